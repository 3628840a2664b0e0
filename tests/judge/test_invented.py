"""Wrong implementations that are in no bank: the first line says what is wrong, and no mistake is recognised."""

from __future__ import annotations

import pytest

from grader.results.report import Status
from tests.conftest import Grade
from tests.support.banks import ROOT

DOUBLED = """
def softmax(x):
    e = np.exp(2 * (x - np.max(x, -1, keepdims=True)))
    return e / e.sum(-1, keepdims=True)
"""

HALVED = """
def softmax(x, right=softmax):
    return right(x) / 2
"""

UPSIDE_DOWN = """
def softmax(x, right=softmax):
    return right(x)[::-1] if np.ndim(x) == 2 else right(x)
"""

RAISED = """
def sigmoid(x, right=sigmoid):
    return right(x) + 0.25
"""

CUBED = """
def relu(x):
    return np.maximum(0, x) ** 3
"""

SUMMED = """
def cross_entropy_error(y, t, right=cross_entropy_error):
    return right(y, t) * np.shape(y)[-1]
"""

TOO_FLAT = """
def numerical_gradient(f, x, right=numerical_gradient):
    return 0.3 * right(f, x)
"""

TANH_IN_LATER_ROWS = """
class Relu:
    def forward(self, x):
        self.x = x
        return np.concatenate([np.maximum(x[:1], 0), np.tanh(x[1:])])

    def backward(self, dout):
        return np.where(self.x > 0, dout, 0)
"""

TRANSPOSED = """
class Affine(Affine):
    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = 3 * self.dW
        return dx.T
"""

ONE_TOO_LITTLE = """
def forward(network, x, right=forward):
    return right(network, x) - 1
"""

PRODUCT_HALVED = """
def AND(x1, x2):
    return 0.5 * x1 * x2
"""


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("softmax", DOUBLED, "softmax([0.3, 2.9, 4])[0] is 0.00055; expected 0.01821 (3 of 3 values differ)"),
        (
            "softmax",
            HALVED,
            "softmax([0.3, 2.9, 4]) is 1/2 of the expected value everywhere ([0] is 0.009106; expected 0.01821)",
        ),
        (
            "softmax",
            UPSIDE_DOWN,
            "softmax(x), x of shape (4, 3): the result has the right rows in another order "
            "([0, 0] is 0.1453; expected 0.01769)",
        ),
        (
            "activations",
            RAISED,
            "sigmoid([0, 0.7, 2, -1]) is 0.25 more than expected everywhere ([0] is 0.75; expected 0.5)",
        ),
        (
            "activations",
            CUBED,
            "relu([-1000, -0.5, 0, -0, 0.001, 0.5, 1000])[4] is 1e-09; expected 0.001 (3 of 7 values differ)",
        ),
        (
            "cross_entropy",
            SUMMED,
            "cross_entropy_error(y, t), y and t of shape (10,): the result is 5.108; expected 0.5108",
        ),
        (
            "numerical_gradient",
            TOO_FLAT,
            "numerical_gradient(f, [3.0, 4.0]), f(x) = x[0]**2 + x[1]**2: the result is 0.3 times the expected value "
            "everywhere ([0] is 1.8; expected 6)",
        ),
        (
            "layers",
            TANH_IN_LATER_ROWS,
            "Relu().forward([[1, -0.5], [-2, 3]])[1, 0] is -0.964; expected 0 (2 of 4 values differ)",
        ),
        (
            "layers",
            TRANSPOSED,
            "Affine(W, b).backward(dout), W of shape (6, 5), dout of shape (4, 5): the result has shape (6, 4); "
            "expected (4, 6). Transposed it would be right.",
        ),
        (
            "three_layer_net",
            ONE_TOO_LITTLE,
            "forward(network, [1, 0.5]), network = init_network(): the result is 1 less than expected everywhere "
            "([0] is -0.6832; expected 0.3168)",
        ),
        ("gates", PRODUCT_HALVED, "AND(1, 1) is 1/2 of the expected value (0.5; expected 1)"),
    ],
)
def test_an_unknown_mistake_is_described_by_its_values(name: str, code: str, line: str, grade: Grade) -> None:
    """The message has the call, the place, the value, the expected one, and the relation if there is one."""
    solution = (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")
    exercise = grade({name: f"{solution}\n{code}"})[name]
    failed = [check for check in exercise.checks if check.status is Status.FAILED]
    assert [check.mistake for check in failed if check.mistake] == []
    assert failed[0].message == line
