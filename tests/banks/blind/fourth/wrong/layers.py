"""Wrong implementations for the exercise layers."""

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class _BaseAdd:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout, dout


class _BaseRelu:
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0.0)

    def backward(self, dout):
        return dout * self.mask


class _BaseSigmoid:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)


class _BaseAffine:
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


class _BaseSoftmaxWithLoss:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.t)


# ---- AddLayer


class AddLayer__forward_in_place(_BaseAdd):
    """x += y changes the caller's array x ("Do not change an argument")."""

    def forward(self, x, y):
        x += y
        return x


class AddLayer__full_like_truncates(_BaseAdd):
    """After forward(200, 450), backward(1.1) gives (1, 1): full_like takes the int type of x (example says 1.1)."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return np.full_like(self.x, dout), np.full_like(self.y, dout)


class AddLayer__np_sum_of_pair(_BaseAdd):
    """np.sum([x, y]) is right for numbers, but one number for two arrays."""

    def forward(self, x, y):
        return np.sum([x, y])


class AddLayer__ones_like_dout(_BaseAdd):
    """The gradients are ones in the shape of dout; dout itself is lost (backward(1.1) must give 1.1)."""

    def backward(self, dout):
        return np.ones_like(dout), np.ones_like(dout)


class AddLayer__accumulates(_BaseAdd):
    """A second backward adds to the first: "Called again with the same dout, it returns the same"."""

    def __init__(self):
        self.d = 0

    def backward(self, dout):
        self.d = self.d + dout
        return self.d, self.d


class AddLayer__output_buffer(_BaseAdd):
    """Writes the sum into a buffer that is used again for the same shape: earlier outputs change in later calls."""

    buffer = None

    def forward(self, x, y):
        if np.ndim(x) == 0:
            return x + y
        if self.buffer is None or self.buffer.shape != x.shape:
            self.buffer = np.zeros(x.shape)
        np.add(x, y, out=self.buffer)
        return self.buffer


class AddLayer__shared_by_size(_BaseAdd):
    """dout is shared between x and y in proportion to their values (both gradients must be dout)."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        s = self.x + self.y
        return dout * self.x / s, dout * self.y / s


# ---- Relu


class Relu__dout_in_place(_BaseRelu):
    """dout[mask] = 0 changes the caller's dout, and returns it instead of a new array."""

    def backward(self, dout):
        dout[~self.mask] = 0
        return dout


class Relu__same_object_if_all_positive(_BaseRelu):
    """Returns x itself if nothing is to be cut off ("a new array")."""

    def forward(self, x):
        self.mask = x > 0
        if self.mask.all():
            return x
        return np.where(self.mask, x, 0.0)


class Relu__dout_itself_if_all_positive(_BaseRelu):
    """backward returns dout itself if all inputs were positive ("a new array of the shape of x")."""

    def backward(self, dout):
        if self.mask.all():
            return dout
        return np.where(self.mask, dout, 0.0)


class Relu__mask_on_class(_BaseRelu):
    """The mask is kept on the class, so two layers share it ("the latest forward of the same layer")."""

    shared = None

    def forward(self, x):
        Relu__mask_on_class.shared = x > 0
        return np.where(x > 0, x, 0.0)

    def backward(self, dout):
        return dout * Relu__mask_on_class.shared


class Relu__first_mask_stays(_BaseRelu):
    """The mask of the first forward stays for inputs of the same shape ("values of the latest forward")."""

    mask = None

    def forward(self, x):
        if self.mask is None or self.mask.shape != x.shape:
            self.mask = x > 0
        return np.where(x > 0, x, 0.0)


class Relu__mask_stack(_BaseRelu):
    """Masks on a stack, and backward pops: a second backward fails ("Called again ... it returns the same")."""

    def __init__(self):
        self.masks = []

    def forward(self, x):
        self.masks.append(x > 0)
        return np.where(x > 0, x, 0.0)

    def backward(self, dout):
        return dout * self.masks.pop()


