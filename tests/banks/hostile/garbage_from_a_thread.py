"""Write garbage to the pipe from a thread, between the answers.

catalogue  71
strict     error: CALL broke the connection to the grader
portable   error: CALL broke the connection to the grader
"""

import os
import struct
import sys
import threading
import time


def pipe():
    frame = sys._getframe()
    while not hasattr(frame.f_locals.get("self"), "_judge"):
        frame = frame.f_back
    server = frame.f_locals["self"]
    os.set_blocking(server._judge._to, True)
    return server._judge._to, server._id


def framed(header, payload=b"", length=None):
    return struct.pack("<II", len(header), len(payload) if length is None else length) + header + payload


def scribble(to):
    while True:
        os.write(to, bytes(range(255, 0, -1)))


def softmax(x):
    to, question = pipe()
    threading.Thread(target=scribble, args=(to,), daemon=True).start()
    time.sleep(0.2)
    return x
