"""Answer with keys that paint.

catalogue  75
strict     failed
portable   failed
"""


def softmax(x):
    return {"\x1b[32m\0\ud800": 1.0}
