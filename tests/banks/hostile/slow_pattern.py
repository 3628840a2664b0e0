"""Match a pattern that takes for ever.

catalogue  44
strict     timeout: CALL did not finish within 2 s...
portable   timeout: CALL did not finish within 2 s...
"""

import re


def softmax(x):
    re.match("(a+)+$", "a" * 40 + "b")
