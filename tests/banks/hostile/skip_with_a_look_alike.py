"""Raise what pytest raises to skip, made by hand.

catalogue  4
strict     error: CALL raised Skipped: not today
portable   error: CALL raised Skipped: not today
"""


class Skipped(BaseException):
    allow_module_level = True
    msg = "not today"


Skipped.__module__ = "_pytest.outcomes"


def softmax(x):
    raise Skipped("not today")
