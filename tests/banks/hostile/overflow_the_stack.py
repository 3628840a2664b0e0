"""Overflow the stack of C.

catalogue  6
strict     error, timeout
portable   error, timeout
"""

import sys


def softmax(x):
    sys.setrecursionlimit(10**9)
    x = []
    for _ in range(10**6):
        x = [x]
    return repr(x)
