"""Wrong layers: slips that learners might make."""

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class _BaseAdd:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout * 1, dout * 1


class AddLayer__backward_like_mul(_BaseAdd):
    """Slip: copied MulLayer's backward, so each gradient is times the other input."""

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class AddLayer__backward_ignores_dout(_BaseAdd):
    """Slip: the derivative is 1, but dout is forgotten."""

    def forward(self, x, y):
        self.x = x
        return x + y

    def backward(self, dout):
        one = np.ones_like(dout)
        return one, one


class AddLayer__backward_shares_out_dout(_BaseAdd):
    """Slip: the gradient is split into halves between the two inputs."""

    def backward(self, dout):
        return dout / 2, dout / 2


class AddLayer__adds_in_place(_BaseAdd):
    """Slip: += changes the first argument when it is an array."""

    def forward(self, x, y):
        x += y
        return x


class AddLayer__reused_buffer(_BaseAdd):
    """Slip: the output goes into one buffer, so the next forward changes this one's result."""

    def __init__(self):
        self.out = None

    def forward(self, x, y):
        if self.out is not None and np.shape(x) != () and self.out.shape == np.shape(x):
            self.out[...] = x
            self.out += y
            return self.out
        if np.shape(x) == ():
            return x + y
        self.out = np.array(x, dtype=float)
        self.out += y
        return self.out


class AddLayer__backward_sums_dout(_BaseAdd):
    """Slip: sums dout up to one number, not in the shape of dout."""

    def backward(self, dout):
        total = np.sum(dout)
        return total, total


class AddLayer__result_in_dtype_of_x(_BaseAdd):
    """Slip: an int x makes an int result, and the fraction of y is cut off."""

    def forward(self, x, y):
        out = np.zeros_like(x)
        out[...] = x + y
        return out[()]


class AddLayer__second_gradient_zero(_BaseAdd):
    """Slip: second gradient is 0, as if y were a constant."""

    def backward(self, dout):
        return dout, dout * 0


class _BaseRelu:
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        return dout * self.mask


class Relu__backward_uses_sign_of_dout(_BaseRelu):
    """Slip: backward applies ReLU to dout instead of looking at the input."""

    def backward(self, dout):
        return np.maximum(dout, 0)


class Relu__forward_in_place(_BaseRelu):
    """Slip: sets the negative entries of the argument itself to 0."""

    def forward(self, x):
        self.mask = x > 0
        x[~self.mask] = 0
        return x


class Relu__backward_in_place(_BaseRelu):
    """Slip: sets entries of dout itself to 0."""

    def backward(self, dout):
        dout[~self.mask] = 0
        return dout


class Relu__mask_inverted(_BaseRelu):
    """Slip: the mask is true for negatives, and backward keeps exactly these."""

    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        return dout * self.mask


class Relu__backward_returns_slope(_BaseRelu):
    """Slip: returns the derivative alone, without dout."""

    def backward(self, dout):
        return self.mask.astype(float)


class Relu__leaky(_BaseRelu):
    """Slip: negative entries are scaled by 0.01 in both directions."""

    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0.01 * x)

    def backward(self, dout):
        return np.where(self.mask, dout, 0.01 * dout)


class Relu__mask_of_first_forward(_BaseRelu):
    """Slip: the mask is set only once, by the first forward of this shape."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        if self.mask is None or self.mask.shape != x.shape:
            self.mask = x > 0
        return np.maximum(x, 0)


class Relu__mask_in_class(_BaseRelu):
    """Slip: the mask belongs to the class, so that two layers disturb each other."""

    mask = None

    def forward(self, x):
        type(self).mask = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * type(self).mask


class Relu__backward_changes_output(_BaseRelu):
    """Slip: turns the kept output into 0s and 1s, and that is the array forward returned."""

    def forward(self, x):
        self.out = np.maximum(x, 0)
        return self.out

    def backward(self, dout):
        self.out[self.out > 0] = 1
        return self.out * dout


class Relu__only_two_axes(_BaseRelu):
    """Slip: loops over rows and columns, so other shapes fail."""

    def forward(self, x):
        self.x = x.copy()
        out = np.zeros_like(x)
        for i in range(x.shape[0]):
            for j in range(x.shape[1]):
                if x[i, j] > 0:
                    out[i, j] = x[i, j]
        return out

    def backward(self, dout):
        return dout * (self.x > 0)


class Relu__backward_selects(_BaseRelu):
    """Slip: picks the positive places only, in one flat array instead of x's shape."""

    def backward(self, dout):
        return dout[self.mask]


