"""Raise what the judge raises for an outcome, with the status it would like.

catalogue  4, 5
strict     error: CALL raised NotPassed: passed
portable   error: CALL raised NotPassed: passed
"""


class NotPassed(Exception):
    status = "passed"
    message = "passed"
    hint = None
    details = ()


def softmax(x):
    raise NotPassed("passed")
