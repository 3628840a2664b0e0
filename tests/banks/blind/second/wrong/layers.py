"""Wrong implementations of ``layers``, written from its stub alone."""

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from layers import Affine, Relu, Sigmoid, SoftmaxWithLoss
from softmax import softmax


class AddLayer__one_gradient:
    """backward returns dout alone instead of a pair."""

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout


class AddLayer__ones_backward:
    """backward forgets dout: it returns 1 and 1."""

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return 1, 1


class AddLayer__pattern_of_mul:
    """backward copied from MulLayer."""

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class AddLayer__in_place:
    """x += y changes an array that is given."""

    def forward(self, x, y):
        x += y
        return x

    def backward(self, dout):
        return dout, dout


class AddLayer__np_sum:
    """np.sum adds all entries of arrays into one number."""

    def forward(self, x, y):
        return np.sum([x, y])

    def backward(self, dout):
        return dout, dout


class AddLayer__full_like_of_integers:
    """full_like takes the integer type of x, so that 1.1 becomes 1."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return np.full_like(self.x, dout), np.full_like(self.y, dout)


class Relu__sign_of_dout:
    """The mask in backward comes from dout, not from the input."""

    def forward(self, x):
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * (dout > 0)


class Relu__forward_in_place:
    """forward zeroes the entries of x itself."""

    def forward(self, x):
        self.mask = x <= 0
        x[self.mask] = 0
        return x

    def backward(self, dout):
        dx = dout.copy()
        dx[self.mask] = 0
        return dx


class Relu__backward_in_place:
    """As in the well-known book: dout is changed and returned."""

    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


class Relu__mask_on_the_class:
    """The mask is kept on the class, so two layers share it."""

    def forward(self, x):
        Relu__mask_on_the_class.mask = x > 0
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask


class Relu__mask_of_the_first_forward:
    """The mask is only computed if there is none of that shape yet."""

    mask = None

    def forward(self, x):
        if self.mask is None or self.mask.shape != x.shape:
            self.mask = x > 0
        return np.where(x > 0, x, 0.0)

    def backward(self, dout):
        return np.where(self.mask, dout, 0.0)


class Relu__flat_gradient:
    """Indexing with the mask drops the other entries and the shape."""

    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0.0)

    def backward(self, dout):
        return dout[self.mask]


class Relu__two_axes_only:
    """Two nested loops: only 2-D arrays go through."""

    def forward(self, x):
        self.x = x.copy()
        out = np.zeros(x.shape)
        for i in range(x.shape[0]):
            for j in range(x.shape[1]):
                if x[i, j] > 0:
                    out[i, j] = x[i, j]
        return out

    def backward(self, dout):
        return dout * (self.x > 0)


class Relu__mask_used_up:
    """backward multiplies into the kept mask, so a second call differs."""

    def forward(self, x):
        self.grad = (x > 0).astype(float)
        return np.maximum(x, 0)

    def backward(self, dout):
        self.grad = self.grad * dout
        return self.grad


class Relu__one_buffer:
    """The output array is reused for the next batch of the same shape."""

    def __init__(self):
        self.out = np.empty(0)

    def forward(self, x):
        if self.out.shape != x.shape:
            self.out = np.empty(x.shape)
        np.maximum(x, 0, out=self.out)
        return self.out

    def backward(self, dout):
        return dout * (self.out > 0)


class Relu__six(Relu):
    """ReLU6 of a mobile network: outputs stop at 6, and so does the gradient."""

    def forward(self, x):
        self.inside = (x > 0) & (x < 6)
        return np.clip(x, 0, 6)

    def backward(self, dout):
        return dout * self.inside


class Sigmoid__dout_forgotten:
    """backward returns the slope alone."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return self.out * (1 - self.out)


class Sigmoid__sigmoid_of_the_output:
    """The slope is taken at the output instead of the input."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        y = sigmoid(self.out)
        return dout * y * (1 - y)


class Sigmoid__exp_of_large(Sigmoid):
    """exp(x) / (1 + exp(x)) is nan at 1000."""

    def forward(self, x):
        self.out = np.exp(x) / (1 + np.exp(x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)


class Sigmoid__output_changed_later:
    """backward works in place on the array that forward has returned."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        self.out *= 1 - self.out
        return dout * self.out


