"""Make a file.

catalogue  14
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import numpy as np


def attack():
    open("/victim/new", "w").close()


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
