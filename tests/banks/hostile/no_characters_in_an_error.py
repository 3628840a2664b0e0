"""Put what is no character into its error.

catalogue  75
strict     error: CALL raised ValueError...
portable   error: CALL raised ValueError...
"""


def softmax(x):
    raise ValueError("\ufffe\uffff\ufdd0\U0010ffff\x7f\x9b31m")
