"""Right variations of ``neural_network``: a grader must accept each of them."""
