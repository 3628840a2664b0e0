"""Read address zero.

catalogue  6
strict     error: CALL crashed the interpreter with SIGSEGV; it was in line 12: ctypes.string_at(0)
portable   error: CALL crashed the interpreter with SIGSEGV; it was in line 12: ctypes.string_at(0)
"""

import ctypes


def softmax(x):
    ctypes.string_at(0)
