"""What often goes wrong in ``three_layer_net``. Each docstring is the hint for whoever writes the same."""
