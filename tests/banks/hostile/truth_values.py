"""Answer truth.

catalogue  25
strict     failed
portable   failed
"""

import numpy as np


def softmax(x):
    return np.ones(np.shape(x), bool)
