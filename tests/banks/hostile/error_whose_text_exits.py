"""Raise an error whose text leaves.

catalogue  1, 6
strict     error: CALL ended the interpreter with exit code 0
portable   error: CALL ended the interpreter with exit code 0
"""

import sys


class Problem(Exception):
    def __str__(self):
        sys.exit(0)


def softmax(x):
    raise Problem
