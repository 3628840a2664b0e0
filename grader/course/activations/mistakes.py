"""What often goes wrong in ``activations``. Each docstring is the hint for whoever writes the same."""
