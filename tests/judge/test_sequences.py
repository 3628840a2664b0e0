"""Functions are called in every form that their stubs promise, and classes in random walks."""

from __future__ import annotations

import ast
import re
from textwrap import dedent

import numpy as np
import pytest

from grader.course import Exercise, load_course
from grader.course.promises import Promise
from grader.course.promises_file import read_promises
from grader.judge.compare.tolerance import Tolerance
from grader.judge.diagnosis.mistakes import statements
from grader.judge.failures import NotPassed
from grader.judge.sequences import inquiry
from grader.judge.sequences.family import Family
from grader.judge.sequences.findings import first_finding
from grader.judge.sequences.player import SequencePlayer
from grader.judge.sequences.sequence import PLAYER, Sequence, Step
from grader.judge.sequences.walk import Walk
from grader.judge.subjects.calls import Call
from grader.judge.subjects.remote import RemoteSubmission
from grader.results.report import CheckResult, Status
from grader.sandbox.outside.pool import Sandbox
from tests.judge.course import Course
from tests.support.banks import MISTAKES
from tests.support.grading import graded

ROWS = '[f]\narguments = { x = "(N, C) or (C)" }\n'

AGREES = '''
import numpy as np

def check_f(agree):
    """f doubles."""
    agree("f", np.array([[0.6, -1.7, 2.2], [1.4, 0.3, -0.8], [3.1, -2.6, 0.9]]))
'''

NUMPY = "import numpy as np\n"
DOUBLES = f"{NUMPY}def f(x):\n    return 2 * x\n"


def asked(course: Course, code: str, promises: str = ROWS) -> CheckResult:
    """Grade a function that should double its argument."""
    course.add(AGREES, NUMPY + dedent(code), solution=DOUBLES, promises=promises)
    (check,) = course.checks()
    return check


def message(course: Course, code: str, promises: str = ROWS) -> str | None:
    """Grade a function that should double its argument, and return the message."""
    return asked(course, code, promises).message


# Families


def test_right_code_passes_in_all_forms(course: Course) -> None:
    """No matter how it is written."""
    assert message(course, "def f(x):\n    return np.array([2 * value for value in x])") is None


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (  # the result made in the type of the argument
            "def f(x):\n    y = np.zeros_like(x)\n    y[...] = 2.0 * x + (0.5 if x.dtype == int else 0)\n    y -= 0\n"
            "    return y if x.dtype != int else y // 2 * 2 + 1",
            "f([[1, -2, 3]]) with integers: the result is 1 more than expected everywhere ([0, 0] is 3; expected 2)",
        ),
        (
            "def f(x):\n    return 2 * x if x.dtype != np.float32 else 3 * x",
            "f([[1, -2, 3]]) as float32: the result is 1.5 times the expected value everywhere"
            " ([0, 0] is 3; expected 2)",
        ),
        (
            "def f(x):\n    return 2 * x.ravel(order='K').reshape(x.shape)",
            "f([[1, -2, 3], [2, 1, -1]]), in Fortran order: the result has rows that hold the expected columns,"
            " one after another ([0, 1] is 4; expected -4)",
        ),
        (
            "def f(x):\n    return 2 * x.squeeze()",
            "f([[1, -2, 3]]) has shape (3,); expected (1, 3). Its values are right, only the shape is not.",
        ),
        (
            "def f(x):\n    return 2 * x if x.ndim == 2 else 2 * x[:1]",
            "f([1, -2, 3]) has shape (1,); expected (3,)",
        ),
        (
            "def f(x):\n    return 2 * x if x.any() else x + 1",
            "f([[0, 0, 0]])[0, 0] is 1; expected 0 (3 of 3 values differ)",
        ),
        (
            "def f(x):\n    return 2 * x if (x < 0).any() else 4 * x",
            "f([[1, 2, 3]]) is 2 times the expected value everywhere ([0, 0] is 4; expected 2)",
        ),
        (
            "def f(x):\n    return 2 * x if len(np.unique(x)) > 1 or not x.any() else x",
            "f([[2, 2, 2]]) is 1/2 of the expected value everywhere ([0, 0] is 2; expected 4)",
        ),
        (
            "def f(x):\n    return 2 * x if np.abs(x).max() > 1e-6 or not x.any() else 3 * x",
            "f([[1e-09, -2e-09, 3e-09]]), with tiny values: the result is 1.5 times the expected value everywhere"
            " ([0, 0] is 3e-09; expected 2e-09)",
        ),
    ],
    ids=["integers", "float32", "views", "one row", "one axis", "zeros", "signs", "ties", "tiny"],
)
def test_a_form_of_the_input_that_fails_is_named(course: Course, code: str, line: str) -> None:
    """The message shows one row of small numbers if that fails too."""
    assert message(course, code) == line


