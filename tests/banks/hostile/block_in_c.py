"""Wait in C, holding the interpreter.

catalogue  47
strict     timeout: CALL did not finish: it spent 2 s waiting...
portable   timeout: CALL did not finish: it spent 2 s waiting...
"""

import ctypes


def softmax(x):
    ctypes.PyDLL(None).pause()
