"""How numpy_warmup is judged."""