def test_a_batch_that_fails_is_shown_with_one_row_of_small_numbers(course: Course) -> None:
    """If one row fails as well, the message shows that row, although the check used a batch."""
    assert message(course, "def f(x):\n    return np.exp(x)") == (
        "f([[1, -2, 3]])[0, 0] is 2.718; expected 2 (3 of 3 values differ)"
    )
    two = "def f(x):\n    return 2 * x if len(x) < 2 or x.ndim == 1 else 2 * x - x.sum(axis=0)"
    course.exercises.clear()
    (course.folder / "mini" / "checks.py").unlink()
    (course.folder / "mini").rename(course.folder / "before")
    assert message(course, two) == ("f([[1, -2, 3], [2, 1, -1]])[0, 0] is -1; expected 2 (6 of 6 values differ)")


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (
            "room = {}\ndef f(x):\n    y = room.setdefault(x.shape, np.zeros(x.shape))\n"
            "    y[...] = 2 * x\n    return y",
            "f([[1, -2, 3]]) gave [[2, -4, 6]]; after another call, that same result reads [[6, 2, -4]]",
        ),
        (
            "def f(x):\n    y = 2 * x\n    x[...] = 0\n    return y",
            "f changed its argument x: x[0, 0] was 1, and is 0 afterwards",
        ),
        (
            "seen = []\ndef f(x):\n    seen.append(x)\n    return 2 * x if len(seen) < 3 else 2 * seen[0]",
            "After another call, f([0.6, -1.7, 2.2]): the result has shape (3, 3); expected (3,)",
        ),
        (
            "kept = {}\ndef f(x):\n    if kept.get('x') is not x:\n        kept.update(x=x, y=2 * x)\n"
            "    return kept['y'].copy()",
            "f(x), x of shape (3, 3), called with other numbers in the same array: the result is what an"
            " earlier call gives ([0, 0] is 1.2; expected 6.2)",
        ),
        (
            "kept = {}\ndef f(x):\n    return kept.setdefault((x.dtype.str, x.shape, x.tobytes()), 2 * x)",
            "After an earlier result was overwritten, f([[1, -2, 3]]): the result is 0 everywhere"
            " ([0, 0] is 0; expected 2)",
        ),
    ],
    ids=["kept buffer", "argument", "first call", "same array", "kept result"],
)
def test_what_an_earlier_call_leaves_behind_is_seen(course: Course, code: str, line: str) -> None:
    """Results, arguments and state are compared again after later calls."""
    assert message(course, code) == line


def test_the_calls_behind_a_message_are_told(course: Course) -> None:
    """They are written as the learner would write them."""
    room = """
room = np.zeros((3, 3))
def f(x):
    if x.shape != room.shape:
        return 2 * x
    room[...] = 2 * x
    return room
"""
    check = asked(course, room)
    assert check.message == (
        "f(x), x of shape (3, 3): [0, 0] is 6.2; after another call, that same result reads 1.2 there"
    )
    assert check.details == (
        "These calls show it:",
        "  f(x1)",
        "  f(x2)",
        "with x1 of shape (3, 3), x2 of shape (3, 3)",
    )


def test_an_exception_in_a_form_is_told_with_its_place(course: Course) -> None:
    """As for every exception."""
    check = asked(
        course, "def f(x):\n    if x.dtype == int:\n        raise ValueError('no integers')\n    return 2 * x"
    )
    assert (check.status, check.message) == (
        Status.ERROR,
        "f([[1, -2, 3]]) with integers raised ValueError: no integers",
    )
    assert check.details[0] == "mini.py, line 4: raise ValueError('no integers')"


def test_a_form_that_is_still_to_do_is_that(course: Course) -> None:
    """It is to do, not wrong."""
    check = asked(course, "def f(x):\n    if x.ndim == 1:\n        raise NotImplementedError\n    return 2 * x")
    assert (check.status, check.message) == (Status.TODO, "still to do: f, mini.py, line 4")


@pytest.mark.parametrize(
    ("code", "promises"),
    [
        (
            "def f(x):\n    return 2 * x if x.dtype != int else x",
            '[f]\nopen = ["integers"]\narguments = { x = "(N, C)" }',
        ),
        ("def f(x):\n    return 2 * x if x.dtype != int else x", '[f]\narguments = { x = "float (N, C)" }'),
        ("def f(x):\n    x *= 2\n    return x.copy()", '[f]\narguments = { x = "float changeable (N, C)" }'),
        ("def f(x):\n    return 2 * x if len(x) > 1 else x", '[f]\nopen = ["one row"]\narguments = { x = "(N, C)" }'),
        ("def f(x):\n    return 2 * x if abs(x).max() < 99 else x", ROWS),
        ("def f(x):\n    return x if x.ndim == 1 else 2 * x", '[f]\narguments = { x = "(N, C)" }'),
        ("def f(x):\n    return x if x.ndim == 1 else 2 * x", ""),
    ],
)
def test_what_the_stub_leaves_open_is_asked_of_nobody(course: Course, code: str, promises: str) -> None:
    """Each of these fails only in a form that the stub does not promise."""
    assert message(course, code, promises) is None


