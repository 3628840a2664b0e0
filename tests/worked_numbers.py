"""Every number that the notes print for what learners write, held against our solutions.

    python tests/worked_numbers.py

prints the table: where the number stands, the call, what is printed there, what comes out here. A number matches when
it comes out to the digits that are printed: as numpy prints arrays, 8 behind the point; of single numbers the first 10,
since what comes after them is rounding, and some was lost when the notes became text (7.99999999999119 lacks a 9).
Below it stand printed numbers that nobody can reproduce, with the reason.

The notes call some things by other names; the calls here use ours.
"""

from __future__ import annotations

import contextlib
import importlib
import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

SOLUTIONS = Path(__file__).resolve().parent.parent / "solutions"

BOOK, NETWORK, SKETCH = "001", "000", "002"
"""The three sets of notes: the reading of the book, the network of any depth, the sketch of three layers."""


@dataclass(frozen=True)
class Number:
    """What the notes print in one place.

    Attributes
    ----------
    source : str
        Which notes.
    section : str
        Where in them.
    exercise : str
        The exercise whose names the call uses.
    call : str
        Python, with numpy as ``np`` and the names of the exercise.
    printed : str
        The number, or numbers in brackets, digit by digit.
    setup : str
        What comes before the call: a key of `SETUP`, or nothing.
    rounding : float
        How much it may differ because numbers in the call are themselves printed with 8 digits only.
    """

    source: str
    section: str
    exercise: str
    call: str
    printed: str
    setup: str = ""
    rounding: float = 0.0


SQUARES = "lambda x: x[0] ** 2 + x[1] ** 2"
PARABOLA = "lambda x: 0.01 * x**2 + 0.1 * x"
Y1 = "np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])"
Y2 = "np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])"
T = "np.eye(10)[2]"
MATRIX = "np.array([[51, 55], [14, 19], [0, 4]])"
NET = "SimpleNet(np.array([[-1.01151507, 0.29654086, 0.54875784], [-0.65483815, 1.71663151, 0.79564619]]))"
NET2 = "SimpleNet(np.array([[-0.78391423, -0.0493546, 1.01982955], [-0.1693144, -0.82591994, -0.70009164]]))"
X, ANSWER = "np.array([0.6, 0.9])", "np.array([0, 0, 1])"
DESCENT = f"gradient_descent({SQUARES}, np.array([-3.0, 4.0]), lr={{}}, step_num=100)[0]"

SETUP = {
    "apples": """
apples, tax = MulLayer(), MulLayer()
total = tax.forward(apples.forward(100, 2), 1.1)
d_apples, d_tax = tax.backward(1)
""",
    "fruit": """
apples, oranges, both, tax = MulLayer(), MulLayer(), AddLayer(), MulLayer()
total = tax.forward(both.forward(apples.forward(100, 2), oranges.forward(150, 3)), 1.1)
d_both, d_tax = tax.backward(1)
d_apples, d_oranges = both.backward(d_both)
""",
}
"""What some calls need before them."""


def _gates() -> list[Number]:
    tables = {"AND": "0001", "NAND": "1110", "OR": "0111", "XOR": "0110"}
    sections = {"AND": "2.3.1", "NAND": "2.3", "OR": "2.3", "XOR": "2.5.2"}
    pairs = ("0, 0", "1, 0", "0, 1", "1, 1")
    return [
        Number(BOOK, sections[gate], "gates", f"{gate}({pair})", digit)
        for gate, table in tables.items()
        for pair, digit in zip(pairs, table, strict=True)
    ]


def _book(section: str, exercise: str, *rows: tuple[str, str]) -> list[Number]:
    return [Number(BOOK, section, exercise, call, printed) for call, printed in rows]


