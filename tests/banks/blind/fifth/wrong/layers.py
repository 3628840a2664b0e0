import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class _Add:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout * 1, dout * 1


class _Relu:
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        return dout * self.mask


class _Sigmoid:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y.copy()

    def backward(self, dout):
        return dout * self.y * (1 - self.y)


class _Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class _SoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.y)


class AddLayer__copied_from_mul(_Add):
    """Backward copied from MulLayer: dout times the other input, not dout (200, 450, 1.1)."""

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class AddLayer__ones(_Add):
    """Backward returns 1, 1 and forgets dout: (1.1, 1.1) is expected for 1.1."""

    def backward(self, dout):
        return 1, 1


class AddLayer__halved(_Add):
    """Divides dout between both inputs: half of 1.1 for each."""

    def backward(self, dout):
        return dout / 2, dout / 2


class AddLayer__one_result(_Add):
    """Backward returns dout alone, not one gradient for each input."""

    def backward(self, dout):
        return dout


class AddLayer__in_place(_Add):
    """Forward adds with x += y: changes the array x, an argument."""

    def forward(self, x, y):
        x += y
        return x


class AddLayer__multiplies(_Add):
    """Forward still multiplies, as MulLayer does: 200, 450 gives 90000."""

    def forward(self, x, y):
        return x * y


class AddLayer__summed(_Add):
    """Forward sums all entries: for arrays of shape (2,) it returns a number."""

    def forward(self, x, y):
        return np.sum(x + y)


class AddLayer__minus(_Add):
    """The second gradient is -dout, as for a difference."""

    def backward(self, dout):
        return dout, -dout


class Relu__in_place_forward(_Relu):
    """Sets x[x <= 0] = 0 in place: changes x, and does not return a new array."""

    def forward(self, x):
        self.mask = x > 0
        x[~self.mask] = 0
        return x


class Relu__in_place_backward(_Relu):
    """Sets entries of dout to 0 in place: changes dout, and returns no new array."""

    def backward(self, dout):
        dout[~self.mask] = 0
        return dout


class Relu__mask_from_dout(_Relu):
    """Looks at the sign of dout instead of the input: -40.0 of the example becomes 0."""

    def backward(self, dout):
        return np.where(dout > 0, dout, 0.0)


class Relu__only_mask(_Relu):
    """Backward returns the derivative 0 or 1 and forgets to multiply by dout."""

    def backward(self, dout):
        return self.mask * 1.0


class Relu__absolute(_Relu):
    """abs(x): a negative entry becomes positive instead of 0."""

    def forward(self, x):
        self.mask = x > 0
        return np.abs(x)


class Relu__times_output(_Relu):
    """Backward multiplies by the output of relu, not by its derivative: 3.0 gives -120, not -40."""

    def forward(self, x):
        self.out = np.maximum(x, 0)
        return self.out.copy()

    def backward(self, dout):
        return dout * self.out


class Relu__first_mask_kept(_Relu):
    """Makes the mask only once: backward uses the first forward, not the latest."""

    mask = None

    def forward(self, x):
        if self.mask is None:
            self.mask = x > 0
        return np.maximum(x, 0)


class Relu__class_mask(_Relu):
    """Keeps the mask on the class: two layers share it, so 'the same layer' is not true."""

    def forward(self, x):
        type(self).mask = x > 0
        return np.maximum(x, 0)


class Relu__max_of_all(_Relu):
    """np.max(x, 0) instead of np.maximum: the maximum of each column."""

    def forward(self, x):
        self.mask = x > 0
        return np.max(x, 0)


class Relu__above_one(_Relu):
    """Keeps entries above 1 only, threshold mixed up: 0.5 becomes 0."""

    def forward(self, x):
        self.mask = x > 1
        return np.where(self.mask, x, 0)


class Relu__any_row(_Relu):
    """The derivative is 1 for each row with a positive entry, not entry by entry."""

    def backward(self, dout):
        return dout * self.mask.any(axis=-1, keepdims=True)


