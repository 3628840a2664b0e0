"""Right variations of ``layers``: a grader must accept each of them."""

import numpy as np

from cross_entropy import cross_entropy_error
from layers import AddLayer, Affine, MulLayer, Relu, Sigmoid, SoftmaxWithLoss
from softmax import softmax

# MulLayer, AddLayer


class MulLayer__book:
    """The book's form: a constructor, and attributes that are None at first."""

    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        out = x * y
        return out

    def backward(self, dout):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy


class MulLayer__list_of_gradients(MulLayer):
    """A list can be unpacked like a tuple."""

    def backward(self, dout):
        return [dout * self.y, dout * self.x]


class MulLayer__inputs_in_a_tuple(MulLayer):
    """Nobody reads what a layer keeps for itself."""

    def forward(self, x, y):
        self._cache = x, y
        return np.multiply(x, y)

    def backward(self, dout):
        return tuple(dout * other for other in reversed(self._cache))


class AddLayer__book(AddLayer):
    """The book's form: a constructor that does nothing, and dout times 1."""

    def __init__(self):
        pass

    def backward(self, dout):
        dx = dout * 1
        dy = dout * 1
        return dx, dy


class AddLayer__list_of_gradients(AddLayer):
    """A list can be unpacked like a tuple."""

    def backward(self, dout):
        return [dout, dout]


class AddLayer__copies(AddLayer):
    """Copies have the same values."""

    def backward(self, dout):
        return np.copy(dout), np.copy(dout)


# Relu


class Relu__book:
    """The book's form, with a copy of dout: the mask marks what becomes 0."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dx = dout.copy()
        dx[self.mask] = 0
        return dx


class Relu__maximum(Relu):
    """The output tells as well as the input where the input was positive."""

    def forward(self, x):
        self.out = np.maximum(0, x)
        return self.out

    def backward(self, dout):
        return dout * (self.out > 0)


class Relu__product_with_the_mask(Relu):
    """A negative number times False is -0.0, which equals 0."""

    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask


class Relu__integer_mask(Relu):
    """A mask of 0 and 1 multiplies like one of False and True."""

    def forward(self, x):
        self.mask = (x > 0).astype(int)
        return np.clip(x, 0, None)

    def backward(self, dout):
        return self.mask * dout


class Relu__absolute_value(Relu):
    """Half the sum of x and its absolute value is x where x is positive, else 0."""

    def forward(self, x):
        self.x = x
        return (x + np.abs(x)) / 2

    def backward(self, dout):
        return np.where(self.x > 0, 1.0, 0.0) * dout


class Relu__slope_one_at_zero(Relu):
    """At exactly 0, any slope from 0 to 1 is accepted: here 1."""

    def forward(self, x):
        self.mask = x >= 0
        return np.where(self.mask, x, 0)


class Relu__slope_one_half_at_zero(Relu):
    """At exactly 0, any slope from 0 to 1 is accepted: here 1/2."""

    def forward(self, x):
        self.slope = np.heaviside(x, 0.5)
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.slope


class Relu__single_precision(Relu):
    """float32 has seven digits, more than the tolerance asks for."""

    def forward(self, x):
        return super().forward(x.astype(np.float32))

    def backward(self, dout):
        return super().backward(dout.astype(np.float32))


# Sigmoid


class Sigmoid__book(Sigmoid):
    """The book's form: it warns about an overflow at -1000, and gives exactly 0 there."""

    def forward(self, x):
        out = 1 / (1 + np.exp(-x))
        self.out = out
        return out

    def backward(self, dout):
        dx = dout * (1.0 - self.out) * self.out
        return dx


class Sigmoid__two_branches(Sigmoid):
    """Each formula is used where it does not overflow; where it does, it only warns."""

    def forward(self, x):
        self.out = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
        return self.out


class Sigmoid__exponents_below_zero(Sigmoid):
    """exp(min(x, 0)) / (1 + exp(-|x|)) is the same function, and never overflows."""

    def forward(self, x):
        self.out = np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))
        return self.out


