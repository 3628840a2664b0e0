"""Make links to what it cannot read.

catalogue  14, 63
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import os

import numpy as np


def attack():
    for name in ("/victim/symbolic", "/victim/hard"):
        if not os.path.lexists(name):
            (os.symlink if "symbolic" in name else os.link)("/victim/file", name)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