class Relu__mask_is_inverted(_Relu):
    """mask = x <= 0 as in the book, but backward multiplies by it: passes the wrong entries."""

    def forward(self, x):
        self.mask = x <= 0
        return np.where(self.mask, 0, x)

    def backward(self, dout):
        return dout * self.mask


class Relu__mask_used_up(_Relu):
    """Multiplies the kept mask by dout in place: a second backward with the same dout gives dout**2."""

    def forward(self, x):
        self.mask = (x > 0).astype(float)
        return np.maximum(x, 0)

    def backward(self, dout):
        self.mask *= dout
        return self.mask.copy()


class Relu__result_kept(_Relu):
    """Reuses one output array of the same shape: an output returned before changes later."""

    out = None

    def forward(self, x):
        self.mask = x > 0
        if self.out is None or self.out.shape != x.shape:
            self.out = np.zeros(x.shape)
        np.maximum(x, 0, out=self.out, casting="unsafe")
        return self.out


class Relu__two_axes_only(_Relu):
    """Loops over rows and columns: an array of shape (3,) raises ('of any shape')."""

    def forward(self, x):
        self.mask = x > 0
        out = np.zeros_like(x)
        rows, columns = x.shape
        for i in range(rows):
            for j in range(columns):
                out[i, j] = max(x[i, j], 0)
        return out


class Sigmoid__of_input(_Sigmoid):
    """Backward uses x * (1 - x) with the input x instead of the output."""

    def forward(self, x):
        self.y = x
        return sigmoid(x)


class Sigmoid__sigmoid_twice(_Sigmoid):
    """Backward takes the sigmoid of the output once more before y * (1 - y)."""

    def backward(self, dout):
        y = sigmoid(self.y)
        return dout * y * (1 - y)


class Sigmoid__no_dout(_Sigmoid):
    """Backward returns y * (1 - y) without dout."""

    def backward(self, dout):
        return self.y * (1 - self.y)


class Sigmoid__dout_twice(_Sigmoid):
    """dout * y * (1 - dout * y), parentheses misplaced after copying: dout = 2 shows it."""

    def backward(self, dout):
        g = dout * self.y
        return g * (1 - g)


class Sigmoid__one_plus(_Sigmoid):
    """y * (1 + y): the sign in the derivative is wrong."""

    def backward(self, dout):
        return dout * self.y * (1 + self.y)


class Sigmoid__only_one_minus(_Sigmoid):
    """Forgets the factor y: dout * (1 - y), visible at 2."""

    def backward(self, dout):
        return dout * (1 - self.y)


class Sigmoid__overflow(_Sigmoid):
    """exp(x) / (1 + exp(x)): 1000 gives nan instead of 1."""

    def forward(self, x):
        e = np.exp(x)
        self.y = e / (1 + e)
        return self.y.copy()


class Sigmoid__in_place_y(_Sigmoid):
    """Backward changes self.y in place: the same dout gives another result the second time."""

    def backward(self, dout):
        self.y *= 1 - self.y
        return dout * self.y


class Sigmoid__output_shared(_Sigmoid):
    """Returns the kept output and multiplies it in place in backward: the returned output changes."""

    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        dx = self.y
        slope = 1 - self.y
        dx *= slope
        dx *= dout
        return dx


class Sigmoid__positive_exponent(_Sigmoid):
    """1 / (1 + exp(x)), the minus forgotten: the sigmoid falls instead of rising."""

    def forward(self, x):
        self.y = 1 / (1 + np.exp(x))
        return self.y.copy()


class Sigmoid__clipped(_Sigmoid):
    """Clips x to [-5, 5] against overflow: 1000 gives 0.9933, not 1."""

    def forward(self, x):
        self.y = sigmoid(np.clip(x, -5, 5))
        return self.y.copy()


class Sigmoid__in_place_dout(_Sigmoid):
    """dout *= ...: changes the argument dout."""

    def backward(self, dout):
        dout *= self.y * (1 - self.y)
        return dout


