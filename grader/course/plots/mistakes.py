"""What often goes wrong in ``plots``. Each docstring is the hint for whoever writes the same."""
