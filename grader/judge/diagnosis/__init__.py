"""Which known mistake a submission makes, from its answers alone."""