NUMBERS = [
    *_book(
        "1.5",
        "numpy_warmup",
        ("elementwise(np.array([1, 2, 3]), np.array([4, 5, 6]))[0]", "[5 7 9]"),
        ("elementwise(np.array([1, 2, 3]), np.array([4, 5, 6]))[1]", "[-3 -3 -3]"),
        ("elementwise(np.array([1, 2, 3]), np.array([4, 5, 6]))[2]", "[4 10 18]"),
        ("elementwise(np.array([1, 2, 3]), np.array([4, 5, 6]))[3]", "[0.25 0.4 0.5]"),
    ),
    *_book(
        "1.5.4",
        "numpy_warmup",
        ("elementwise(np.array([[1, 2], [3, 4]]), np.array([[3, 0], [0, 6]]))[0]", "[[4 2] [3 10]]"),
        ("elementwise(np.array([[1, 2], [3, 4]]), np.array([[3, 0], [0, 6]]))[2]", "[[3 0] [0 24]]"),
        ("scale_rows(np.array([[1, 2], [3, 4]]), np.array([10, 10]))", "[[10 20] [30 40]]"),
    ),
    *_book(
        "1.5.5", "numpy_warmup", ("scale_rows(np.array([[1, 2], [3, 4]]), np.array([10, 20]))", "[[10 40] [30 80]]")
    ),
    *_book(
        "1.5.6",
        "numpy_warmup",
        (f"pick({MATRIX}, np.arange(6))", "[51 55 14 19 0 4]"),
        (f"pick({MATRIX}, np.array([0, 2, 4]))", "[51 14 0]"),
        (f"above({MATRIX}, 15)", "[51 55 19]"),
    ),
    *_gates(),
    *_book("3.2.2", "activations", ("step_function(np.array([-1.0, 1.0, 2.0]))", "[0 1 1]")),
    *_book("3.4.3", "three_layer_net", ("forward(init_network(), np.array([1.0, 0.5]))", "[0.31682708 0.69627909]")),
    *_book(
        "3.5.3",
        "softmax",
        ("softmax(np.array([0.3, 2.9, 4, 0]))", "[0.01796885 0.2419279 0.72679159 0.01331165]"),
        ("softmax(np.array([0.3, 2.9, 4.0]))", "[0.01821127 0.24519181 0.73659691]"),
        ("np.sum(softmax(np.array([0.3, 2.9, 4.0])))", "1.0"),
    ),
    *_book(
        "4.2.1",
        "cross_entropy",
        (f"mean_squared_error({Y1}, {T})", "0.09750000000000003"),
        (f"mean_squared_error({Y2}, {T})", "0.5975"),
    ),
    *_book(
        "4.2.2",
        "cross_entropy",
        (f"cross_entropy_error({Y1}, {T})", "0.510825457099338"),
        (f"cross_entropy_error({Y2}, {T})", "2.302584092994546"),
    ),
    *_book(
        "4.3.2",
        "numerical_gradient",
        (f"numerical_diff({PARABOLA}, 5)", "0.1999999999990898"),
        (f"numerical_diff({PARABOLA}, 10)", "0.2999999999986347"),
    ),
    *_book(
        "4.3.1",
        "numerical_gradient",
        # A step of 10e-50 is no step: 2 + 10e-50 is 2, and the slope comes out as 0 instead of 4.
        ("(lambda f, x, h: (f(x + h) - f(x)) / h)(lambda x: x**2, 2, 10e-50)", "0"),
    ),
    *_book(
        "4.3.3",
        "numerical_gradient",
        ("numerical_diff(lambda x0: x0**2 + 4**2, 3.0)", "6.00000000000378"),
        ("numerical_diff(lambda x1: 3.0**2 + x1**2, 4.0)", "7.99999999999119"),
    ),
    *_book(
        "4.4",
        "numerical_gradient",
        (f"numerical_gradient({SQUARES}, np.array([3.0, 4.0]))", "[6. 8.]"),
        (f"numerical_gradient({SQUARES}, np.array([0, 2.0]))", "[0. 4.]"),
        (f"numerical_gradient({SQUARES}, np.array([3.0, 0.0]))", "[6. 0.]"),
    ),
    *_book(
        "4.4.1",
        "gradient_descent",
        (DESCENT.format("0.1"), "[-6.11110793e-10 8.14814391e-10]"),
        (DESCENT.format("10.0"), "[-2.58983747e+13 -1.29524862e+12]"),
        (DESCENT.format("1e-10"), "[-2.99999994 3.99999992]"),
    ),
    Number(BOOK, "4.4.2", "simple_net", f"{NET}.predict({X})", "[-1.19626337 1.72289288 1.04533627]", rounding=1e-8),
    Number(BOOK, "4.4.2", "simple_net", f"np.argmax({NET}.predict({X}))", "1"),
    Number(BOOK, "4.4.2", "simple_net", f"{NET}.loss({X}, {ANSWER})", "1.1234180817699424", rounding=1e-8),
    Number(
        BOOK,
        "4.4.2",
        "simple_net",
        f"{NET2}.gradient({X}, {ANSWER})",
        "[[0.16255973 0.13988719 -0.30244691] [0.24383959 0.20983078 -0.45367037]]",
        rounding=1e-8,
    ),
    Number(BOOK, "5.4.1", "layers", "total", "220.00000000000003", "apples"),
    Number(BOOK, "5.4.1", "layers", "apples.backward(d_apples)", "[2.2 110.00000000000001]", "apples"),
    Number(BOOK, "5.4.1", "layers", "d_tax", "200", "apples"),
    Number(BOOK, "5.4.2", "layers", "[d_both, d_tax]", "[1.1 650]", "fruit"),
    Number(BOOK, "5.4.2", "layers", "[d_apples, d_oranges]", "[1.1 1.1]", "fruit"),
    Number(BOOK, "5.4.2", "layers", "apples.backward(d_apples)", "[2.2 110.0000000000001]", "fruit"),
    Number(BOOK, "5.4.2", "layers", "oranges.backward(d_oranges)", "[3.30000000000003 165.0]", "fruit"),
    *_book(
        "5.5.1",
        "layers",
        ("Relu().forward(np.array([[1.0, -0.5], [-2.0, 3.0]])) == 0", "[[False True] [True False]]"),
    ),
]

