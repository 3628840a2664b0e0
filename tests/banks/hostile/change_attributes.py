"""Add an attribute to a file.

catalogue  78
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import os

import numpy as np


def attack():
    os.setxattr("/victim/file", "user.seen", b"1")


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
