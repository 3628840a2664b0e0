"""Start as many threads as there can be.

catalogue  51
strict     error, timeout
portable   error, timeout
"""

import threading
import time


def softmax(x):
    threading.stack_size(64 * 1024)
    while True:
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
