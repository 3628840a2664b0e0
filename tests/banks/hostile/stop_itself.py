"""Stop itself, and wait to be woken.

catalogue  6, 47
strict     timeout: CALL did not finish: it spent 2 s waiting...
portable   timeout: CALL did not finish: it spent 2 s waiting...
"""

import os
import signal


def softmax(x):
    os.kill(os.getpid(), signal.SIGSTOP)
