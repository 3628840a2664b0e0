"""Close the element of its failure.

catalogue  75
strict     error: CALL raised ValueError...
portable   error: CALL raised ValueError...
"""


def softmax(x):
    raise ValueError('</failure></testcase><testcase name="x"/>]]><!--')
