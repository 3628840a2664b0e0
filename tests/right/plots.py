"""Right variations of ``plots``: a grader must accept each of them."""
