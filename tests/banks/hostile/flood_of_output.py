"""Print without end.

catalogue  52
strict     error: CALL printed more than 1 MiB; is there a print in a loop?
portable   error: CALL printed more than 1 MiB; is there a print in a loop?
"""


def softmax(x):
    while True:
        print("probabilities " * 100)
