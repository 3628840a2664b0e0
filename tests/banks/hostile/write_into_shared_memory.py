"""Leave a file in shared memory.

catalogue  13
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import os

import numpy as np


def attack():
    open("/dev/shm/hostile-probe", "w").close()
    os.remove("/dev/shm/hostile-probe")


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
