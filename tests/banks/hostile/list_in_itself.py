"""Answer a list that holds itself.

catalogue  26, 60
strict     failed
portable   failed
"""


def softmax(x):
    x = []
    x.append(x)
    return x
