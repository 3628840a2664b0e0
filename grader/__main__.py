"""``python -m grader``."""

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # the current folder: nothing that lies in it may stand in for numpy or the standard library

from grader.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
