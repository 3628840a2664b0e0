"""Every slip of an author gets one line, with file and line; a right course gets none."""

from __future__ import annotations

import contextlib
import os
import pickle
import re
import shutil
import time
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from grader.cli import main
from grader.course import CourseError, Exercise, entries, load_course
from grader.course.language import FIXTURES, MARKS
from grader.course.unchanged import states_of
from grader.course.validation import course_slips, require_right_checks
from grader.files import ROOT
from grader.judge.fixtures import Fixtures
from grader.judge.service import grade
from grader.judge.session import INI
from grader.results.request import Request

TOML = """\
# A course of two.

[[exercise]]
name = "ready"
title = "first things"
section = "1"
points = 40
needs = []
hints = [
    "Which?",
    "How?",
    "So.",
]

[[exercise]]
name = "steady"
title = "second things"
section = "2"
points = 60
needs = ["ready"]
hints = ["Whose?", "Why?", "Thus."]
packages = ["PIL.Image"]
"""

LEVELS = 'hints = ["Whose?", "Why?", "Thus."]'
MUST = "hints must be a list of strings, or a table with one for each function, none of them empty"

CHECKS = '''\
import pytest

from . import scenarios

FORMS = pytest.mark.parametrize("form", ["rows", "labels"])


@pytest.fixture
def data(rng):
    return rng.normal(size=3)


def helper(x, y=2):
    return x * y


@pytest.mark.points(2)
def check_one(submission, data):
    """one doubles."""
    assert submission.one(helper(1)) == 4, "no"


@FORMS
@pytest.mark.timeout(60)
@pytest.mark.uses_own_exercises
def check_two(agree, form, times=2):
    """one doubles twice."""
    agree(scenarios.twice, form, times)
'''

SCENARIOS = '''\
def twice(module, form, times):
    """one(one(x))"""
    return _again(module, form)


def _again(module, x):
    return module.one(module.one(x))
'''

MISTAKES = '''\
def _minus(x):
    return -x


def one__negative(x):
    """Which sign has your result?"""
    return _minus(2 * x)


class One__empty:
    """What is in it?"""
'''

SOLUTION = """\
def one(x):
    # TODO in the stub: twice x.
    return 2 * x


class One:
    pass
"""

