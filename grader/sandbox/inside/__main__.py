"""Start the worker: ``python -I -B -X utf8 inside/__main__.py BYTES_OF_MEMORY``, as the judge does."""

import os
import sys

if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from inside.worker import main  # type: ignore[import-not-found]

    del sys.path[0]  # nothing else of the grader can be imported here
    main()
