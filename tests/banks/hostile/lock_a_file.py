"""Take a lease on a file, so that others wait.

catalogue  57
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import fcntl
import os

import numpy as np


def attack():
    with open(os.devnull, "rb") as file:
        fcntl.lockf(file, fcntl.LOCK_UN)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
