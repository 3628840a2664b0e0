"""Send itself the signal of Ctrl-C.

catalogue  5
strict     error: CALL raised KeyboardInterrupt
portable   error: CALL raised KeyboardInterrupt
"""

import os
import signal
import time


def softmax(x):
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(1)
