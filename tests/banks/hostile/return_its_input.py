"""Return its input, which the reference might have written to.

catalogue  27
strict     failed: CALL adds up to 7.2, not to 1...
portable   failed: CALL adds up to 7.2, not to 1...
"""


def softmax(x):
    return x
