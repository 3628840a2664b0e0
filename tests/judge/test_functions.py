"""Which function a failure is about, from the call, the message and the title."""

from __future__ import annotations

import pytest

from grader.judge.functions import MAX_NAME, Functions
from tests.judge.course import Course

LAYERS = '''"""Layers.
"""


def helper(x):
    def inner(x):
        return x
    return inner(x)


class Relu:
    def forward(self, x):
        def forwards(x):
            return x
        return x

    def backward(self, dout):
        return dout


class Affine:
    def __init__(self, W, b):
        self.W = W

    def forward(self, x):
        return x

    def backward(self, dout):
        return dout

    def _keep(self):
        pass


def _private(x):
    return x
'''
NET = "class Net:\n\tdef __init__(self): pass\n\tdef predict(self, x): pass\n\tdef loss(self, x, t): pass\n"
TWO = "def AND(x1, x2):\n    return 0\n\n\nasync def XOR(x1, x2):\n    return 0\n"


@pytest.mark.parametrize(
    ("text", "call", "message", "title", "function"),
    [
        # one call
        (TWO, "AND(0, 1)", "AND(0, 1) is 1; expected 0", "", "AND"),
        (TWO, "XOR(AND(0, 1), 1)", "", "", "XOR"),
        (LAYERS, "Affine(W, b).backward(dout)", "", "", "Affine.backward"),
        (LAYERS, "Affine.backward(dout)", "After forward(x), Affine.backward(dout): dW is 0", "", "Affine.backward"),
        (LAYERS, "Affine(W, b), W of shape (2, 3)", "", "", "Affine"),
        (LAYERS, "Affine(W, b).dW", "", "", "Affine"),
        (NET, "net.loss(x, t)", "", "", "Net.loss"),
        (NET, "W, after Net(W).loss(x, t)", "", "", "Net.loss"),
        (NET, "net.predict(x), after net.loss(x, t)", "", "", "Net.predict"),
        (NET, "Net(loss, predict).params", "", "", "Net"),
        (LAYERS, "helper of two arrays", "", "", "helper"),
        # several: the message says which
        (NET, "net.predict(x) and net.loss(x, t)", "net.predict(x) and net.loss(x, t): loss(x) is 1", "", "Net.loss"),
        (LAYERS, "Relu and Affine", "Relu and Affine raised TypeError: Relu.__init__() takes 1", "", "Relu"),
        (LAYERS, "Relu and Affine", "Relu and Affine: Affine(W, b).forward(x) is 1", "", "Affine.forward"),
        (NET, "two networks", "two networks: first.predict(x) is 1; expected 2", "", "Net.predict"),
        # none: the title
        (LAYERS, "forward(x), then backward(dout)", "", "Each Relu keeps its own input.", "Relu"),
        (NET, "two networks", "two networks: it is 1", "loss does not depend on predict.", "Net.loss"),
        (LAYERS, "two layers", "two layers: it is 1", "Each layer keeps its own input.", None),
        (LAYERS, "_private(x)", "", "", None),
        (LAYERS, "net.inner(x)._keep(x).forwards(x)", "", "", None),
        # what is still to do
        (LAYERS, "forward() in Affine(W, b).forward(x)", "", "", "Affine.forward"),
        (NET, "__init__() in net.predict(x)", "", "", "Net"),
        (LAYERS, "helper() in Affine(W, b).forward(x)", "", "", "helper"),
        # files are no functions, and names of numpy are not those of the exercise
        ("def softmax(x):\n    pass\n", "there is no softmax.py", "", "", None),
        (TWO, "np.AND(x)", "", "", None),
        ("", "softmax(x)", "softmax(x) is 1", "softmax is right.", None),
        (f"def {'f' * (MAX_NAME + 1)}(x):\n    pass\n", f"{'f' * (MAX_NAME + 1)}(x)", "", "", None),
    ],
)  # fmt: skip
def test_a_failure_is_about_the_function_that_was_asked(
    text: str, call: str, message: str, title: str, function: str | None
) -> None:
    """The call shows it; if it names none or several, the message or the title does."""
    assert Functions(text).subject(call, message, title) == function


CHECK = 'def check_f({fixtures}):\n    """{title}"""\n    {body}\n'
RIGHT = "class Twice:\n    def of(self, x):\n        return 2 * x\n\n\ndef f(x):\n    return 2 * x\n"


@pytest.mark.parametrize(
    ("submission", "fixtures", "body", "function"),
    [
        (RIGHT, "agree", 'agree("f", 2)', None),
        ("def f(x):\n    return x\n", "agree", 'agree("f", 2)', "f"),
        ("def f(x):\n    return x\n", "submission, assert_close", 'assert_close(submission.f(2), 4, of="f(2)")', "f"),
        (
            "def f(x):\n    return x\n",
            "submission, assert_array",
            'assert_array(submission.f(2), (3,), of="f(2)")',
            "f",
        ),
        ("def f(x):\n    return x\n", "submission", 'assert submission.f(2) == 4, "f(2) is odd"', "f"),
        ("def f(x):\n    1 / 0\n", "submission", "submission.f(2)", "f"),
        ("def f(x):\n    raise NotImplementedError\n", "submission", "submission.f(2)", "f"),
        ("", "submission", "submission.f(2)", "f"),
        ("def f(x):\n    return (x\n", "submission", "submission.f(2)", None),
        ("1 / 0\n", "submission", "submission.f(2)", None),
    ],
)
def test_a_check_that_does_not_pass_names_the_function(
    course: Course, submission: str, fixtures: str, body: str, function: str | None
) -> None:
    """However it fails; but not if it passes, or if the file cannot be imported."""
    course.add(CHECK.format(fixtures=fixtures, title="It doubles.", body=body), submission, solution=RIGHT)
    (check,) = course.checks()
    assert check.function == function


def test_a_submission_without_solution_names_its_own_functions(course: Course) -> None:
    """A kit for learners has no other source for the names."""
    checks = CHECK.format(fixtures="submission", title="It doubles.", body="submission.g(2)")
    course.add(checks, "def g(x):\n    1 / 0\n")
    (check,) = course.checks(with_solutions=False)
    assert check.function == "g"


WALK = '''def check_twice(walk, rng):
    """Twice doubles."""
    walk("Twice", rng)
'''
PROMISES = '[Twice]\nnew = "Twice()"\ncalls = ["keep(x)", "of(x)"]\narguments = { x = "(N, D)" }\n'
TWICE = "class Twice:\n    def keep(self, x):\n        return x + 0\n    def of(self, x):\n        return 2 * x\n"


@pytest.mark.parametrize(
    ("submission", "function"),
    [
        (TWICE.replace("2 * x", "3 * x"), "Twice.of"),
        (TWICE.replace("x + 0", "x / 0 if len(x) == 1 else x"), "Twice.keep"),
        (TWICE.replace("2 * x", "x.sum(axis=5)"), "Twice.of"),
        ("class Twice:\n    pass\n", "Twice.keep"),
    ],
)
def test_a_walk_names_the_method_of_the_step_that_differs(course: Course, submission: str, function: str) -> None:
    """Whatever the calls before it."""
    course.add(WALK, submission, solution=TWICE, promises=PROMISES)
    (check,) = course.checks()
    assert check.function == function
