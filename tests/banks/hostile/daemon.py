"""Leave a daemon behind, in a session of its own; answer right.

catalogue  68
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import os
import time

import numpy as np


def attack():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)


def softmax(x):
    global attack
    attack()
    attack = int
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
