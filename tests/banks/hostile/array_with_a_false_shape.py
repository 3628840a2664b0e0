"""Return an array that lies about its shape and its bytes.

catalogue  24, 55
strict     failed: CALL has shape (5,); expected (3,)
portable   failed: CALL has shape (5,); expected (3,)
"""

import numpy as np


class Liar(np.ndarray):
    shape = property(lambda self: (3,))
    size = property(lambda self: 0)

    def tobytes(self, order="C"):
        return b"passed" * 10**6


def softmax(x):
    return np.zeros(5).view(Liar)
