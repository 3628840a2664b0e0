"""What often goes wrong in ``digit_image``. Each docstring is the hint for whoever writes the same."""
