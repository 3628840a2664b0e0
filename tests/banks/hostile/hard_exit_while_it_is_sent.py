"""End the interpreter while its answer is packed.

catalogue  2
strict     error: CALL ended the interpreter with exit code 0
portable   error: CALL ended the interpreter with exit code 0
"""

import os


class Bomb(dict):
    def values(self):
        os._exit(0)


def softmax(x):
    return Bomb(a=1)
