"""Kill itself, like the memory of the machine had run out.

catalogue  6
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted
portable   no report
"""

import os
import signal


def softmax(x):
    os.kill(os.getpid(), signal.SIGKILL)
