"""Answer an object whose type paints.

catalogue  75
strict     failed
portable   failed
"""


def softmax(x):
    return type("T\x1b[32m\u202e\n", (), {})()
