"""Raise the limit of memory, and take more.

catalogue  48, 49
strict     error: CALL needs more than 1 GiB of memory
portable   not run: root may raise its limits, and then takes what there is
"""

import ctypes
import resource

import numpy as np


def softmax(x):
    libc = ctypes.CDLL(None)
    limit = (ctypes.c_uint64 * 2)(2**64 - 1, 2**64 - 1)
    libc.prlimit(0, resource.RLIMIT_AS, limit, None)
    return np.ones(2**28).sum() * np.zeros(np.shape(x))
