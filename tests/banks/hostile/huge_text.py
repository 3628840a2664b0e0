"""Answer a text of a hundred megabytes.

catalogue  55
strict     failed: CALL returned a string of 100,000,000 characters; that is more than the grader takes
portable   failed: CALL returned a string of 100,000,000 characters; that is more than the grader takes
"""


def softmax(x):
    return "x" * 10**8
