"""Answer an array of records.

catalogue  25
strict     failed
portable   failed
"""

import numpy as np


def softmax(x):
    return np.zeros(np.shape(x), dtype=[("passed", "f8")])
