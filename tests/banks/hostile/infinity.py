"""Answer infinity.

catalogue  22
strict     failed: CALL[0] is inf; expected 0.01821...
portable   failed: CALL[0] is inf; expected 0.01821...
"""

import numpy as np


def softmax(x):
    return np.full(np.shape(x), np.inf)
