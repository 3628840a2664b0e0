"""Write a hundred files into its own folder.

catalogue  52
strict     error: CALL raised PermissionError: [Errno 13] Permission denied...
portable   passed
"""

import numpy as np


def attack():
    for number in range(100):
        with open(f"file{number}", "wb") as file:
            file.write(bytes(10_000))


def softmax(x):
    attack()
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