COURSE = {
    "grader/course/__init__.py": "",
    "grader/course/course.toml": TOML,
    **{
        path.format(name): text
        for name in ("ready", "steady")
        for path, text in {
            "exercises/{}.py": "def one(x):\n    raise NotImplementedError\n",
            "solutions/{}.py": SOLUTION,
            "grader/course/{}/__init__.py": "",
            "grader/course/{}/checks.py": CHECKS,
            "grader/course/{}/scenarios.py": SCENARIOS,
            "grader/course/{}/mistakes.py": MISTAKES,
        }.items()
    },
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a right course."""
    for name, text in COURSE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def slips_after(root: Path, file: str, old: str, new: str) -> list[str]:
    """Return the slips of the course after an edit in one of its files."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, "nothing is edited"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return course_slips(root)


def test_the_course_has_no_slip() -> None:
    """Nor has any file of an exercise."""
    assert course_slips(ROOT) == []


def test_a_course_that_is_right_has_no_slip(root: Path) -> None:
    """Files of the system, an editor or Python do not count."""
    for name in ("exercises/.DS_Store", "grader/course/__pycache__", "grader/course/ready/.checks.py.swp"):
        (root / name).touch()
    assert course_slips(root) == []


# The list

LIST = "grader/course/course.toml"


LAST_LINES = f'{LEVELS}\npackages = ["PIL.Image"]\n'
NET = """
class Net:
    def __init__(self):
        # TODO in the stub: nothing.
        self.x = 1

    def loss(self, x):
        # TODO in the stub: the loss.
        return x

    def _secret(self, x):
        # TODO in the stub: what nobody else calls.
        return x
"""


@pytest.mark.parametrize(
    ("names", "slips"),
    [
        (["one", "Net"], []),
        (["one", "__init__", "loss"], []),
        (["one", '"Net.__init__"', "loss", "_secret"], []),
        (["one", "Nett"], ["24: steady has hints for 'Nett', which is no function of it; did you mean 'Net'?",
                          "22: steady has no hints for Net.__init__", "22: steady has no hints for Net.loss"]),
        (["one", "loss"], ["22: steady has no hints for Net.__init__"]),
        (["Net"], ["22: steady has no hints for one"]),
        (["Net", "one"], ["22: steady: expected hints in the order of the stub: one, Net"]),
        (["one", "Net", "x"], ["25: steady has hints for 'x', which is no function of it"]),
    ],
)  # fmt: skip
def test_hints_are_for_the_functions_that_a_learner_writes(root: Path, names: list[str], slips: list[str]) -> None:
    """For each of them or its class, in the order of the stub; private functions need no hints."""
    solution = root / "solutions" / "steady.py"
    solution.write_text(SOLUTION + NET, encoding="utf-8")
    levels = LEVELS.removeprefix("hints = ")
    table = "".join(f"{name} = {levels}\n" for name in names)
    found = slips_after(root, LIST, LAST_LINES, f"\n[exercise.hints]\n{table}")
    assert found == [f"{LIST}, line {slip}" for slip in slips]


def test_an_exercise_with_several_functions_has_hints_for_each(root: Path) -> None:
    """One list is for an exercise with one function."""
    solution = root / "solutions" / "steady.py"
    solution.write_text(SOLUTION + NET, encoding="utf-8")
    slip = "steady: expected a table [exercise.hints] with hints for one, Net.__init__, Net.loss"
    assert course_slips(root) == [f"{LIST}, line 21: {slip}"]
    solution.write_text(SOLUTION, encoding="utf-8")
    assert course_slips(root) == []


@pytest.mark.parametrize(
    ("old", "new", "slip"),
    [("Why?", "Whose?", "has the same hint twice for one"), ('"Why?", ', "", "has 2 hints for one; expected 3")],
)
def test_each_function_has_as_many_hints(root: Path, old: str, new: str, slip: str) -> None:
    """Three, all different; the line is that of the function."""
    table = f"\n[exercise.hints]\none = {LEVELS.removeprefix('hints = ')}\n".replace(old, new)
    assert slips_after(root, LIST, LAST_LINES, table) == [f"{LIST}, line 23: steady {slip}"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("points = 40", 'points = "40"', "7: ready: points must be a whole number above 0; got '40'"),
        ("points = 40", "points = true", "7: ready: points must be a whole number above 0; got True"),
        ("points = 40", "points = 40.0", "7: ready: points must be a whole number above 0; got 40.0"),
        ("points = 40", "points = -40", "7: ready: points must be a whole number above 0; got -40"),
        ("points = 60", "points = 0", "19: steady: points must be a whole number above 0; got 0"),
        ("points = 60\n", "", "15: steady has no field 'points'"),
        ('name = "steady"\n', "", "15: an exercise has no field 'name'"),
        ('name = "ready"', "name = 1", "4: an exercise: name must be the name of a module in small letters; got 1"),
        (
            'name = "ready"',
            'name = "Ready"',
            "4: Ready: name must be the name of a module in small letters; got 'Ready'",
        ),
        (
            'name = "ready"',
            'name = "class"',
            "4: class: name must be the name of a module in small letters; got 'class'",
        ),
        (
            'name = "ready"',
            'name = "../ready"',
            "4: ../ready: name must be the name of a module in small letters; got '../ready'",
        ),
        ('title = "second things"', 'title = " "', "17: steady: title must be a string; got ' '"),
        ("section = ", "sektion = ", "6: ready has an unknown field 'sektion'; did you mean 'section'?"),
        (
            "needs = []",
            'needs = "steady"',
            "8: ready: needs must be a list of strings, none of them empty; got 'steady'",
        ),
        ('"Why?"', '""', f"21: steady: {MUST}; got ['Whose?', '', 'Thus.']"),
        ('["PIL.Image"]', "[1]", "22: steady: packages must be a list of strings, none of them empty; got [1]"),
        ('    "How?",\n', "", "9: ready has 2 hints; expected 3"),
        ("How?", "Which?", "9: ready has the same hint twice"),
        (LEVELS, "hints = {}", f"21: steady: {MUST}; got {{}}"),
        (LEVELS, 'hints = "Why?"', f"21: steady: {MUST}; got 'Why?'"),
        (LEVELS, 'hints = {f = ["Why?", ""]}', f"21: steady: {MUST}; got {{'f': ['Why?', '']}}"),
        ('name = "steady"', 'name = "ready"', "16: ready has the name of another exercise, see line 4"),
        ('"second things"', '"first things"', "17: steady has the title of another exercise, see line 5"),
        ('["ready"]', '["redy"]', "20: steady needs 'redy', which is no earlier exercise; did you mean 'ready'?"),
        ("needs = []", 'needs = ["steady"]', "8: ready needs 'steady', which is no earlier exercise"),
        ('["ready"]', '["steady"]', "20: steady needs 'steady', which is no earlier exercise; did you mean 'ready'?"),
        ('["ready"]', '["ready", "ready"]', "20: steady: expected each need once, in the order of the course: ready"),
        (
            "points = 60",
            "points = 60 60",
            "19: this is no valid TOML: Expected newline or end of document after a statement",
        ),
    ],
)
def test_a_slip_in_the_list_has_its_line(root: Path, old: str, new: str, line: str) -> None:
    """The line of the field, or of the heading where the field is missing."""
    assert slips_after(root, LIST, old, new)[0] == f"{LIST}, line {line}"


