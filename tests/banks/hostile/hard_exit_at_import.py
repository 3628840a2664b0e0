"""End the interpreter with exit code 0 while it is imported.

catalogue  2
strict     error: softmax.py ended the interpreter with exit code 0
portable   error: softmax.py ended the interpreter with exit code 0
"""

import os

import numpy as np

os._exit(0)


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
