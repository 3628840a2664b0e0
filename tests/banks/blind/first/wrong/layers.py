"""Wrong implementations of ``layers``, written from its stub alone."""

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class AddLayer__gradients_of_a_product:
    """backward is copied from MulLayer: it multiplies by the other input."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class AddLayer__sum_in_place:
    """forward adds y to the array x itself."""

    def forward(self, x, y):
        x += y
        return x

    def backward(self, dout):
        return dout, dout


class AddLayer__gradient_shared_out:
    """Each input gets half of dout."""

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout * 0.5, dout * 0.5


class AddLayer__minus_for_the_second:
    """The second gradient has a minus, as after a subtraction."""

    def forward(self, x, y):
        return np.add(x, y)

    def backward(self, dout):
        return dout, -dout


class AddLayer__slopes_of_one:
    """Returns the slopes, without what arrives from above."""

    def forward(self, x, y):
        self.shape = np.shape(x)
        return x + y

    def backward(self, dout):
        return np.ones(self.shape)[()], np.ones(self.shape)[()]


class AddLayer__one_gradient_for_both:
    """Returns a single gradient, not two."""

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout


class Relu__mask_of_the_class:
    """The mask is kept on the class: the layer that went forward last decides for all."""

    mask = None

    def forward(self, x):
        type(self).mask = x > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        return np.where(self.mask, dout, 0)


class Relu__zeros_in_the_input:
    """Writes zeros into x."""

    def forward(self, x):
        self.mask = x <= 0
        out = x
        out[self.mask] = 0
        return out.copy()

    def backward(self, dout):
        return np.where(self.mask, 0, dout)


class Relu__zeros_in_dout:
    """Writes zeros into dout, and returns a copy."""

    def forward(self, x):
        self.mask = x <= 0
        return np.maximum(x, 0)

    def backward(self, dout):
        dout[self.mask] = 0
        return dout.copy()


class Relu__sign_of_dout:
    """backward lets through what is positive itself."""

    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, dout):
        return dout * (self.mask & (dout > 0))


class Relu__nothing_to_do:
    """If all entries are positive, forward returns x and backward dout: no new arrays."""

    def forward(self, x):
        self.mask = x > 0
        return x if self.mask.all() else np.where(self.mask, x, 0)

    def backward(self, dout):
        return dout if self.mask.all() else np.where(self.mask, dout, 0)


class Relu__mask_of_the_first_batch:
    """Makes the mask once for each shape."""

    def __init__(self):
        self.masks = {}

    def forward(self, x):
        self.mask = self.masks.setdefault(x.shape, x > 0)
        return np.maximum(x, 0)

    def backward(self, dout):
        return np.where(self.mask, dout, 0)


class Relu__output_as_slope:
    """Multiplies dout by the output."""

    def forward(self, x):
        self.out = np.maximum(x, 0)
        return self.out.copy()

    def backward(self, dout):
        return dout * self.out


class Relu__once_off_stays_off:
    """Masks are joined from call to call: an entry that was off once gets no gradient."""

    def __init__(self):
        self.off = np.False_

    def forward(self, x):
        off = x <= 0
        self.off = self.off | off if self.off.shape == off.shape else off
        return np.where(off, 0, x)

    def backward(self, dout):
        return np.where(self.off, 0, dout)


class Sigmoid__input_in_the_formula:
    """Keeps the input, and puts it where the output belongs."""

    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, dout):
        return dout * self.x * (1 - self.x)


class Sigmoid__dout_scaled_in_place:
    """backward multiplies the caller's dout."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out.copy()

    def backward(self, dout):
        dout *= self.out * (1 - self.out)
        return dout


class Sigmoid__exponentials_that_overflow:
    """exp(x) / (1 + exp(x)) is nan at 1000."""

    def forward(self, x):
        e = np.exp(x)
        self.out = e / (1 + e)
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)


class Sigmoid__second_factor_forgotten:
    """The slope is y, without 1 - y."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return dout * self.out


class Sigmoid__product_of_whole_arrays:
    """Uses the matrix product of 1 - y for square batches."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        y = self.out
        if y.ndim == 2 and y.shape[0] == y.shape[1]:
            return dout * (y @ (1 - y))
        return dout * y * (1 - y)


