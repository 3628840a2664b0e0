"""Raise an error whose type and text are made to be looked at for long.

catalogue  75
strict     error
portable   error
"""


def softmax(x):
    raise type("A" * 2000, (Exception,), {})("'" + "A" * 100_000 + "' object has no attribute '" + "x" * 100_000)
