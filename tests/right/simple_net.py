"""Right variations of ``simple_net``: a grader must accept each of them."""
