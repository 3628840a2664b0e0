"""Take memory, doubling.

catalogue  49
strict     error, timeout
portable   error, timeout
"""


def softmax(x):
    text = "x"
    while True:
        text += text
