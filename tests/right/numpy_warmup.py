"""Right variations of ``numpy_warmup``: a grader must accept each of them."""
