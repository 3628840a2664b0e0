"""Move a file away.

catalogue  14
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import os

import numpy as np


def attack():
    if os.path.exists("/victim/file"):
        os.rename("/victim/file", "/victim/moved")


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
