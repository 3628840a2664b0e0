"""What often goes wrong in ``training``. Each docstring is the hint for whoever writes the same."""
