"""Handouts: the kit without its solutions, in which every check still gives its verdict and hints."""
