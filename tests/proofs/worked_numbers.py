"""Compute every number that the notes print anew, and compare it with the digits that they print.

    python -m tests.proofs.worked_numbers

prints the table with a mark for each row, and then what cannot be computed, and why. Exit code 1 if a number is missed.

The notes are three texts: "001" reads *Deep Learning from Scratch* up to section 5.6, "000" trains a network of any
depth, and "002", which prints no number, sketches a network of three layers. Their numbers stand here as they are
printed, so nothing of the notes is needed. What numpy printed has eight decimals, of which zeros at the end are left
out; what Python printed has all the digits of a float. Rows that cannot be that exact say why.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.datasets.mnist import SAMPLE, load_mnist, load_sample_weights
from grader.files import ROOT
from grader.sandbox.outside.local import Sources

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Row:
    """A printed number, or an array of them, and how to compute it.

    Attributes
    ----------
    source, section : str
        Where it is printed.
    exercise : str
        The exercise whose functions compute it.
    call : str
        How: Python source that sees what the exercise defines, and the inputs below.
    printed : str
        What the notes print.
    note : str
        What there is to say about it.
    places : int, optional
        How many decimals can agree, where they are not as many as are printed; the note says why.
    """

    source: str
    section: str
    exercise: str
    call: str
    printed: str
    note: str = ""
    places: int | None = None


@dataclass(frozen=True)
class LeftOut:
    """A printed number that is in no row, and the reason."""

    source: str
    section: str
    printed: str
    reason: str


# The inputs of the notes


def inputs() -> dict[str, Any]:
    """Return the inputs of the notes, new each time, by their names in the calls of the table."""
    return {
        "np": np,
        "x": np.array([1, 2, 3]),
        "y": np.array([4, 5, 6]),
        "A": np.array([[1, 2], [3, 4]]),
        "B": np.array([[3, 0], [0, 6]]),
        "X": np.array([[51, 55], [14, 19], [0, 4]]),
        "t2": np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
        "y2": np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]),
        "y7": np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0]),
        "parabola": lambda x: 0.01 * x**2 + 0.1 * x,
        "bowl": lambda x: x[0] ** 2 + x[1] ** 2,
        "start": np.array([-3.0, 4.0]),
        "W1": np.array([[-1.01151507, 0.29654086, 0.54875784], [-0.65483815, 1.71663151, 0.79564619]]),
        "W2": np.array([[-0.78391423, -0.0493546, 1.01982955], [-0.1693144, -0.82591994, -0.70009164]]),
        "x69": np.array([0.6, 0.9]),
        "t001": np.array([0, 0, 1]),
        "R": np.array([[1.0, -0.5], [-2.0, 3.0]]),
        "apples": apples,
        "apples_and_oranges": apples_and_oranges,
        "drawn": drawn,
        "images": lambda: load_mnist(folder=SAMPLE)[0][0],
        "sample_weights": load_sample_weights,
    }


def apples(mul_layer: Callable[[], Any]) -> dict[str, Any]:
    """Buy two apples at 100 each with a tax of 10 %, forward and backward."""
    apple, tax = mul_layer(), mul_layer()
    total = tax.forward(apple.forward(100, 2), 1.1)
    dprice, dtax = tax.backward(1)
    return {"total": total, "gradients": (*apple.backward(dprice), dtax)}


def apples_and_oranges(mul_layer: Callable[[], Any], add_layer: Callable[[], Any]) -> dict[str, Any]:
    """Buy two apples at 100 and three oranges at 150 each with a tax of 10 %, forward and backward."""
    apple, orange, both, tax = mul_layer(), mul_layer(), add_layer(), mul_layer()
    total = tax.forward(both.forward(apple.forward(100, 2), orange.forward(150, 3)), 1.1)
    dsum, dtax = tax.backward(1)
    dapples, doranges = both.backward(dsum)
    return {
        "total": total,
        "of the tax": (dsum, dtax),
        "of the sum": (dapples, doranges),
        "of apples": apple.backward(dapples),
        "of oranges": orange.backward(doranges),
    }


def drawn(show_digit: Callable[[Any, Array], None], image: Array) -> Array:
    """Return the pixels that ``show_digit`` draws on an Axes."""
    from matplotlib.figure import Figure

    ax = Figure().subplots()
    show_digit(ax, image)
    return np.asarray(ax.images[0].get_array())


# The table

ROUNDED = "W is printed with eight decimals only"

ROWS = (
    Row("001", "1.5", "numpy_warmup", "elementwise(x, y)[0]", "[5 7 9]"),
    Row("001", "1.5", "numpy_warmup", "elementwise(x, y)[1]", "[-3 -3 -3]"),
    Row("001", "1.5", "numpy_warmup", "elementwise(x, y)[2]", "[ 4 10 18]"),
    Row("001", "1.5", "numpy_warmup", "elementwise(x, y)[3]", "[0.25 0.4 0.5]"),
    Row("001", "1.5.4", "numpy_warmup", "elementwise(B, A)[0]", "[[ 4 2] [ 3 10]]", "A + B; no entry of A is 0"),
    Row("001", "1.5.4", "numpy_warmup", "elementwise(B, A)[2]", "[[ 3 0] [ 0 24]]", "A * B"),
    Row("001", "1.5.4", "numpy_warmup", "scale_rows(A, np.array([10, 10]))", "[[10 20] [30 40]]", "A * 10"),
    Row("001", "1.5.5", "numpy_warmup", "scale_rows(A, np.array([10, 20]))", "[[10 40] [30 80]]"),
    Row("001", "1.5.6", "numpy_warmup", "pick(X, np.arange(6))", "[51 55 14 19 0 4]"),
    Row("001", "1.5.6", "numpy_warmup", "pick(X, np.array([0, 2, 4]))", "[51 14 0]"),
    Row("001", "1.5.6", "numpy_warmup", "above(X, 15)", "[51 55 19]"),
    Row("001", "2.3.1", "gates", "AND(0, 0), AND(1, 0), AND(0, 1), AND(1, 1)", "0 0 0 1"),
    Row("001", "2.3.2", "numpy_warmup", "elementwise(np.array([0, 1]), np.array([0.5, 0.5]))[2]", "[0. 0.5]", "w * x"),
    Row("001", "2.3.3", "gates", "AND(0, 0), AND(1, 0), AND(0, 1), AND(1, 1)", "0 0 0 1", "printed a second time"),
    Row("001", "2.3.3", "gates", "NAND(0, 0), NAND(1, 0), NAND(0, 1), NAND(1, 1)", "1 1 1 0"),
    Row("001", "2.3.3", "gates", "OR(0, 0), OR(1, 0), OR(0, 1), OR(1, 1)", "0 1 1 1"),
    Row("001", "2.4", "gates", "XOR(0, 0), XOR(1, 0), XOR(0, 1), XOR(1, 1)", "0 1 1 0", "the truth table"),
    Row("001", "2.5.2", "gates", "XOR(0, 0), XOR(0, 1), XOR(1, 0), XOR(1, 1)", "0 1 1 0"),
    Row("001", "3.2.2", "activations", "step_function(np.array([-1.0, 1.0, 2.0]))", "[0 1 1]"),
    Row("001", "3.4.3", "three_layer_net", "init_network()['W1']", "[[0.1 0.3 0.5] [0.2 0.4 0.6]]"),
    Row("001", "3.4.3", "three_layer_net", "init_network()['b1']", "[0.1 0.2 0.3]"),
    Row("001", "3.4.3", "three_layer_net", "init_network()['W2']", "[[0.1 0.4] [0.2 0.5] [0.3 0.6]]"),
    Row("001", "3.4.3", "three_layer_net", "init_network()['b2']", "[0.1 0.2]"),
    Row("001", "3.4.3", "three_layer_net", "init_network()['W3']", "[[0.1 0.3] [0.2 0.4]]"),
    Row("001", "3.4.3", "three_layer_net", "init_network()['b3']", "[0.1 0.2]"),
    Row("001", "3.4.3", "three_layer_net", "forward(init_network(), np.array([1.0, 0.5]))", "[0.31682708 0.69627909]"),
    Row(
        "001",
        "3.5.3",
        "softmax",
        "softmax(np.array([0.3, 2.9, 4, 0]))",
        "[0.01796885 0.2419279 0.72679159 0.01331165]",
    ),
    Row("001", "3.5.3", "softmax", "softmax(np.array([0.3, 2.9, 4.0]))", "[0.01821127 0.24519181 0.73659691]"),
    Row("001", "3.5.3", "softmax", "np.sum(softmax(np.array([0.3, 2.9, 4.0])))", "1.0"),
    Row("001", "3.6.1", "plots", "images()[0].shape", "(784,)", "of the sample"),
    Row("001", "3.6.1", "plots", "drawn(show_digit, images()[0]).shape", "(28, 28)", "of the sample"),
    Row("001", "3.6.3", "mnist_inference", "sample_weights()['W1'].shape", "(784, 50)", "our own weights"),
    Row("001", "3.6.3", "mnist_inference", "sample_weights()['W2'].shape", "(50, 100)", "our own weights"),
    Row("001", "3.6.3", "mnist_inference", "sample_weights()['W3'].shape", "(100, 10)", "our own weights"),
    Row(
        "001",
        "3.6.3",
        "mnist_inference",
        "predict(sample_weights(), images()[:2000]).shape",
        "(2000, 10)",
        "our own weights, the sample",
    ),
    Row("001", "4.2.1", "cross_entropy", "mean_squared_error(y2, t2)", "0.09750000000000003"),
    Row("001", "4.2.1", "cross_entropy", "mean_squared_error(y7, t2)", "0.5975"),
    Row("001", "4.2.2", "cross_entropy", "cross_entropy_error(y2, t2)", "0.51", "in the text: -log(0.6)", places=2),
    Row("001", "4.2.2", "cross_entropy", "cross_entropy_error(y2, t2)", "0.510825457099338"),
    Row("001", "4.2.2", "cross_entropy", "cross_entropy_error(y7, t2)", "2.302584092994546"),
    Row("001", "4.3.1", "numerical_gradient", "(2 + 10e-50) ** 2", "4.0"),
    Row(
        "001",
        "4.3.1",
        "numerical_gradient",
        "((2 + 10e-50) ** 2 - 2**2) / 10e-50",
        "0",
        "wrong, as the notes say: the step vanishes, since 2 + 10e-50 is 2; the next row does it right",
    ),
    Row(
        "001",
        "4.3.1",
        "numerical_gradient",
        "numerical_diff(lambda x: x**2, 2)",
        "4",
        "the true derivative; a difference comes close to it",
        places=8,
    ),
    Row(
        "001",
        "4.3.2",
        "numerical_gradient",
        "numerical_diff(parabola, 5), numerical_diff(parabola, 10)",
        "0.2 0.3",
        "the true derivatives; differences come close to them",
        places=8,
    ),
    Row("001", "4.3.2", "numerical_gradient", "numerical_diff(parabola, 5)", "0.1999999999990898"),
    Row("001", "4.3.2", "numerical_gradient", "numerical_diff(parabola, 10)", "0.2999999999986347"),
    Row(
        "001",
        "4.3.2",
        "numerical_gradient",
        "numerical_diff(parabola, 5), numerical_diff(parabola, 10)",
        "0.19999999 0.29999999",
        "in the text: cut off, not rounded",
        places=7,
    ),
    Row("001", "4.3.3", "numerical_gradient", "numerical_diff(lambda x0: x0**2 + 4**2, 3.0)", "6.00000000000378"),
    Row(
        "001",
        "4.3.3",
        "numerical_gradient",
        "numerical_diff(lambda x1: 3.0**2 + x1**2, 4.0)",
        "7.99999999999119",
        "a 9 is missing: 7.999999999999119",
        places=10,
    ),
    Row("001", "4.4", "numerical_gradient", "numerical_gradient(bowl, np.array([3.0, 4.0]))", "[6. 8.]"),
    Row("001", "4.4", "numerical_gradient", "numerical_gradient(bowl, np.array([0, 2.0]))", "[0. 4.]"),
    Row("001", "4.4", "numerical_gradient", "numerical_gradient(bowl, np.array([3.0, 0.0]))", "[6. 0.]"),
    Row(
        "001",
        "4.4.1",
        "gradient_descent",
        "gradient_descent(bowl, start, lr=0.1, step_num=100)[0]",
        "[-6.11110793e-10 8.14814391e-10]",
    ),
    Row(
        "001",
        "4.4.1",
        "gradient_descent",
        "gradient_descent(bowl, start, lr=10.0, step_num=100)[0]",
        "[-2.58983747e+13 -1.29524862e+12]",
        "rounding, amplified: the same operations give the same number, another h does not",
    ),
    Row(
        "001",
        "4.4.1",
        "gradient_descent",
        "gradient_descent(bowl, start, lr=1e-10, step_num=100)[0]",
        "[-2.99999994 3.99999992]",
    ),
    Row(
        "001",
        "4.4.2",
        "simple_net",
        "SimpleNet(W1).predict(x69)",
        "[-1.19626337 1.72289288 1.04533627]",
        ROUNDED,
        places=7,
    ),
    Row("001", "4.4.2", "simple_net", "np.argmax(SimpleNet(W1).predict(x69))", "1"),
    Row("001", "4.4.2", "simple_net", "SimpleNet(W1).loss(x69, t001)", "1.1234180817699424", ROUNDED, places=8),
    Row(
        "001",
        "4.4.2",
        "simple_net",
        "SimpleNet(W2).gradient(x69, t001)",
        "[[0.16255973 0.13988719 -0.30244691] [0.24383959 0.20983078 -0.45367037]]",
    ),
    Row("001", "5.1", "layers", "apples_and_oranges(MulLayer, AddLayer)['total']", "715", "in figure 5-3", places=8),
    Row("001", "5.4.1", "layers", "apples(MulLayer)['total']", "220.00000000000003"),
    Row("001", "5.4.1", "layers", "apples(MulLayer)['gradients']", "2.2 110.00000000000001 200"),
    Row("001", "5.4.2", "layers", "apples_and_oranges(MulLayer, AddLayer)['of the tax']", "1.1 650"),
    Row("001", "5.4.2", "layers", "apples_and_oranges(MulLayer, AddLayer)['of the sum']", "1.1 1.1"),
    Row(
        "001",
        "5.4.2",
        "layers",
        "apples_and_oranges(MulLayer, AddLayer)['of apples']",
        "2.2 110.0000000000001",
        "a 0 is missing: 110.00000000000001, as in 5.4.1",
        places=12,
    ),
    Row(
        "001",
        "5.4.2",
        "layers",
        "apples_and_oranges(MulLayer, AddLayer)['of oranges']",
        "3.30000000000003 165.0",
        "zeros are missing: 3.3000000000000003",
        places=12,
    ),
    Row("001", "5.5.1", "layers", "Relu().forward(R) == 0", "[[False True] [ True False]]", "the mask: x <= 0"),
)

LEFT_OUT = (
    LeftOut("001", "1.5.6", "[51 55] and 55", "rows and entries of a matrix are numpy's own; no exercise has them"),
    LeftOut("001", "1.5.6", "[True True False True False False]", "a condition inside above, which returns entries"),
    LeftOut(
        "001", "2.3.2", "0.5 and -0.1999999999999996", "sums inside AND, which returns 0 or 1 (and a 9 is missing)"
    ),
    LeftOut("001", "3.2.2", "[False True True]", "a condition inside step_function, which returns 0 and 1"),
    LeftOut(
        "001",
        "3.5.3",
        "[1.34985881 18.17414537 54.59815003 1.] and 75.1221542101633",
        "steps inside a softmax without the shift; ours shifts first",
    ),
    LeftOut("001", "3.6.1", "5", "the digit of the first image of the full set; the sample has other images"),
    LeftOut("001", "3.6.2", "0.9207", "the accuracy of the book's own weights; ours are others, and pixels are / 255"),
    LeftOut("001", "3.6.3", "0.9207", "the same in batches"),
    LeftOut("001", "3.6.3", "(10000, 784), (10000,), (2000, 784)", "shapes of the full test set and a slice of it"),
    LeftOut("001", "4.2.3", "(60000, 784), (60000, 10), 60000", "shapes of the full training set"),
    LeftOut("001", "4.2.3", "[48518 20742 ... 53532]", "a random draw without a seed"),
    LeftOut("001", "4.3.1", "0.0 and 1e-50", "float32 and float64 of 1e-50 are numpy's own; no exercise has them"),
    LeftOut(
        "000",
        "training",
        "accuracy 0.8534 to 0.9203, loss 1.1225781678620252 to 0.47757340656306424",
        "a run with random initial weights on the full set; it is measured, not computed",
    ),
    LeftOut("000", "own digit", "3", "read in a picture that does not come with the notes"),
)


# Comparing


@dataclass(frozen=True)
class Found:
    """The value of a row's call.

    Attributes
    ----------
    numbers, misses : int
        How many numbers are printed, and how many of them the call does not give.
    got : str
        What it gives instead.
    """

    numbers: int
    misses: int
    got: str = ""


def parsed(printed: str) -> Array:
    """Return a text printed by numpy or Python as an array of floats.

    >>> parsed("[[ 4 2] [ 3 10]]")
    array([[ 4.,  2.],
           [ 3., 10.]])
    >>> parsed("2.2 110.5")
    array([  2.2, 110.5])
    """
    with_commas = re.sub(r"(?<=[^\s\[(,])\s+(?=[^\s\]),])", ", ", printed.strip())
    return np.asarray(ast.literal_eval(re.sub(r"(?<=\[)\s+", "", with_commas)), dtype=float)


def tolerance(row: Row) -> Array:
    """Return how far each number may be from the printed one: half a unit of its last place.

    A float that is printed with all its digits may be off by a few units in the last place of the float: `sum` and
    `log` differ by that much from one machine to the next.
    """
    size = np.abs(parsed(row.printed))
    rounding = 4 * np.finfo(float).eps * size
    if row.places is not None:
        return rounding + 0.5 * 10.0**-row.places
    if "[" not in row.printed:
        return rounding
    unit = 10.0 ** np.floor(np.log10(size)) if re.search(r"\de", row.printed) else 1.0
    return rounding + 0.5e-8 * unit


def compute(row: Row, sources: Sources) -> Array:
    """Return the value of a row's call, with the exercise executed anew."""
    with sources.importable():
        module = sources.execute_anew(row.exercise)
        return np.asarray(eval(row.call, {**vars(module), **inputs()}), dtype=float)


