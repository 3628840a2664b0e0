"""Match a pattern that takes for ever.

catalogue  44
strict     timeout: CALL did not finish within 2 s of processor time...
portable   timeout: CALL did not finish within 2 s of processor time...
"""

import re


def softmax(x):
    re.match("(a+)+$", "a" * 40 + "b")
