"""How training is judged."""