class Sigmoid__logaddexp(Sigmoid):
    """exp(-log(1 + exp(-x))) is the same function."""

    def forward(self, x):
        self.out = np.exp(-np.logaddexp(0, -x))
        return self.out


class Sigmoid__clipped(Sigmoid):
    """Beyond 500, the curve is flat to more digits than a float has."""

    def forward(self, x):
        self.out = 1 / (1 + np.exp(-np.clip(x, -500, 500)))
        return self.out


class Sigmoid__slope_multiplied_out(Sigmoid):
    """y * (1 - y) is y - y**2."""

    def backward(self, dout):
        return dout * (self.out - self.out**2)


class Sigmoid__slope_from_the_stored_input(Sigmoid):
    """The input is stored, and the output computed again from it."""

    def forward(self, x):
        self.x = x
        return super().forward(x)

    def backward(self, dout):
        return dout / (2 + 2 * np.cosh(np.clip(self.x, -300, 300)))


class Sigmoid__slope_kept_in_forward(Sigmoid):
    """The slope is computed in forward and kept."""

    def forward(self, x):
        out = super().forward(x)
        self._slope = out * (1 - out)
        return out

    def backward(self, dout):
        return self._slope * dout


class Sigmoid__single_precision(Sigmoid):
    """float32 has seven digits, more than the tolerance asks for."""

    def forward(self, x):
        return super().forward(x.astype(np.float32))

    def backward(self, dout):
        return super().backward(dout.astype(np.float32))


# Affine


class Affine__book_5_6_2:
    """The book's first form, for x of shape (N, D) only: more axes are optional."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.dW = None
        self.db = None

    def forward(self, x):
        self.x = x
        out = np.dot(x, self.W) + self.b
        return out

    def backward(self, dout):
        dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx


class Affine__dx_stays_flat(Affine):
    """x of more than two axes is optional, and so is the shape of its gradient."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        return dout @ self.W.T


class Affine__one_example_as_a_row(Affine):
    """x of shape (D,) is taken for a batch of one: more than is asked for."""

    def forward(self, x):
        return super().forward(np.atleast_2d(x))


class Affine__einsum(Affine):
    """einsum names the axes that are multiplied and added up."""

    def forward(self, x):
        self.x = x
        return np.einsum("nd,dh->nh", x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.einsum("nd,nh->dh", self.x, dout)
        self.db = np.einsum("nh->h", dout)
        return np.einsum("nh,dh->nd", dout, self.W)


class Affine__tensordot(Affine):
    """tensordot adds up over the axes that it is told."""

    def forward(self, x):
        self.x = x
        return np.tensordot(x, self.W, axes=(1, 0)) + self.b

    def backward(self, dout):
        self.dW = np.tensordot(self.x, dout, axes=(0, 0))
        self.db = dout.sum(0)
        return np.tensordot(dout, self.W, axes=(1, 1))


class Affine__sum_of_outer_products(Affine):
    """Each example gives an outer product; their sum is dW."""

    def backward(self, dout):
        self.dW, self.db = np.zeros(self.W.shape), np.zeros(self.b.shape)
        for row, drow in zip(self.x, dout, strict=True):
            self.dW += np.outer(row, drow)
            self.db += drow
        return np.array([self.W @ drow for drow in dout]).reshape(self.x_shape)


class Affine__product_with_ones(Affine):
    """A row of ones times dout adds up its rows."""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.ones(len(dout)) @ dout
        return dx


class Affine__transposed_products(Affine):
    """(A B) transposed is B transposed times A transposed."""

    def backward(self, dout):
        self.dW = (dout.T @ self.x).T
        self.db = dout.T.sum(axis=1)
        return (self.W @ dout.T).T.reshape(self.x_shape)


class Affine__gradients_in_a_dict(Affine):
    """The gradients may be kept anywhere, as long as dW and db give them."""

    @property
    def dW(self):
        return self._grads["W"]

    @property
    def db(self):
        return self._grads["b"]

    def backward(self, dout):
        self._grads = {"W": self.x.T @ dout, "b": np.add.reduce(dout)}
        return (dout @ self.W.T).reshape(self.x_shape)


class Affine__bias_in_place(Affine):
    """The bias is added in place to an array of the layer's own."""

    def forward(self, x):
        self.x, self.x_shape = x.reshape(len(x), -1), x.shape
        out = np.dot(self.x, self.W)
        out += self.b
        return out


class Affine__single_precision(Affine):
    """float32 has seven digits, more than the tolerance asks for."""

    def forward(self, x):
        self.x, self.x_shape = x.reshape(len(x), -1).astype(np.float32), x.shape
        return self.x @ self.W.astype(np.float32) + self.b.astype(np.float32)

    def backward(self, dout):
        dout = dout.astype(np.float32)
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        return (dout @ self.W.astype(np.float32).T).reshape(self.x_shape)


# SoftmaxWithLoss


class SoftmaxWithLoss__book:
    """The book's form: two branches in backward, and dout is not used."""

    def __init__(self):
        self.loss = None
        self.y = None
        self.t = None

    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout=1):
        batch_size = self.t.shape[0]
        if self.t.size == self.y.size:
            dx = (self.y - self.t) / batch_size
        else:
            dx = self.y.copy()
            dx[np.arange(batch_size), self.t] -= 1
            dx = dx / batch_size
        return dx


