"""End the interpreter when a value is thrown away.

catalogue  2
strict     error: CALL ended the interpreter with exit code 0
portable   error: CALL ended the interpreter with exit code 0
"""

import os


class Bomb:
    def __del__(self):
        os._exit(0)


def softmax(x):
    bomb = Bomb()
    del bomb
    return x
