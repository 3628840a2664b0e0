"""Raise what ends generators.

catalogue  5
strict     error: CALL raised GeneratorExit
portable   error: CALL raised GeneratorExit
"""


def softmax(x):
    raise GeneratorExit
