"""How the loss functions are judged."""
