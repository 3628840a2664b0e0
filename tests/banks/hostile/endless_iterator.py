"""Answer an iterator without end.

catalogue  26
strict     failed
portable   failed
"""

import itertools


def softmax(x):
    return itertools.repeat(0.5)
