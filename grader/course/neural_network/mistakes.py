"""What often goes wrong in ``neural_network``. Each docstring is the hint for whoever writes the same."""
