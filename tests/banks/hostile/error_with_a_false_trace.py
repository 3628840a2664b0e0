"""Raise an error whose traceback is no traceback.

catalogue  6
strict     error
portable   error
"""


class Problem(Exception):
    __traceback__ = property(lambda self: 1 / 0)


def softmax(x):
    raise Problem
