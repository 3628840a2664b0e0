"""Right variations of ``training``: a grader must accept each of them."""
