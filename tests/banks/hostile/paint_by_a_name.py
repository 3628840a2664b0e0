"""Paint with the name of an error.

catalogue  75
strict     error: CALL raised E...
portable   error: CALL raised E...
"""


def softmax(x):
    raise type("E\x1b[32m\u202e\n", (Exception,), {})("no")
