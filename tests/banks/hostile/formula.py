"""Raise an error that is a formula in a spreadsheet.

catalogue  76
strict     error: CALL raised ValueError: =HYPERLINK("http://evil")
portable   error: CALL raised ValueError: =HYPERLINK("http://evil")
"""


def softmax(x):
    raise ValueError('=HYPERLINK("http://evil")')
