"""Answer an empty array of a huge shape: every sum over one of its axes takes petabytes.

catalogue  55
strict     failed: CALL has shape (0, 67108864, 67108864); expected (3,)
portable   failed: CALL has shape (0, 67108864, 67108864); expected (3,)
"""

import numpy as np


def softmax(x):
    return np.zeros((0, 2**26, 2**26))