@pytest.mark.parametrize(
    ("old", "new", "slip"),
    [
        ("points = 60", "points = 59", ": the points of all exercises add up to 99; expected 100"),
        (TOML, "", ": expected a table [[exercise]] for each exercise"),
        (TOML, "exercise = [{}]\n", ": expected a table [[exercise]] for each exercise"),
        ("[[exercise]]", "version = 1\n[[exercise]]", ": unknown field 'version' beside the exercises"),
    ],
)
def test_a_slip_of_the_whole_list_has_no_line(root: Path, old: str, new: str, slip: str) -> None:
    """It has no particular place."""
    assert slips_after(root, LIST, old, new) == [LIST + slip]


def test_what_a_need_needs_is_needed_too(root: Path) -> None:
    """Once for each exercise that lacks it, however many need it."""
    go = TOML[TOML.index("\n[[", 30) :].replace("steady", "go").replace("second", "third").replace("60", "30")
    go = go.replace("Whose", "Where").replace('["ready"]', '["steady"]')
    slips_after(root, LIST, "points = 60", "points = 30")
    (line,) = slips_after(root, LIST, '"PIL.Image"]\n', f'"PIL.Image"]\n{go}')
    assert line == f"{LIST}, line 29: go needs 'steady', so it needs 'ready' too"


def test_a_list_that_is_no_utf_8_names_the_line(root: Path) -> None:
    """As for any text."""
    (root / LIST).write_bytes(b"# \n# \xff\n")
    assert course_slips(root) == [f"{LIST}, line 2: not UTF-8 text"]


def test_every_slip_of_the_list_has_its_own_line(root: Path) -> None:
    """In the order of the file."""
    slips_after(root, LIST, "points = 40", "points = 0")
    assert slips_after(root, LIST, "points = 60", "ponts = 60") == [
        f"{LIST}, line 7: ready: points must be a whole number above 0; got 0",
        f"{LIST}, line 19: steady has an unknown field 'ponts'; did you mean 'points'?",
        f"{LIST}, line 15: steady has no field 'points'",
    ]


def test_an_exercise_has_the_fields_of_the_list() -> None:
    """The validated fields are the stored ones; optional fields have a default."""
    assert [field.name for field in fields(Exercise)] == [*entries.FIELDS]
    assert {field.name for field in fields(Exercise) if field.default is not MISSING} == entries.OPTIONAL


