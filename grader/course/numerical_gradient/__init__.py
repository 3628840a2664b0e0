"""How numerical derivatives are judged."""
