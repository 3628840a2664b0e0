"""Options that several commands take: what their values mean, and what they need."""

from __future__ import annotations

import os

from grader.cli.command import UsageError
from grader.cli.cores import usable_cores
from grader.files import ROOT
from grader.sandbox.outside.isolation import why_not_strict


def jobs_from(word: str | None) -> int:
    """Return how many exercises may be graded at a time: one for each core, unless the option says otherwise."""
    return usable_cores() if word is None else number_from(word, "--jobs", 1)


def number_from(word: str, option: str, least: int) -> int:
    """Return the number that an option takes, or refuse another word."""
    if not is_number(word) or int(word) < least:
        raise UsageError(f"{option} takes a number, {least} or more; got '{word}'")
    return int(word)


def is_number(word: str) -> bool:
    """Return whether a word is a number, 0 or more."""
    return word.isascii() and word.isdigit() and len(word) <= 18


def require_full_mnist() -> None:
    """Refuse other data named MNIST. Training images may differ: in some good copies, pixels of 1 became 0."""
    from grader.datasets.mnist import MnistError, find, full_folder, is_users
    from grader.datasets.published import FILES, State, examine

    folder, remedy = full_folder(), "fetch it with python -m grader data, or name its folder in MNIST_DIR"
    if not os.path.isdir(folder):  # a name that is too long is no error
        raise UsageError(f"the full MNIST is not in {folder}; {remedy}")
    for file in FILES[1:]:
        if examine(folder, file).state is State.DAMAGED:
            if is_users(folder):
                remedy = "remove it and fetch it with python -m grader data, or name another folder in MNIST_DIR"
            raise MnistError(f"{find(folder, file.name)} is not the published file of MNIST; {remedy}")


def isolation_for(wanted: str | None) -> tuple[str, str | None]:
    """Return the level to use and, if it is not strict although the user named none, the reason.

    Parameters
    ----------
    wanted : str or None
        The requested level, if any.

    Raises
    ------
    UsageError
        If it cannot be had here.
    """
    if wanted == "portable":
        return wanted, None
    why_not = why_not_strict()
    if why_not is None:
        return "strict", None
    if wanted == "strict":
        raise UsageError(f"isolation strict cannot be had here: {why_not}")
    return "portable", why_not


def leave_a_lost_folder() -> None:
    """Go to the kit if the current folder is deleted or not readable: pytest needs one."""
    try:
        os.chdir(os.getcwd())
    except OSError:
        os.chdir(ROOT)
