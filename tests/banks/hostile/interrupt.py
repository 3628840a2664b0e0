"""Press Ctrl-C, so that the instructor seems to have stopped the run.

catalogue  5
strict     error: CALL raised KeyboardInterrupt
portable   error: CALL raised KeyboardInterrupt
"""


def softmax(x):
    raise KeyboardInterrupt
