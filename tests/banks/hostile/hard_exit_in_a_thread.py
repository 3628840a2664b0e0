"""End the interpreter from a thread while the call waits.

catalogue  2
strict     error: CALL ended the interpreter with exit code 0
portable   error: CALL ended the interpreter with exit code 0
"""

import os
import threading
import time


def softmax(x):
    threading.Timer(0.1, os._exit, [0]).start()
    time.sleep(600)
