"""Messages for answers without a value: the whole first line, the hint and the details in every case."""

import pytest

from grader.judge.attempt import Attempt
from grader.judge.failures import NotPassed, not_passed
from grader.judge.permitted import EXPERIMENTS, IMPORTS, LOCKED
from grader.results.report import Limit, Status
from grader.sandbox.outside.answers import Answer, Died, Large, Missing, Raised, Returned, SourceLocation, TimedOut

SOFTMAX = "import numpy as np\n\n\ndef softmax(x):\n    y = np.exp( x )\n    while True: pass\n\n"
LAYERS = "from softmax import softmax\n\tx = (1,\n"
TEXTS = {"softmax": SOFTMAX, "layers": LAYERS, "empty": " \n"}

CALL = "softmax([1, 2])"
LINE_5 = SourceLocation("softmax.py", 5, 0, "softmax")
LINE_6 = SourceLocation("softmax.py", 6, 0, "softmax")


def outcome(
    answer: Answer, call: str | None = CALL, exercise: str = "softmax"
) -> tuple[Status, str, str | None, tuple[str, ...]]:
    """Return status, message, hint and details of an answer."""
    problem = not_passed(answer, Attempt(call, exercise, TEXTS))
    return problem.status, problem.message, problem.hint, problem.details


def test_not_passed_carries_the_whole_outcome() -> None:
    """Its text is the message; hint and details are optional."""
    bare = NotPassed(Status.FAILED, "no")
    assert (str(bare), bare.status, bare.message, bare.hint, bare.details) == ("no", Status.FAILED, "no", None, ())
    full = NotPassed(Status.ERROR, "no", "look", ("a", "b"))
    assert (str(full), full.hint, full.details) == ("no", "look", ("a", "b"))


# Raised


