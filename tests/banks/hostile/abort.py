"""Abort.

catalogue  6
strict     error: CALL crashed the interpreter with SIGABRT; it was in line 12: os.abort()
portable   error: CALL crashed the interpreter with SIGABRT; it was in line 12: os.abort()
"""

import os


def softmax(x):
    os.abort()