class Sigmoid__matmul(_Sigmoid):
    """dout @ (y * (1 - y)): a matrix product instead of entry by entry (shape (2, 2))."""

    def backward(self, dout):
        return dout @ (self.y * (1 - self.y))


class Affine__copies(_Affine):
    """Keeps copies of W and b: changing their entries no longer changes the layer."""

    def __init__(self, W, b):
        self.W = np.array(W)
        self.b = np.array(b)


class Affine__b_copied(_Affine):
    """Keeps b as b + 0, a copy: 'The arrays given to the constructor, not copies'."""

    def __init__(self, W, b):
        self.W = W
        self.b = b + 0.0


class Affine__db_mean(_Affine):
    """db is the mean over the examples: the stub wants sums, not means."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.mean(axis=0)
        return dout @ self.W.T


class Affine__dW_mean(_Affine):
    """dW is divided by N: the stub wants sums, the loss layer divides."""

    def backward(self, dout):
        self.dW = self.x.T @ dout / len(self.x)
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class Affine__db_wrong_axis(_Affine):
    """db = sum over axis 1: shape (N,) instead of (H,)."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=1)
        return dout @ self.W.T


class Affine__db_total(_Affine):
    """db = np.sum(dout) without axis: one number."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = np.sum(dout)
        return dout @ self.W.T


class Affine__db_keepdims(_Affine):
    """keepdims=True: db has shape (1, H), not that of b."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0, keepdims=True)
        return dout @ self.W.T


class Affine__db_is_dout(_Affine):
    """db = dout: one row for each example, not their sum."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout
        return dout @ self.W.T


class Affine__dW_transposed(_Affine):
    """dW = dout.T @ x: shape (H, D), not that of W."""

    def backward(self, dout):
        self.dW = dout.T @ self.x
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class Affine__gradients_accumulate(_Affine):
    """Adds to dW and db in each backward, as other libraries do: a second call doubles them."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros_like(W)
        self.db = np.zeros_like(b)

    def backward(self, dout):
        self.dW += self.x.T @ dout
        self.db += dout.sum(axis=0)
        return dout @ self.W.T


class Affine__W_not_transposed(_Affine):
    """dout @ W: fails for (2, 3), and is wrong for a square W."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W


class Affine__no_bias(_Affine):
    """forward forgets + b."""

    def forward(self, x):
        self.x = x
        return x @ self.W


class Affine__updates(_Affine):
    """backward also makes a step of gradient descent: W and b, the arrays given, change."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        dx = dout @ self.W.T
        self.W -= 0.1 * self.dW
        self.b -= 0.1 * self.db
        return dx


class Affine__returns_dW(_Affine):
    """backward returns dW instead of the gradient for x."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return self.dW.copy()


class Affine__returns_all(_Affine):
    """backward returns dx, dW and db; the stub wants the gradient for x alone."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T, self.dW, self.db


class Affine__gradients_into_parameters(_Affine):
    """Writes the gradients into self.W and self.b, names mixed up: the layer forgets its weights."""

    def backward(self, dout):
        dx = dout @ self.W.T
        self.W = self.dW = self.x.T @ dout
        self.b = self.db = dout.sum(axis=0)
        return dx


class Affine__x_of_first_forward(_Affine):
    """Keeps only the first x: backward does not use the latest forward."""

    x = None

    def forward(self, x):
        if self.x is None:
            self.x = x
        return x @ self.W + self.b


class Affine__bias_as_column(_Affine):
    """b is added to each row as a column when N equals H: x of shape (3, 2), H = 3."""

    def forward(self, x):
        self.x = x
        out = x @ self.W
        if len(self.b) == len(x):
            return out + self.b[:, np.newaxis]
        return out + self.b


class Affine__class_attributes(_Affine):
    """Keeps W and b on the class: a second Affine layer changes the weights of the first."""

    W = b = None

    def __init__(self, W, b):
        type(self).W = W
        type(self).b = b


