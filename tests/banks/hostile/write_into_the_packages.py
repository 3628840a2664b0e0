"""Write into the folder of numpy, for the next submission.

catalogue  13
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import os

import numpy as np


def attack():
    path = os.path.join(np.__path__[0], "hostile-probe")
    open(path, "w").close()
    os.remove(path)


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
