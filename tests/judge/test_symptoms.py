"""General slips are recognised by the message and by the text of the failing function."""

from __future__ import annotations

import time

import numpy as np
import pytest

from grader.files import ROOT
from grader.judge.compare.arrays import Array
from grader.judge.compare.differences import find_difference
from grader.judge.diagnosis.failure import Failure
from grader.judge.diagnosis.symptoms import plain_question, question
from tests.support.in_process import InProcessSandbox
from tests.support.series import graded_in_turn

LAYER = """
class Layer:
    def __init__(self, W):
        W = W.copy()
        self.b = 0

    def forward(x):
        self.x = x
        return x @ W + self.b

class Other:
    def forward(self, x):
        out = x.flatten()
        out[out < 0] = 0
        return out.reshape(x.shape)
"""


def asked(message: str, *details: str, function: str | None = None, text: str = "") -> str:
    """Return the question, or nothing."""
    failure = Failure(message, details, function, text)
    return plain_question(failure) or question(failure) or ""


@pytest.mark.parametrize(
    ("shapes", "lost"),
    [
        ("(4,3) (4,)", True),
        ("(4,) (4,3)", True),
        ("(2,4,3) (2,3)", True),
        ("(4,3) (3,4)", False),
        ("(4,3) (5,)", False),
        ("(4,) (3,)", False),
        ("(3,) ()", False),
    ],
)
def test_a_lost_axis_is_asked_for_where_one_shape_is_the_other_without_an_axis(shapes: str, lost: bool) -> None:
    """The line is the one that raised."""
    message = f"softmax(x) raised ValueError: operands could not be broadcast together with shapes {shapes} "
    hint = asked(message, "softmax.py, line 4: return e / s", function="softmax")
    assert hint.startswith("In line 4, one of the two arrays has one axis less than the other.") == lost
    assert bool(hint) == lost


def test_a_row_and_a_column_give_a_square() -> None:
    """Only if no other intention is possible."""
    assert "(N, 1)" in asked("f(x): the result has shape (4, 4); expected (4,)", function="f")
    assert "(N, 1)" in asked("f(x): the result has shape (4, 4); expected (4, 1)", function="f")
    assert not asked("f(x): the result has shape (4, 3); expected (4,)", function="f")
    assert not asked("f(x): the result has shape (4, 4); expected (4, 3)", function="f")
    assert not asked("f(x): the result has shape (4, 4); expected (1, 4)", function="f")  # or rows that were repeated


def test_rows_and_columns_may_change_places_anywhere_in_a_class() -> None:
    """The method that shows it may only use what the constructor has turned."""
    message = "the result has shape (3, 2); expected (2, 3). Transposed it would be right."
    assert asked(f"Net(W).gradient(x): {message}", function="Net.gradient").startswith("In Net, where do rows")
    assert asked(f"f(x): {message}", function="f").startswith("In f, where do rows")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("numpy.float64", "a number is called like a function"),
        ("float", "a number is called like a function"),
        ("numpy.ndarray", "an array is called like a function"),
        ("module", "a module is called like a function"),
        ("Text", ""),
        ("NoneType", ""),
    ],
)
def test_what_is_no_function_but_is_called_has_a_question(kind: str, words: str) -> None:
    """A number, an array and a module each have their own question."""
    hint = asked(f"f(x) raised TypeError: '{kind}' object is not callable", "a.py, line 7: return 2 (x)")
    assert words in hint
    assert bool(hint) == bool(words)
    assert hint.startswith("In line 7, ") or not words


