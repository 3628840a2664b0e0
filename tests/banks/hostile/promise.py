"""Answer a function, to be asked later.

catalogue  26
strict     failed: CALL is a function; expected an array of shape (3,)
portable   failed: CALL is a function; expected an array of shape (3,)
"""


def softmax(x):
    return lambda: 1