@pytest.mark.parametrize(
    ("code", "word", "line"),
    [
        (
            "def f(x):\n    return 2 * np.clip(x, -99, 99)",
            "large",
            "f([[1000, -2000, 3000]])[0, 0] is 198; expected 2000 (3 of 3 values differ)",
        ),
        ("def f(x):\n    return 2 * x if x.dtype != bool else x", "bool", None),
        (
            "def f(x):\n    return 2 * x if x.dtype != np.uint8 else 2 - (2 - x) * 2 + x * 0",
            "unsigned",
            None,
        ),
    ],
)
def test_what_only_some_stubs_promise_is_asked_where_they_do(
    course: Course, code: str, word: str, line: str | None
) -> None:
    """A word before the shape promises it."""
    told = message(course, code, f'[f]\narguments = {{ x = "{word} (N, C)" }}')
    assert told == line if line else told is not None


def test_who_prints_without_end_in_many_calls_is_told_so(course: Course) -> None:
    """That is no exception of a single call."""
    told = message(course, 'def f(x):\n    print("y" * 60000)\n    return 2 * x')
    assert told is not None
    assert told.endswith("printed more than 1 MiB; is there a print in a loop?")


RAGGED = ((1.0, 2.0), (3.0,))


def test_what_a_submission_says_in_the_place_of_changes_is_no_fault_of_the_judge() -> None:
    """It may have replaced the player in its own process."""
    one = Step(0, "module.f(x_0)", "f(x)")
    sequence = Sequence("f", (one,), {"x_0": np.ones(2), "lr_0": 0.1}, {}, frozenset(), False, {})
    right = ((np.ones(2),), (), (), ())
    for arguments in ((("x_0", RAGGED),), (("lr_0", 0.2),), (("x_0", None),), (("y_0", np.ones(2)),)):
        with pytest.raises(NotPassed, match="f gave a sequence of 4 values in the place of the results of its calls"):
            first_finding(sequence, (right[0], (), arguments, ()), right, Tolerance())
    found = first_finding(sequence, (right[0], ((0, RAGGED),), (), ()), right, Tolerance())
    assert found is not None
    assert found.message == "f(x): the result is one value; after another call, that same result reads another there"


def test_results_that_have_to_be_new_arrays(course: Course) -> None:
    """A result may be neither the argument nor a view of it."""
    code = "def f(x):\n    return 2 * x if x.all() else x[:, ::1]"
    zero = '[f]\narguments = { x = "(N, C)" }\nreturns = "new arrays"'
    course.add(
        AGREES, NUMPY + code, solution=f"{NUMPY}def f(x):\n    return np.where(x.all(), 2 * x, x)\n", promises=zero
    )
    (check,) = course.checks()
    assert check.message == (
        "f([[0, 0, 0]]): the result is an array that it was given, or a view of one; expected a new array"
    )


def test_arrays_in_a_dict_have_to_be_new_too() -> None:
    """The same as for arrays in a tuple or a list."""
    for line in ("dict(y=x)", "tuple((x,))", "list((x,))"):
        assert played([line], {"x": np.ones(2)}, apart=True)[-1] == (0,)


def test_a_number_among_the_arguments_stays_in_all_forms(course: Course) -> None:
    """Only arrays are converted."""
    checks = AGREES.replace('agree("f", ', 'agree("f", 2.0, ').replace("doubles", "multiplies")
    course.add(
        checks,
        "def f(factor, x):\n    return factor * x",
        solution="def f(factor, x):\n    return factor * x\n",
        promises='[f]\narguments = { factor = "()", x = "(N, C)" }\n',
    )
    (check,) = course.checks()
    assert check.message is None


def test_another_shape_of_an_argument_is_told_as_such(course: Course) -> None:
    """This message comes before an exception raised because the shape cannot be changed."""
    told = message(course, "def f(x):\n    y = 2 * x\n    x.shape = (-1,)\n    return y")
    assert told == "f changed its argument x: it had shape (1, 3), and has shape (3,) afterwards"


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("x * y.astype(x.dtype)", "f([1, -2, 3], [1.5, 1.5, -1.5]) with integers in the first array alone: "),
        ("x.astype(y.dtype) * y", "f([1.5, -1.5, 3.5], [1, 1, -2]) with integers in all but the first array: "),
        ("x * y", None),
    ],
)
def test_one_of_two_arrays_is_made_of_integers(course: Course, code: str, start: str | None) -> None:
    """The other array holds floats."""
    course.add(
        '''
        import numpy as np

        def check_f(agree):
            """f multiplies."""
            agree("f", np.array([0.6, -1.7, 2.2]), np.array([0.5, 0.3, -2.0]))
        ''',
        f"def f(x, y):\n    return {code}\n",
        solution="def f(x, y):\n    return x * y\n",
        promises='[f]\narguments = { x = "(C)", y = "(C)" }',
    )
    (check,) = course.checks()
    assert check.message is None if start is None else str(check.message).startswith(start)


