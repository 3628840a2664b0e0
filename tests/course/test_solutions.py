"""The solutions compared with other code: the notes' numbers, loops, scipy, finite differences.

The oracles here share no code with the solutions. Loops are plain Python, one number at
a time, so that a reader can believe them.
"""

import importlib
import math
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import differentiate, optimize, special

from grader.files import ROOT

SOLUTIONS = ROOT / "solutions"
NAMES = sorted(path.stem for path in SOLUTIONS.glob("*.py"))

Array = np.ndarray[Any, Any]
Load = Callable[[str], ModuleType]

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """Import solutions by plain names, and forget them after the test."""
    monkeypatch.syspath_prepend(SOLUTIONS)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in NAMES:
        sys.modules.pop(name, None)


@pytest.fixture
def gates(load: Load) -> ModuleType:
    """The solution of ``gates``."""
    return load("gates")


@pytest.fixture
def softmax(load: Load) -> Any:
    """The function of the solution of ``softmax``."""
    return load("softmax").softmax


@pytest.fixture
def loss(load: Load) -> ModuleType:
    """The solution of ``cross_entropy``."""
    return load("cross_entropy")


@pytest.fixture
def numerical(load: Load) -> ModuleType:
    """The solution of ``numerical_gradient``."""
    return load("numerical_gradient")


@pytest.fixture
def layers(load: Load) -> ModuleType:
    """The solution of ``layers``."""
    return load("layers")


@pytest.fixture
def make_net(load: Load) -> Any:
    """The class of the solution of ``two_layer_net``."""
    return load("two_layer_net").TwoLayerNet


@pytest.fixture
def rng() -> np.random.Generator:
    """Random inputs, the same in each run."""
    return np.random.default_rng(20240917)


# Oracles


def softmax_in_loops(scores: list[float]) -> list[float]:
    """Softmax of one row, number by number."""
    largest = max(scores)
    powers = [math.exp(score - largest) for score in scores]
    return [power / math.fsum(powers) for power in powers]


def cross_entropy_in_loops(rows: Any, labels: Any) -> float:
    """Mean of -log of the right class's probability, row by row."""
    losses = [-math.log(row[label]) for row, label in zip(rows, labels, strict=True)]
    return math.fsum(losses) / len(losses)


def affine_in_loops(x: Any, W: Any, b: Any) -> list[list[float]]:
    """The weighted sums of each row, unit by unit."""
    return [[math.fsum(row[d] * W[d][h] for d in range(len(row))) + b[h] for h in range(len(b))] for row in x]


def net_in_loops(params: dict[str, Array], x: Array) -> list[list[float]]:
    """The probabilities of a two-layer network, number by number."""
    hidden = [[1 / (1 + math.exp(-a)) for a in row] for row in affine_in_loops(x, params["W1"], params["b1"])]
    scores = affine_in_loops(hidden, params["W2"], params["b2"])
    return [softmax_in_loops(row) for row in scores]


def finite_differences(f: Callable[[Array], float], x: Array) -> Array:
    """The gradient of f by scipy, at a float array of any shape."""
    flat = optimize.approx_fprime(x.ravel(), lambda v: f(v.reshape(x.shape)), 1e-7)
    return np.asarray(flat).reshape(x.shape)


def one_hot(labels: Array, classes: int) -> Array:
    """A row for each label, with a 1 at its place."""
    return np.array([[float(c == label) for c in range(classes)] for label in labels])


# The numbers printed in the notes

Y_GOOD = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
Y_BAD = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
T = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
PAIRS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def squares(x: Array) -> float:
    """x0**2 + x1**2."""
    return float(x[0] ** 2 + x[1] ** 2)


def curve(x: float) -> float:
    """0.01 x**2 + 0.1 x."""
    return 0.01 * x**2 + 0.1 * x


def two_apples(layers: ModuleType) -> list[float]:
    """Total; gradients of apple price, apple count and tax."""
    apple, tax = layers.MulLayer(), layers.MulLayer()
    total = tax.forward(apple.forward(100, 2), 1.1)
    dprice, dtax = tax.backward(1)
    return [total, *apple.backward(dprice), dtax]


def apples_and_oranges(layers: ModuleType) -> list[float]:
    """Total; gradients before tax, of tax, of apples (2) and of oranges (2)."""
    apple, orange, tax = layers.MulLayer(), layers.MulLayer(), layers.MulLayer()
    add = layers.AddLayer()
    total = tax.forward(add.forward(apple.forward(100, 2), orange.forward(150, 3)), 1.1)
    dprice, dtax = tax.backward(1)
    dapples, doranges = add.backward(dprice)
    return [total, dprice, dtax, *apple.backward(dapples), *orange.backward(doranges)]


