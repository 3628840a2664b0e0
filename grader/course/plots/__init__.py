"""How plots is judged."""
