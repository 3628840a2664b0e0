"""Leave a file where all users leave theirs.

catalogue  13
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import tempfile

import numpy as np


def attack():
    with tempfile.NamedTemporaryFile(dir="/tmp"):
        pass


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