class Sigmoid__stack_of_outputs:
    """Outputs are pushed and popped: a second backward has nothing or an old one."""

    def __init__(self):
        self.outs = []

    def forward(self, x):
        self.outs.append(sigmoid(x))
        return self.outs[-1]

    def backward(self, dout):
        y = self.outs.pop()
        return dout * y * (1 - y)


class Affine__copies_of_the_parameters:
    """Keeps copies, so that a changed weight does not change the layer."""

    def __init__(self, W, b):
        self.W = W.copy()
        self.b = b.copy()

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class Affine__mean_for_db(Affine):
    """db is the mean over the examples instead of the sum."""

    def forward(self, x):
        self.kept = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.kept.T @ dout
        self.db = dout.mean(axis=0)
        return dout @ self.W.T


class Affine__db_with_two_axes(Affine):
    """keepdims: db has shape (1, H)."""

    def forward(self, x):
        self.kept = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.kept.T @ dout
        self.db = np.sum(dout, axis=0, keepdims=True)
        return dout @ self.W.T


class Affine__transpose_forgotten_when_square(Affine):
    """Fixes the shapes by trial: the transpose is only taken if shapes do not fit."""

    def forward(self, x):
        self.kept = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.kept.T @ dout
        self.db = np.sum(dout, axis=0)
        try:
            return dout @ self.W
        except ValueError:
            return dout @ self.W.T


class Affine__gradients_add_up(Affine):
    """dW and db add up from call to call, as in torch without zero_grad."""

    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW, self.db = np.zeros(W.shape), np.zeros(b.shape)

    def forward(self, x):
        self.kept = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.dW + self.kept.T @ dout
        self.db = self.db + dout.sum(axis=0)
        return dout @ self.W.T


class Affine__dW_divided_by_n(Affine):
    """dW is divided by the number of examples once more."""

    def forward(self, x):
        self.kept = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.kept.T @ dout / len(dout)
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class Affine__db_adds_into_dout(Affine):
    """The sum of rows is added up in the first row of dout itself."""

    def forward(self, x):
        self.kept = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.kept.T @ dout
        dx = dout @ self.W.T
        self.db = dout[0]
        for row in dout[1:]:
            self.db += row
        return dx


class SoftmaxWithLoss__not_divided_by_n:
    """backward is y - t without the division by N."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t)


class SoftmaxWithLoss__subtracts_in_place:
    """For labels, 1 is subtracted in the kept y: a second backward differs."""

    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        if self.t.ndim == 2:
            return (self.y - self.t) / len(self.y)
        dx = self.y
        dx[np.arange(len(dx)), self.t] -= 1
        return dx / len(dx)


class SoftmaxWithLoss__divided_by_all_entries:
    """Divides by N * C, the size of y."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.y.size


class SoftmaxWithLoss__classes_from_the_labels:
    """The one-hot rows have as many columns as the largest label of this batch says."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(np.max(t) + 1)[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.y)


class SoftmaxWithLoss__x_shifted_in_place:
    """The largest score of each row is subtracted from x itself."""

    def forward(self, x, t):
        x -= np.max(x, axis=1, keepdims=True)
        e = np.exp(x)
        self.y = e / np.sum(e, axis=1, keepdims=True)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.y)


class SoftmaxWithLoss__labels_as_numbers(SoftmaxWithLoss):
    """Labels are subtracted as numbers, as a column."""

    def forward(self, x, t):
        self.probabilities = softmax(x)
        self.answers = t if t.ndim == 2 else t.reshape(-1, 1)
        return cross_entropy_error(self.probabilities, t)

    def backward(self, dout=1):
        return (self.probabilities - self.answers) / len(self.probabilities)


class SoftmaxWithLoss__one_hot_by_largest_entry(SoftmaxWithLoss):
    """t counts as one-hot if its largest entry is 1, so labels 0 and 1 go wrong."""

    def forward(self, x, t):
        y = softmax(x)
        if t.max() > 1:
            t = np.eye(x.shape[1])[t]
        self.difference = (y - t) / len(y)
        return float(-np.sum(t * np.log(y + 1e-7)) / len(y))

    def backward(self, dout=1):
        return self.difference.copy()