class Relu__sign_of_dout(_BaseRelu):
    """Also cuts negative dout in backward (example: a dout of -5 at a positive input must stay -5)."""

    def backward(self, dout):
        return np.maximum(dout * self.mask, 0)


class Relu__two_loops(_BaseRelu):
    """Loops over rows and columns: only two axes work ("an array of any shape")."""

    def forward(self, x):
        self.mask = x > 0
        out = np.zeros(x.shape)
        rows, columns = x.shape
        for i in range(rows):
            for j in range(columns):
                out[i, j] = max(x[i, j], 0.0)
        return out


class Relu__threshold_tenth(_BaseRelu):
    """Small positive entries such as 0.05 go too ("Keep positive entries")."""

    def forward(self, x):
        self.mask = x >= 0.1
        return np.where(self.mask, x, 0.0)


class Relu__derivative_from_any_in_row(_BaseRelu):
    """One positive entry lets the gradient of its whole row through (0 where the input is negative)."""

    def forward(self, x):
        self.mask = (x > 0).any(axis=-1, keepdims=True)
        return np.maximum(x, 0)


class Relu__scaled_by_input(_BaseRelu):
    """backward multiplies by the output instead of by 1 (derivative is 1 where the input is positive)."""

    def forward(self, x):
        self.out = np.maximum(x, 0)
        return self.out

    def backward(self, dout):
        return dout * self.out


class Relu__abs_below_minus_one(_BaseRelu):
    """Entries below -1 come out as |x| ("replace all others by 0")."""

    def forward(self, x):
        self.mask = x > 0
        return np.where(x < -1, np.abs(x), np.maximum(x, 0))


# ---- Sigmoid


class Sigmoid__exp_over_exp(_BaseSigmoid):
    """exp(x) / (1 + exp(x)) is nan at 1000 ("1000 and -1000 give 1 and 0")."""

    def forward(self, x):
        with np.errstate(all="ignore"):
            self.out = np.exp(x) / (1 + np.exp(x))
        return self.out


class Sigmoid__out_consumed(_BaseSigmoid):
    """backward turns self.out into the slope in place: the returned output changes, and a second backward differs."""

    def backward(self, dout):
        self.out *= 1 - self.out
        return dout * self.out


class Sigmoid__sigmoid_of_output(_BaseSigmoid):
    """backward takes the sigmoid of the output once more (derivative is y * (1 - y) of the output y)."""

    def backward(self, dout):
        y = sigmoid(self.out)
        return dout * y * (1 - y)


class Sigmoid__slope_of_dout(_BaseSigmoid):
    """y * (1 - y) * dout is written as y * (1 - y * dout), visible unless dout is 1."""

    def backward(self, dout):
        return self.out * (1 - self.out * dout)


class Sigmoid__clipped_at_five(_BaseSigmoid):
    """Clips the input to -5 .. 5, so 1000 gives 0.9933 instead of 1."""

    def forward(self, x):
        self.out = 1 / (1 + np.exp(-np.clip(x, -5, 5)))
        return self.out


class Sigmoid__rounded_output(_BaseSigmoid):
    """Rounds the output to 4 digits as in the example (the formula is not rounded)."""

    def forward(self, x):
        self.out = np.round(sigmoid(x), 4)
        return self.out


class Sigmoid__tanh_slope(_BaseSigmoid):
    """Uses 1 - y**2, the slope of tanh."""

    def backward(self, dout):
        return dout * (1 - self.out**2)


class Sigmoid__product_over_batch(_BaseSigmoid):
    """np.dot(dout, slope) instead of the product by entry: a number for 1-D arrays, wrong for matrices."""

    def backward(self, dout):
        return np.dot(dout, self.out * (1 - self.out))


# ---- Affine


class Affine__asarray_float32(_BaseAffine):
    """W and b become float32 copies: the attributes are not the arrays given."""

    def __init__(self, W, b):
        self.W = np.asarray(W, dtype=np.float32)
        self.b = np.asarray(b, dtype=np.float32)


