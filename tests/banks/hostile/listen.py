"""Wait for a connection.

catalogue  41
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import socket

import numpy as np


def attack():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
