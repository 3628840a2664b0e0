"""What must come out of numpy_warmup."""
