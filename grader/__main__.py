"""``python -m grader``."""

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # the current folder: nothing that lies in it may stand in for numpy or the standard library


def run() -> int:
    """Do what the command line says; an interrupt may come while the grader is still imported."""
    try:
        from grader.cli import main

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        print("grader: interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(run())
