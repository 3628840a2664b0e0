"""Empty a file without opening it.

catalogue  78
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import os

import numpy as np


def attack():
    os.truncate("/victim/file", 0)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