NOT_OURS = [
    (BOOK, "3.6.1", "5, (784,), (60000, 784)", "the first digit and the shapes of the full MNIST: tests/test_mnist.py"),
    (BOOK, "3.6.2", "0.9207", "the book's weights, fed with pixels from 0 to 255; ours are others: data/README.md"),
    (BOOK, "4.2.3", "[48518 20742 ...]", "rows drawn at random, without a seed"),
    (BOOK, "4.5.2", "no number", "ten steps from random weights; the loss is not printed"),
    (NETWORK, "train", "0.8534 to 0.9203", "a run from random weights: tests/thresholds.py measures ours"),
    (NETWORK, "digit", "3", "the reading of one photograph that is not with the notes"),
    (SKETCH, "losses", "no number", "the losses of an untrained network with random weights"),
]
"""What the notes print and no call of ours gives: source, section, what is printed, and why."""


# Comparing

TOKEN = re.compile(r"True|False|[-+]?\d[\d.]*(?:e[-+]?\d+)?")


def value_of(number: Number) -> np.ndarray[Any, Any]:
    """Return what the solutions give for a call, as one row of numbers."""
    names = {"np": np, **vars(importlib.import_module(number.exercise))}
    exec(SETUP.get(number.setup, ""), names)
    with np.errstate(divide="ignore"):
        return np.ravel(np.asarray(eval(number.call, names), dtype=float))


def printed_values(printed: str) -> list[float]:
    """Return the numbers of a printed text; a truth value is 0 or 1."""
    return [float({"True": "1", "False": "0"}.get(token, token)) for token in TOKEN.findall(printed)]


def matches(number: Number, values: np.ndarray[Any, Any]) -> bool:
    """Whether numbers come out to the digits that are printed."""
    wanted = printed_values(number.printed)
    return len(wanted) == len(values) and all(
        abs(value - want) <= _half_a_digit(token) + number.rounding
        for value, want, token in zip(values, wanted, _tokens(number), strict=True)
    )


def _tokens(number: Number) -> list[str]:
    """Return the printed numbers; those of arrays in brackets, for they are printed with fewer digits."""
    tokens = TOKEN.findall(number.printed)
    return [f"[{token}" for token in tokens] if number.printed.startswith("[") else tokens


def _half_a_digit(token: str) -> float:
    """Return by how much a value may differ from a printed number."""
    if token.startswith("["):
        exponent = int(token.partition("e")[2] or 0)
        return 0.51 * 10.0 ** (exponent - 8)
    size = abs(float(token))
    return 0.51 * 10.0 ** (math.floor(math.log10(size)) - 9) if size else 0.0


# The table


@contextlib.contextmanager
def solutions() -> Iterator[None]:
    """Make the solutions importable by their plain names, for the time of the context."""
    sys.path.insert(0, str(SOLUTIONS))
    try:
        yield
    finally:
        sys.path.remove(str(SOLUTIONS))
        for number in NUMBERS:
            sys.modules.pop(number.exercise, None)


def main() -> int:
    """Print the table, and return 1 if a number misses."""
    misses = 0
    with solutions():
        for number in NUMBERS:
            values = value_of(number)
            right = matches(number, values)
            misses += not right
            mark = "  " if right else "x "
            came = " ".join(f"{value:.10g}" for value in values)
            print(f"{mark}{number.source} {number.section:<6} {number.exercise}: {number.call}")
            print(f"      printed {number.printed}\n      here    {came}")
    print("\nPrinted, and not to be had again:")
    for source, section, printed, why in NOT_OURS:
        print(f"  {source} {section:<6} {printed}: {why}")
    print(f"\n{len(NUMBERS)} numbers, {misses} misses")
    return int(misses > 0)


if __name__ == "__main__":
    sys.exit(main())
