"""Right variations of ``activations``: a grader must accept each of them."""
