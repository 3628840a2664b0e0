"""Change flags of a file that it can read.

catalogue  78
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   error: CALL raised OSError: [Errno 25] Inappropriate ioctl for device
"""

import fcntl

import numpy as np


def attack():
    fcntl.ioctl(0, 0x40086602, bytes(8))


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
