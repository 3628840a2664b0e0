"""Ask for a name, which tells it to the servers on the way.

catalogue  41
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import socket

import numpy as np


def attack():
    socket.socketpair()[0].close()
    socket.getaddrinfo("localhost", 80)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