class Relu__mask_used_up(_BaseRelu):
    """Slip: backward drops the mask, and its second call gives dout unchanged."""

    def backward(self, dout):
        mask, self.mask = self.mask, None
        if mask is None:
            return dout.copy()
        return dout * mask


class Relu__mask_of_whole_numbers(_BaseRelu):
    """Slip: the mask is made of truncated numbers, and 0.5 counts as 0."""

    def forward(self, x):
        self.mask = x.astype(int) > 0
        return np.where(self.mask, x, 0)


class _BaseSigmoid:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)


class Sigmoid__slope_from_input(_BaseSigmoid):
    """Slip: x * (1 - x) with the input instead of the output."""

    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, dout):
        return dout * self.x * (1 - self.x)


class Sigmoid__slope_negative(_BaseSigmoid):
    """Slip: y * (y - 1), the wrong sign."""

    def backward(self, dout):
        return dout * self.out * (self.out - 1)


class Sigmoid__sigmoid_of_output(_BaseSigmoid):
    """Slip: takes the sigmoid once more in backward."""

    def backward(self, dout):
        y = sigmoid(self.out)
        return dout * y * (1 - y)


class Sigmoid__slope_without_dout(_BaseSigmoid):
    """Slip: returns the derivative, dout forgotten."""

    def backward(self, dout):
        return self.out * (1 - self.out)


class Sigmoid__backward_changes_output(_BaseSigmoid):
    """Slip: *= on the kept output, which changes forward's result and the next backward."""

    def backward(self, dout):
        self.out *= 1 - self.out
        return dout * self.out


class Sigmoid__overflows_at_1000(_BaseSigmoid):
    """Slip: exp(x) / (1 + exp(x)) is nan at 1000."""

    def forward(self, x):
        e = np.exp(x)
        self.out = e / (1 + e)
        return self.out


class Sigmoid__clips_at_ten(_BaseSigmoid):
    """Slip: the input is clipped to -10 to 10, so that 1000 does not give 1."""

    def forward(self, x):
        self.out = 1 / (1 + np.exp(-np.clip(x, -10, 10)))
        return self.out


class Sigmoid__is_tanh(_BaseSigmoid):
    """Slip: tanh and its derivative."""

    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out**2)


class Sigmoid__keeps_rounded_output(_BaseSigmoid):
    """Slip: backward works with the output rounded to four digits."""

    def forward(self, x):
        out = sigmoid(x)
        self.out = np.round(out, 4)
        return out


class Sigmoid__multiplies_dout_in_place(_BaseSigmoid):
    """Slip: dout *= changes the argument."""

    def backward(self, dout):
        dout *= self.out * (1 - self.out)
        return dout


class Sigmoid__reused_buffer(_BaseSigmoid):
    """Slip: a second forward writes into the array that the first one returned."""

    def __init__(self):
        self.out = None

    def forward(self, x):
        if self.out is None or self.out.shape != x.shape:
            self.out = np.empty(x.shape)
        self.out[...] = sigmoid(x)
        return self.out


class Sigmoid__backward_accumulates(_BaseSigmoid):
    """Slip: adds the gradients of all backward calls since forward."""

    def forward(self, x):
        self.dx = 0
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        self.dx = self.dx + dout * self.out * (1 - self.out)
        return self.dx