def test_labels_and_one_hot_rows_are_asked_alike(course: Course) -> None:
    """Whichever of the two the check passes."""
    course.add(
        '''
        import numpy as np

        def check_f(agree):
            """f picks."""
            agree("f", np.array([[0.2, 0.8], [0.6, 0.4], [0.5, 0.5]]), np.array([1, 0, 0]))
        ''',
        "def f(y, t):\n    return y[range(len(y)), t].sum()\n",
        solution="def f(y, t):\n    return (y * t if t.ndim == 2 else y[range(len(y)), t]).sum()\n",
        promises='[f]\narguments = { y = "probabilities (N, C)", t = "answers (N, C)" }',
    )
    (check,) = course.checks()
    assert check.message == (
        "f([[0.2, 0.8]], [[0, 1]]) raised IndexError: arrays used as indices must be of integer (or boolean) type"
    )


def test_a_number_is_asked_again(course: Course) -> None:
    """It has no other forms, and nothing can change it."""
    course.add(
        '''
        def check_f(agree):
            """f is 1 where both are."""
            agree("f", 1, 0.0)
        ''',
        "seen = []\n\ndef f(a, b):\n    seen.append(a + b)\n    return sum(seen) - 1\n",
        solution="def f(a, b):\n    return a * b\n",
        promises='[f]\narguments = { a = "()", b = "()" }',
    )
    (check,) = course.checks()
    assert check.message == "After another call, f(1, 0.0): the result is 1; expected 0"


def test_a_scenario_has_a_family_too(course: Course) -> None:
    """For example, a function that takes a function can only be called through a scenario."""
    course.add(
        '''
        import numpy as np
        from . import scenarios

        def check_f(agree):
            """f applies."""
            agree(scenarios.squares, np.array([1.0, 2.0, 3.0]))
        ''',
        "def f(g, x):\n    return g(x)[::1] if x.dtype != int else 0 * x\n",
        solution="def f(g, x):\n    return g(x)\n",
        scenarios='def squares(module, x):\n    """f(lambda x: x ** 2, x)"""\n    return module.f(_square, x)\n\n'
        "def _square(x):\n    return x ** 2\n",
        promises='[squares]\narguments = { x = "(C)" }',
    )
    (check,) = course.checks()
    assert check.message == ("f(lambda x: x ** 2, x) with integers: the result is 0 everywhere ([0] is 0; expected 1)")


def test_a_promise_that_the_solution_breaks_is_a_fault_of_the_grader(course: Course) -> None:
    """No submission is judged by such a promise."""
    only_two = f"{NUMPY}def f(x):\n    if x.ndim != 2:\n        raise ValueError('two axes')\n    return 2 * x\n"
    course.add(AGREES, DOUBLES, solution=only_two, promises=ROWS)
    assert course.fault() == "mini, check_f: ValueError: two axes (mini.py, line 4)"


def test_a_result_of_several_arrays_that_changes_later_is_told(course: Course) -> None:
    """The message says which array and which entry changed."""
    code = "import numpy as np\nkept = np.zeros(9)\ndef f(x):\n    kept[: x.size] = np.ravel(x)\n"
    course.add(
        AGREES,
        code + "    return np.array(x), {'same': kept[: x.size].reshape(x.shape)}\n",
        solution="def f(x):\n    return x, {'same': x}\n",
        promises=ROWS,
    )
    (check,) = course.checks()
    assert str(check.message).endswith("[1]['same'][0, 0] is 1; after another call, that same result reads 3 there")


def test_of_several_arrays_that_change_later_the_first_is_told(course: Course) -> None:
    """In the order of the result: that of a set would be another one each time."""
    names = ", ".join(f"'{name}': {{}}" for name in "zyxwvutsrqponm")
    code = "import numpy as np\nkept = np.zeros(9)\ndef f(x):\n    kept[: x.size] = np.ravel(x)\n"
    course.add(
        AGREES,
        f"{code}    return {{{names.replace('{}', 'kept[: x.size].reshape(x.shape)')}}}\n",
        solution=f"def f(x):\n    return {{{names.replace('{}', 'x')}}}\n",
        promises=ROWS,
    )
    (check,) = course.checks()
    assert str(check.message).endswith("['z'][0, 0] is 1; after another call, that same result reads 3 there")


# Walks


LAYER = """
import numpy as np
class Layer:
    def __init__(self, W):
        self.W = W
    def forward(self, x):
        self.x = x
        return x @ self.W
    def backward(self, dout):
        self.dW = self.x.T @ dout
        return dout @ self.W.T
"""

