"""Answer three long rows of truth values: stacked as float64, they take eight times their memory.

catalogue  55
strict     failed, timeout
portable   failed, timeout
"""

import numpy as np


def softmax(x):
    return (np.zeros(20 * 2**20, bool),) * 3
