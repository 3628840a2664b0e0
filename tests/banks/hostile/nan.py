"""Answer nan.

catalogue  22
strict     failed: CALL[0] is nan; expected 0.01821 (3 of 3 values differ)
portable   failed: CALL[0] is nan; expected 0.01821 (3 of 3 values differ)
"""

import numpy as np


def softmax(x):
    return np.full(np.shape(x), np.nan)