@pytest.mark.parametrize(
    ("answer", "call", "message", "hint", "details"),
    [
        (
            Raised("ValueError", "shapes (4,3) and (4,) not aligned", LINE_5),
            CALL,
            "softmax([1, 2]) raised ValueError: shapes (4,3) and (4,) not aligned",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (Raised("ValueError", "", None), CALL, "softmax([1, 2]) raised ValueError", None, ()),
        (
            Raised("ValueError", f"{'a word ' * 42}that i", None),  # 300 characters have arrived
            CALL,
            f"softmax([1, 2]) raised ValueError: {'a word ' * 42}that ...",
            None,
            (),
        ),
        (Raised("ValueError", "x" * 300, None), CALL, f"softmax([1, 2]) raised ValueError: {'x' * 300} ...", None, ()),
        (
            Raised("NameError", "name 'xp' is not defined", SourceLocation("softmax.py", 1, 0, "<module>")),
            None,
            "softmax.py raised NameError when it was imported: name 'xp' is not defined",
            None,
            ("softmax.py, line 1: import numpy as np",),
        ),
        (Raised("KeyError", "", None), None, "softmax.py raised KeyError when it was imported", None, ()),
        (
            Raised("ModuleNotFoundError", "No module named 'torch'", SourceLocation("softmax.py", 1, 0, "<module>")),
            None,
            "softmax.py raised ModuleNotFoundError when it was imported: No module named 'torch'",
            IMPORTS.format(""),
            ("softmax.py, line 1: import numpy as np",),
        ),
        (
            Raised("ModuleNotFoundError", "No module named 'torch'", LINE_5),
            CALL,
            "softmax([1, 2]) raised ModuleNotFoundError: No module named 'torch'",
            IMPORTS.format(""),
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (
            Raised("TypeError", "no file", SourceLocation("softmax.py", 5, 0, "save")),
            "load(file).predict(x)",
            "load(file).predict(x) raised TypeError in save: no file",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (
            Raised("TypeError", "no step", SourceLocation("softmax.py", 5, 0, "relu")),
            "relu_grad([1, 2])",
            "relu_grad([1, 2]) raised TypeError in relu: no step",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (
            Raised("RecursionError", "maximum recursion depth exceeded in comparison", LINE_5),
            CALL,
            "softmax([1, 2]) raised RecursionError: maximum recursion depth exceeded",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (
            Raised("BdbQuit", "", LINE_5),
            CALL,
            "softmax([1, 2]) stopped at a breakpoint; remove it",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (
            Raised("EOFError", "EOF when reading a line", LINE_5),
            CALL,
            "softmax([1, 2]) asks for input; the grader gives none",
            EXPERIMENTS,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (
            Raised("EOFError", "EOF when reading a line", None),
            None,
            "softmax.py asks for input; the grader gives none",
            EXPERIMENTS,
            (),
        ),
        (
            Raised("EOFError", "Ran out of input", None),
            CALL,
            "softmax([1, 2]) raised EOFError: Ran out of input",
            None,
            (),
        ),
        (
            Raised("OutputLimit", "more than 1,048,576 bytes", LINE_5),
            CALL,
            "softmax([1, 2]) printed more than 1 MiB; is there a print in a loop?",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (
            Raised("OutputLimit", "more than 1,048,576 bytes", None),
            None,
            "softmax.py printed more than 1 MiB; is there a print in a loop?",
            None,
            (),
        ),
        (
            Raised("MemoryError", "Unable to allocate 7.45 GiB", LINE_5),
            CALL,
            "softmax([1, 2]) needs more than 1 GiB of memory",
            "Unable to allocate 7.45 GiB",
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (Raised("MemoryError", "", None), None, "softmax.py needs more than 1 GiB of memory", None, ()),
        (
            Raised("SystemExit", "0", LINE_5),
            CALL,
            "softmax([1, 2]) ended the program with exit(0)",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
        (Raised("SystemExit", "", None), None, "softmax.py ended the program with exit()", None, ()),
        (
            Raised("KeyboardInterrupt", "", LINE_5),
            CALL,
            "softmax([1, 2]) raised KeyboardInterrupt",
            None,
            ("softmax.py, line 5: y = np.exp( x )",),
        ),
    ],
)
def test_an_exception_is_an_error_with_its_text_and_line(
    answer: Raised, call: str | None, message: str, hint: str | None, details: tuple[str, ...]
) -> None:
    """The message names the call or the file; the details quote the line that raised it."""
    assert outcome(answer, call) == (Status.ERROR, message, hint, details)


@pytest.mark.parametrize(("isolation", "hint"), [("strict", LOCKED), ("portable", None)])
def test_what_strict_refuses_is_said(isolation: str, hint: str | None) -> None:
    """At the other level, the grader does not refuse anything."""
    answer = Raised("PermissionError", "[Errno 13] Permission denied: 'W.npy'", LINE_5)
    problem = not_passed(answer, Attempt(None, "softmax", TEXTS, (), isolation))
    message = "softmax.py raised PermissionError when it was imported: [Errno 13] Permission denied: 'W.npy'"
    assert (problem.status, problem.message, problem.hint) == (Status.ERROR, message, hint)


@pytest.mark.parametrize(
    ("place", "details"),
    [
        (SourceLocation("softmax.py", 2, 0, "softmax"), ("softmax.py, line 2",)),
        (SourceLocation("softmax.py", 99, 0, "softmax"), ("softmax.py, line 99",)),
        (SourceLocation("softmax.py", 0, 0, "softmax"), ("softmax.py, line 0",)),
        (SourceLocation("forged.py", 1, 0, "softmax"), ()),
        (SourceLocation("layers.py", 1, 0, "<module>"), ("layers.py, line 1: from softmax import softmax",)),
    ],
)
def test_a_line_that_is_empty_or_not_there_is_only_numbered(place: SourceLocation, details: tuple[str, ...]) -> None:
    """A worker may report any place without causing a fault; lines of other texts than the learner's are not shown."""
    assert outcome(Raised("ValueError", "", place))[3] == details


def test_a_long_line_of_source_is_cut() -> None:
    """300 characters are enough to find it."""
    problem = not_passed(
        Raised("ValueError", "", SourceLocation("long.py", 1)), Attempt("f()", "long", {"long": "x" * 1000})
    )
    assert problem.details == ("long.py, line 1: " + "x" * 300,)


@pytest.mark.parametrize("line", ["while not it.finished:", "for i in range(3):"])
def test_a_line_of_source_keeps_its_colon(line: str) -> None:
    """A line is quoted exactly."""
    place = SourceLocation("slow.py", 1)
    hang = not_passed(TimedOut(5.0, place), Attempt("f(1)", "slow", {"slow": line}))
    error = not_passed(Raised("ValueError", "", place), Attempt("f(1)", "slow", {"slow": line}))
    assert hang.message == f"f(1) did not finish within 5 s; it was in line 1: {line}"
    assert error.details == (f"slow.py, line 1: {line}",)


# Still to do


@pytest.mark.parametrize(
    ("place", "call", "message"),
    [
        (LINE_5, CALL, "still to do: softmax, softmax.py, line 5"),
        (SourceLocation("layers.py", 7, 0, "Affine.backward"), CALL, "still to do: Affine.backward, layers.py, line 7"),
        (SourceLocation("softmax.py", 5, 0, "<module>"), None, "still to do: softmax.py, line 5"),
        (None, CALL, "softmax([1, 2]) is still to do"),
        (None, None, "softmax.py is still to do"),
    ],
)
def test_not_implemented_is_still_to_do(place: SourceLocation | None, call: str | None, message: str) -> None:
    """The message names the function and the line; there is no hint."""
    assert outcome(Raised("NotImplementedError", "anything", place), call) == (Status.TODO, message, None, ())


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        ("    raise NotImplementedError\n    return 2 * x\n", True),
        ("    raise NotImplementedError  # here\n\n    # and there\n    y = x\n", True),
        ("    raise NotImplementedError\n\n\ndef g(x):\n    return x\n", False),
        ("    if x:\n        raise NotImplementedError\n    return x\n", False),
        ("    raise NotImplementedError\n    # return x\n", False),
    ],
)
def test_code_below_the_line_that_raises_is_told_of(body: str, ends: bool) -> None:
    """It never runs."""
    text = f"def f(x):\n{body}"
    line = text[: text.index("raise")].count("\n") + 1
    answer = Raised("NotImplementedError", "", SourceLocation("f.py", line, 0, "f"))
    message = not_passed(answer, Attempt("f(1)", "f", {"f": text})).message
    told = "; delete this line, so that your code below it runs" if ends else ""
    assert message == f"still to do: f, f.py, line {line}{told}"


@pytest.mark.parametrize(("line", "hint"), [("print(softmax([1, 2]))", EXPERIMENTS), ("x = np.arry([1])", None)])
def test_an_experiment_that_raises_when_the_file_is_imported_has_a_hint(line: str, hint: str | None) -> None:
    answer = Raised("TypeError", "no", SourceLocation("f.py", 1, 0, "<module>"))
    assert not_passed(answer, Attempt(None, "f", {"f": line})).hint == hint


def test_an_experiment_that_is_refused_keeps_the_hint_that_says_why() -> None:
    answer = Raised("PermissionError", "no", SourceLocation("f.py", 1, 0, "<module>"))
    assert not_passed(answer, Attempt(None, "f", {"f": "print(open('a'))"}, isolation="strict")).hint == LOCKED


# Syntax


SLIPS = {
    "x = 1\n  y = 2\n": "Line 2 begins further right than the lines around it. In which column should it begin?",
    "if 1:\n    x = 1\n  y = 2\n": "Line 3 begins in a column of its own. Which of the lines above does it go with?",
    "if 1:\n        x = 1\n\ty = 2\n": "Some lines begin with tabs, some with spaces. Use four spaces for each level.",
    "f = max（1, 2）\n": "This character only looks like the right one. Type it with your keyboard set to English.",
    "x =\xa01\n": "Such a character comes along when you copy from a page. Type the line again.",
    "%load_ext grader.notebook\n": "A line that begins with % or ! works only in a notebook. Delete it here.",
    "!pip install numpy\n": "A line that begins with % or ! works only in a notebook. Delete it here.",
    ">>> x = 1\n": "So an interactive session marks its lines. Copy the code without the mark.",
    "In [3]: import numpy\n": "So an interactive session marks its lines. Copy the code without the mark.",
    "x = (1\n": None,
    "x = max(1, 2\n!= 0))\n": None,
    "x = (7\n%n))\n": None,
    "x = 7 7\n": None,
    "if x\n    y = 1\n": None,
}


@pytest.mark.parametrize(("text", "hint"), SLIPS.items())
def test_a_slip_that_python_hardly_explains_has_a_hint(text: str, hint: str | None) -> None:
    """It is the same in every Python, which says what is wrong, but not what to do."""
    with pytest.raises(SyntaxError) as raised:
        compile(text, "layers.py", "exec")
    place = SourceLocation("layers.py", raised.value.lineno or 0, raised.value.offset or 0)
    answer = Raised(type(raised.value).__name__, raised.value.msg, place)
    assert not_passed(answer, Attempt(None, "layers", {"layers": text})).hint == hint


@pytest.mark.parametrize("type_", ["SyntaxError", "IndentationError", "TabError"])
def test_a_syntax_error_is_shown_with_a_caret(type_: str) -> None:
    """The message has file, line and Python's text; the details show the line and the column."""
    answer = Raised(type_, "'(' was never closed", SourceLocation("layers.py", 2, 6))
    message = "layers.py, line 2: '(' was never closed"
    assert outcome(answer, None, "layers") == (Status.ERROR, message, None, ("x = (1,", "    ^"))


@pytest.mark.parametrize(
    ("place", "details"),
    [
        (SourceLocation("layers.py", 2, 2), ("x = (1,", "^")),
        (SourceLocation("layers.py", 2, 1), ("x = (1,", "^")),
        (SourceLocation("layers.py", 2, 0), ()),
        (SourceLocation("softmax.py", 2, 1), ()),
        (SourceLocation("layers.py", 99, 1), ()),
        (SourceLocation("forged.py", 1, 1), ()),
    ],
)
def test_a_caret_needs_a_column_and_a_line(place: SourceLocation, details: tuple[str, ...]) -> None:
    """Without one of them, there are no details."""
    assert outcome(Raised("SyntaxError", "invalid syntax", place), None, "layers")[3] == details


@pytest.mark.parametrize("column", [9, 100, 999_999])
def test_a_caret_stays_below_its_line(column: int) -> None:
    """A worker may report any column; the caret is at most one place after the end of the line."""
    place = SourceLocation("layers.py", 2, column)
    assert outcome(Raised("SyntaxError", "invalid syntax", place), None, "layers")[3] == ("x = (1,", "       ^")


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [("x = 数学 + (", 10, 11), ("x = e\u0301 (", 7, 5), ("x = '\u202e' (", 9, 8)],
)
def test_a_caret_stands_below_its_letter_whatever_stands_before_it(line: str, column: int, caret: int) -> None:
    """Wide letters take two columns, accents none; an unprintable letter is replaced by a mark."""
    answer = Raised("SyntaxError", "'(' was never closed", SourceLocation("softmax.py", 1, column))
    details = not_passed(answer, Attempt(None, "softmax", {"softmax": line})).details
    assert details == (line, " " * caret + "^")


@pytest.mark.parametrize("letter", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_python_counts_them(letter: str, end: str) -> None:
    """Characters that are line ends elsewhere end no line of a source text."""
    source = end.join([f"# a{letter}b", f"# c{letter}{letter}", "x = 1", "y = 2"])
    answer = Raised("ValueError", "no", SourceLocation("softmax.py", 3, 0, "<module>"))
    assert not_passed(answer, Attempt(None, "softmax", {"softmax": source})).details == ("softmax.py, line 3: x = 1",)


def test_a_syntax_error_without_a_place_is_like_any_other_exception() -> None:
    """For example one that eval raises."""
    message = "softmax([1, 2]) raised SyntaxError: invalid syntax"
    assert outcome(Raised("SyntaxError", "invalid syntax", None)) == (Status.ERROR, message, None, ())


# Missing


@pytest.mark.parametrize(
    ("answer", "exercise", "message", "hint"),
    [
        (Missing("", "softmax", ""), "softmax", "softmax is not defined in softmax.py", None),
        (
            Missing("", "softmax", "sofmax"),
            "softmax",
            "softmax is not defined in softmax.py",
            "It has 'sofmax'; is that the one?",
        ),
        (Missing("", "f", ""), "empty", "f is not defined in empty.py", "empty.py is empty."),
        (
            Missing("Affine", "dW", "dw"),
            "layers",
            "softmax([1, 2]): the Affine object has no attribute 'dW'",
            "It has 'dw'; is that the one?",
        ),
        (Missing("Affine", "dW", ""), "layers", "softmax([1, 2]): the Affine object has no attribute 'dW'", None),
    ],
)
def test_a_missing_name_is_a_failure_with_the_nearest_name(
    answer: Missing, exercise: str, message: str, hint: str | None
) -> None:
    """It may be missing in the module or in an object; an empty file is called empty."""
    assert outcome(answer, CALL, exercise) == (Status.FAILED, message, hint, ())


# Large, too late, dead


def test_a_value_too_large_to_send_is_a_failure() -> None:
    """The message says how large it is."""
    message = "softmax([1, 2]) returned an array of shape (100000, 1000); that is more than the grader takes"
    assert outcome(Large("an array of shape (100000, 1000)")) == (Status.FAILED, message, None, ())


@pytest.mark.parametrize(
    ("answer", "call", "message"),
    [
        (TimedOut(5.0, None), CALL, "softmax([1, 2]) did not finish within 5 s"),
        (TimedOut(0.5, None), None, "softmax.py did not finish importing within 0.5 s"),
        (
            TimedOut(5.0, LINE_6, Limit.PROCESSOR, 5.01),
            CALL,
            "softmax([1, 2]) did not finish within 5 s of processor time; it was in line 6: while True: pass",
        ),
        (
            TimedOut(1.0, None, Limit.PROCESSOR, 1.0),
            None,
            "softmax.py did not finish importing within 1 s of processor time",
        ),
        (
            TimedOut(5.0, LINE_6, Limit.WAITING, 0.01),
            CALL,
            "softmax([1, 2]) did not finish: it spent 5 s waiting; it was in line 6: while True: pass",
        ),
        (
            TimedOut(0.5, None, Limit.WAITING, 0.01),
            None,
            "softmax.py did not finish importing: it spent 0.5 s waiting",
        ),
        (
            TimedOut(50.0, LINE_6, Limit.WALL, 0.34),
            CALL,
            "softmax([1, 2]) did not finish within 50 s, with 0.3 s of processor time; "
            "it was in line 6: while True: pass",
        ),
        (
            TimedOut(60.0, LINE_6),
            CALL,
            "softmax([1, 2]) did not finish within 60 s; it was in line 6: while True: pass",
        ),
        (
            TimedOut(5.0, SourceLocation("layers.py", 1)),
            CALL,
            "softmax([1, 2]) did not finish within 5 s; it was in layers.py, line 1: from softmax import softmax",
        ),
        (
            TimedOut(5.0, SourceLocation("softmax.py", 2)),
            CALL,
            "softmax([1, 2]) did not finish within 5 s; it was in line 2",
        ),
        (
            TimedOut(5.0, SourceLocation("forged.py", 2)),
            None,
            "softmax.py did not finish importing within 5 s; it was in forged.py",
        ),
    ],
)
def test_a_hang_says_how_long_and_where(answer: TimedOut, call: str | None, message: str) -> None:
    """The message names the limit, and another exercise's file; a text that is not the learner's has no line."""
    assert outcome(answer, call) == (Status.TIMEOUT, message, None, ())
    assert not_passed(answer, Attempt(call, "softmax", TEXTS)).limit is answer.limit


@pytest.mark.parametrize(
    ("answer", "call", "message"),
    [
        (
            Died("crashed the interpreter with SIGSEGV", LINE_5),
            CALL,
            "softmax([1, 2]) crashed the interpreter with SIGSEGV; it was in line 5: y = np.exp( x )",
        ),
        (Died("broke the connection to the grader", None), CALL, "softmax([1, 2]) broke the connection to the grader"),
        (
            Died("ended the interpreter with exit code 0", None),
            None,
            "softmax.py ended the interpreter with exit code 0",
        ),
    ],
)
def test_a_dead_worker_is_an_error_not_a_pass(answer: Died, call: str | None, message: str) -> None:
    """The message says how it ended, and where, if that is known."""
    assert outcome(answer, call) == (Status.ERROR, message, None, ())


def test_a_value_has_no_such_outcome() -> None:
    """Asking for it is a fault of the judge."""
    with pytest.raises(AssertionError, match=r"^Returned\(value=1, "):
        not_passed(Returned(1), Attempt(CALL, "softmax", TEXTS))
