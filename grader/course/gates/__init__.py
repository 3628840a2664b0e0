"""How gates are judged."""