@pytest.mark.parametrize(
    ("message", "hint"),
    [
        (
            "Layer(W).forward(x) raised NameError: name 'b' is not defined",
            "b belongs to the object. In line 9, how do you say whose b you mean?",
        ),
        ("Layer(W).forward(x) raised NameError: name 'c' is not defined", ""),
        (
            "Layer(W).forward(x) raised NameError: name 'W' is not defined",
            "In line 4, W is a local variable. How does it become part of the object?",
        ),
        (
            "Layer(W).forward(x) raised NameError: name 'forward' is not defined",
            "forward belongs to the object. In line 9, how do you say whose forward you mean?",
        ),
        ("Layer(W).forward(x) raised NameError: name 'Layer' is not defined", ""),
        ("Layer(W).forward(x) raised NameError: name 'out' is not defined", ""),  # it is local in another class
        (
            "Layer(W).forward(x) raised AttributeError: 'Layer' object has no attribute 'W'",
            "In line 4, W is a local variable. How does it become part of the object?",
        ),
        ("Layer(W): the Layer object has no attribute 'b'", ""),
        (
            "Layer(W).forward(x) raised TypeError: Layer.forward() takes 1 positional argument but 2 were given",
            "forward is a method. What is the first parameter of a method?",
        ),
        ("Layer(W) raised TypeError: Layer.forward() takes 1 positional argument but 3 were given", ""),
        ("Layer(W) raised TypeError: f.<locals>.forward() takes 1 positional argument but 2 were given", ""),
        ("Layer(W) raised TypeError: forward() takes 1 positional argument but 2 were given", ""),
        ("Layer(W).forward(x) raised AttributeError: 'NoneType' object has no attribute 'out'", ""),
        ("Layer(W).forward(x) raised AttributeError: 'numpy.ndarray' object has no attribute 'W'", ""),
    ],
)
def test_a_missing_self_is_asked_for(message: str, hint: str) -> None:
    """It is missing in a name, in an assignment or among the parameters."""
    assert asked(message, "layers.py, line 9: return x @ W + b", function="Layer.forward", text=LAYER) == hint


def test_a_function_in_a_function_belongs_to_no_object() -> None:
    """Its name is looked for only among the methods of the failing class."""
    text = "def f(x):\n    def step(x):\n        return x\n    return stepp(x)\n"
    assert asked("f(x) raised NameError: name 'step' is not defined", function="f", text=text) == ""


def test_lines_are_numbered_as_python_numbers_them() -> None:
    """A form feed, which some editors put between classes, ends no line."""
    hint = "In line 5, W is a local variable. How does it become part of the object?"
    assert asked("the Layer object has no attribute 'W'", function="Layer", text="# \x0c\u2028\n" + LAYER) == hint


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("a generator", "A generator gives its values one at a time. In f, how do you get all of them?"),
        ("a map", "A map gives its values one at a time. In f, how do you get all of them?"),
        ("a method", "In f, are the brackets () missing after the name of a function or method?"),
        ("a builtin_function_or_method", "In f, are the brackets () missing after the name of a function or method?"),
        ("a set", ""),
    ],
)
def test_what_was_not_asked_for_its_values_has_a_question(kind: str, words: str) -> None:
    """A generator, or a method without brackets."""
    assert asked(f"f(x): the result is {kind}; expected a number", function="f") == words


@pytest.mark.parametrize(
    "text",
    [
        "unsupported operand type(s) for *: 'float' and 'function'",
        "unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'",
        "'builtin_function_or_method' object is not subscriptable",
        "'method' object is not iterable",
        "'function' object has no attribute 'shape'",
    ],
)
def test_a_function_among_the_values_has_a_question(text: str) -> None:
    """It may come from elsewhere: the line that raised is right if an argument is the function."""
    hint = (
        "In line 7, one of the values is a function. Did it come in the place of another argument? "
        "Or are the brackets () missing that call it?"
    )
    kind = "AttributeError" if "attribute" in text else "TypeError"
    assert asked(f"f(x) raised {kind} in g: {text}", "a.py, line 7: return w * x", function="f") == hint


@pytest.mark.parametrize(
    ("body", "original"),
    [
        ("x.flatten()[i] = 1", "x"),
        ("self.W.flatten()[i] += h", "self.W"),
        ("y[t == 1][0] = 1", "y"),
        ("y[x > 0][i] -= 1", "y"),
        ("flat = x.flatten()\n    for i in range(flat.size):\n        flat[i] += h\n        f(x)", "x"),
        ("flat = x.flatten()\n    flat[i] += h\n    return f(flat.reshape(x.shape))", ""),
        ("flat = x.flatten()\n    return g(flat)", ""),
        ("y = x.flatten()[0]\n    z = x.flatten()[1] == 3", ""),
        ("y[x > 0] = 1", ""),
        ("y[i][j] = 1", ""),
        ('"""x.flatten()[i] = 1"""\n    # x.flatten()[i] = 1', ""),
    ],
)
def test_what_is_written_into_a_copy_has_a_question(body: str, original: str) -> None:
    """Unless the copy is used; strings and comments are no code."""
    text = f"def g(x):\n    x.flatten()[0] = 0\n\n\ndef f(x):\n    {body}\n\n\ndef h(x):\n    x.flatten()[0] = 0\n"
    hint = asked("f(x): the result is 0 everywhere", function="f", text=text)
    assert hint.endswith(f"Does that change {original}?") == bool(original)
    assert bool(hint) == bool(original)


