"""Pretend that it is still to do, with the price of that.

catalogue  6
strict     todo: still to do: softmax, softmax.py, line 10
portable   todo: still to do: softmax, softmax.py, line 10
"""


def softmax(x):
    raise NotImplementedError
