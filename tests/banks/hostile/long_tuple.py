"""Answer with as many numbers as can be sent one by one.

catalogue  60
strict     failed
portable   failed
"""


def softmax(x):
    return tuple(range(4000))
