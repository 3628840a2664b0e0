"""How layers are judged."""
