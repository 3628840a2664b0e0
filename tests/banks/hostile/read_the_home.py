"""List the home folder of the user, with keys and all.

catalogue  34, 41
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import os

import numpy as np


def attack():

    os.listdir("/etc/ssl")


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