def test_a_list_with_slips_is_not_loaded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All slips are in the error, which can be sent from one process to another."""
    monkeypatch.setattr("grader.course.FOLDER", root / "grader" / "course")
    assert [exercise.name for exercise in load_course()] == ["ready", "steady"]
    slips = slips_after(root, LIST, "points = 60", "points = 59")
    with pytest.raises(CourseError) as caught:
        load_course()
    assert str(caught.value) == slips[0]
    assert pickle.loads(pickle.dumps(caught.value)).slips == tuple(slips)


# Files and folders


@pytest.mark.parametrize(
    "path",
    ["exercises/ready.py", "solutions/steady.py"]
    + [f"grader/course/ready/{name}.py" for name in ("__init__", "checks", "mistakes")],
)
def test_a_file_that_is_missing_is_named(root: Path, path: str) -> None:
    """If the other exercise has its own."""
    (root / path).unlink()
    assert course_slips(root) == [f"{path}: there is no such file"]


def test_a_kit_for_learners_has_no_solutions_and_no_mistakes(root: Path) -> None:
    """A file that all exercises lack is not missing."""
    shutil.rmtree(root / "solutions")
    for path in root.rglob("mistakes.py"):
        path.unlink()
    assert course_slips(root) == []


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("exercises/redy.py", "; did you mean 'ready.py'?"),
        ("solutions/notes.txt", ""),
        ("grader/course/staedy", "; did you mean 'steady'?"),
        ("grader/course/ready/cheks.py", "; did you mean 'checks.py'?"),
    ],
)
def test_what_belongs_to_no_exercise_is_named(root: Path, path: str, near: str) -> None:
    """A file or a folder, in any of the folders of the course."""
    (root / path).touch()
    assert course_slips(root) == [f"{path}: no exercise in course.toml has it{near}"]


# Checks

CHECKS_FILE = "grader/course/ready/checks.py"
NO_SENTENCE = "18: check_one: the docstring must be one sentence on one line, with a full stop"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "def check_one(",
            "def chek_one(",
            "18: chek_one is no check and no fixture, and nothing uses it; did you mean 'check_one'?",
        ),
        ("def check_one(", "def test_one(", "18: test_one is no check and no fixture, and nothing uses it"),
        ("helper(1)", "1", "13: helper is no check and no fixture, and nothing uses it"),
        ("def check_one(", "def check_two(", "26: check_two is defined twice; the first time is in line 18"),
        ("def helper(", "async def helper(", "13: helper is no plain function; a file of checks has no others"),
        ("def helper(x, y=2):", "class helper:", "13: helper is no plain function; a file of checks has no others"),
        ('    """one doubles."""\n', "", "18: check_one has no docstring; expected a sentence as its title"),
        ("one doubles.", "one doubles", NO_SENTENCE),
        ("one doubles.", "One. Two.", NO_SENTENCE),
        ("one doubles.", "one\n    doubles.", NO_SENTENCE),
        ("one doubles twice.", "one doubles.", "26: check_two has the same docstring as check_one"),
        ("points(2)", 'points("two")', "17: check_one is marked points('two'); expected a whole number above 0"),
        ("points(2)", "points(0)", "17: check_one is marked points(0); expected a whole number above 0"),
        ("points(2)", "points(-1)", "17: check_one is marked points(-1); expected a whole number above 0"),
        ("points(2)", "points(True)", "17: check_one is marked points(True); expected a whole number above 0"),
        ("points(2)", "points(2.0)", "17: check_one is marked points(2.0); expected a whole number above 0"),
        ("points(2)", "points(n=2)", "17: check_one is marked points(n=2); expected a whole number above 0"),
        ("points(2)", "points", "17: check_one is marked points; expected a whole number above 0"),
        ("points(2)", "point(2)", "17: check_one has an unknown mark 'point'; did you mean 'points'?"),
        ("points(2)", "skip", "17: check_one has an unknown mark 'skip'"),
        ("timeout(60)", 'timeout("60")', "24: check_two is marked timeout('60'); expected a number of seconds above 0"),
        ("timeout(60)", "timeout(0)", "24: check_two is marked timeout(0); expected a number of seconds above 0"),
        ("exercises\n", "exercises(1)\n", "25: check_two is marked uses_own_exercises(1); expected no value"),
        ("FORMS = ", "pytestmark = FORMS = ", "5: pytestmark marks all checks; expected marks at each"),
        ('"labels"]', 'pytest.param("labels", marks=[])]', "5: a case has marks; expected them at its check"),
        (
            ', ["rows", "labels"])',
            ")",
            "23: check_two is marked parametrize('form'); expected the names of some parameters, and values for them",
        ),
        ('"form", [', '"from", [', "26: check_two asks for 'form', which is no fixture; did you mean 'formulas'?"),
        ("agree, form", "agree", "26: check_two has no parameter 'form', but values for it"),
        ("(agree, form", "(agre, form", "26: check_two asks for 'agre', which is no fixture; did you mean 'agree'?"),
        ("def data(rng)", "def data(rgn)", "9: data asks for 'rgn', which is no fixture; did you mean 'rng'?"),
        ("scenarios.twice", "scenarios.twise", "28: there is no scenario 'twise'; did you mean 'twice'?"),
        ("return x * y", "return x *", "14: invalid syntax"),
    ],
)
def test_a_slip_in_a_file_of_checks_has_its_line(root: Path, old: str, new: str, line: str) -> None:
    """That of the function, of its parameter or of its mark."""
    assert slips_after(root, CHECKS_FILE, old, new)[0] == f"{CHECKS_FILE}, line {line}"


def test_a_file_of_checks_without_a_check_is_a_slip(root: Path) -> None:
    """Its exercise would have no points to get."""
    assert slips_after(root, CHECKS_FILE, CHECKS, "") == [
        f"{CHECKS_FILE}: there is no check in it; expected functions named check_...",
        "grader/course/ready/scenarios.py, line 1: no check and no view runs twice",
    ]


def test_scenarios_without_their_file_are_missed(root: Path) -> None:
    """By each check that runs one."""
    (root / "grader/course/ready/scenarios.py").unlink()
    assert course_slips(root) == [f"{CHECKS_FILE}, line 28: there is no scenario 'twice'"]


@pytest.mark.parametrize("names", ["'form, other'", "('form', 'other')", "['form', 'other']"])
def test_a_parametrization_names_its_parameters_in_any_form(root: Path, names: str) -> None:
    """In one text, in a tuple or in a list."""
    slips_after(root, CHECKS_FILE, '"form", [', f"{names}, [")
    assert slips_after(root, CHECKS_FILE, "form, times", "form, other, times") == []


def test_a_check_may_use_a_value_of_the_scenarios(root: Path) -> None:
    """Alone or as one of several, with a type or without."""
    slips_after(root, SCENARIOS_FILE, "def twice", "X, Y = 1, 2\nZ: int = 3\n\n\ndef twice")
    new = "helper(scenarios.X, scenarios.Y, scenarios.Z, scenarios.A)"
    (line,) = slips_after(root, CHECKS_FILE, "helper(1)", new)
    assert line == f"{CHECKS_FILE}, line 20: there is no scenario 'A'"


VIEWS_FILE = "grader/course/ready/views.py"
VIEWS = '''from . import scenarios


def view_twice(figure, both):
    """Twice.

    What one makes of what it made.
    """
    draw(figure, *both(scenarios.thrice, 2.0))


def draw(figure, own, expected):
    figure.subplots().plot([own, expected])
'''


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "(figure, both)",
            "(figure, boht)",
            "4: view_twice asks for 'boht', which is no fixture; did you mean 'both'?",
        ),
        ("Twice.\n", "Twice\n", "4: view_twice: the docstring must be a title, and below it a caption"),
        (
            "    What one makes of what it made.\n",
            "",
            "4: view_twice: the docstring must be a title, and below it a caption",
        ),
        ("def view_twice", "def vew_twice", "4: vew_twice is no view, and none uses it; expected view_what_is_seen"),
        ("def draw", "def view_twice", "12: view_twice is defined twice; the first time is in line 4"),
        ("scenarios.thrice", "scenarios.trice", "9: there is no scenario 'trice'; did you mean 'thrice'?"),
        ("plot([own", "plot([[own", "13: closing parenthesis ')' does not match opening parenthesis '['"),
    ],
)
def test_a_slip_in_a_file_of_views_has_its_line(root: Path, old: str, new: str, line: str) -> None:
    """A scenario may be used by a view only."""
    (root / VIEWS_FILE).write_text(VIEWS, encoding="utf-8")
    slips_after(root, SCENARIOS_FILE, "def twice", 'def thrice(module, x):\n    """one(x)"""\n\ndef twice')
    assert course_slips(root) == []
    assert f"{VIEWS_FILE}, line {line}" in slips_after(root, VIEWS_FILE, old, new)


SCENARIOS_FILE = "grader/course/ready/scenarios.py"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("def twice", 'def thrice(module):\n    """one(x)"""\n\ndef twice', "1: no check and no view runs thrice"),
        ("(module, form, times)", "(form, times)", "1: the first parameter of twice must be 'module'"),
        ('    """one(one(x))"""\n', "", "1: twice: the docstring must be the call as the learner would write it"),
        ("def _again", "def twice", "6: twice is defined twice; the first time is in line 1"),
        ("return _again(", "return _again((", "3: '(' was never closed"),
    ],
)
def test_a_slip_in_a_file_of_scenarios_has_its_line(root: Path, old: str, new: str, line: str) -> None:
    """One that another one uses needs no words."""
    assert slips_after(root, SCENARIOS_FILE, old, new)[0] == f"{SCENARIOS_FILE}, line {line}"


MISTAKES_FILE = "grader/course/ready/mistakes.py"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("one__negative", "ome__negative", "5: ome__negative: the solution has no 'ome'; did you mean 'one'?"),
        ("One__empty", "one__negative", "10: one__negative is defined twice; the first time is in line 5"),
        (
            "one__negative",
            "one_negative",
            "5: one_negative is no mistake, and none uses it; expected target__what_goes_wrong",
        ),
        (
            '    """What is in it?"""',
            "    pass",
            "10: One__empty has no docstring; expected the hint for whoever writes the same",
        ),
        ("return -x", "return -", "2: invalid syntax"),
    ],
)
def test_a_slip_in_a_file_of_mistakes_has_its_line(root: Path, old: str, new: str, line: str) -> None:
    """That of its definition."""
    assert slips_after(root, MISTAKES_FILE, old, new) == [f"{MISTAKES_FILE}, line {line}"]


PROMISES_FILE = "grader/course/ready/promises.toml"
PROMISES = """\
# What the stub promises.

