"""What a submission may do, in sentences for the learner."""

from __future__ import annotations

from collections.abc import Sequence

EXPERIMENTS = 'Put experiments under if __name__ == "__main__":, which the grader does not run.'
IMPORTS = f"It may import numpy, {{}}the standard library and the exercises before it. {EXPERIMENTS}"
LOCKED = f"The grader lets a submission open no file and no connection, and start no program. {EXPERIMENTS}"


def may_import(packages: Sequence[str]) -> str:
    """Return the sentence that says what an exercise may import.

    Parameters
    ----------
    packages : sequence of str
        The packages that it may use besides numpy.
    """
    names = sorted({package.partition(".")[0] for package in packages})
    return IMPORTS.format("".join(f"{name}, " for name in names))
