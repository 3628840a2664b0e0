"""Answer the right values with an axis that broadcasts.

catalogue  24
strict     failed: CALL has shape (1, 3); expected (3,)...
portable   failed: CALL has shape (1, 3); expected (3,)...
"""

import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return (e / np.sum(e, axis=-1, keepdims=True))[np.newaxis]