class SoftmaxWithLoss__no_n(_SoftmaxWithLoss):
    """y - t without the division by N."""

    def backward(self, dout=1):
        return self.y - self.t


class SoftmaxWithLoss__divides_by_c(_SoftmaxWithLoss):
    """Divides by the number of classes, y.shape[1], instead of N."""

    def backward(self, dout=1):
        return (self.y - self.t) / self.y.shape[1]


class SoftmaxWithLoss__divides_by_size(_SoftmaxWithLoss):
    """Divides by the number of all entries, y.size."""

    def backward(self, dout=1):
        return (self.y - self.t) / self.y.size


class SoftmaxWithLoss__sign(_SoftmaxWithLoss):
    """t - y: the sign is wrong."""

    def backward(self, dout=1):
        return (self.t - self.y) / len(self.y)


class SoftmaxWithLoss__labels_as_numbers(_SoftmaxWithLoss):
    """Subtracts labels as a column of numbers: no one-hot rows are made of them."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else t[:, np.newaxis]
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__one_hot_by_size(_SoftmaxWithLoss):
    """Takes t for one-hot if its last axis has C entries: labels are subtracted from rows when N = C."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t
        if t.shape[-1] != x.shape[1]:
            self.t = np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__y_changed(_SoftmaxWithLoss):
    """dx = self.y; dx[rows, t] -= 1: y changes in place, and a second backward gives another result."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t.argmax(axis=1) if t.ndim == 2 else t
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        dx = self.y
        dx[np.arange(len(dx)), self.t] -= 1
        return dx / len(dx)


class SoftmaxWithLoss__softmax_twice(_SoftmaxWithLoss):
    """The loss takes the softmax of y once more."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(softmax(self.y), self.t)


class SoftmaxWithLoss__overflow(_SoftmaxWithLoss):
    """Its own exp(x) / sum(exp(x)): scores of 1000 give nan."""

    def forward(self, x, t):
        e = np.exp(x)
        self.y = e / e.sum(axis=1, keepdims=True)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)


class SoftmaxWithLoss__sum(_SoftmaxWithLoss):
    """The loss is the sum over the examples, not the mean."""

    def forward(self, x, t):
        return super().forward(x, t) * len(x)


class SoftmaxWithLoss__x_kept(_SoftmaxWithLoss):
    """Keeps the scores in place of the probabilities: backward gives (x - t) / N."""

    def forward(self, x, t):
        loss = super().forward(x, t)
        self.y = x
        return loss


class SoftmaxWithLoss__times_loss(_SoftmaxWithLoss):
    """Multiplies the gradient by the loss, as if the loss were dout."""

    def forward(self, x, t):
        self.loss = super().forward(x, t)
        return self.loss

    def backward(self, dout=1):
        return self.loss * (self.y - self.t) / len(self.y)


class SoftmaxWithLoss__default_missing(_SoftmaxWithLoss):
    """dout has no default: backward() without argument, as in the example, raises."""

    def backward(self, dout):
        return dout * (self.y - self.t) / len(self.y)


class SoftmaxWithLoss__default_zero(_SoftmaxWithLoss):
    """The default of dout is 0: backward() returns zeros."""

    def backward(self, dout=0):
        return dout * (self.y - self.t) / len(self.y)


class SoftmaxWithLoss__returns_y(_SoftmaxWithLoss):
    """forward returns loss and y, two results instead of the mean loss."""

    def forward(self, x, t):
        return super().forward(x, t), self.y.copy()


class SoftmaxWithLoss__classes_from_t(_SoftmaxWithLoss):
    """One-hot rows have max(t) + 1 columns: wrong when the last class does not occur."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(t.max() + 1)[t]
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__one_hot_only(_SoftmaxWithLoss):
    """Assumes one-hot rows: for labels, y - t raises or broadcasts wrongly."""

    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__x_shifted_in_place(_SoftmaxWithLoss):
    """x -= max of the row, in place: changes an argument."""

    def forward(self, x, t):
        x -= x.max(axis=1, keepdims=True)
        return super().forward(x, t)
