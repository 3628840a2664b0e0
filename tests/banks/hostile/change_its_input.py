"""Change its input, so that the expected value is another.

catalogue  28
strict     failed: CALL...
portable   failed: CALL...
"""

import numpy as np


def softmax(x):
    x[...] = 0
    return np.zeros_like(x)
