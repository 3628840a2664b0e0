"""Shared by the tests of the judge: a course of small exercises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.judge import session
from grader.sandbox.outside.pool import Sandbox
from tests.judge.course import Course


@pytest.fixture
def new_course(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> Callable[[Path], Course]:
    """``new_course(folder)`` is an empty course in this folder, and the one that is graded."""
    options = session._OPTIONS

    def make(folder: Path) -> Course:
        course = Course(folder, sandbox)
        monkeypatch.setattr("grader.course.FOLDER", course.folder)
        # Without this, every session scans the whole folder for temporary files.
        monkeypatch.setattr(session, "_OPTIONS", [*options, f"--confcutdir={course.folder}"])
        return course

    return make


@pytest.fixture
def course(new_course: Callable[[Path], Course], tmp_path: Path) -> Course:
    """An empty course."""
    return new_course(tmp_path)
