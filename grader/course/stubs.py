"""Make the stubs from the solutions, so that an exercise is written once.

    python -m grader.course.stubs [NAME ...] [--check]

A solution marks each hole by a comment above the first statement of a function: ``# TODO in the stub: the sum.`` The
stub has two lines in place of the comment and the statements: ``# TODO: the sum (one line will do).`` and ``raise
NotImplementedError``. The number is the number of lines in the solution. All other text is the same in both files.

Exit code 1 if ``--check`` finds a stub that differs, 3 if a solution has a mistake; then nothing is written.
"""

from __future__ import annotations

import argparse
import ast
import functools
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from grader.files import replace_file

ROOT = Path(__file__).resolve().parent.parent.parent

MARKER = re.compile(r" *# TODO in the stub: (?P<what>.*?)\.?")
CODE = re.compile(r"\s*[^\s#]")
NUMBERS = """
one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""


@functools.lru_cache(maxsize=64)
def stub_of(solution: str) -> str:
    """Return the stub of a solution, which is parsed once.

    Parameters
    ----------
    solution : str
        The text of the solution, with a marker at each hole.

    Returns
    -------
    str
        The text of the stub.

    Raises
    ------
    SyntaxError
        If the solution is not valid Python, has no marker, or has one where no hole can be.
    """
    lines, bodies = solution.split("\n"), _bodies(solution)
    stub: list[str] = []
    end = 0  # of the last hole
    for row, line in enumerate(lines):
        if marker := MARKER.fullmatch(line):
            start = _first_code(lines, row)
            if row < end:
                raise _mistake("a function can have only one hole", row)
            if start not in bodies:
                raise _mistake("a hole must begin above the first statement of a function", row)
            end = bodies[start][-1].end_lineno or 0
            stub += _hole(marker["what"], lines[start:end], bodies[start][0].col_offset)
        elif row >= end:
            stub.append(line)
    if not end:
        raise _mistake("the solution has no hole", 0)
    return "\n".join(stub)


def read_stub(name: str, root: Path = ROOT) -> str | None:
    """Return the stub of an exercise: made from its solution, or as handed out; None if both are missing."""
    solution, handed_out = root / "solutions" / f"{name}.py", root / "grader" / "course" / name / "stub.py"
    if solution.is_file():
        return stub_of(solution.read_text(encoding="utf-8"))
    return handed_out.read_text(encoding="utf-8") if handed_out.is_file() else None


def _bodies(solution: str) -> dict[int, list[ast.stmt]]:
    """Return the statements of each function below its docstring, by the row of the first, counted from 0."""
    found = {}
    for node in ast.walk(ast.parse(solution)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[ast.get_docstring(node) is not None :]
            if body and body[0].lineno > node.lineno:
                found[body[0].lineno - 1] = body
    return found


def holes(solution: str) -> list[str]:
    """Return the functions and methods that have a hole, in order, such as ``"softmax"`` and ``"Affine.forward"``."""
    names, lines = {}, solution.split("\n")
    for node in ast.parse(solution).body:
        owner, members = (f"{node.name}.", node.body) if isinstance(node, ast.ClassDef) else ("", [node])
        for member in members:
            if isinstance(member, ast.FunctionDef):
                body = member.body[ast.get_docstring(member) is not None :]
                names.update({body[0].lineno - 1: f"{owner}{member.name}"} if body else {})
    starts = [_first_code(lines, row) for row, line in enumerate(lines) if MARKER.fullmatch(line)]
    return [names[start] for start in starts if start in names]


def _first_code(lines: Sequence[str], row: int) -> int:
    """Return the first row with code, from this one on, or this one if there is none."""
    return next((below for below in range(row, len(lines)) if CODE.match(lines[below])), row)


def _hole(what: str, answer: Iterable[str], column: int) -> list[str]:
    """Return the lines of a stub that replace these lines of a solution."""
    count = sum(CODE.match(line) is not None for line in answer)
    size = "one line" if count == 1 else f"{_in_words(count)} lines"
    return [" " * column + text for text in (f"# TODO: {what} ({size} will do).", "raise NotImplementedError")]


def _in_words(number: int) -> str:
    words = dict(enumerate(NUMBERS.split(), start=1))
    return words.get(number, str(number))


def _mistake(message: str, row: int) -> SyntaxError:
    return SyntaxError(message, (None, row + 1, None, None))


def outdated(names: Iterable[str], root: Path) -> dict[Path, str]:
    """Return the stubs that differ from their solutions, with the text that they should have.

    Parameters
    ----------
    names : iterable of str
        Names of exercises.
    root : Path
        The folder of ``exercises/`` and ``solutions/``.

    Raises
    ------
    SyntaxError
        If no stub can be made from a solution; it names the file and the line.
    """
    found = {}
    for name in names:
        solution, stub = (root / folder / f"{name}.py" for folder in ("solutions", "exercises"))
        try:
            text = stub_of(solution.read_text(encoding="utf-8"))
        except SyntaxError as error:
            error.filename = solution.relative_to(root).as_posix()
            raise
        if not stub.exists() or stub.read_text(encoding="utf-8") != text:
            found[stub] = text
    return found


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the command line, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m grader.course.stubs", description="Make stubs from solutions.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="all exercises, unless named")
    parser.add_argument("--check", action="store_true", help="write nothing; say which stubs differ")
    options = parser.parse_args(arguments)
    known = sorted(path.stem for path in (root / "solutions").glob("*.py"))
    if unknown := sorted({*options.names} - {*known}):
        parser.error(f"no solution named {', '.join(unknown)}")
    try:
        stubs = outdated(options.names or known, root)
    except SyntaxError as error:
        print(f"{error.filename}, line {error.lineno}: {error.msg}", file=sys.stderr)
        return 3
    for stub, text in stubs.items():
        if not options.check:
            replace_file(stub, text.encode())
        print(stub.relative_to(root).as_posix(), "differs" if options.check else "is written")
    return 1 if options.check and stubs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
