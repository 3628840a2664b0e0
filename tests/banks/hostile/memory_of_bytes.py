"""Take memory, all at once.

catalogue  49
strict     error: CALL needs more than 1 GiB of memory
portable   error: CALL needs more than 1 GiB of memory
"""


def softmax(x):
    return bytearray(2**40)
