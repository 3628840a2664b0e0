"""Loop, whatever is raised.

catalogue  44, 45
strict     timeout: CALL did not finish: it spent 2 s waiting...
portable   timeout: CALL did not finish: it spent 2 s waiting...
"""

import time


def softmax(x):
    while True:
        try:
            time.sleep(600)
        except BaseException:
            pass