[twice]
open = ["ties"]
arguments = { form = "float (N, C) or (C)" }

[One]
new = "One(W)"
calls = ["first(x)", "then(dout)"]
after = { then = "first" }
sets = { then = ["dW"] }
changes = ["W"]
returns = "new arrays"
arguments = { W = "(D, H)", x = "(N, D)", dout = "(N, H)" }
"""


@pytest.fixture
def with_promises(root: Path) -> Path:
    """The folder of a course that is right, with promises of one exercise."""
    (root / PROMISES_FILE).write_text(PROMISES, encoding="utf-8")
    methods = "    def first(self, x): pass\n    def then(self, dout): pass\n"
    slips_after(root, "solutions/ready.py", "    pass\n", methods)
    slips_after(root, CHECKS_FILE, "def helper", "WALKS = 'One'\n\n\ndef helper")
    return root


def test_promises_that_are_right_have_no_slip(with_promises: Path) -> None:
    """A kit for learners, which has no solutions, may have promises too."""
    assert course_slips(with_promises) == []
    shutil.rmtree(with_promises / "solutions")
    for name in ("ready", "steady"):
        (with_promises / f"grader/course/{name}/mistakes.py").unlink()
    assert course_slips(with_promises) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[twice]", "[twise]", "3: twise is neither in the solution nor a scenario; did you mean 'twice'?"),
        ("[twice]", "[_again]", "3: _again: no check asks for it"),
        ("{ form =", "{ from =", "3: twice has no parameter from; did you mean 'form'?"),
        ("open =", "opens =", "4: twice: unknown field 'opens'; did you mean 'open'?"),
        ('["ties"]', '["tie"]', "4: twice: unknown form 'tie'; did you mean 'ties'?"),
        ('["ties"]', '"ties"', "4: twice: open must be a list of strings; got 'ties'"),
        ('"float (N', '"floats (N', "5: twice: form: unknown word 'floats'; did you mean 'float'?"),
        ('"float (N', '"answers nonzero (N', "5: twice: form cannot be both answers and nonzero"),
        ("(N, C) or", "N, C or", "5: twice: form is 'float N, C or (C)'; expected a shape, such as '(N, C) or (C)'"),
        ("{ form = ", "5 # ", "5: twice: arguments must be a table; got 5"),
        ('"One(W)"', '"Two(W)"', "8: One: new must be a call of One; got 'Two(W)'"),
        ('"One(W)"', '"One(V)"', "14: One: nothing says what V is"),
        ('"first(x)"', '"first"', "9: One: expected a call, such as 'forward(x)'; got 'first'"),
        ('"first(x)"', '"first(y)"', "14: One: nothing says what y is"),
        ('"then(dout)"', '"them(dout)"', "10: One: then is none of the calls; did you mean 'them'?"),
        (
            'after = { then = "first" }',
            'ends = { then = "fist" }',
            "10: One: fist is none of the calls; did you mean 'first'?",
        ),
        ('then = ["dW"]', 'that = ["dW"]', "11: One: that is none of the calls"),
        ('then = ["dW"]', 'then = "dW"', "11: One: sets: then must have a list of names, such as ['dW']; got 'dW'"),
        ('changes = ["W"]', 'changes = ["w"]', "12: One: w is none of the arguments"),
        ('changes = ["W"]', 'replaces = ["V"]', "12: One: V is none of the arguments"),
        ('"new arrays"', '"old arrays"', "13: One: returns can only be 'new arrays'; got 'old arrays'"),
        ('new = "One(W)"\n', "", "8: One: a class needs a field 'new', such as 'Affine(W, b)'"),
        ("[One]", "[[One]]", "1: One: expected a table for each function or class"),
    ],
)
def test_a_slip_in_the_promises_has_its_line(with_promises: Path, old: str, new: str, line: str) -> None:
    """That of the field, or of the heading of its table."""
    assert slips_after(with_promises, PROMISES_FILE, old, new)[0] == f"{PROMISES_FILE}, line {line}"


def test_promises_of_methods_that_the_solution_lacks_are_slips(with_promises: Path) -> None:
    """The nearest one is named."""
    (line,) = slips_after(with_promises, "solutions/ready.py", "def then", "def them")
    assert line == f"{PROMISES_FILE}, line 7: One has no method then; did you mean 'them'?"


def test_promises_that_are_no_toml_have_a_line(with_promises: Path) -> None:
    """tomllib says where."""
    (line,) = slips_after(with_promises, PROMISES_FILE, 'open = ["ties"]', "open = [")
    assert line.startswith(f"{PROMISES_FILE}: this is no valid TOML: ")
    assert "line 5" in line


def test_a_nul_in_a_file_is_a_slip(root: Path) -> None:
    """Each version of Python has its own words."""
    (root / CHECKS_FILE).write_bytes(b"x = 1\0\n")
    (line,) = course_slips(root)
    assert line.startswith(CHECKS_FILE)
    assert line.endswith("source code string cannot contain null bytes")


# Before they grade


def test_checks_with_a_slip_do_not_grade(root: Path) -> None:
    """Those of the exercises in question; the others do not matter."""
    (line,) = slips_after(root, CHECKS_FILE, "def check_one(", "def chek_one(")
    require_right_checks(root, ["steady"])
    with pytest.raises(CourseError) as caught:
        require_right_checks(root, ["ready", "steady"])
    assert caught.value.slips == (line,)


def unread(*_: object) -> list[str]:
    """Stand in for what reads the files of an exercise."""
    raise AssertionError("they are read again")


def age(path: Path, days: int) -> None:
    """Let a file have changed so many days ago."""
    changed = time.time_ns() - days * 86_400 * 10**9
    os.utime(path, ns=(changed, changed))


@pytest.fixture
def of_last_week(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course that has not changed for a week, and is known to have no slip; compiled code may be written."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)
    folder = (root / CHECKS_FILE).parent
    (folder / "promises.toml").write_bytes(b"")
    (folder.parent / "validation.py").write_bytes(b"")
    for path in root.rglob("*.*"):
        age(path, days=7)
    require_right_checks(root, ["ready", "steady"])
    return root


def test_checks_without_a_slip_are_not_read_again(of_last_week: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A learner does not wait for it."""
    monkeypatch.setattr("grader.course.validation._file_slips", unread)
    require_right_checks(of_last_week, ["ready", "steady"])


