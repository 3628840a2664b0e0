"""Answer more than there is.

catalogue  55
strict     failed: CALL returned an array of shape (1000000000000,); that is more than the grader takes
portable   failed: CALL returned an array of shape (1000000000000,); that is more than the grader takes
"""

import numpy as np


def softmax(x):
    return np.broadcast_to(1.0, 10**12)
