"""What must come out of training."""
