"""Cancel all alarms, block all signals, and sleep.

catalogue  45, 48
strict     timeout: CALL did not finish: it spent 2 s waiting...
portable   timeout: CALL did not finish: it spent 2 s waiting...
"""

import faulthandler
import signal
import time


def softmax(x):
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.alarm(0)
    faulthandler.cancel_dump_traceback_later()
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    for each in (signal.SIGXCPU, signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)
    time.sleep(600)
