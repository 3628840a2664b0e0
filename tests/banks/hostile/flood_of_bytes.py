"""Write to the descriptors without end.

catalogue  52
strict     error: CALL raised OSError: [Errno 27] File too large
portable   error: CALL raised OSError: [Errno 27] File too large
"""

import os


def softmax(x):
    while True:
        os.write(1, bytes(2**16))
        os.write(2, bytes(2**16))
