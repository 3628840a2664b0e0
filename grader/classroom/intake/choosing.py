"""Which files of a hand-in are the exercise files: by a rule, never by a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from grader.classroom.handins import Problem
from grader.classroom.intake.entries import EMPTY, KIT, LINK, MAX_ENTRIES, Entry, Parts, why_skipped
from grader.classroom.intake.notebooks import Notebook
from grader.classroom.intake.reading import Reader, Trouble
from grader.results.request import Source
from grader.results.text import printable
from grader.strays import ARCHIVES, is_meant, refuse_stray

COPY = r"(?:(?:\s*-\s*|[ _])copy)?(?:\s*\(\d+\)|[ _-]\d+)?"
"""What browsers, platforms and file managers add to a name that exists already."""

NOT_OPENED = "an archive that is not opened"
NO_EXERCISE = "no exercise that is graded"
ANOTHER = "another file is taken"


@dataclass(frozen=True)
class Contents:
    """The content of a hand-in.

    Attributes
    ----------
    sources : mapping of str to Source
        The text of each exercise file, or why there is none, by the name of the exercise.
    found : mapping of str to str
        Where each text was found, below the folder of the class.
    ignored : tuple of str
        The ignored files, each with the reason.
    problem : Problem or None
        Why it cannot be graded.
    message : str
        One line that says what the problem is.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    problem: Problem | None = None
    message: str = ""


class Ambiguous(Exception):
    """Several different files could be meant; the text is a line that names them."""


def choose(entries: Sequence[Entry], names: Sequence[str]) -> Contents:
    """Return the exercise files of a hand-in.

    Parameters
    ----------
    entries : sequence of Entry
        The hand-in.
    names : sequence of str
        The exercises.
    """
    if all(entry.skipped == EMPTY for entry in entries):
        return Contents(problem=Problem.NOTHING, message="nothing was handed in")
    reader = Reader()
    try:
        files = _opened(entries, names, reader)
        taken = {name: chosen for name in names if (chosen := _chosen(files, name, reader))}
    except Trouble as problem:
        return Contents(problem=Problem.UNREADABLE, message=str(problem))
    except Ambiguous as problem:
        return Contents(problem=Problem.AMBIGUOUS, message=str(problem))
    ignored = _ignored(files, {name: entry for name, (entry, _) in taken.items()})
    sources = {name: source for name, (_, source) in taken.items()} | _strays(files, taken, names, reader)
    if sources:
        return Contents(sources, {name: entry.place for name, (entry, _) in taken.items()}, ignored)
    if archive := next((entry for entry in files if _is_closed(entry)), None):
        message = f"{archive.shown} is {NOT_OPENED}; only .zip is, and none inside another"
        return Contents(ignored=ignored, problem=Problem.UNREADABLE, message=message)
    there = f"; there is {ignored[0].removesuffix(f' ({NO_EXERCISE})')}" if ignored else ""
    return Contents(ignored=ignored, problem=Problem.NOTHING, message=f"there is no exercise file{there}")


def _opened(entries: Sequence[Entry], names: Sequence[str], reader: Reader) -> list[Entry]:
    """Return the files, with zips replaced by their content, unless all exercise files are beside the zips."""
    _require_sound(entries)
    beside = {entry.name for entry in entries if len(entry.parts) == 1 and not entry.skipped}
    if beside.issuperset(f"{name}.py" for name in names):
        return list(entries)
    files = []
    for entry in entries:
        files += reader.unzip(entry) if entry.ending == ".zip" and not entry.skipped else [entry]
    _require_sound(files)
    return files


def _require_sound(entries: Sequence[Entry]) -> None:
    if spoilt := next((entry for entry in entries if entry.trouble), None):
        raise Trouble(f"{spoilt.shown} {spoilt.trouble}")
    if sum(not entry.skipped for entry in entries) > MAX_ENTRIES:
        raise Trouble(f"it holds more than {MAX_ENTRIES:,} files")


# The rule


def _chosen(files: Sequence[Entry], name: str, reader: Reader) -> tuple[Entry, Source] | None:
    """Return the file of an exercise and its content, or None if there is none."""
    candidates = _candidates(files, name) or _with_a_cell(files, name, reader)
    sources = [reader.source(entry, name) for entry in candidates]
    if any(source != sources[0] for source in sources):
        places = " and ".join(entry.shown for entry in candidates[:3])
        raise Ambiguous(f"{name} could be any of {len(candidates)} files that differ: {places}")
    return (candidates[0], sources[0]) if candidates else None


