"""Answer with a text of sixty megabytes, in every call, to fill the memory of the judge.

catalogue  55
strict     failed
portable   failed
"""


def softmax(x):
    return "x" * 60_000_000
