"""Right variations of ``gradient_descent``: a grader must accept each of them."""
