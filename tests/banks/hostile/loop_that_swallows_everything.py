"""Loop, whatever is raised.

catalogue  44, 45
strict     timeout: CALL did not finish within 2 s...
portable   timeout: CALL did not finish within 2 s...
"""

import time


def softmax(x):
    while True:
        try:
            time.sleep(600)
        except BaseException:
            pass
