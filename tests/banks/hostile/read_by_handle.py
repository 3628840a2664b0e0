"""Open the solution by its handle, around all paths.

catalogue  34
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import ctypes
import os

import numpy as np


def attack():
    libc = ctypes.CDLL(None, use_errno=True)
    handle = ctypes.create_string_buffer((128).to_bytes(4, "little") + bytes(132))
    mount = ctypes.c_int()
    if libc.name_to_handle_at(-100, b"/kit/solutions/softmax.py", handle, ctypes.byref(mount), 0) < 0:
        raise PermissionError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