class Affine__copies_bias_only(_BaseAffine):
    """b is a copy: changing its entries does not change the layer."""

    def __init__(self, W, b):
        self.W = W
        self.b = b.copy()


class Affine__transposed_once(_BaseAffine):
    """Keeps a copy of W.T from the constructor: after W changes, the gradient for x uses old weights."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.WT = np.ascontiguousarray(W.T).copy()

    def backward(self, dout):
        super().backward(dout)
        return dout @ self.WT


class Affine__bias_as_row(_BaseAffine):
    """b and db have shape (1, H) ("dW, db: in their shapes": (H,))."""

    def __init__(self, W, b):
        self.W = W
        self.b = b.reshape(1, -1)

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = dout.sum(axis=0, keepdims=True)
        return dx


class Affine__gradients_accumulate(_BaseAffine):
    """dW and db add up over calls of backward instead of being set."""

    def __init__(self, W, b):
        super().__init__(W, b)
        self.dW = np.zeros_like(W)
        self.db = np.zeros_like(b)

    def backward(self, dout):
        self.dW = self.dW + self.x.T @ dout
        self.db = self.db + dout.sum(axis=0)
        return dout @ self.W.T


class Affine__reshape_for_transpose(_BaseAffine):
    """W.reshape(H, D) in place of W.T has the right shape but mixes up the entries."""

    def backward(self, dout):
        super().backward(dout)
        return dout @ self.W.reshape(self.W.shape[::-1])


class Affine__mean_for_bias(_BaseAffine):
    """db is a mean over the examples, dW a sum ("sums over the N examples, not means")."""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = dout.mean(axis=0)
        return dx


class Affine__single_row_squeezed(_BaseAffine):
    """For N = 1 the output loses an axis: (H,) instead of (1, H)."""

    def forward(self, x):
        self.x = x
        return np.squeeze(x @ self.W + self.b)


class Affine__db_not_summed_for_one(_BaseAffine):
    """For N = 1 db is dout itself, of shape (1, H) instead of (H,)."""

    def backward(self, dout):
        dx = super().backward(dout)
        if len(dout) == 1:
            self.db = dout
        return dx


class Affine__steps_in_backward(_BaseAffine):
    """backward also moves W and b against the gradient: arguments change, a second backward differs."""

    def backward(self, dout):
        dx = super().backward(dout)
        self.W -= 0.01 * self.dW
        self.b -= 0.01 * self.db
        return dx


class Affine__dx_buffer(_BaseAffine):
    """The gradient for x is written into the same buffer each time: an earlier result changes later."""

    buffer = None

    def backward(self, dout):
        dx = super().backward(dout)
        if self.buffer is None or self.buffer.shape != dx.shape:
            self.buffer = dx
        self.buffer[...] = dx
        return self.buffer


class Affine__gradients_over_rows_of_x(_BaseAffine):
    """dW multiplies the sum of x by the sum of dout, as if examples could be summed first."""

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = np.outer(self.x.sum(axis=0), dout.sum(axis=0))
        return dx


class Affine__no_bias_when_batch(_BaseAffine):
    """Adds b to the first row only (out = x @ W + b for each row)."""

    def forward(self, x):
        self.x = x
        out = x @ self.W
        out[0] += self.b
        return out


class Affine__dx_stored_not_returned(_BaseAffine):
    """Stores dx on self like dW and db, and returns None ("return the gradient for x")."""

    def backward(self, dout):
        self.dx = super().backward(dout)


class Affine__dout_divided_in_place(_BaseAffine):
    """Divides dout by N in place: changes the argument, and makes means of the sums."""

    def backward(self, dout):
        dout /= len(dout)
        return super().backward(dout)


# ---- SoftmaxWithLoss


class SoftmaxWithLoss__labels_in_place(_BaseSoftmaxWithLoss):
    """backward subtracts 1 in self.y itself: called again it returns something else."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if t.ndim == 1 else t.argmax(axis=1)
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        self.y[np.arange(len(self.t)), self.t] -= 1
        return self.y / len(self.t)


