"""Answer dates.

catalogue  25
strict     failed
portable   failed
"""

import numpy as np


def softmax(x):
    return np.zeros(np.shape(x), "M8[s]")
