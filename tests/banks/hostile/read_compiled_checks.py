"""List the compiled files of the grader.

catalogue  34, 38
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import os

import numpy as np


def attack():
    os.listdir("/kit/grader")


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
