"""Loop when a value is thrown away.

catalogue  44
strict     timeout: CALL did not finish within 2 s of processor time...
portable   timeout: CALL did not finish within 2 s of processor time...
"""


class Loop:
    def __del__(self):
        while True:
            pass


def softmax(x):
    loop = Loop()
    del loop
    return x