@pytest.mark.parametrize("change", ["another time", "another size", "missing"])
@pytest.mark.parametrize(
    "name", ["checks.py", "scenarios.py", "promises.toml", "../validation.py", "../../../solutions/ready.py"]
)
def test_checks_are_read_again_after_a_change(
    of_last_week: Path, name: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of any file that their slips depend on. A link to nowhere beside it, as of an editor, hides nothing."""
    folder = (of_last_week / CHECKS_FILE).parent
    with contextlib.suppress(OSError):
        (folder / ".#checks.py").symlink_to("nowhere")
    path = (folder / name).resolve()
    if change == "missing":
        path.unlink()
    elif change == "another size":
        path.write_bytes(path.read_bytes() + b"\n")
        age(path, days=7)
    else:
        age(path, days=6)
    monkeypatch.setattr("grader.course.validation._file_slips", unread)
    with pytest.raises(AssertionError, match="read again"):
        require_right_checks(of_last_week, ["ready"])


def test_checks_with_a_slip_are_read_in_each_run(of_last_week: Path) -> None:
    """Nothing is remembered of them."""
    line = slips_after(of_last_week, CHECKS_FILE, "def check_one(", "def chek_one(")
    age(of_last_week / CHECKS_FILE, days=6)
    for _ in range(2):
        with pytest.raises(CourseError) as caught:
            require_right_checks(of_last_week, ["ready"])
        assert caught.value.slips == tuple(line)


def test_what_may_change_unseen_is_not_remembered(of_last_week: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has only just changed, and all of it where the code that is on the disk is not the one that runs."""
    assert states_of(of_last_week, ["ready"])["ready"] is not None
    (of_last_week / CHECKS_FILE).write_text(CHECKS, encoding="utf-8")
    assert states_of(of_last_week, ["ready"])["ready"] is None
    age(of_last_week / CHECKS_FILE, days=6)
    assert states_of(of_last_week, ["ready"])["ready"] is not None
    monkeypatch.setattr("grader.course.unchanged._STARTED", 0)
    assert states_of(of_last_week, ["ready"])["ready"] is None


@pytest.mark.parametrize("lacking", ["a place", "sys.dont_write_bytecode", "sys.pycache_prefix"])
def test_without_a_place_to_remember_checks_are_read_in_each_run(
    of_last_week: Path, lacking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where Python may not write compiled code beside its sources, and nothing is said about it."""
    notes = (of_last_week / CHECKS_FILE).parent / "__pycache__"
    shutil.rmtree(notes)
    if lacking == "a place":
        notes.write_bytes(b"")
    else:
        monkeypatch.setattr(lacking, "elsewhere")
    require_right_checks(of_last_week, ["ready"])
    monkeypatch.setattr("grader.course.validation._file_slips", unread)
    with pytest.raises(AssertionError, match="read again"):
        require_right_checks(of_last_week, ["ready"])


def test_a_list_with_slips_ends_the_command_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, and a line for each slip; nothing is printed but these."""
    monkeypatch.setattr("grader.course.FOLDER", root / "grader" / "course")
    slips_after(root, LIST, "points = 40", "points = 0")
    first, second = slips_after(root, LIST, "section = ", "sektion = ")[0:2]
    assert main(["list"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[:2] == [f"grader: {first}", second]


def test_an_exercise_without_checks_is_not_graded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is any other of the request: there is no report."""
    monkeypatch.setattr("grader.judge.service.ROOT", root)
    name = load_course()[0].name
    with pytest.raises(CourseError) as caught:
        grade(Request("submission", {name: "x = 1\n"}, (name,), isolation="portable"))
    assert str(caught.value) == f"grader/course/{name}/checks.py: there is no such file"


# The language of checks


def test_the_judge_has_the_fixtures_of_the_language() -> None:
    """Two more serve these; no check asks for them."""
    assert {name for name in vars(Fixtures) if not name.startswith("_")} == FIXTURES | {"record", "remote"}
    assert not FIXTURES & {"record", "remote"}


def test_the_judge_knows_the_marks_of_the_language() -> None:
    """Those that are not pytest's own stand in its configuration."""
    markers = INI.read_text(encoding="utf-8").partition("markers =")[2].split("\n")
    ours = {re.split(r"\W", marker.strip())[0] for marker in markers} - {""}
    assert ours | {"parametrize", "timeout"} == {*MARKS}
