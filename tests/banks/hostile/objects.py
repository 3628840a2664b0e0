"""Answer an array of objects.

catalogue  25
strict     failed
portable   failed
"""

import numpy as np


def softmax(x):
    return np.full(np.shape(x), None)
