"""Send a datagram.

catalogue  41
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import socket

import numpy as np


def attack():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.sendto(b"secret", ("127.0.0.1", 9))


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
