"""Raise an error of ten megabytes of spaces.

catalogue  75
strict     error: CALL raised ValueError...
portable   error: CALL raised ValueError...
"""


def softmax(x):
    raise ValueError(" " * 10**7)
