"""Turn the direction of the line.

catalogue  75
strict     error: CALL raised ValueError...
portable   error: CALL raised ValueError...
"""


def softmax(x):
    raise ValueError("\u202edessap\u2066\u200f")
