"""MNIST: reading it, and fetching the full set."""
