"""What must come out of three_layer_net."""
