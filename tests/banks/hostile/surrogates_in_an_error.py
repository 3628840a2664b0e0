"""Put half characters into its error, which no encoding can hold.

catalogue  75
strict     error: CALL raised ValueError...
portable   error: CALL raised ValueError...
"""


def softmax(x):
    raise ValueError("\ud800\udfff\udc80")