class _BaseAffine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = None
        self.db = None

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        return dout @ self.W.T


class Affine__copies_parameters(_BaseAffine):
    """Slip: keeps copies, and later changes of W and b are not seen."""

    def __init__(self, W, b):
        self.W = np.array(W)
        self.b = np.array(b)


class Affine__copies_the_bias(_BaseAffine):
    """Slip: b is turned to float by astype, which copies it."""

    def __init__(self, W, b):
        self.W = W
        self.b = b.astype(float)


class Affine__gradients_divided_by_n(_BaseAffine):
    """Slip: dW and db are means over the examples."""

    def backward(self, dout):
        self.dW = self.x.T @ dout / len(dout)
        self.db = np.mean(dout, axis=0)
        return dout @ self.W.T


class Affine__db_summed_to_number(_BaseAffine):
    """Slip: no axis in the sum, so db is one number."""

    def backward(self, dout):
        super().backward(dout)
        self.db = np.sum(dout)
        return dout @ self.W.T


class Affine__db_sums_columns(_BaseAffine):
    """Slip: db sums along axis 1: shape (N,)."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=1)
        return dout @ self.W.T


class Affine__db_keeps_dims(_BaseAffine):
    """Slip: db has shape (1, H)."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0, keepdims=True)
        return dout @ self.W.T


class Affine__dw_transposed(_BaseAffine):
    """Slip: dW is dout.T @ x."""

    def backward(self, dout):
        self.dW = dout.T @ self.x
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class Affine__dx_without_transpose(_BaseAffine):
    """Slip: dx multiplies by W where it can, and transposes only if the shapes insist."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        if dout.shape[1] == self.W.shape[0]:
            return dout @ self.W
        return dout @ self.W.T


class Affine__gradients_accumulate(_BaseAffine):
    """Slip: dW and db add up from backward to backward."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros_like(W)
        self.db = np.zeros_like(b)

    def backward(self, dout):
        self.dW = self.dW + self.x.T @ dout
        self.db = self.db + dout.sum(axis=0)
        return dout @ self.W.T


class Affine__forgets_bias(_BaseAffine):
    """Slip: forward forgets the bias."""

    def forward(self, x):
        self.x = x
        return x @ self.W


