"""Have the grader note a warning with escape codes in it, where numpy gave none.

catalogue  75
strict     passed
portable   passed
"""

import sys

import numpy as np

monitor = sys.modules["inside.side_effects"]
monitor.SideEffectMonitor.side_effects = lambda self, result: monitor.SideEffects(
    (), (), "\x1b[2J\x1b[1;32m  All passed\n\x00\ud800 <![CDATA[ ]]> " * 50, "\x1b[8m\n=cmd()|x.py", 999_999
)


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
