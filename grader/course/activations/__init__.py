"""How activations is judged."""
