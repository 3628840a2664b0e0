"""Paint with what it prints, and fail.

catalogue  75
strict     error: CALL raised ValueError: no
portable   error: CALL raised ValueError: no
"""

import os


def softmax(x):
    print("\x1b[32mAll passed\x1b[0m\0\ud800\u202e\r\n  Graded: exercises; seed 1")
    os.write(1, bytes(range(256)))
    raise ValueError("no")
