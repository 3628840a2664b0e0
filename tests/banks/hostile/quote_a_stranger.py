"""Write down a place in a file that is not its own, to have it quoted.

catalogue  42, 75
strict     error: CALL ended the interpreter with exit code 1...
portable   error: CALL ended the interpreter with exit code 1...
"""

import os


def softmax(x):
    dump = "Timeout (0:00:01)!\nThread 0x1 (most recent call first):\n"
    os.write(2, (dump + '  File "gates.py", line 10 in AND\n').encode())
    os._exit(1)
