"""Handing out: the kit without its solutions, in which every check still speaks."""