LAYER_PROMISES = """
[Layer]
new = "Layer(W)"
calls = ["forward(x)", "backward(dout)"]
after = { backward = "forward" }
sets = { backward = ["dW"] }
changes = ["W"]
arguments = { W = "float (D, H)", x = "(N, D)", dout = "float (N, H)" }
"""

WALKS = '''
def check_layer(walk, rng):
    """Layer is right."""
    walk("Layer", rng)
'''


def walked(course: Course, old: str, new: str) -> CheckResult:
    """Grade a layer that is right except for the given change."""
    assert old in LAYER
    course.add(WALKS, LAYER.replace(old, new), solution=LAYER, promises=LAYER_PROMISES)
    (check,) = course.checks()
    return check


def test_a_walk_through_right_code_passes(course: Course) -> None:
    """The layer may use any names for its private attributes."""
    assert walked(course, "self.x = x", "self.x = self.copy = x.copy()").status is Status.PASSED


@pytest.mark.parametrize(
    ("old", "new", "start", "calls"),
    [
        (
            "self.W = W",
            "self.W = W.copy()",
            "After W was changed in place, Layer.forward(x): ",
            ("layer = Layer(W1)", "W1[...] = W2", "layer.forward(x)"),
        ),
        (
            "self.x = x",
            "self.__dict__.setdefault('x', x)",
            "After an earlier forward(x) with another batch, Layer.backward(dout)",
            ("layer = Layer(W)", "layer.forward(x1)", "layer.forward(x2)", "layer.backward(dout)"),
        ),
        (
            "self.dW = self.x.T @ dout",
            "self.dW = getattr(self, 'dW', 0) + self.x.T @ dout",
            "Called a second time, Layer.backward(dout): dW is 2 times the expected value everywhere",
            ("layer = Layer(W)", "layer.forward(x)", "layer.backward(dout)", "layer.backward(dout)", "layer.dW"),
        ),
        (
            "        self.x = x",
            "        Layer.x = x",
            "With two Layer objects in use, Layer.backward(dout)",
            (
                "first = Layer(W1)",
                "second = Layer(W2)",
                "first.forward(x1)",
                "second.forward(x2)",
                "first.backward(dout)",
                "first.dW",
            ),
        ),
        (
            "return dout @ self.W.T",
            "dout *= 2\n        return dout @ self.W.T / 2",
            "Layer.backward(dout) changed its argument dout: dout[0, 0] was ",
            ("layer = Layer(W)", "layer.forward(x)", "layer.backward(dout)"),
        ),
        (
            "return dout @ self.W.T",
            "dx = dout @ self.W.T\n        self.W -= self.dW\n        return dx",
            "Layer.backward(dout) changed W, which Layer(W) was given: W[0, 0] was ",
            ("layer = Layer(W)", "layer.forward(x)", "layer.backward(dout)"),
        ),
        (
            "return x @ self.W",
            "return x @ self.W if len(x) > 1 else (x @ self.W)[0]",
            "Layer.forward(x), x of shape (1, ",
            ("layer = Layer(W)", "layer.forward(x)"),
        ),
    ],
    ids=["copied", "first batch", "grows", "class attribute", "argument", "parameter", "one row"],
)
def test_the_shortest_walk_that_fails_is_told(
    course: Course, old: str, new: str, start: str, calls: tuple[str, ...]
) -> None:
    """The message has it on one line, as calls that the learner can run."""
    check = walked(course, old, new)
    assert check.message is not None
    assert check.message.startswith(start)
    first = check.details.index("These calls show it:") + 1
    assert tuple(line.strip() for line in check.details[first : first + len(calls)]) == calls


def test_a_method_that_is_missing_is_told_as_such(course: Course) -> None:
    """The message suggests the method that was probably meant."""
    check = walked(course, "def backward", "def backwards")
    assert check.message == "Layer.backward(dout), dout of shape (3, 3): the Layer object has no attribute 'backward'"
    assert check.hint == "It has 'backwards'; is that the one?"


NET = """
import numpy as np
class Net:
    def __init__(self, inputs, classes, std=1.0):
        self.params = {"W": np.random.rand(inputs, classes)}
        self.kept = self.params["W"]
    def predict(self, x):
        return x @ self.params["W"]
"""

NET_PROMISES = """
[Net]
new = "Net(D, C, std=0.1)"
calls = ["predict(x)"]
changes = ["params['W']"]
replaces = ["params['W']"]
arguments = { x = "(N, D)", "params['W']" = "(D, C)" }
"""


