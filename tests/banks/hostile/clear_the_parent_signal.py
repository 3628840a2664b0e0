"""Live on when the judge dies.

catalogue  70
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import ctypes
import os

import numpy as np


def attack():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(1, 0, 0, 0, 0) < 0:
        raise PermissionError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
