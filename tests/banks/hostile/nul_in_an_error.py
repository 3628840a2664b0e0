"""Put NUL into its error, which no XML can hold.

catalogue  75
strict     error: CALL raised ValueError...
portable   error: CALL raised ValueError...
"""


def softmax(x):
    raise ValueError("passed\0passed")
