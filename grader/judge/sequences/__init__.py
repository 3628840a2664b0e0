"""Sequences of calls: one function called in many forms, and random walks through the methods of a class."""
