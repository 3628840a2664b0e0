"""End the interpreter with exit code 0 in the call.

catalogue  2
strict     error: CALL ended the interpreter with exit code 0
portable   error: CALL ended the interpreter with exit code 0
"""

import os


def softmax(x):
    os._exit(0)
