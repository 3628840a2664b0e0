"""How three_layer_net is judged."""
