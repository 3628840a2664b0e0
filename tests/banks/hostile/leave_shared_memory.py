"""Leave a segment of shared memory, which outlives every process.

catalogue  13
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import ctypes
import os

import numpy as np


def attack():
    libc = ctypes.CDLL(None, use_errno=True)
    segment = libc.shmget(0, 4096, 0o600 | 0o1000)
    if segment < 0:
        raise PermissionError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    libc.shmctl(segment, 0, None)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
