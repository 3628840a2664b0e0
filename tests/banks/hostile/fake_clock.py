"""Make every clock stand still, and sleep.

catalogue  72
strict     timeout: CALL did not finish: it spent 2 s waiting...
portable   timeout: CALL did not finish: it spent 2 s waiting...
"""

import time


def softmax(x):
    time.time = time.monotonic = time.perf_counter = lambda: 0.0
    time.sleep(600)