class SoftmaxWithLoss__labels_kept(SoftmaxWithLoss):
    """t is turned into labels in forward, whatever its form."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.labels = t if t.ndim == 1 else t.argmax(axis=1)
        return cross_entropy_error(self.y, self.labels)

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.labels] -= 1
        return dout * dx / len(dx)


class SoftmaxWithLoss__gradient_kept_in_forward(SoftmaxWithLoss):
    """The gradient is computed in forward and kept."""

    def forward(self, x, t):
        loss = super().forward(x, t)
        self._dx = (self.y - self.t) / len(x)
        return loss

    def backward(self, dout=1):
        return dout * self._dx


class SoftmaxWithLoss__log_sum_exp(SoftmaxWithLoss):
    """The loss from the scores themselves needs no guard against log(0)."""

    def forward(self, x, t):
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        shifted = x - x.max(axis=1, keepdims=True)
        log_y = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
        self.y, self.t = np.exp(log_y), np.eye(x.shape[1])[labels]
        return -log_y[np.arange(len(x)), labels].mean()


class SoftmaxWithLoss__slope_in_two_steps(SoftmaxWithLoss):
    """The slopes of logarithm and softmax one after the other, without the short formula."""

    def backward(self, dout=1):
        y, n = self.y, len(self.y)
        dx = np.zeros(y.shape)
        for i in range(n):
            jacobian = np.diag(y[i]) - np.outer(y[i], y[i])
            c = np.argmax(self.t[i])
            dx[i] = -jacobian[c] / y[i, c] if y[i, c] > 0 else y[i] - self.t[i]
        return dout * dx / n


class SoftmaxWithLoss__loop(SoftmaxWithLoss):
    """Entry by entry."""

    def backward(self, dout=1):
        n, c = self.y.shape
        dx = np.zeros((n, c))
        for i in range(n):
            for k in range(c):
                dx[i, k] = dout * (self.y[i, k] - self.t[i, k]) / n
        return dx


class SoftmaxWithLoss__one_row_as_a_batch(SoftmaxWithLoss):
    """Scores of shape (C,) are taken for a batch of one: more than is asked for."""

    def forward(self, x, t):
        if x.ndim == 1:
            x, t = x[None], np.asarray(t)[None]
        return super().forward(x, t)


class SoftmaxWithLoss__single_precision(SoftmaxWithLoss):
    """float32 has seven digits, more than the tolerance asks for."""

    def forward(self, x, t):
        return super().forward(x.astype(np.float32), t)

    def backward(self, dout=1):
        return super().backward(dout).astype(np.float32)
