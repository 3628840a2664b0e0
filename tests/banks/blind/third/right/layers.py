"""Right layers, written in unusual ways."""

import math

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class AddLayer__unary_plus:
    """Unusual: np.add, and unary plus as a copy; keeps nothing."""

    def forward(self, x, y):
        return np.add(x, y)

    def backward(self, dout):
        return +dout, +dout


class AddLayer__minus_minus:
    """Unusual: subtracts the negative, and gives the same object twice."""

    def forward(self, x, y):
        return x - (-y)

    def backward(self, dout):
        return (dout,) * 2


class AddLayer__sum_of_a_stack:
    """Unusual: static methods, a stacked sum, and gradients in floats."""

    @staticmethod
    def forward(x, y):
        return np.sum([x, y], axis=0)

    @staticmethod
    def backward(dout):
        dx = dout * 1.0
        dy = dout / 1.0
        return dx, dy


class Relu__half_at_zero:
    """Unusual: the slope at exactly 0 is one half, by heaviside."""

    def forward(self, x):
        self.slope = np.heaviside(x, 0.5)
        return np.clip(x, 0, None)

    def backward(self, dout):
        return np.multiply(self.slope, dout)


class Relu__one_at_zero:
    """Unusual: the slope at exactly 0 is 1; deletes by assignment in copies."""

    def forward(self, x):
        out = np.array(x)
        self._dead = np.nonzero(out < 0)
        out[self._dead] = 0
        return out

    def backward(self, dout):
        dx = np.array(dout)
        dx[self._dead] = 0
        return dx


class Relu__plus_abs:
    """Unusual: half of x + |x|, and the sign of the output as its slope."""

    def forward(self, x):
        out = (x + np.abs(x)) / 2
        self.sign = np.sign(out)
        return out

    def backward(self, dout):
        return self.sign * dout


class Relu__flat_list:
    """Unusual: plain Python over the flat array, then reshaped."""

    def forward(self, x):
        values = x.ravel().tolist()
        self.positive = [v > 0 for v in values]
        kept = [v if p else 0 for v, p in zip(values, self.positive)]
        return np.array(kept, dtype=x.dtype).reshape(x.shape)

    def backward(self, dout):
        kept = [v if p else 0 for v, p in zip(dout.ravel().tolist(), self.positive)]
        return np.array(kept, dtype=dout.dtype).reshape(dout.shape)


class Relu__closure:
    """Unusual: forward leaves a function behind that backward calls."""

    def forward(self, x):
        alive = np.greater(x, 0)
        self._pull = lambda dout: np.where(alive, dout, np.zeros_like(dout))
        return np.where(alive, x, np.zeros_like(x))

    def backward(self, dout):
        return self._pull(dout)


class Sigmoid__slope_ready:
    """Unusual: the slope is computed in forward, as a difference y - y**2."""

    def forward(self, x):
        y = sigmoid(x)
        self.slope = y - y**2
        return y

    def backward(self, dout):
        return dout * self.slope


class Sigmoid__half_tanh:
    """Unusual: by tanh of the half; slope from 1 - tanh**2."""

    def forward(self, x):
        self.th = np.tanh(np.asarray(x) / 2)
        return 0.5 + 0.5 * self.th

    def backward(self, dout):
        return dout * (1 - self.th) * (1 + self.th) / 4


class Sigmoid__log_add_exp:
    """Unusual: exp of minus logaddexp, for both the output and its complement."""

    def forward(self, x):
        self.y = np.exp(-np.logaddexp(0.0, -x))
        self.rest = np.exp(-np.logaddexp(0.0, x))
        return self.y.copy()

    def backward(self, dout):
        return np.prod([dout, self.y, self.rest], axis=0)


class Sigmoid__math_for_each:
    """Unusual: math.exp for each number, with a branch for its sign."""

    @staticmethod
    def _one(v):
        if v >= 0:
            return 1.0 / (1.0 + math.exp(-v))
        e = math.exp(v)
        return e / (1.0 + e)

    def forward(self, x):
        out = np.empty(x.shape)
        for index in np.ndindex(x.shape):
            out[index] = self._one(float(x[index]))
        self.out = out
        return np.copy(out)

    def backward(self, dout):
        dx = np.empty(self.out.shape)
        for index in np.ndindex(dx.shape):
            y = self.out[index]
            dx[index] = dout[index] * y * (1 - y)
        return dx