@pytest.mark.parametrize(
    ("used", "start"),
    [
        ('self.params["W"]', None),
        ("self.kept", "After params['W'] was replaced, Net.predict(x): "),
        (
            '(self.__dict__.setdefault("copy", self.params["W"].copy()))',
            "After params['W'] was changed in place, Net.predict(x): ",
        ),
    ],
    ids=["right", "the first array", "a copy"],
)
def test_the_parameters_of_a_network_are_set_changed_and_replaced(course: Course, used: str, start: str | None) -> None:
    """Whatever the network drew itself is replaced; the sizes go to the constructor."""
    checks = 'def check_net(walk, rng):\n    """Net is right."""\n    walk("Net", rng)\n'
    drawn = NET.replace("random.rand(inputs, classes)", "random.normal(size=(inputs, classes))")
    mine = drawn.replace('x @ self.params["W"]', f"x @ {used}")
    course.add(checks, mine, solution=NET, promises=NET_PROMISES)
    (check,) = course.checks()
    assert check.message is None if start is None else str(check.message).startswith(start)


def test_a_result_that_is_kept_and_handed_out_again_is_seen(course: Course) -> None:
    """The caller may overwrite it."""
    kept = 'self.__dict__.setdefault((x.tobytes(), self.params["W"].tobytes()), x @ self.params["W"])'
    checks = 'def check_net(walk, rng):\n    """Net is right."""\n    walk("Net", rng)\n'
    course.add(checks, NET.replace('x @ self.params["W"]', kept), solution=NET, promises=NET_PROMISES)
    (check,) = course.checks()
    assert str(check.message).startswith("After an earlier result was overwritten, Net.predict(x): ")
    assert "  result = overwrite(net.predict(x))" in check.details


DEEP_PROMISES = """
[Net]
new = "Net([D, C])"
calls = ["predict(x)", "forward(x)", "backward(t)"]
after = { backward = "forward" }
ends = { predict = "forward" }
changes = ["weights[0]"]
arguments = { x = "(N, D)", t = "(N, C)", "weights[0]" = "(D, C)" }
"""


def test_what_one_method_ends_another_does_not_go_on_with() -> None:
    """A call of predict may count as a forward, so backward needs a new forward after it."""
    promise = read_promises("promises.toml", DEEP_PROMISES.encode())["Net"]
    for seed in range(5):
        ready: dict[str, bool] = {}
        for step in Walk(promise, np.random.default_rng(seed)).sequence.steps:
            if ".backward(" in step.line:
                assert ready[step.owner]
            elif step.is_call and not step.is_assignment:
                ready[step.owner] = ".forward(" in step.line
    assert sum(ready.values())


def test_sizes_stand_in_the_lists_of_a_constructor_and_entries_of_lists_can_change() -> None:
    """A letter in the call that makes an object is a size; arrays are named by their list and position."""
    steps = Walk(read_promises("promises.toml", DEEP_PROMISES.encode())["Net"], np.random.default_rng(1)).sequence.steps
    assert re.fullmatch(r"first = module\.Net\(\[\d, \d\]\)", steps[0].line)
    assert steps[1].line == "first.weights[0][...] = weights0_0"


def test_the_same_seed_gives_the_same_walk() -> None:
    """The calls, the arrays and the message are the same."""
    promise = read_promises("promises.toml", LAYER_PROMISES.encode())["Layer"]
    one, other = (Walk(promise, np.random.default_rng(5)).sequence for _ in range(2))
    assert one.steps == other.steps
    assert all(np.array_equal(one.arrays[name], other.arrays[name]) for name in one.arrays)
    assert Walk(promise, np.random.default_rng(6)).sequence.steps != one.steps


ANSWERS_PROMISES = """
[Loss]
new = "Loss()"
calls = ["forward(x, t)", "backward()"]
after = { backward = "forward" }
arguments = { x = "nonzero (N, C) or (C) or (N, D, C)", t = "answers (N, C)" }
"""


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_seed_a_walk_shows_what_is_kept(seed: int) -> None:
    """Batches of the same shape as the first and as the one before, with other signs; all forms of answers twice."""
    promise = read_promises("promises.toml", ANSWERS_PROMISES.encode())["Loss"]
    sequence = Walk(promise, np.random.default_rng(seed)).sequence
    lines = [step.line for step in sequence.steps if step.line.startswith("first.")][:12]
    forward, backward = "first.forward(x_{0}, t_{0})", "first.backward()"
    round_of = [forward.format, lambda _: backward, lambda _: backward, forward.format]
    pair = [forward.format(2), forward.format(3), backward, backward]
    assert lines == [*(make(0) for make in round_of), *(make(1) for make in round_of), *pair]
    first, second, *same = (sequence.arrays[f"x_{number}"] for number in range(4))
    assert {array.shape for array in same} == {first.shape}
    assert second.shape != first.shape
    signs = [np.sign(array).tolist() for array in (first, *same)]
    assert all(signs.count(each) == 1 for each in signs)
    labels, integers, one_hot, last = (sequence.arrays[f"t_{number}"] for number in range(4))
    assert (labels.ndim, integers.dtype, one_hot.dtype) == (1, int, float)
    assert last.shape == labels.shape
    for start, rows in (("third.forward", 3), ("second.forward", 1)):
        names = re.findall(rf"{start}\(x_\d+, (t_\d+)\)", "\n".join(step.line for step in sequence.steps))
        assert any(sequence.arrays[name].shape == (rows,) for name in names)
    dimensions = {sequence.arrays[name].ndim for name in sequence.arrays if name.startswith("x_")}
    assert dimensions == {1, 2, 3}


