"""Answer a number of a million digits.

catalogue  25, 60
strict     failed
portable   failed
"""


def softmax(x):
    return 10**10**6