def test_the_text_of_a_method_is_that_of_its_class() -> None:
    """The last definition of a name counts, as in Python."""
    assert "reshape" in Failure("", (), "Other.forward", LAYER).code
    assert "self.b" in Failure("", (), "Layer.forward", LAYER).code
    assert "self.b = 0" in Failure("", (), "Layer", LAYER).code
    assert Failure("", (), "forward", LAYER).code == ""
    assert Failure("", (), None, LAYER).code == ""
    twice = "def f(x):\n    return 1\n\ndef f(\n    x,\n):\n\n    return 2\nx = 3\n"
    assert Failure("", (), "f", twice).code == "def f(\n    x,\n):\n\n    return 2"


@pytest.mark.parametrize(
    ("body", "drawn"),
    [
        ("ax.plot(x)\n    plt.title('sin')", "plt.title"),
        ("plt.plot(x)", "plt.plot"),
        ("ax.imshow(x, cmap=plt.cm.gray)", ""),
        ("ax.plot(x)", ""),
    ],
)
def test_who_is_given_axes_draws_on_them(body: str, drawn: str) -> None:
    """A colour map of plt is no drawing."""
    hint = asked("draw(ax) draws no line on ax", function="draw", text=f"def draw(ax, x):\n    {body}\n")
    assert hint == (f"draw uses {drawn}, which draws on the current axes. On which axes should it draw?" * bool(drawn))
    assert not asked("draw() draws nothing", function="draw", text=f"def draw(x):\n    {body}\n")


def test_a_slip_in_plain_sight_comes_before_all_other_hints() -> None:
    """A known mistake may have the same cause, and a similar name is no explanation."""
    copied = "def f(x):\n    x.flatten()[0] = 0\n"
    assert plain_question(Failure("f(x): the result is 0 everywhere", (), "f", copied))
    assert plain_question(Failure("the Layer object has no attribute 'W'", (), "Layer", LAYER))
    assert plain_question(Failure("the Layer object has no attribute 'W'", (), "Layer", LAYER + " self.W = W")) is None
    assert plain_question(Failure("f(x): the result is a generator; expected a number", (), "f", "")) is None


WANT = np.arange(12.0).reshape(3, 4) ** 2 + 0.5
SQUARE = WANT[:, :3]


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (WANT.T, WANT, "rows and columns"),
        (WANT.ravel(order="F").reshape(4, 3), WANT, "rows and columns"),
        (SQUARE.T, SQUARE, "rows and columns"),
        (WANT.ravel(order="F").reshape(3, 4), WANT, "rows and columns"),
        (np.trunc(WANT), WANT, "what drops the fraction"),
        (WANT[0] + WANT[0][:, np.newaxis], WANT[0], "(N, 1)"),
        (WANT + np.eye(3, 4), WANT, ""),
    ],
)
def test_relations_have_questions(got: Array, want: Array, words: str) -> None:
    """Rows and columns, integers, and a square, in the words of the differences."""
    difference = find_difference(got, want, of="f(x)")
    assert difference is not None
    hint = asked(difference.line, function="f")
    assert words in hint
    assert bool(hint) == bool(words)