WORKED: list[tuple[str, str, Callable[[ModuleType], Any], Any]] = [
    ("gates", "AND", lambda m: [m.AND(*p) for p in PAIRS], [0, 0, 0, 1]),
    ("gates", "NAND", lambda m: [m.NAND(*p) for p in PAIRS], [1, 1, 1, 0]),
    ("gates", "OR", lambda m: [m.OR(*p) for p in PAIRS], [0, 1, 1, 1]),
    ("gates", "XOR", lambda m: [m.XOR(*p) for p in PAIRS], [0, 1, 1, 0]),
    (
        "softmax",
        "three scores",
        lambda m: m.softmax(np.array([0.3, 2.9, 4.0])),
        [0.01821127, 0.24519181, 0.73659691],
    ),
    (
        "softmax",
        "four scores",
        lambda m: m.softmax(np.array([0.3, 2.9, 4, 0])),
        [0.01796885, 0.2419279, 0.72679159, 0.01331165],
    ),
    ("cross_entropy", "mse, good", lambda m: m.mean_squared_error(Y_GOOD, T), 0.0975),
    ("cross_entropy", "mse, bad", lambda m: m.mean_squared_error(Y_BAD, T), 0.5975),
    (
        "cross_entropy",
        "ce, good",
        lambda m: m.cross_entropy_error(Y_GOOD, T),
        0.510825457099338,
    ),
    (
        "cross_entropy",
        "ce, bad",
        lambda m: m.cross_entropy_error(Y_BAD, T),
        2.302584092994546,
    ),
    ("numerical_gradient", "at 5", lambda m: m.numerical_diff(curve, 5), 0.2),
    ("numerical_gradient", "at 10", lambda m: m.numerical_diff(curve, 10), 0.3),
    (
        "numerical_gradient",
        "x0 = 3, x1 fixed",
        lambda m: m.numerical_diff(lambda x0: x0**2 + 4.0**2, 3.0),
        6,
    ),
    (
        "numerical_gradient",
        "x1 = 4, x0 fixed",
        lambda m: m.numerical_diff(lambda x1: 3.0**2 + x1**2, 4.0),
        8,
    ),
    (
        "numerical_gradient",
        "at (3, 4)",
        lambda m: m.numerical_gradient(squares, np.array([3.0, 4.0])),
        [6, 8],
    ),
    (
        "numerical_gradient",
        "at (0, 2)",
        lambda m: m.numerical_gradient(squares, np.array([0.0, 2.0])),
        [0, 4],
    ),
    (
        "numerical_gradient",
        "at (3, 0)",
        lambda m: m.numerical_gradient(squares, np.array([3.0, 0.0])),
        [6, 0],
    ),
    ("layers", "two apples", two_apples, [220, 2.2, 110, 200]),
    (
        "layers",
        "apples and oranges",
        apples_and_oranges,
        [715, 1.1, 650, 2.2, 110, 3.3, 165],
    ),
    (
        "layers",
        "relu",
        lambda m: m.Relu().forward(np.array([[1.0, -0.5], [-2.0, 3.0]])),
        [[1, 0], [0, 3]],
    ),
]


@pytest.mark.parametrize(
    ("name", "call", "expected"),
    [pytest.param(name, f, want, id=f"{name}: {of}") for name, of, f, want in WORKED],
)
def test_the_worked_numbers_of_the_notes_come_out(
    name: str, call: Callable[[ModuleType], Any], expected: Any, load: Load
) -> None:
    """What the notes print is what the solution gives, to the digits printed."""
    assert_allclose(call(load(name)), expected, rtol=1e-9, atol=6e-9)


# gates


@pytest.mark.parametrize("kind", [int, float, bool, np.bool_, np.int64, np.float64])
def test_gates_are_the_operators_of_python(gates: ModuleType, kind: type) -> None:
    """For inputs of any type, a gate gives 0 or 1 as ``and``, ``or``, ``!=`` do."""
    for a, b in PAIRS:
        x1, x2 = kind(a), kind(b)
        assert gates.AND(x1, x2) == int(a and b)
        assert gates.NAND(x1, x2) == int(not (a and b))
        assert gates.OR(x1, x2) == int(a or b)
        assert gates.XOR(x1, x2) == int(a != b)


# softmax


@pytest.mark.parametrize("shape", [(3,), (1,), (4, 3), (3, 3), (1, 5), (4, 1)])
def test_softmax_agrees_with_loops_and_scipy(softmax: Any, rng: np.random.Generator, shape: tuple[int, ...]) -> None:
    """Each row is normalised on its own, in any shape."""
    x = rng.normal(size=shape, scale=5)
    rows = [softmax_in_loops(list(row)) for row in np.atleast_2d(x)]
    assert_allclose(softmax(x), np.reshape(rows, shape), rtol=1e-12)
    assert_allclose(softmax(x), special.softmax(x, axis=-1), rtol=1e-12)


