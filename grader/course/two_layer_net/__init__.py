"""How the network of two layers is judged."""
