"""What often goes wrong in ``gradient_descent``. Each docstring is the hint for whoever writes the same."""
