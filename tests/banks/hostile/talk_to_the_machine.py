"""Talk to a service of the machine by a name without a file.

catalogue  41
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import socket

import numpy as np


def attack():
    with socket.socket(socket.AF_UNIX) as service:
        service.connect_ex("\0service")


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
