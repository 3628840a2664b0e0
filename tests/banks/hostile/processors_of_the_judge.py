"""Move the judge to one processor.

catalogue  57
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import os

import numpy as np


def attack():
    os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid()))


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
