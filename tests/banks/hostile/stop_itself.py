"""Stop itself, and wait to be woken.

catalogue  6, 47
strict     timeout: CALL did not finish within 2 s...
portable   timeout: CALL did not finish within 2 s...
"""

import os
import signal


def softmax(x):
    os.kill(os.getpid(), signal.SIGSTOP)
