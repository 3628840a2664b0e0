"""Raise an error of ten megabytes.

catalogue  75
strict     error: CALL raised ValueError...
portable   error: CALL raised ValueError...
"""


def softmax(x):
    raise ValueError("x" * 10**7)
