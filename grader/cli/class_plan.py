"""What the options of ``python -m grader class`` mean."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.command import UsageError, exercises_named, wrong_use
from grader.cli.options import is_number, isolation_for, number_from, require_full_mnist
from grader.cli.output import target_of
from grader.course import load_course

if TYPE_CHECKING:
    from grader.classroom.run import Plan


def plan_from(options: argparse.Namespace) -> Plan:
    """Return what to grade, and how.

    Parameters
    ----------
    options : argparse.Namespace
        Those of the command ``class``.

    Raises
    ------
    UsageError
        If one of them cannot be understood.
    """
    from grader.classroom.run import Plan

    if options.dataset == "full":
        require_full_mnist()
    return Plan(
        exercises=tuple(exercise.name for exercise in exercises_named(options.words, load_course())),
        dataset=options.dataset,
        isolation=isolation_for(options.isolation)[0],
        student_seconds=float(number_from(options.student_seconds, "--student-seconds", 1)),
        seed=None if options.seed is None else number_from(options.seed, "--seed", 0),
        deadline=_deadline(options.deadline),
        shard=_shard(options.shard),
        student=options.student,
        fresh=options.fresh,
    )


def folder_from(options: argparse.Namespace) -> Path:
    """Return the folder for grades and reports.

    Parameters
    ----------
    options : argparse.Namespace
        Those of the command ``class``.

    Raises
    ------
    UsageError
        If none is named, or one among the hand-ins.
    """
    if options.out is None:
        raise UsageError("name a folder for grades and reports with --out DIR")
    with wrong_use(f"cannot write {options.out}"):
        folder, hand_ins = target_of(options.out).absolute(), Path(options.hand_ins).absolute()
    if folder == hand_ins or hand_ins in folder.parents:
        raise UsageError(f"{options.out} lies in {options.hand_ins}; grades and reports need a folder elsewhere")
    return folder


def _deadline(word: str | None) -> datetime | None:
    if word is None:
        return None
    try:
        if ":" not in word:  # the day alone would be its first moment, which nobody means
            raise ValueError(word)
        deadline = datetime.fromisoformat(word)
        deadline.astimezone()  # in this machine's zone it may be out of range
        return deadline
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"--deadline takes a time such as 2026-03-01T23:59+01:00; got '{word}'") from None


def _shard(word: str | None) -> tuple[int, int]:
    if word is None:
        return 1, 1
    number, _, of = word.partition("/")
    if not (is_number(number) and is_number(of) and 1 <= int(number) <= int(of)):
        raise UsageError(f"--shard takes K/N, such as 2/5 for the second of five parts; got '{word}'")
    return int(number), int(of)
