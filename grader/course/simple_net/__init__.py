"""How simple_net is judged."""
