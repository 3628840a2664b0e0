"""Start a program in a session of its own; answer right.

catalogue  68
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted...
portable   passed
"""

import subprocess
import sys

import numpy as np


def attack():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)


def softmax(x):
    global attack
    attack()
    attack = int
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
