"""Die, and leave a child that holds the pipe open.

catalogue  69
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   timeout: CALL did not finish: it spent 2 s waiting...
"""

import os
import time


def softmax(x):
    if os.fork():
        os._exit(0)
    os.setsid()
    time.sleep(600)
