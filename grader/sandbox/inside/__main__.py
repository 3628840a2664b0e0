"""The judge runs this file to start a worker, or the template for workers.

::

    python -I -B -X utf8 inside/__main__.py worker BYTES_OF_MEMORY [DESCRIPTOR]
    python -I -B -X utf8 inside/__main__.py template BYTES_OF_MEMORY DESCRIPTOR

DESCRIPTOR is the supervisor's pipe to the judge, or the template's socket to the judge.
"""

import os
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from inside import supervisor  # type: ignore[import-not-found]

    role, memory, *descriptors = sys.argv[1:]
    if role == "worker":
        for descriptor in descriptors:
            supervisor.supervise(int(descriptor))
    from inside import worker

    if role == "template":
        import socket

        from inside import template

        template.serve(socket.socket(fileno=int(descriptors[0])))
    del sys.path[0]  # nothing else of the grader can be imported here
    worker.main(int(memory))
