"""Leave politely while it is imported.

catalogue  1
strict     error: softmax.py ended the program with exit(0)
portable   error: softmax.py ended the program with exit(0)
"""

import sys

import numpy as np

sys.exit(0)


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
