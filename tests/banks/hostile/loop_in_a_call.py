"""Loop in the call.

catalogue  44
strict     timeout: CALL did not finish within 2 s of processor time...
portable   timeout: CALL did not finish within 2 s of processor time...
"""


def softmax(x):
    while True:
        pass
