"""What often goes wrong in ``mnist_inference``. Each docstring is the hint for whoever writes the same."""