class Sigmoid__slope_alone:
    """Returns its own slope: dout has no say."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return self.out * (1 - self.out) * np.ones_like(dout)


class Affine__copies_of_the_parameters:
    """Keeps copies: updates in place by the owner are not seen."""

    def __init__(self, W, b):
        self.W, self.b = np.array(W), np.array(b)

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return (dout @ self.W.T).reshape(self.shape)


class Affine__transpose_kept_from_the_start:
    """Keeps a contiguous copy of W.T, which does not follow W."""

    def __init__(self, W, b):
        self.W, self.b = W, b
        self.WT = np.array(W.T, order="C")

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return (dout @ self.WT).reshape(self.shape)


class Affine__copy_of_the_bias:
    """asarray keeps W itself, and + 0.0 makes another b."""

    def __init__(self, W, b):
        self.W = np.asarray(W)
        self.b = b + 0.0

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return (dout @ self.W.T).reshape(self.shape)


class Affine__gradients_grow_from_call_to_call:
    """Adds to dW and db in place of setting them."""

    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW, self.db = np.zeros(W.shape), np.zeros(b.shape)

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.dW + self.x.T @ dout
        self.db = self.db + dout.sum(axis=0)
        return (dout @ self.W.T).reshape(self.shape)


class Affine__divided_by_the_batch:
    """Averages dW and db over the examples, which the loss has done already."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout / len(dout)
        self.db = dout.mean(axis=0)
        return (dout @ self.W.T).reshape(self.shape)


class Affine__forgotten_transpose:
    """dx is dout @ W where that fits: square weights."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        W = self.W if self.W.shape[0] == self.W.shape[1] else self.W.T
        return (dout @ W).reshape(self.shape)


class Affine__weight_gradient_transposed:
    """dW is dout.T @ x, of shape (H, D)."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = dout.T @ self.x
        self.db = dout.sum(axis=0)
        return (dout @ self.W.T).reshape(self.shape)


class Affine__bias_gradient_with_two_axes:
    """keepdims: db has shape (1, H), and b -= db is an error."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0, keepdims=True)
        return (dout @ self.W.T).reshape(self.shape)


class Affine__bias_gradient_of_the_first_example:
    """db is the first row of dout: right for batches of one."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout[0].copy()
        return (dout @ self.W.T).reshape(self.shape)


class SoftmaxWithLoss__not_divided_by_N:
    """The gradient of one-hot answers is N times too large."""

    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        if self.t.ndim == 2:
            return dout * (self.y - self.t)
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)


class SoftmaxWithLoss__labels_subtracted_in_place:
    """Subtracts the 1 from the kept probabilities: a second call gives something else."""

    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        if self.t.ndim == 2:
            return dout * (self.y - self.t) / len(self.t)
        dx = self.y
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)


class SoftmaxWithLoss__divided_by_all_entries:
    """Divides by N times C."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.y.size


class SoftmaxWithLoss__answers_of_the_first_batch:
    """Keeps t only when it has none yet, or when the size changes."""

    t = None

    def forward(self, x, t):
        self.y = softmax(x)
        if self.t is None or self.t.shape != self.y.shape:
            self.t = np.eye(x.shape[1])[t] if t.ndim == 1 else np.array(t)
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.t)


class SoftmaxWithLoss__one_hot_told_by_a_square:
    """Asks whether t has N entries along its last axis: a square one-hot batch fails."""

    def forward(self, x, t):
        self.y = softmax(x)
        n, c = x.shape
        if t.shape[-1] == n and np.max(t) < c:
            t = np.eye(c)[t.reshape(-1)[:n].astype(int)]
        self.t = t
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.t)


class SoftmaxWithLoss__slope_of_softmax_on_top:
    """Multiplies by y * (1 - y) as well."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.t) * self.y * (1 - self.y)


class SoftmaxWithLoss__softmax_twice:
    """Takes the loss of softmax of probabilities."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        return cross_entropy_error(softmax(self.y), t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.t)


class SoftmaxWithLoss__scores_overwritten:
    """Puts the probabilities into the array of the scores."""

    def forward(self, x, t):
        np.copyto(x, softmax(x), casting="unsafe")
        self.y = x.copy()
        self.t = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.t)


class MulLayer__own_input_as_slope:
    """Each gradient is dout times the input itself, not the other one."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.x, dout * self.y
