"""How softmax is judged."""