class Affine__einsum:
    """Unusual: einsum everywhere."""

    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW = self.db = None

    def forward(self, x):
        self._x = x
        return np.einsum("nd,dh->nh", x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.einsum("nd,nh->dh", self._x, dout)
        self.db = np.einsum("nh->h", dout)
        return np.einsum("nh,dh->nd", dout, self.W)


class Affine__column_of_ones:
    """Unusual: the bias as a further row of weights, for a further input of 1."""

    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self._x1 = np.column_stack([x, np.ones(len(x))])
        return self._x1 @ np.vstack([self.W, self.b])

    def backward(self, dout):
        both = self._x1.T @ dout
        self.dW, self.db = both[:-1].copy(), both[-1].copy()
        return (self.W @ dout.T).T


class Affine__row_by_row:
    """Unusual: one example after the other, with outer products."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros(W.shape)
        self.db = np.zeros(b.shape)

    def forward(self, x):
        self.rows = [np.array(row) for row in x]
        return np.array([self.b + sum(v * w for v, w in zip(row, self.W)) for row in self.rows])

    def backward(self, dout):
        dW = np.zeros(self.W.shape)
        db = np.zeros(self.b.shape)
        dx = []
        for row, d in zip(self.rows, dout):
            dW += np.outer(row, d)
            db += d
            dx.append(self.W.dot(d))
        self.dW, self.db = dW, db
        return np.stack(dx)


class Affine__broadcasting:
    """Unusual: products with a third axis, then sums; flattens further axes."""

    def __init__(self, W, b):
        vars(self).update(W=W, b=b, dW=None, db=None)

    def forward(self, x):
        self._shape = x.shape
        self._flat = np.reshape(x, (len(x), -1))
        return np.sum(self._flat[:, :, None] * self.W[None, :, :], axis=1) + self.b[None, :]

    def backward(self, dout):
        self.dW = np.sum(self._flat[:, :, None] * dout[:, None, :], axis=0)
        self.db = np.ones(len(dout)) @ dout
        dx = np.sum(dout[:, None, :] * self.W, axis=2)
        return dx.reshape(self._shape)


class SoftmaxWithLoss__gradient_in_forward:
    """Unusual: forward finds the gradient already; backward hands out a copy."""

    def forward(self, x, t):
        y = softmax(x)
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        self._dx = y.copy()
        self._dx[np.arange(len(y)), labels] -= 1
        self._dx /= len(y)
        return cross_entropy_error(y, t)

    def backward(self, dout=1):
        return self._dx * dout


class SoftmaxWithLoss__log_sum_exp:
    """Unusual: the loss as log-sum-exp minus the right score, never a log of 0."""

    def forward(self, x, t):
        n, c = x.shape
        self.hot = (t[:, None] == np.arange(c)).astype(float) if t.ndim == 1 else np.array(t, float)
        shifted = x - x.max(axis=1)[:, None]
        logp = shifted - np.log(np.exp(shifted).sum(axis=1))[:, None]
        self.p = np.exp(logp)
        return float(-(self.hot * logp).sum() / n)

    def backward(self, dout=1):
        return dout * (self.p - self.hot) / self.p.shape[0]


class SoftmaxWithLoss__rows_in_lists:
    """Unusual: each example alone, in lists; the loss is the mean of their losses."""

    def forward(self, x, t):
        self.rows, losses = [], []
        for scores, answer in zip(x, t):
            p = softmax(np.asarray(scores, dtype=float))
            hot = np.zeros(len(p))
            hot[int(answer) if np.ndim(answer) == 0 else int(np.argmax(answer))] = 1.0
            self.rows.append((p, hot))
            losses.append(cross_entropy_error(p, hot))
        return math.fsum(losses) / len(losses)

    def backward(self, dout=1):
        return np.array([(p - hot) / len(self.rows) for p, hot in self.rows])


class SoftmaxWithLoss__add_at:
    """Unusual: a sparse subtraction by np.subtract.at from a fraction of y."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.place = np.arange(len(x)), (np.nonzero(t)[1] if np.ndim(t) == 2 else np.copy(t))
        return cross_entropy_error(self.y, self.place[1])

    def backward(self, dout=1):
        share = 1 / len(self.y)
        dx = self.y * share
        np.subtract.at(dx, self.place, share)
        return dx