# What it costs


def counted(course: Course, monkeypatch: pytest.MonkeyPatch, checks: str, code: str, promises: str) -> int:
    """Grade, and return how many calls the submission received."""
    calls = []
    ask = RemoteSubmission.ask
    monkeypatch.setattr(RemoteSubmission, "ask", lambda remote, call: calls.append(call) or ask(remote, call))
    course.add(checks, code, solution=LAYER + DOUBLES, promises=promises)
    course.checks()
    return len(calls)


def test_a_family_costs_one_call_and_a_walk_too(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as nothing fails."""
    assert counted(course, monkeypatch, AGREES + WALKS, LAYER + DOUBLES, ROWS + LAYER_PROMISES) == 3


def test_the_search_for_the_shortest_calls_ends(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code that is wrong only now and then may fail in no shorter sequence."""
    wrong = "calls = []\ndef f(x):\n    calls.append(x)\n    return 2 * x if len(calls) != 9 else x\n"
    found = counted(course, monkeypatch, AGREES, NUMPY + wrong, ROWS)
    assert 3 < found <= 3 + inquiry.MAX_TRIES


def test_no_shorter_calls_are_looked_for_when_time_is_up(course: Course) -> None:
    """The message has the calls that are known to fail, and the exercise continues."""
    slow = """
import time
calls = []
def f(x):
    calls.append(x)
    time.sleep(0.02 if len(calls) < 9 else 0.9)
    return 2 * x if x.any() else x + 1
"""
    checks = AGREES.replace("def check", "import pytest\n@pytest.mark.timeout(3)\ndef check")
    course.add(checks, NUMPY + slow, solution=DOUBLES, promises=ROWS)
    (check,) = course.checks()
    assert check.status is Status.TIMEOUT


# The diagnosis


@pytest.mark.parametrize(
    "name",
    [
        "softmax__one_array_for_all_results",
        "softmax__result_of_integers",
        "AddLayer__sum_written_into_x",
        "Relu__x_returned_where_all_is_positive",
        "Affine__one_array_for_all_outputs",
    ],
)
def test_a_mistake_that_only_a_family_or_a_walk_shows_is_recognised(name: str, in_process: Sandbox) -> None:
    """The answers show it. The calls tried while looking for the shortest do not count."""
    (member,) = [mistake for mistake in MISTAKES if mistake.name == name]
    result = graded({member.exercise: member.submission}, in_process)[member.exercise]
    (failed,) = [check for check in result.checks if check.status is not Status.PASSED]
    assert (failed.mistake, failed.hint) == (name, " ".join(member.hint.split()))


# The player

IMPORTS = ast.Import | ast.ImportFrom


def played(lines: list[str], arrays: dict[str, object], apart: bool = False) -> tuple[object, ...]:
    """Run lines on numpy."""
    return SequencePlayer({"module": np}, arrays, {}, tuple(arrays)).play(lines, apart, strict=False)


@pytest.mark.parametrize("exercise", load_course(), ids=lambda exercise: exercise.name)
def test_scenarios_take_no_name_of_the_player(exercise: Exercise) -> None:
    """Both are in one file in the worker, and the player would call theirs."""
    theirs, ours = (
        {name for each in statements(ast.parse(text)) for name in each.binds if not isinstance(each.node, IMPORTS)}
        for text in (exercise.scenarios, PLAYER)
    )
    assert not theirs & ours


def test_a_player_returns_what_each_line_gave() -> None:
    """Arrays are copied at once, so they have their values of that moment."""
    answers, results, arguments, shared = played(
        ["module.add(x, x)", "x[...] = y", "module.add(x, x)", "module.pi", "module.linalg.inv(x)"],
        {"x": np.ones(2), "y": np.zeros(2)},
    )
    assert [np.asarray(value).tolist() for value in answers[:4]] == [[2, 2], "done", [0, 0], np.pi]  # type: ignore[index]
    assert answers[4] == {"raised": "LinAlgError"}  # type: ignore[index]
    assert (results, arguments, shared) == ((), (), ())


def test_a_player_sees_results_and_arguments_change() -> None:
    """Calls change them, assignments do not. On request, it also sees whether they share memory."""
    lines = ["module.asarray(x)", "x.sort()", "x[...] = y"]
    _, results, arguments, shared = played(lines, {"x": np.array([2.0, 1.0]), "y": np.zeros(2)}, apart=True)
    ((place, now),), ((name, array),) = results, arguments  # type: ignore[misc]
    assert (place, now.tolist(), name, array.tolist()) == (0, [1, 2], "x", [1, 2])
    assert shared == (0,)


@pytest.mark.parametrize("layout", [None, "strided", "reversed", "Fortran", "read-only"])
@pytest.mark.parametrize(
    ("line", "shares"),
    [
        ("x", True),
        ("x[:1]", True),
        ("x.T[1:].T", True),
        ("[1.5, {'x': (x[0],)}]", True),
        ("np.asarray(memoryview(x))", True),
        ("x.copy()", False),
        ("x.copy()[:1]", False),
        ("[x.copy(), np.zeros(2), x.tolist()]", False),
        ("np.frombuffer(x.tobytes())", False),
        ("x[:, :0]", False),
    ],
)
def test_a_player_sees_what_shares_memory_with_an_argument(layout: str | None, line: str, shares: bool) -> None:
    """However an array lies in memory, and however deep in a result a part of it is."""
    names, x = {"module": type("module", (), {"same": staticmethod(lambda x: x)}), "np": np}, np.ones((2, 3))
    player = SequencePlayer(names, {"x": x}, {"x": layout} if layout else {}, ())
    *_, shared = player.play([f"module.same({line})"], apart=True, strict=False)
    assert shared == ((0,) if shares else ())


def test_a_list_that_contains_itself_is_looked_through_once() -> None:
    """The arrays in it are found, and nothing goes on for ever."""
    endless = [np.ones(2)]
    endless.append(endless)  # type: ignore[arg-type]
    module = type("module", (), {"same": staticmethod(lambda x: [x, endless])})
    *_, shared = SequencePlayer({"module": module}, {"x": np.ones(3)}, {}, ()).play(
        ["module.same(x)"], apart=True, strict=False
    )
    assert shared == (0,)


def test_a_player_overwrites_results_but_no_arguments() -> None:
    """In lists and dicts too. What shares memory with an argument is not overwritten."""
    x, lines = np.ones(2), ["result = overwrite([{'kept': module.kept}, x[:1]])", "module.kept", "x.copy()"]
    module = type("module", (), {"kept": np.ones(2)})
    answers, *_ = SequencePlayer({"module": module}, {"x": x}, {}, ("x",)).play(lines, apart=False, strict=False)
    assert [np.asarray(value).tolist() for value in answers[1:]] == [[0, 0], [1, 1]]


@pytest.mark.parametrize(
    ("layout", "holds"),
    [
        ("strided", lambda x: not x.flags.contiguous and x.base is not None),
        ("reversed", lambda x: x.strides[0] < 0),
        ("Fortran", lambda x: x.flags.f_contiguous and not x.flags.c_contiguous),
        ("read-only", lambda x: not x.flags.writeable),
        (None, lambda x: x.flags.c_contiguous and x.flags.writeable),
    ],
)
def test_arrays_lie_in_memory_as_they_should(layout: str | None, holds: object) -> None:
    """The values stay the same."""
    x = np.arange(6.0).reshape(2, 3)
    seen = []
    names = {"module": type("module", (), {"see": staticmethod(seen.append)})}
    player = SequencePlayer(names, {"x": x}, {"x": layout} if layout else {}, ())
    player.play(["module.see(x)"], apart=False, strict=False)
    assert np.array_equal(seen[0], x)
    assert holds(seen[0])  # type: ignore[operator]


def test_what_moves_an_argument_and_puts_it_back_changes_nothing() -> None:
    """Except for rounding."""
    _, _, arguments, _ = played(["x.__iadd__(0.1)", "x.__isub__(0.1)"], {"x": np.array([0.3, 7.0])})
    assert arguments == ()


def test_a_batch_is_asked_with_as_many_rows_as_columns_too() -> None:
    """With such a square batch, nothing distinguishes a row from a column."""
    promise = read_promises("promises.toml", b'[f]\narguments = { x = "(N, C)", t = "answers (N, C)" }')["f"]
    family = Family(Call("f", ("x", "t"), (np.ones((5, 3)), np.array([0, 1, 2, 0, 1]))), promise)
    shapes = {
        (array.shape, family.sequence.arrays[name.replace("x", "t")].shape)
        for name, array in family.sequence.arrays.items()
        if name.startswith("x")
    }
    assert ((3, 3), (3,)) in shapes


def test_a_family_leaves_out_what_would_change_nothing() -> None:
    """Identical arguments are used once, except in the repeated call."""
    promise = read_promises("promises.toml", b'[f]\narguments = { x = "(N, C)" }')["f"]
    steps = Family(Call("f", ("x",), (np.array([[2.0]]),)), promise).sequence.steps
    suffixes = [step.suffix for step in steps]
    assert len(suffixes) == len(set(zip((step.line for step in steps), suffixes, strict=True)))
    assert isinstance(promise, Promise)