def test_softmax_bears_scores_of_any_size(softmax: Any) -> None:
    """Rows far apart in one batch, and scores far apart in one row, give no nan."""
    x = np.array(
        [
            [1000.0, 1001.0, 1002.0],
            [-1000.0, -1001.0, -999.0],
            [0.0, 0.0, 0.0],
            [1000.0, 0.0, -1000.0],
        ]
    )
    assert_allclose(softmax(x), special.softmax(x, axis=1), rtol=1e-12)
    for row in x:
        assert_allclose(softmax(row), special.softmax(row), rtol=1e-12)


def test_softmax_takes_integers(softmax: Any) -> None:
    """Integer scores give float probabilities."""
    x = np.array([[1, 2, 3], [4, 0, 1]])
    assert_allclose(softmax(x), special.softmax(x.astype(float), axis=1), rtol=1e-12)


def test_softmax_leaves_its_argument_alone(softmax: Any, rng: np.random.Generator) -> None:
    """The scores are the same after the call."""
    x = rng.normal(size=(4, 3))
    before = x.copy()
    softmax(x)
    assert_array_equal(x, before)


# cross_entropy


def test_mean_squared_error_adds_up_all_entries(loss: ModuleType, rng: np.random.Generator) -> None:
    """It is half a sum over all entries, and nothing is divided by N."""
    y, t = rng.normal(size=(2, 4, 3))
    want = math.fsum((a - b) ** 2 for a, b in zip(y.flat, t.flat, strict=True)) / 2
    assert loss.mean_squared_error(y, t) == pytest.approx(want, rel=1e-12)


@pytest.mark.parametrize(("n", "c"), [(4, 3), (3, 3), (1, 3), (7, 10)])
def test_cross_entropy_agrees_with_loops_and_scipy(loss: ModuleType, rng: np.random.Generator, n: int, c: int) -> None:
    """One-hot rows of any type and labels of any type give the same mean loss."""
    scores, t = rng.uniform(-1, 1, size=(n, c)), rng.integers(c, size=n)
    y = special.softmax(scores, axis=1)
    want = cross_entropy_in_loops(y, t)
    by_scipy = -np.mean([special.log_softmax(scores[i])[t[i]] for i in range(n)])
    assert want == pytest.approx(by_scipy, rel=1e-12)
    for form in (t, t.astype(np.uint8), t.astype(np.int32)):
        assert_allclose(loss.cross_entropy_error(y, form), want, rtol=1e-5)
    for kind in (float, int, bool, np.uint8):
        hot = one_hot(t, c).astype(kind)
        assert_allclose(loss.cross_entropy_error(y, hot), want, rtol=1e-5)


@pytest.mark.parametrize("t", [T, T.astype(float), 2, np.int64(2), np.array(2)])
def test_cross_entropy_takes_a_single_example(loss: ModuleType, t: Any) -> None:
    """For y of shape (C,), t is one row or one label, and nothing is divided by C."""
    assert loss.cross_entropy_error(Y_GOOD, t) == pytest.approx(-math.log(0.6), 1e-6)


@pytest.mark.parametrize("t", [np.array([0, 1]), np.array([[1, 0, 0], [0, 1, 0]])])
def test_cross_entropy_is_finite_where_a_probability_is_0(loss: ModuleType, t: Array) -> None:
    """A perfect prediction costs nothing, a hopeless one much but not everything."""
    right = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    wrong = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    assert loss.cross_entropy_error(right, t) == pytest.approx(0, abs=1e-6)
    assert 10 < loss.cross_entropy_error(wrong, t) < 800


def test_a_batch_given_twice_has_the_same_loss(loss: ModuleType, rng: np.random.Generator) -> None:
    """The loss is a mean over the batch."""
    y, t = special.softmax(rng.normal(size=(4, 3)), axis=1), np.array([0, 2, 1, 1])
    once = loss.cross_entropy_error(y, t)
    twice = loss.cross_entropy_error(np.tile(y, (2, 1)), np.tile(t, 2))
    assert twice == pytest.approx(once, rel=1e-12)


def test_losses_leave_their_arguments_alone(loss: ModuleType, rng: np.random.Generator) -> None:
    """y and t are the same after the call."""
    y, t = special.softmax(rng.normal(size=(4, 3)), axis=1), np.array([0, 2, 1, 1])
    hot = one_hot(t, 3)
    before = y.copy(), t.copy(), hot.copy()
    loss.mean_squared_error(y, hot)
    loss.cross_entropy_error(y, hot)
    loss.cross_entropy_error(y, t)
    assert_array_equal(y, before[0])
    assert_array_equal(t, before[1])
    assert_array_equal(hot, before[2])


# numerical_gradient


