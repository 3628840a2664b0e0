"""Sequences of calls: one function asked in many ways, and random walks through the methods of a class."""
