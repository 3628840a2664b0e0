import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class AddLayer__doubled_tuple:
    """A tuple times 2."""

    def forward(self, x, y):
        return np.add(x, y) if isinstance(x, np.ndarray) else x + y

    def backward(self, dout):
        return (dout,) * 2


class AddLayer__sum_of_list:
    """sum of a list, and copies."""

    def forward(self, x, y):
        return sum([x, y])

    def backward(self, dout):
        return tuple(1 * dout for _ in "xy")


class Relu__where:
    """Keeps x, and asks again in backward."""

    def forward(self, x):
        self.x = x.copy()
        return np.where(x > 0, x, 0)

    def backward(self, dout):
        return np.where(self.x > 0, dout, 0)


class Relu__boolean_assignment:
    """The classic mask, on copies."""

    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dx = np.array(dout)
        dx[self.mask] = 0
        return dx


class Relu__half_at_zero:
    """The mean of x and |x|; derivative 1/2 at exactly 0 by np.sign."""

    def forward(self, x):
        self.slope = (np.sign(x) + 1) / 2
        return (x + np.abs(x)) / 2

    def backward(self, dout):
        return self.slope * dout


class Relu__closure:
    """forward leaves a closure for backward."""

    def forward(self, x):
        out = np.maximum(0, x)
        positive = out > 0
        self._back = lambda dout: np.multiply(dout, positive)
        return out

    def backward(self, dout):
        return self._back(dout)


class Sigmoid__slope_kept:
    """Keeps the derivative, not the output."""

    def forward(self, x):
        y = sigmoid(x)
        self.slope = y - y * y
        return y

    def backward(self, dout):
        return self.slope * dout


class Sigmoid__tanh:
    """The sigmoid by tanh, and its derivative likewise."""

    def forward(self, x):
        self.half = np.tanh(np.asarray(x) / 2)
        return 0.5 + 0.5 * self.half

    def backward(self, dout):
        return dout * (1 - self.half**2) / 4


class Sigmoid__from_input:
    """Keeps the input, and computes the output again in backward."""

    def forward(self, x):
        self.x = np.array(x)
        return sigmoid(x)

    def backward(self, dout):
        y = sigmoid(self.x)
        return np.multiply(dout, np.multiply(y, np.subtract(1, y)))


class Affine__einsum:
    """All products by einsum."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.einsum("nd,dh->nh", x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.einsum("nd,nh->dh", self.x, dout)
        self.db = np.einsum("nh->h", dout)
        return np.einsum("nh,dh->nd", dout, self.W)


class Affine__loops:
    """Sums of outer products over the examples."""

    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.array([row @ self.W + self.b for row in x])

    def backward(self, dout):
        self.dW = np.zeros(self.W.shape)
        self.db = np.zeros(self.b.shape)
        dx = []
        for row, d in zip(self.x, dout):
            self.dW += np.outer(row, d)
            self.db += d
            dx.append(self.W @ d)
        return np.array(dx)


class Affine__ones_column:
    """The bias as one more row of weights, put together in each call."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x1 = np.hstack([x, np.ones((len(x), 1))])
        return self.x1 @ np.vstack([self.W, self.b])

    def backward(self, dout):
        both = self.x1.T @ dout
        self.dW = both[:-1].copy()
        self.db = both[-1].copy()
        return dout @ self.W.T


class Affine__ones_product:
    """db as a product with ones; gradients exist, as None, from the start; more axes are flattened."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = None
        self.db = None

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(x.shape[0], -1)
        return np.dot(self.x, self.W) + self.b

    def backward(self, dout):
        self.dW = (dout.T @ self.x).T
        self.db = np.ones(len(dout)) @ dout
        return np.dot(dout, self.W.T).reshape(self.shape)


class SoftmaxWithLoss__minus_one:
    """Subtracts 1 at the right classes of a copy."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.labels = t if t.ndim == 1 else t.argmax(axis=1)
        return cross_entropy_error(self.y, self.labels)

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[range(len(dx)), self.labels] -= 1
        return dout * dx / len(dx)


class SoftmaxWithLoss__gradient_in_forward:
    """Computes the gradient in forward, and hands out copies."""

    def forward(self, x, t):
        y = softmax(x)
        classes = np.arange(x.shape[1])
        t = (t[:, None] == classes) if t.ndim == 1 else t
        self.dx = (y - t) / x.shape[0]
        return cross_entropy_error(y, t * 1)

    def backward(self, dout=1):
        return self.dx * dout


class SoftmaxWithLoss__row_by_row:
    """A list of rows."""

    def forward(self, x, t):
        c = x.shape[1]
        self.pairs = []
        losses = []
        for scores, answer in zip(x, t):
            if np.ndim(answer) == 0:
                row = np.zeros(c)
                row[answer] = 1
                answer = row
            y = softmax(scores)
            self.pairs.append((y, answer.copy()))
            losses.append(cross_entropy_error(y, answer))
        return float(np.mean(losses))

    def backward(self, dout=1):
        return np.array([y - t for y, t in self.pairs]) * (dout / len(self.pairs))


class SoftmaxWithLoss__log_sum_exp:
    """The loss by the logarithm of the sum of exponentials, without cross_entropy_error."""

    def forward(self, x, t):
        self.t = t if t.ndim == 2 else np.identity(x.shape[1])[t]
        shifted = x - x.max(axis=1, keepdims=True)
        log_y = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.y = np.exp(log_y)
        return -(self.t * log_y).sum() / len(x)

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.t)
