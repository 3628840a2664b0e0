"""Right variations of ``three_layer_net``: a grader must accept each of them."""