def _candidates(files: Sequence[Entry], name: str) -> list[Entry]:
    """Return the files that may be meant as an exercise, only the best kind: by form, then by folder."""
    for has_form in _forms(name):
        fitting = sorted(filter(has_form, files), key=lambda entry: (len(entry.parts), entry.parts))
        for is_there in (_is_beside, _is_in_the_kit, _is_below):
            if candidates := list(filter(is_there, fitting)):
                return _outermost(candidates)
    return []


def _outermost(candidates: list[Entry]) -> list[Entry]:
    """Return the candidates in the folder that contains all others, or all if there is no such folder."""
    folder = candidates[0].parts[:-1]
    if all(entry.parts[: len(folder)] == folder for entry in candidates):
        return [entry for entry in candidates if entry.parts[:-1] == folder]
    return candidates


def _forms(name: str) -> tuple[Callable[[Entry], bool], ...]:
    """Return the forms that an exercise file may have: the right name, a copy, a notebook."""

    def has(entry: Entry, ending: str) -> bool:
        stem = PurePosixPath(entry.name).stem
        is_copy = re.fullmatch(re.escape(name) + COPY, stem, re.IGNORECASE) is not None
        return not entry.skipped and entry.ending == ending and is_copy

    return (
        lambda entry: not entry.skipped and entry.name == f"{name}.py",
        lambda entry: has(entry, ".py"),
        lambda entry: has(entry, ".ipynb"),
    )


def _is_beside(entry: Entry) -> bool:
    return len(entry.parts) == 1


def _is_in_the_kit(entry: Entry) -> bool:
    return len(entry.parts) > 1 and entry.parts[-2] == KIT


def _is_below(entry: Entry) -> bool:
    return len(entry.parts) > 1


def _with_a_cell(files: Sequence[Entry], name: str, reader: Reader) -> list[Entry]:
    """Return the notebooks that have a cell for an exercise."""
    notebooks = [entry for entry in files if entry.ending == ".ipynb" and not entry.skipped]
    read = [(entry, reader.notebook(entry)) for entry in notebooks]
    return [entry for entry, notebook in read if isinstance(notebook, Notebook) and name in notebook.exercises]


def _strays(files: Sequence[Entry], taken: Collection[str], names: Sequence[str], reader: Reader) -> dict[str, Source]:
    """Return messages about files meant as an exercise that have another form, such as a link or a text file."""
    found: dict[str, Source] = {}
    for name in (name for name in names if name not in taken):
        for entry in files:
            if entry.skipped == LINK and entry.name == f"{name}.py":
                found.setdefault(name, reader.source(entry, name))
            elif not entry.skipped and not _is_closed(entry) and is_meant(PurePosixPath(entry.name), name):
                found.setdefault(name, refuse_stray(PurePosixPath(*entry.parts), name, "the hand-in"))
    return found


# Ignored files


def _is_closed(entry: Entry) -> bool:
    return not entry.skipped and entry.name.lower().endswith(ARCHIVES)


def _ignored(files: Sequence[Entry], taken: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return the ignored files, each with the reason; a folder without a used file is one entry."""
    used = {entry.place for entry in taken.values()}
    roots = {entry.parts[:depth] for entry in taken.values() for depth in range(1, len(entry.parts))}
    found: dict[str, str] = {}
    for entry in files:
        if entry.place not in used:
            shown, why = _left_out(entry, roots, taken)
            if found.get(shown, NO_EXERCISE) == NO_EXERCISE:
                found[shown] = why
    return tuple(f"{shown} ({why})" for shown, why in found.items())


def _left_out(entry: Entry, roots: Collection[Parts], taken: Collection[str]) -> tuple[str, str]:
    """Return the name of something ignored, and the reason."""
    is_hidden = any(map(why_skipped, entry.parts))
    if entry.skipped and not is_hidden:
        return entry.shown, entry.skipped
    is_known = not is_hidden and any(is_meant(PurePosixPath(entry.name), name) for name in taken)
    why = ANOTHER if is_known else NO_EXERCISE
    for depth in range(1, len(entry.parts)):
        folder = entry.parts[:depth]
        if folder not in roots:
            return printable("/".join(folder)) + "/", why_skipped(folder[-1]) or why
    return entry.shown, entry.skipped or (NOT_OPENED if _is_closed(entry) else why)