@pytest.mark.parametrize("x", [-2.0, 0.0, 0.5, 2.0])
@pytest.mark.parametrize("f", [np.sin, np.exp, np.square, lambda x: x**3])
def test_numerical_diff_agrees_with_scipy(numerical: ModuleType, f: Callable[[Any], Any], x: float) -> None:
    """The central difference is right to seven digits on smooth functions."""
    want = differentiate.derivative(f, x).df
    assert_allclose(numerical.numerical_diff(f, x), want, rtol=1e-7, atol=2e-8)


def test_numerical_diff_takes_an_integer(numerical: ModuleType) -> None:
    """The derivative of x**3 at the integer 2 is 12."""
    assert numerical.numerical_diff(lambda x: x**3, 2) == pytest.approx(12, rel=1e-7)


def coupled(x: Array) -> float:
    """A function whose derivatives differ from entry to entry: sum x^3 + (sum x)^2."""
    return float(np.sum(x**3) + np.sum(x) ** 2)


@pytest.mark.parametrize("shape", [(), (1,), (4,), (2, 3), (2, 1, 3)])
def test_numerical_gradient_agrees_with_calculus_and_scipy(
    numerical: ModuleType, rng: np.random.Generator, shape: tuple[int, ...]
) -> None:
    """x may have any shape, and f may couple its entries."""
    x = np.array(rng.uniform(-2, 2, size=shape))
    got = numerical.numerical_gradient(coupled, x)
    assert got.shape == shape
    assert_allclose(got, 3 * x**2 + 2 * x.sum(), rtol=1e-6, atol=1e-6)
    assert_allclose(got, finite_differences(coupled, x), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("convert", [float, np.float64, np.array])
def test_numerical_gradient_takes_any_kind_of_number(numerical: ModuleType, convert: Callable[[Any], Any]) -> None:
    """f may return a float, a numpy scalar or an array without axes."""
    x = np.array([3.0, 4.0])
    got = numerical.numerical_gradient(lambda v: convert(np.sum(v**2)), x)
    assert_allclose(got, [6, 8], rtol=1e-7)


def test_numerical_gradient_moves_the_array_itself(numerical: ModuleType) -> None:
    """A function that ignores its argument and reads the same array sees each step."""
    W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    got = numerical.numerical_gradient(lambda _: coupled(W), W)
    assert_allclose(got, 3 * W**2 + 2 * W.sum(), rtol=1e-6)


def test_numerical_gradient_calls_f_with_the_whole_array(numerical: ModuleType) -> None:
    """f gets x itself twice an entry, with exactly one entry moved by h."""
    x = np.array([[1.0, 2.0], [3.0, 4.0]])
    start, moves = x.copy(), []

    def f(v: Array) -> float:
        assert v is x
        moves.append(np.sort(np.abs(v - start).ravel()))
        return 0.0

    numerical.numerical_gradient(f, x)
    assert_allclose(moves, [[0, 0, 0, 1e-4]] * 8, rtol=1e-9)


def test_numerical_gradient_puts_x_back_exactly(numerical: ModuleType, rng: np.random.Generator) -> None:
    """Not even a rounding error is left in x."""
    x = rng.normal(size=(5, 4)) * 10.0 ** rng.integers(-12, 12, size=(5, 4))
    before = x.copy()
    numerical.numerical_gradient(coupled, x)
    assert_array_equal(x, before)


def test_numerical_gradient_of_integers_is_that_of_floats(
    numerical: ModuleType,
) -> None:
    """An integer array is not cut to 3 and 3 where 3.0001 and 2.9999 are meant."""
    x = np.array([3, 4])
    got = numerical.numerical_gradient(squares, x)
    assert_allclose(got, [6, 8], rtol=1e-7)
    assert got.dtype == float
    assert_array_equal(x, [3, 4])


# layers


def test_mul_and_add_layers_agree_with_calculus(layers: ModuleType, rng: np.random.Generator) -> None:
    """Gradients are right for numbers and arrays, also with two layers at once."""
    mul = layers.MulLayer()
    assert (mul.forward(3, 5), mul.backward(2)) == (15, (10, 6))
    add = layers.AddLayer()
    assert (add.forward(3, 5), tuple(add.backward(2))) == (8, (2, 2))

    x, y, dout, other = rng.normal(size=(4, 2, 3))
    mul, second = layers.MulLayer(), layers.MulLayer()
    assert_array_equal(mul.forward(x, y), x * y)
    second.forward(other, other)
    dx, dy = mul.backward(dout)
    assert_array_equal(dx, dout * y)
    assert_array_equal(dy, dout * x)
    assert_array_equal(add.forward(x, y), x + y)
    for got in add.backward(dout):
        assert_array_equal(got, dout)


@pytest.mark.parametrize("shape", [(6,), (4, 6), (2, 3, 2, 2)])
def test_relu_passes_on_what_is_positive(layers: ModuleType, rng: np.random.Generator, shape: tuple[int, ...]) -> None:
    """Entry by entry, x and dout pass where x > 0."""
    x, dout = rng.normal(size=(2, *shape))
    relu = layers.Relu()
    want = [max(a, 0.0) for a in x.flat]
    assert_array_equal(relu.forward(x), np.reshape(want, shape))
    dwant = [d if a > 0 else 0.0 for a, d in zip(x.flat, dout.flat, strict=True)]
    assert_array_equal(relu.backward(dout), np.reshape(dwant, shape))


def test_relu_of_0_is_0_and_its_slope_is_from_0_to_1(layers: ModuleType) -> None:
    """At the kink, the value is certain and the slope is a matter of taste."""
    relu = layers.Relu()
    assert_array_equal(relu.forward(np.array([0.0, -0.0])), [0, 0])
    slope = relu.backward(np.ones(2))
    assert np.all((slope >= 0) & (slope <= 1))


@pytest.mark.parametrize("shape", [(6,), (4, 6), (2, 3, 2, 2)])
def test_sigmoid_agrees_with_scipy(layers: ModuleType, rng: np.random.Generator, shape: tuple[int, ...]) -> None:
    """Values are those of expit, gradients those of its finite differences."""
    x, dout = rng.normal(size=(2, *shape), scale=3)
    sigmoid = layers.Sigmoid()
    assert_allclose(sigmoid.forward(x), special.expit(x), rtol=1e-12)
    want = dout * differentiate.derivative(special.expit, x).df
    assert_allclose(sigmoid.backward(dout), want, rtol=1e-7, atol=1e-9)


def test_sigmoid_bears_inputs_of_any_size(layers: ModuleType) -> None:
    """Far out it is 0 or 1, its slope is 0, and nothing overflows."""
    sigmoid = layers.Sigmoid()
    assert_allclose(sigmoid.forward(np.array([-1000.0, -745.0, 1000.0])), [0, 5e-324, 1], rtol=0, atol=1e-323)
    assert_allclose(sigmoid.backward(np.ones(3)), [0, 5e-324, 0], rtol=0, atol=1e-323)


@pytest.mark.parametrize("sizes", [(4, 6, 5), (4, 4, 4), (1, 6, 5), (4, 1, 1)])
def test_affine_agrees_with_loops_and_scipy(
    layers: ModuleType, rng: np.random.Generator, sizes: tuple[int, int, int]
) -> None:
    """The output, dx, dW and db are right for equal and for different sizes."""
    n, d, h = sizes
    x, W, b = rng.normal(size=(n, d)), rng.normal(size=(d, h)), rng.normal(size=h)
    dout = rng.normal(size=(n, h))
    affine = layers.Affine(W, b)

    def total(x: Array, W: Array, b: Array) -> float:
        return float(np.sum(np.array(affine_in_loops(x, W, b)) * dout))

    assert_allclose(affine.forward(x), affine_in_loops(x, W, b), rtol=1e-10)
    dx = affine.backward(dout)
    wanted = {
        "dx": (dx, finite_differences(lambda v: total(v, W, b), x)),
        "dW": (affine.dW, finite_differences(lambda v: total(x, v, b), W)),
        "db": (affine.db, finite_differences(lambda v: total(x, W, v), b)),
    }
    for name, (got, want) in wanted.items():
        assert_allclose(got, want, rtol=1e-5, atol=1e-5, err_msg=name)


def test_affine_flattens_each_example(layers: ModuleType, rng: np.random.Generator) -> None:
    """With more than two axes, a row is an example, and dx has the shape of x."""
    x, dout = rng.normal(size=(4, 2, 3)), rng.normal(size=(4, 5))
    W, b = rng.normal(size=(6, 5)), rng.normal(size=5)
    images, rows = layers.Affine(W, b), layers.Affine(W, b)
    flat = np.array([[*example.flat] for example in x])
    assert_array_equal(images.forward(x), rows.forward(flat))
    dx = images.backward(dout)
    assert dx.shape == x.shape
    assert_array_equal([[*example.flat] for example in dx], rows.backward(dout))
    assert_array_equal(images.dW, rows.dW)


def test_affine_keeps_its_parameters_by_reference(layers: ModuleType) -> None:
    """An update in place from outside changes what the layer computes."""
    W, b = np.ones((2, 3)), np.zeros(3)
    affine = layers.Affine(W, b)
    W *= 2
    b += 1
    assert affine.W is W and affine.b is b
    assert_array_equal(affine.forward(np.ones((1, 2))), [[5, 5, 5]])
    assert_array_equal(affine.backward(np.ones((1, 3))), [[6, 6]])


def test_gradients_do_not_add_up_from_call_to_call(layers: ModuleType, rng: np.random.Generator) -> None:
    """A second backward gives the same; a second forward replaces the first."""
    affine = layers.Affine(rng.normal(size=(6, 5)), rng.normal(size=5))
    x, dout = rng.normal(size=(4, 6)), rng.normal(size=(4, 5))
    affine.forward(rng.normal(size=(7, 6)))
    affine.forward(x)
    dx, dW, db = affine.backward(dout), affine.dW.copy(), affine.db.copy()
    assert_array_equal(affine.backward(dout), dx)
    assert_array_equal(affine.dW, dW)
    assert_array_equal(affine.db, db)
    assert_allclose(dW, sum(np.outer(x[i], dout[i]) for i in range(4)), rtol=1e-9)


@pytest.mark.parametrize(("n", "c"), [(4, 3), (3, 3), (1, 3)])
def test_softmax_with_loss_agrees_with_loops_and_scipy(
    layers: ModuleType, rng: np.random.Generator, n: int, c: int
) -> None:
    """Loss and gradient are those of the mean cross-entropy, for both forms of t."""
    x, t = rng.uniform(-1, 1, size=(n, c)), rng.integers(c, size=n)

    def loss(x: Array) -> float:
        return cross_entropy_in_loops([softmax_in_loops(list(row)) for row in x], t)

    dx = finite_differences(loss, x)
    for form in (t, one_hot(t, c), one_hot(t, c).astype(int)):
        layer = layers.SoftmaxWithLoss()
        assert layer.forward(x, form) == pytest.approx(loss(x), rel=1e-5)
        assert_allclose(layer.backward(), dx, rtol=1e-5, atol=1e-6)
        assert_allclose(layer.backward(1), dx, rtol=1e-5, atol=1e-6)
        assert_allclose(layer.backward(3), 3 * dx, rtol=1e-5, atol=1e-6)


def test_softmax_with_loss_bears_scores_of_any_size(layers: ModuleType, rng: np.random.Generator) -> None:
    """Scores in the thousands give a finite loss and a finite gradient."""
    layer = layers.SoftmaxWithLoss()
    assert math.isfinite(layer.forward(1000 * rng.normal(size=(4, 3)), np.arange(4) % 3))
    assert np.all(np.isfinite(layer.backward()))


def test_layers_leave_their_arguments_alone(layers: ModuleType, rng: np.random.Generator) -> None:
    """Neither forward nor backward writes into x, t, dout, W or b."""
    x, dout = rng.normal(size=(2, 4, 3))
    W, b, t = rng.normal(size=(3, 3)), rng.normal(size=3), np.array([0, 2, 1, 1])
    hot = one_hot(t, 3)
    arguments = [x, dout, W, b, t, hot]
    before = [argument.copy() for argument in arguments]
    for layer in (layers.Relu(), layers.Sigmoid(), layers.Affine(W, b)):
        layer.forward(x)
        layer.backward(dout)
    for form in (t, hot):
        layer = layers.SoftmaxWithLoss()
        layer.forward(x, form)
        layer.backward()
    for argument, original in zip(arguments, before, strict=True):
        assert_array_equal(argument, original)


@pytest.mark.parametrize("name", ["Relu", "Sigmoid"])
def test_two_layers_keep_their_own_inputs(layers: ModuleType, rng: np.random.Generator, name: str) -> None:
    """A layer's backward does not see what another one computed in between."""
    x, other, dout = rng.normal(size=(3, 4, 6))
    alone, first, second = (getattr(layers, name)() for _ in range(3))
    alone.forward(x)
    first.forward(x)
    second.forward(other)
    assert_array_equal(first.backward(dout), alone.backward(dout))


# two_layer_net


@pytest.fixture
def net(make_net: Any, rng: np.random.Generator) -> Any:
    """A 6-5-3 network with weights large enough to matter."""
    net = make_net(6, 5, 3)
    for value in net.params.values():
        value[...] = rng.normal(size=value.shape)
    return net


@pytest.mark.parametrize("n", [1, 3, 4, 7])
def test_a_net_agrees_with_loops(net: Any, rng: np.random.Generator, n: int) -> None:
    """Predictions, loss and accuracy are those of a network written in loops."""
    x, t = rng.normal(size=(n, 6)), rng.integers(3, size=n)
    y = net_in_loops(net.params, x)
    assert_allclose(net.predict(x), y, rtol=1e-10)
    hits = sum(row.index(max(row)) == label for row, label in zip(y, t, strict=True))
    for form in (t, one_hot(t, 3)):
        assert net.loss(x, form) == pytest.approx(cross_entropy_in_loops(y, t), 1e-5)
        assert net.accuracy(x, form) == hits / n


@pytest.mark.parametrize("n", [4, 7])
@pytest.mark.parametrize("method", ["gradient", "numerical_gradient"])
def test_both_gradients_agree_with_loops(net: Any, rng: np.random.Generator, method: str, n: int) -> None:
    """Each is the slope of the loss of a network written in loops."""
    x, t = rng.normal(size=(n, 6)), rng.integers(3, size=n)
    for form in (t, one_hot(t, 3)):
        grads = getattr(net, method)(x, form)
        assert list(grads) == list(net.params) == ["W1", "b1", "W2", "b2"]
        for key, value in net.params.items():

            def loss(v: Array, key: str = key) -> float:
                return cross_entropy_in_loops(net_in_loops(net.params | {key: v}, x), t)

            want = finite_differences(loss, value)
            assert_allclose(grads[key], want, rtol=1e-4, atol=1e-5, err_msg=key)


def test_the_two_gradients_agree_with_each_other(net: Any, rng: np.random.Generator) -> None:
    """Backpropagation finds what central differences measure."""
    x, t = rng.normal(size=(4, 6)), rng.integers(3, size=4)
    fast, slow = net.gradient(x, t), net.numerical_gradient(x, t)
    for key in net.params:
        assert_allclose(fast[key], slow[key], rtol=1e-4, atol=1e-5, err_msg=key)


def test_a_new_net_has_small_random_weights_and_no_biases(make_net: Any) -> None:
    """Shapes, means and standard deviations are as the constructor was told."""
    for std in (0.01, 0.5):
        params = make_net(784, 50, 10, weight_init_std=std).params
        shapes = {key: value.shape for key, value in params.items()}
        assert shapes == {"W1": (784, 50), "b1": (50,), "W2": (50, 10), "b2": (10,)}
        for key in ("W1", "W2"):
            size = params[key].size
            assert abs(params[key].mean()) < 6 * std / size**0.5
            assert abs(params[key].std() / std - 1) < 6 / (2 * size) ** 0.5
        assert not params["b1"].any() and not params["b2"].any()
    assert make_net(784, 50, 10).params["W1"].std() == pytest.approx(0.01, rel=0.05)


def test_two_new_nets_are_different(make_net: Any) -> None:
    """No seed is fixed inside, and no array is shared."""
    first, second = make_net(6, 5, 3), make_net(6, 5, 3)
    assert np.all(first.params["W1"] != second.params["W1"])
    first.params["b1"] += 1
    assert not second.params["b1"].any()


@pytest.mark.parametrize("key", ["W1", "b1", "W2", "b2"])
@pytest.mark.parametrize("in_place", [True, False])
def test_a_change_of_parameters_takes_effect(net: Any, rng: np.random.Generator, key: str, in_place: bool) -> None:
    """Both a change in place and a new array are seen by every method."""
    x, t = rng.normal(size=(4, 6)), rng.integers(3, size=4)
    net.gradient(x, t)
    new = rng.normal(size=net.params[key].shape)
    if in_place:
        net.params[key][...] = new
    else:
        net.params[key] = new
    y = net_in_loops(net.params, x)
    assert_allclose(net.predict(x), y, rtol=1e-10)
    assert net.loss(x, t) == pytest.approx(cross_entropy_in_loops(y, t), 1e-5)
    fast, slow = net.gradient(x, t), net.numerical_gradient(x, t)
    for each in net.params:
        assert_allclose(fast[each], slow[each], rtol=1e-4, atol=1e-5)


def test_gradients_do_not_depend_on_earlier_calls(make_net: Any, net: Any, rng: np.random.Generator) -> None:
    """Other batches and other networks in between change nothing."""
    x, t = rng.normal(size=(4, 6)), rng.integers(3, size=4)
    want = net.gradient(x, t)
    kept = {key: value.copy() for key, value in want.items()}
    net.gradient(rng.normal(size=(7, 6)), rng.integers(3, size=7))
    make_net(6, 5, 3).gradient(x, t)
    net.predict(rng.normal(size=(2, 6)))
    for _ in range(2):
        got = net.gradient(x, t)
        for key in net.params:
            assert_array_equal(got[key], kept[key])
            assert_array_equal(want[key], kept[key])


def test_a_net_leaves_everything_as_it_was(net: Any, rng: np.random.Generator) -> None:
    """No method changes params, x or t, and params stay the same arrays."""
    x, t = rng.normal(size=(4, 6)), rng.integers(3, size=4)
    things = [x, t, *net.params.values()]
    before = [thing.copy() for thing in things]
    net.predict(x)
    for method in (net.loss, net.accuracy, net.gradient, net.numerical_gradient):
        method(x, t)
    for thing, original in zip(things, before, strict=True):
        assert_array_equal(thing, original)
    assert all(a is b for a, b in zip(things[2:], net.params.values(), strict=True))


def test_numerical_gradient_hands_the_params_to_the_imported_function(
    net: Any, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The function gets each array itself, and a loss that ignores its argument."""
    seen = []

    def spy(f: Callable[[Any], float], x: Array) -> float:
        seen.append(x)
        return f(None)

    monkeypatch.setattr(load("two_layer_net"), "numerical_gradient", spy)
    x, t = np.ones((2, 6)), np.array([0, 2])
    got = net.numerical_gradient(x, t)
    assert got == dict.fromkeys(net.params, net.loss(x, t))
    assert all(a is b for a, b in zip(seen, net.params.values(), strict=True))


def test_a_step_against_the_gradient_lowers_the_loss(net: Any, rng: np.random.Generator) -> None:
    """A small step lowers the loss by its length times the slope."""
    x, t, lr = rng.normal(size=(4, 6)), rng.integers(3, size=4), 1e-4
    before, grads = net.loss(x, t), net.gradient(x, t)
    for key in net.params:
        net.params[key] -= lr * grads[key]
    drop = lr * sum(float(np.sum(grad**2)) for grad in grads.values())
    assert before - net.loss(x, t) == pytest.approx(drop, rel=0.01)


# mnist_inference


@pytest.fixture
def three_layers(rng: np.random.Generator) -> dict[str, Array]:
    """A network of 6 inputs, 5 and 4 hidden units and 3 classes."""
    shapes = {"W1": (6, 5), "b1": (5,), "W2": (5, 4), "b2": (4,), "W3": (4, 3), "b3": (3,)}
    return {key: rng.normal(size=shape) for key, shape in shapes.items()}


def three_layers_in_loops(network: dict[str, Array], signal: Array) -> list[float]:
    """Return the probabilities for one input."""
    for number in "123":
        W, b = network[f"W{number}"], network[f"b{number}"]
        sums = [sum(signal[i] * W[i, j] for i in range(len(signal))) + b[j] for j in range(len(b))]
        signal = [1 / (1 + math.exp(-a)) if number != "3" else math.exp(a) for a in sums]
    return [e / sum(signal) for e in signal]


def test_predict_agrees_with_loops(load: Load, rng: np.random.Generator, three_layers: dict[str, Array]) -> None:
    """For a batch, and for each of its rows alone."""
    predict = load("mnist_inference").predict
    x = rng.random((4, 6))
    want = [three_layers_in_loops(three_layers, row) for row in x]
    assert_allclose(predict(three_layers, x), want, rtol=1e-10)
    for row, probabilities in zip(x, want, strict=True):
        assert_allclose(predict(three_layers, row), probabilities, rtol=1e-10)


@pytest.mark.parametrize("batch_size", [1, 10, 23, 100])
def test_accuracy_counts_in_batches_of_any_size(
    load: Load, rng: np.random.Generator, three_layers: dict[str, Array], batch_size: int
) -> None:
    """The fraction is the one that counting one by one gives."""
    x, t = rng.normal(size=(23, 6)), rng.integers(3, size=23)
    rows = [three_layers_in_loops(three_layers, row) for row in x]
    right = sum(row.index(max(row)) == label for row, label in zip(rows, t, strict=True))
    assert load("mnist_inference").accuracy(three_layers, x, t, batch_size) == right / 23


# training


@pytest.mark.parametrize("n", [1, 10, 40])
def test_a_batch_has_rows_with_their_answers(load: Load, rng: np.random.Generator, n: int) -> None:
    """As many as asked for, up to all of them."""
    x = np.arange(40.0).reshape(40, 1)
    x_batch, t_batch = load("training").sample_batch(x, 3 * x[:, 0], n, rng)
    assert x_batch.shape == (n, 1) and t_batch.shape == (n,)
    assert_array_equal(3 * x_batch[:, 0], t_batch)


def test_training_is_steps_along_a_random_order(load: Load, net: Any, rng: np.random.Generator) -> None:
    """It does what is written out here, in the same arrays, and tells how it went."""
    x, t = rng.normal(size=(23, 6)), rng.integers(3, size=23)
    arrays, values = dict(net.params), {key: value.copy() for key, value in net.params.items()}
    settings = {"epochs": 2, "batch_size": 10, "lr": 0.5}
    history = load("training").train(net, x, t, x[:7], t[:7], **settings, rng=np.random.default_rng(5))
    after = {key: value.copy() for key, value in net.params.items()}
    assert all(net.params[key] is arrays[key] for key in arrays)

    for key, value in values.items():
        net.params[key][...] = value
    losses, accuracies, again = [], [], np.random.default_rng(5)
    for _ in range(2):
        order = again.permutation(23)
        for rows in (order[:10], order[10:20], order[20:]):
            losses.append(net.loss(x[rows], t[rows]))
            grads = net.gradient(x[rows], t[rows])
            for key in net.params:
                net.params[key][...] = net.params[key] - 0.5 * grads[key]
        accuracies.append((net.accuracy(x, t), net.accuracy(x[:7], t[:7])))
    assert_allclose(history["loss"], losses, rtol=1e-12)
    assert list(zip(history["train_accuracy"], history["test_accuracy"], strict=True)) == accuracies
    for key in after:
        assert_allclose(after[key], net.params[key], rtol=1e-12)
