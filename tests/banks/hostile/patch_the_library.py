"""Replace what a comparison could use, and answer nonsense.

catalogue  9
strict     error
portable   error
"""

import builtins
import math

import numpy as np


def softmax(x):
    builtins.abs = builtins.max = lambda *args: 0
    builtins.all = builtins.isinstance = lambda *args: True
    math.isclose = lambda *args, **kwargs: True
    return np.zeros_like(x)
