"""Recognising the known mistake that a submission makes, from its answers alone."""
