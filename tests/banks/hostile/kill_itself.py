"""Kill itself, like the memory of the machine had run out.

catalogue  6
strict     error: CALL crashed the interpreter with SIGKILL
portable   error: CALL crashed the interpreter with SIGKILL
"""

import os
import signal


def softmax(x):
    os.kill(os.getpid(), signal.SIGKILL)