@pytest.mark.parametrize(
    "text",
    [
        "def f(x):\n    " + "a" * 10**6,
        "def f(x):\n" + "    x.flatten()[i]\n" * 10**5,
        "def f(x):\n    " + "x.flatten()" * 10**5,
        "def f(x):\n    " + '"""' * 10**5,
        "def f(x):\n" + "    a = x.flatten()\n" * 10**4,
        "def f(x):\n" + " " * 10**6,
        "def f(x):\n    " + "y[" * 10**5 + "<",
        "class f:\n" * 10**5,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Only so many lines are searched, and so many letters of each."""
    begun = time.process_time()
    for message in (
        "f(x) raised NameError: name 'a' is not defined",
        "'" + "(" * 4000,
        "has shape (" + "1" * 4000,
        "could not be broadcast together with shapes (" + "1, " * 1300,
    ):
        asked(message, function="f", text=text)
    assert time.process_time() - begun < 1


IN_A_COPY = """
def numerical_gradient(f, x):
    grad = np.zeros_like(x)
    for i in range(x.size):
        value = f(x)
        x.flatten()[i] += 1e-4
        grad.flat[i] = (f(x) - value) / 1e-4
    return grad
"""


def test_a_general_slip_reaches_the_report() -> None:
    """Its question becomes the hint of the failures in that function."""
    solution = (ROOT / "solutions" / "numerical_gradient.py").read_text(encoding="utf-8")
    with InProcessSandbox() as sandbox:
        (result,) = graded_in_turn("numerical_gradient", [solution + IN_A_COPY], sandbox)
    hints = {check.hint for check in result.checks if check.function == "numerical_gradient" and check.hint}
    assert hints == {"x.flatten() is a new array, and numerical_gradient writes into it. Does that change x?"}


# Names


NETWORK = """
import numpy as np
from layers import Affine, Sigmoid


def AND(x1, x2):
    tmp = x1 * x2
    return tmp > 0


class Layer:
    def __init__(self, W):
        self.mask, self.W = None, W

    def forward(self, x):
        for row, step in enumerate(x):
            self.out, other = step, row
        return np.sum(x @ self.W + self.maks, axis=0)


class Base:
    def __init__(self):
        self.x = 1


class Heir(Base):
    def forward(self, x):
        return self.x


class Empty:
    def _init_(self, W):
        self.W = W

    def forward(self, x):
        return self.x
"""


@pytest.mark.parametrize(
    ("message", "hint"),
    [
        ("raised NameError: name 'And' is not defined", "There is 'AND'; is that the one?"),
        ("raised NameError: name 'affine' is not defined", "There is 'Affine'; is that the one?"),
        ("raised NameError: name 'setp' is not defined", "There is 'step'; is that the one?"),
        ("raised NameError: name 'true' is not defined", "There is 'True'; is that the one?"),
        ("raised NameError: name 'exp' is not defined", "In Layer.forward, where does exp come from?"),
        ("raised NameError: name 'temp' is not defined", ""),  # tmp is in another function
        ("raised NameError: name 'quux' is not defined", ""),
        ("raised AttributeError: module 'numpy' has no attribute 'Sum'", "numpy has 'sum'; is that the one?"),
        ("raised AttributeError: module 'numpy' has no attribute 'quux'", ""),
        ("raised AttributeError: 'numpy.ndarray' object has no attribute 'dim'", "An array has 'ndim'; is that"),
        ("raised AttributeError: 'Axes' object has no attribute 'xlabel'", "It has 'set_xlabel'; is that the one?"),
        ("raised AttributeError: 'Layer' object has no attribute 'maks'", "It has 'mask'; is that the one?"),
        ("raised AttributeError: 'Layer' object has no attribute 'forwards'", "It has 'forward'; is that the one?"),
        ("raised AttributeError: 'Layer' object has no attribute 'W'", ""),  # so it was deleted, or asked for too early
        (
            "raised AttributeError: 'Empty' object has no attribute 'x'",
            "No method of Empty gives self.x a value. Which",
        ),
        ("raised AttributeError: 'Other' object has no attribute 'x'", ""),
        ("raised AttributeError: 'Heir' object has no attribute 'x'", ""),
        ("raised TypeError: sum() got an unexpected keyword argument 'dim'", "dim is from another library. What does"),
        ("raised TypeError: sum() got an unexpected keyword argument 'out'", ""),
        ("raised TypeError: Empty() takes no arguments", "Empty has no method __init__. How is its name written"),
        ("raised TypeError: Layer() takes no arguments", ""),
    ],
)
def test_a_name_that_is_not_there_has_a_question(message: str, hint: str) -> None:
    """What was probably meant, in the file, in numpy or in another library; nothing where nothing is like it."""
    told = asked(f"Layer(W).forward(x) {message}", function="Layer.forward", text=NETWORK)
    assert told.startswith(hint)
    assert bool(told) is bool(hint)


def test_a_method_that_is_assigned_to_is_no_longer_one() -> None:
    """The grader calls it later, so the message is about a tuple."""
    text = "def draw(ax):\n    ax.set_ylim = (0, 1)\n"
    told = asked("draw(ax) raised TypeError: 'tuple' object is not callable", function="draw", text=text)
    assert told == "ax.set_ylim is a method, and here it gets a value. How is a method called?"