class SoftmaxWithLoss__columns_for_all_rows(_BaseSoftmaxWithLoss):
    """dx[:, t] -= 1 subtracts in every row, for labels only."""

    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        if self.t.ndim == 2:
            return (self.y - self.t) / len(self.t)
        dx = self.y.copy()
        dx[:, self.t] -= 1
        return dx / len(self.t)


class SoftmaxWithLoss__classes_from_labels(_BaseSoftmaxWithLoss):
    """Makes t.max() + 1 classes: fails if the last class does not occur among the labels of the batch."""

    def forward(self, x, t):
        if t.ndim == 1:
            t = np.eye(t.max() + 1)[t]
        return super().forward(x, t)


class SoftmaxWithLoss__divide_by_size(_BaseSoftmaxWithLoss):
    """Divides by t.size: N for labels, but N * C for one-hot rows."""

    def backward(self, dout=1):
        return (self.y - self.t) / self.n

    def forward(self, x, t):
        self.n = t.size
        return super().forward(x, t)


class SoftmaxWithLoss__max_of_batch(_BaseSoftmaxWithLoss):
    """Subtracts the maximum of the whole batch: a row of zeros beside a row of 1000 becomes 0/0."""

    def forward(self, x, t):
        with np.errstate(all="ignore"):
            e = np.exp(x - x.max())
            self.y = e / e.sum(axis=1, keepdims=True)
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)


class SoftmaxWithLoss__scores_shifted_in_place(_BaseSoftmaxWithLoss):
    """x -= max changes the caller's scores."""

    def forward(self, x, t):
        x -= x.max(axis=1, keepdims=True)
        return super().forward(x, t)


class SoftmaxWithLoss__log_sum_exp_naive(_BaseSoftmaxWithLoss):
    """log(sum(exp(x))) without shifting: the loss is inf for scores of 1000."""

    def forward(self, x, t):
        super().forward(x, t)
        with np.errstate(all="ignore"):
            return np.mean(np.log(np.exp(x).sum(axis=1)) - (x * self.t).sum(axis=1))


class SoftmaxWithLoss__already_probabilities(_BaseSoftmaxWithLoss):
    """Skips softmax if each row happens to be positive and to sum to 1; x always holds scores."""

    def forward(self, x, t):
        loss = super().forward(x, t)
        if (x >= 0).all() and np.allclose(x.sum(axis=1), 1):
            self.y = x
            loss = cross_entropy_error(self.y, self.t)
        return loss


class SoftmaxWithLoss__log_plus_hundredth(_BaseSoftmaxWithLoss):
    """Adds 0.01 inside the logarithm: the loss of [0, 0] is 0.6733 instead of 0.6931."""

    def forward(self, x, t):
        super().forward(x, t)
        return -np.sum(self.t * np.log(self.y + 0.01)) / len(x)


class SoftmaxWithLoss__last_batch_size(_BaseSoftmaxWithLoss):
    """Divides by the size of the first batch for ever ("the values of the latest forward")."""

    n = None

    def forward(self, x, t):
        if self.n is None:
            self.n = len(x)
        return super().forward(x, t)

    def backward(self, dout=1):
        return (self.y - self.t) / self.n


class SoftmaxWithLoss__mse_gradient(_BaseSoftmaxWithLoss):
    """Also multiplies by y * (1 - y), as if softmax were a sigmoid with squared error."""

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.t) * self.y * (1 - self.y)


class SoftmaxWithLoss__backward_needs_loss_positive(_BaseSoftmaxWithLoss):
    """The gradient is 0 for rows whose largest probability is right (it must be (y - t) / N)."""

    def backward(self, dout=1):
        dx = (self.y - self.t) / len(self.t)
        dx[self.y.argmax(axis=1) == self.t.argmax(axis=1)] = 0
        return dx


class SoftmaxWithLoss__divide_by_classes(_BaseSoftmaxWithLoss):
    """Divides the gradient by the number of classes C instead of by N."""

    def backward(self, dout=1):
        return (self.y - self.t) / self.y.shape[1]
