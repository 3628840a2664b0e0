"""How neural_network is judged."""
