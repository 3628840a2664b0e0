"""Right variations of ``digit_image``: a grader must accept each of them."""
