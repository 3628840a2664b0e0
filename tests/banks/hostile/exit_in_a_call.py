"""Leave politely in the call.

catalogue  1
strict     error: CALL ended the program with exit(0)
portable   error: CALL ended the program with exit(0)
"""

import sys


def softmax(x):
    sys.exit(0)
