"""Loop in the call.

catalogue  44
strict     timeout: CALL did not finish within 2 s...
portable   timeout: CALL did not finish within 2 s...
"""


def softmax(x):
    while True:
        pass