class Affine__db_of_first_row(_BaseAffine):
    """Slip: db is right for a batch of one only."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout[0].copy()
        return dout @ self.W.T


class Affine__squeezes_single_row(_BaseAffine):
    """Slip: a batch of one example loses its first axis."""

    def forward(self, x):
        self.x = x
        return np.squeeze(x @ self.W + self.b)


class Affine__x_in_class(_BaseAffine):
    """Slip: x is kept in the class, and two layers share it."""

    x = None

    def forward(self, x):
        type(self).x = x
        return x @ self.W + self.b


class Affine__x_of_first_batch(_BaseAffine):
    """Slip: only the first x is kept as long as the shape stays."""

    def __init__(self, W, b):
        super().__init__(W, b)
        self.x = None

    def forward(self, x):
        if self.x is None or self.x.shape != x.shape:
            self.x = x
        return x @ self.W + self.b


class Affine__dw_from_output(_BaseAffine):
    """Slip: backward returns dW instead of the gradient for x."""

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        self.dx = dout @ self.W.T
        return self.dW


class Affine__bias_added_into_input_weights(_BaseAffine):
    """Slip: the bias is added for each input, as if to the weights."""

    def forward(self, x):
        self.x = x
        return x @ (self.W + self.b)


class _BaseLoss:
    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        return cross_entropy_error(self.y, t)

    def _one_hot(self):
        return self.t if self.t.ndim == 2 else np.eye(self.y.shape[1])[self.t]

    def backward(self, dout=1):
        return (self.y - self._one_hot()) / len(self.y)


class SoftmaxWithLoss__not_divided_by_n(_BaseLoss):
    """Slip: the gradient is y - t, not divided by N."""

    def backward(self, dout=1):
        return self.y - self._one_hot()


class SoftmaxWithLoss__divided_by_all_entries(_BaseLoss):
    """Slip: divided by N * C."""

    def backward(self, dout=1):
        return (self.y - self._one_hot()) / self.y.size


class SoftmaxWithLoss__labels_as_numbers(_BaseLoss):
    """Slip: subtracts the labels themselves, as a column."""

    def backward(self, dout=1):
        t = self.t if self.t.ndim == 2 else self.t.reshape(-1, 1)
        return (self.y - t) / len(self.y)


class SoftmaxWithLoss__sum_of_losses(_BaseLoss):
    """Slip: the loss is the sum over the batch."""

    def forward(self, x, t):
        return super().forward(x, t) * len(x)


class SoftmaxWithLoss__backward_uses_up_y(_BaseLoss):
    """Slip: subtracts 1 from the kept probabilities, so a second backward differs."""

    def backward(self, dout=1):
        labels = self.t if self.t.ndim == 1 else self.t.argmax(axis=1)
        self.y[np.arange(len(self.y)), labels] -= 1
        return self.y / len(self.y)


class SoftmaxWithLoss__naive_softmax(_BaseLoss):
    """Slip: exp without a shift, nan for scores of 1000."""

    def forward(self, x, t):
        self.t = t
        e = np.exp(x)
        self.y = e / e.sum(axis=1, keepdims=True)
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__one_max_for_all(_BaseLoss):
    """Slip: shifts by the maximum of the batch; a row far below it becomes 0 / 0."""

    def forward(self, x, t):
        self.t = t
        e = np.exp(x - np.max(x))
        self.y = e / np.sum(e, axis=1, keepdims=True)
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__softmax_down_columns(_BaseLoss):
    """Slip: softmax along axis 0."""

    def forward(self, x, t):
        self.t = t
        e = np.exp(x - x.max(axis=0))
        self.y = e / e.sum(axis=0)
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__shifts_scores_in_place(_BaseLoss):
    """Slip: subtracts the maximum from the argument itself."""

    def forward(self, x, t):
        x -= x.max(axis=1, keepdims=True)
        return super().forward(x, t)


class SoftmaxWithLoss__classes_from_labels(_BaseLoss):
    """Slip: takes max(t) + 1 as the number of classes."""

    def backward(self, dout=1):
        t = self.t
        if t.ndim == 1:
            t = np.eye(t.max() + 1)[t]
        return (self.y - t) / len(self.y)


class SoftmaxWithLoss__all_label_columns(_BaseLoss):
    """Slip: y[:, t] -= 1 takes 1 from whole columns."""

    def backward(self, dout=1):
        dx = self.y.copy()
        labels = self.t if self.t.ndim == 1 else self.t.argmax(axis=1)
        dx[:, labels] -= 1
        return dx / len(dx)


class SoftmaxWithLoss__gradient_reversed(_BaseLoss):
    """Slip: t - y."""

    def backward(self, dout=1):
        return (self._one_hot() - self.y) / len(self.y)


class SoftmaxWithLoss__softmax_twice(_BaseLoss):
    """Slip: the loss is that of softmax of softmax."""

    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        return cross_entropy_error(softmax(self.y), t)


class SoftmaxWithLoss__one_hot_only(_BaseLoss):
    """Slip: a loss for one-hot rows only; labels count as factors."""

    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        t = t if t.ndim == 2 else t[:, np.newaxis]
        return float(-np.sum(t * np.log(self.y + 1e-7)) / len(x))


class SoftmaxWithLoss__adds_to_one_hot_in_place(_BaseLoss):
    """Slip: divides by N with the one-hot rows overwritten: the argument t changes."""

    def backward(self, dout=1):
        if self.t.ndim == 2 and self.t.dtype.kind == "f":
            dx = self.t
            dx -= self.y
            dx /= -len(self.y)
            return dx
        return super().backward(dout)
