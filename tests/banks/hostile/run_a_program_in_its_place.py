"""Become another program.

catalogue  68
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   error: CALL...
"""

import os

import numpy as np


def attack():
    os.execv("/bin/sh", ["sh", "-c", "exit 0"])


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
