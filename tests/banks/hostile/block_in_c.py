"""Wait in C, holding the interpreter.

catalogue  47
strict     timeout: CALL did not finish within 2 s...
portable   timeout: CALL did not finish within 2 s...
"""

import ctypes


def softmax(x):
    ctypes.PyDLL(None).pause()
