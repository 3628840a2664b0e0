"""Raise what ends loops.

catalogue  5
strict     error: CALL raised StopIteration...
portable   error: CALL raised StopIteration...
"""


def softmax(x):
    raise StopIteration(x)
