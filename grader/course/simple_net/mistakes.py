"""What often goes wrong in ``simple_net``. Each docstring is the hint for whoever writes the same."""
