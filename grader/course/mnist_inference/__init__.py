"""How mnist_inference is judged."""
