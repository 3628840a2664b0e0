"""What often goes wrong in ``numpy_warmup``. Each docstring is the hint for whoever writes the same."""