def look_up(row: Row, sources: Sources) -> Found:
    """Return whether a row's call gives the printed value; any exception is a miss."""
    want = parsed(row.printed)
    try:
        got = compute(row, sources)
    except Exception as problem:
        return Found(want.size, want.size, f"{type(problem).__name__}: {problem}")
    if got.shape != want.shape:
        return Found(want.size, want.size, f"shape {got.shape}")
    close = np.abs(got - want) <= tolerance(row)
    return Found(want.size, int(np.sum(~close)), "" if close.all() else str(got.tolist()))


def solutions() -> Sources:
    """Return the solutions, ready to be imported; a missing one counts only if a row needs it."""
    return Sources({path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*.py")})


# Printing


def line(row: Row, found: Found) -> str:
    """Return the line of a row."""
    mark = "MISS" if found.misses else "ok"
    text = f"{mark:<5}{row.source}  {row.section:<6} {row.call}  ->  {row.printed}"
    text += f"    got {found.got}" if found.misses else ""
    return text + (f"    ({row.note})" if row.note else "")


def main() -> int:
    """Print the table; return 1 if a number is missed."""
    sources = solutions()
    numbers = misses = 0
    for row in ROWS:
        found = look_up(row, sources)
        numbers, misses = numbers + found.numbers, misses + found.misses
        print(line(row, found))
    print("\nLeft out:")
    for each in LEFT_OUT:
        print(f"     {each.source}  {each.section:<6} {each.printed}    ({each.reason})")
    print(f"\n{numbers} numbers, {misses} misses")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
