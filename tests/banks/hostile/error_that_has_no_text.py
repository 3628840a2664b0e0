"""Raise an error whose text hangs.

catalogue  6
strict     timeout: CALL did not finish within 2 s of processor time...
portable   timeout: CALL did not finish within 2 s of processor time...
"""


class Problem(Exception):
    def __str__(self):
        while True:
            pass


def softmax(x):
    raise Problem
