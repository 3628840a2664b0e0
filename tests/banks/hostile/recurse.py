"""Call itself without end.

catalogue  6
strict     error: CALL raised RecursionError: maximum recursion depth exceeded...
portable   error: CALL raised RecursionError: maximum recursion depth exceeded...
"""


def softmax(x):
    return softmax(x)
