"""Take memory, an array at a time.

catalogue  49
strict     error: CALL needs more than 1 GiB of memory
portable   error: CALL needs more than 1 GiB of memory
"""

import numpy as np


def softmax(x):
    taken = []
    while True:
        taken.append(np.zeros(10**7))
