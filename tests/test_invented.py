"""Wrong implementations that are in no bank: the first line says what is wrong, and nothing is recognised in them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from grader.report.outcome import Status
from tests.banks import ROOT
from tests.conftest import Grade


@dataclass(frozen=True)
class Invented:
    """What is put behind a solution, and the first line of the first check that fails."""

    exercise: str
    name: str
    code: str
    line: str


INVENTED = [
    Invented(
        "softmax",
        "squares_of_the_exponentials",
        "def softmax(x):\n    e = np.exp(2 * (x - np.max(x, -1, keepdims=True)))\n    return e / e.sum(-1, keepdims=True)\n",
        "softmax([0.3, 2.9, 4])[0] is 0.00055; expected 0.01821 (3 of 3 values differ)",
    ),
    Invented("softmax", "half", "def softmax(x, right=softmax):\n    return right(x) / 2\n", "softmax([0.3, 2.9, 4]) is 1/2 of the expected value everywhere ([0] is 0.009106; expected "
        "0.01821)"),
    Invented(
        "softmax",
        "rows_upside_down",
        "def softmax(x, right=softmax):\n    return right(x)[::-1] if np.ndim(x) == 2 else right(x)\n",
        "softmax(x), x of shape (4, 3): the result has the right rows in another order ([0, 0] is "
        "0.1453; expected 0.01769)",
    ),
    Invented("activations", "offset", "def sigmoid(x, right=sigmoid):\n    return right(x) + 0.25\n", "sigmoid([0, 0.7, 2, -1]) is 0.25 more than expected everywhere ([0] is 0.75; expected 0.5)"),
    Invented("activations", "cube", "def relu(x):\n    return np.maximum(0, x) ** 3\n", "relu([-1000, -0.5, 0, -0, 0.001, 0.5, 1000])[4] is 1e-09; expected 0.001 (3 of 7 values differ)"),
    Invented(
        "cross_entropy",
        "times_the_classes",
        "def cross_entropy_error(y, t, right=cross_entropy_error):\n    return right(y, t) * np.shape(y)[-1]\n",
        "cross_entropy_error(y, t), y and t of shape (10,): the result is 5.108; expected 0.5108",
    ),
    Invented(
        "numerical_gradient",
        "three_tenths",
        "def numerical_gradient(f, x, right=numerical_gradient):\n    return 0.3 * right(f, x)\n",
        "numerical_gradient(f, [3.0, 4.0]), f(x) = x[0]**2 + x[1]**2: the result is 0.3 times the "
        "expected value everywhere ([0] is 1.8; expected 6)",
    ),
    Invented(
        "layers",
        "tanh_in_later_rows",
        "class Relu:\n    def forward(self, x):\n        self.x = x\n        return np.concatenate([np.maximum(x[:1], 0), np.tanh(x[1:])])\n\n    def backward(self, dout):\n        return np.where(self.x > 0, dout, 0)\n",
        "Relu().forward([[1, -0.5], [-2, 3]])[1, 0] is -0.964; expected 0 (2 of 4 values differ)",
    ),
    Invented(
        "layers",
        "transposed",
        "class Affine(Affine):\n    def backward(self, dout):\n        dx = super().backward(dout)\n        self.dW = 3 * self.dW\n        return dx.T\n",
        "Affine(W, b).backward(dout), W of shape (6, 5), dout of shape (4, 5): the result has "
        "shape (6, 4); expected (4, 6). Transposed it would be right.",
    ),
    Invented(
        "three_layer_net",
        "one_too_few",
        "def forward(network, x, right=forward):\n    return right(network, x) - 1\n",
        "forward(network, [1, 0.5]), network of section 3.4: the result is 1 less than expected "
        "everywhere ([0] is -0.6832; expected 0.3168)",
    ),
    Invented("gates", "product_halved", "def AND(x1, x2):\n    return 0.5 * x1 * x2\n", ""),
]


@pytest.mark.parametrize("invented", INVENTED, ids=lambda each: f"{each.exercise}-{each.name}")
def test_what_is_in_no_bank_is_told_by_its_values(invented: Invented, grade: Grade) -> None:
    """The call, the place, what came out and what was expected; and the relation where there is one.""AND(1, 1) is 1/2 of the expected value (0.5; expected 1)"
    solution = (ROOT / "solutions" / f"{invented.exercise}.py").read_text(encoding="utf-8")
    exercise = grade({invented.exercise: f"{solution}\n\n{invented.code}"})[invented.exercise]
    failed = [check for check in exercise.checks if check.status is Status.FAILED]
    assert [check.mistake for check in failed if check.mistake] == []
    assert failed[0].message == invented.line
