"""Read the memory of the judge.

catalogue  31
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   error: CALL raised PermissionError: [Errno 13] Permission denied...
"""

import os

import numpy as np


def attack():
    open(f"/proc/{os.getppid()}/mem", "rb").close()


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
