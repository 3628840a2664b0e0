"""Right variations of ``mnist_inference``: a grader must accept each of them."""
