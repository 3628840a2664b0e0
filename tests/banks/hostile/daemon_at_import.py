"""Leave a daemon behind while it is imported, in a session of its own; answer right.

catalogue  68
strict     error: softmax.py raised PermissionError when it was imported: [Errno 1] Operation not permitted
portable   passed
"""

import os
import time

import numpy as np

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
