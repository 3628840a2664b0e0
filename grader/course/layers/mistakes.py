"""What often goes wrong in ``layers``. Each docstring is the hint for whoever writes the same."""

import numpy as np

from cross_entropy import cross_entropy_error
from layers import AddLayer, Affine, MulLayer, Relu, Sigmoid, SoftmaxWithLoss
from softmax import softmax

# MulLayer


class MulLayer__factors_not_swapped(MulLayer):
    """If x grows by one, by how much does x * y grow? Look at what you multiply dout by."""

    def backward(self, dout):
        return dout * self.x, dout * self.y


class MulLayer__dout_ignored(MulLayer):
    """In MulLayer, call backward(1), then backward(2). Should the results differ? Do yours?"""

    def backward(self, dout):
        return self.y, self.x


class MulLayer__one_gradient_only(MulLayer):
    """How many inputs does MulLayer.forward take, and how many gradients does its backward return?"""

    def backward(self, dout):
        return dout * self.y


class MulLayer__inputs_not_kept(MulLayer):
    """What does backward need that only forward has seen?"""

    def forward(self, x, y):
        return x * y


class MulLayer__inputs_shared_by_all_layers(MulLayer):
    """Make two layers and call forward of each, with different numbers. Which numbers does the first layer remember
    then?
    """

    saved = {}

    def forward(self, x, y):
        self.saved["x"], self.saved["y"] = x, y
        return x * y

    def backward(self, dout):
        return dout * self.saved["y"], dout * self.saved["x"]


class MulLayer__backward_misspelt:
    """Read the names of your methods letter by letter. Does the last one end like "forward"?"""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backword(self, dout):
        return dout * self.y, dout * self.x


# AddLayer


class AddLayer__slopes_of_a_product(AddLayer):
    """If x grows by one, by how much does x + y grow? Does it depend on y?"""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class AddLayer__scaled_by_the_inputs(AddLayer):
    """If x grows by one, by how much does x + y grow? Does it depend on x?"""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.x, dout * self.y


class AddLayer__dout_ignored(AddLayer):
    """In AddLayer, call backward(1), then backward(2). Should the results differ? Do yours?"""

    def backward(self, dout):
        return 1, 1


class AddLayer__dout_shared_out(AddLayer):
    """If only x grows by one, by how much does the sum grow? By one, or by a half?"""

    def backward(self, dout):
        return dout / 2, dout / 2


class AddLayer__second_gradient_negated(AddLayer):
    """If only y grows by one, by how much does x + y grow? Look at the sign of the second gradient of AddLayer."""

    def backward(self, dout):
        return dout, -dout


class AddLayer__slopes_as_arrays(AddLayer):
    """What does AddLayer.backward get as its argument? Call backward(1) and backward(2) and compare."""

    def forward(self, x, y):
        self.shape = np.shape(x)
        return x + y

    def backward(self, dout):
        return np.ones(self.shape)[()], np.ones(self.shape)[()]


class AddLayer__sum_written_into_x(AddLayer):
    """Print x and y before and after AddLayer.forward adds them. Does one of them change?"""

    def forward(self, x, y):
        x += y
        return x


class AddLayer__one_gradient_only(AddLayer):
    """How many inputs does AddLayer.forward take, and how many gradients does its backward return?"""

    def backward(self, dout):
        return dout


class AddLayer__arguments_for_the_constructor(AddLayer):
    """When a layer is made, are its inputs known already? Which method receives them?"""

    def __init__(self, x, y):
        pass


class AddLayer__forward_misspelt:
    """Compare the names of the methods of AddLayer with those in the stub, letter by letter. Which one differs?"""

    def forword(self, x, y):
        return x + y

    def backward(self, dout):
        return dout, dout


# Relu


class Relu__selection_without_effect(Relu):
    """One line of Relu.forward selects entries. Which ones, and what happens to them?"""

    def forward(self, x):
        self.mask = x > 0
        out = x.copy()
        out[~self.mask]
        return out


class Relu__builtin_max(Relu):
    """Python's max returns one of two things. Can it choose anew for each entry of an array?"""

    def forward(self, x):
        self.mask = x > 0
        return max(0, x)


class Relu__np_max(Relu):
    """Compare the shapes of x and of your output. What is the second argument of np.max?"""

    def forward(self, x):
        self.mask = x > 0
        return np.max(x, 0)


class Relu__negative_part(Relu):
    """Pass -1 and 1 to Relu.forward. Which of them should it return unchanged?"""

    def forward(self, x):
        self.mask = x < 0
        return np.where(self.mask, x, 0)


class Relu__backward_follows_dout(Relu):
    """Whose sign decides in your backward: that of dout, or that of the input of forward?"""

    def backward(self, dout):
        return np.where(dout > 0, dout, 0)


class Relu__mask_returned(Relu):
    """Your gradient is 0 or 1 everywhere. What does backward get as its argument, and where do you use it?"""

    def backward(self, dout):
        return self.mask.astype(float)


class Relu__dout_passed_on_everywhere(Relu):
    """An input of -2 becomes 0, and so does an input of -2.1. What is the slope there?"""

    def backward(self, dout):
        return dout


class Relu__backward_the_wrong_way_round(Relu):
    """Where Relu.forward keeps an entry, should backward pass its gradient on, or stop it?"""

    def backward(self, dout):
        return np.where(self.mask, 0, dout)


class Relu__multiplied_by_the_output(Relu):
    """What is the slope of a straight line y = x, at 1 and at 5?"""

    def forward(self, x):
        self.out = np.maximum(x, 0)
        return self.out

    def backward(self, dout):
        return dout * self.out


class Relu__multiplied_by_the_input(Relu):
    """What is the slope of a straight line y = x, at 1 and at 5? What do you multiply dout by in Relu.backward?"""

    def forward(self, x):
        self.x = x
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.x


class Relu__zeros_written_into_dout(Relu):
    """Print dout before and after your backward. Whose array is it?"""

    def backward(self, dout):
        dout[~self.mask] = 0
        return dout


class Relu__x_returned_where_all_is_positive(Relu):
    """Is your output a new array for every input, or is it sometimes x itself?"""

    def forward(self, x):
        self.mask = x > 0
        return x if self.mask.all() else np.where(self.mask, x, 0)


class Relu__leaky_on_the_way_back(Relu):
    """forward and backward belong to the same function. Which slope does your backward use below 0?"""

    def backward(self, dout):
        return np.where(self.mask, dout, 0.01 * dout)


class Relu__zeros_written_into_x(Relu):
    """Print x before and after Relu.forward. Whose array is it?"""

    def forward(self, x):
        self.mask = x > 0
        x[~self.mask] = 0
        return x.copy()


class Relu__zeros_written_into_dout_then_copied(Relu):
    """Print dout before and after Relu.backward. Into which array do you write the zeros, and which one do you copy?"""

    def backward(self, dout):
        dout[~self.mask] = 0
        return dout.copy()


class Relu__arrays_passed_on_where_all_is_positive(Relu):
    """Pass only positive numbers to Relu.forward. Is its output a new array then, and the gradient of backward too?"""

    def forward(self, x):
        self.mask = x > 0
        return x if self.mask.all() else np.where(self.mask, x, 0)

    def backward(self, dout):
        return dout if self.mask.all() else np.where(self.mask, dout, 0)


class Relu__mask_made_once_for_each_shape(Relu):
    """Call Relu.forward with two batches of the same shape. Which of them does backward remember?"""

    def forward(self, x):
        if getattr(self, "mask", np.zeros(0)).shape != x.shape:
            self.mask = x > 0
        return np.where(x > 0, x, 0)


class Relu__what_was_off_stays_off(Relu):
    """Call Relu.forward with two batches of the same shape. What is left of the first mask in the second call?"""

    def forward(self, x):
        before = getattr(self, "mask", None)
        self.mask = x > 0
        y = np.where(self.mask, x, 0)
        if before is not None and before.shape == x.shape:
            self.mask &= before
        return y


class Relu__mask_of_the_first_batch(Relu):
    """Call forward with one batch, then with another. Which one does backward remember?"""

    mask = None

    def forward(self, x):
        if self.mask is None:
            self.mask = x > 0
        return np.maximum(x, 0)


class Relu__mask_shared_by_all_layers(Relu):
    """Make two layers and call forward of each. What does the first one remember then?"""

    saved = {}

    def forward(self, x):
        self.saved["mask"] = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return np.where(self.saved["mask"], dout, 0)


# Sigmoid


class Sigmoid__opposite_sign_in_forward(Sigmoid):
    """Should a large positive input give about 1 or about 0? See what yours gives."""

    def forward(self, x):
        self.out = (1 - np.tanh(x / 2)) / 2
        return self.out


class Sigmoid__no_brackets(Sigmoid):
    """An output of the sigmoid is never above 1. What does Python divide by in your line?"""

    def forward(self, x):
        self.out = 1 / 1 + np.exp(-x)
        return self.out


class Sigmoid__nan_for_large_inputs(Sigmoid):
    """Pass 1000 to Sigmoid.forward. What is exp(1000), and what is inf divided by inf?"""

    def forward(self, x):
        self.out = np.exp(x) / (1 + np.exp(x))
        return self.out


class Sigmoid__slope_from_the_input(Sigmoid):
    """The docstring computes the slope from y. Which of your variables is y: what goes into the sigmoid, or what comes
    out of it?
    """

    def forward(self, x):
        self.x = x
        return super().forward(x)

    def backward(self, dout):
        return dout * self.x * (1 - self.x)


class Sigmoid__applied_to_the_output(Sigmoid):
    """What have you stored in forward? Count how many times backward applies the sigmoid to it."""

    def backward(self, dout):
        y = 1 / (1 + np.exp(-self.out))
        return dout * y * (1 - y)


class Sigmoid__dout_ignored(Sigmoid):
    """Where does Sigmoid.backward use its argument? Double dout: should the gradient double too?"""

    def backward(self, dout):
        return self.out * (1 - self.out)


class Sigmoid__no_brackets_in_backward(Sigmoid):
    """In Sigmoid.backward, does Python multiply or subtract first? Try it by hand for an output of 0.5."""

    def backward(self, dout):
        return dout * self.out * 1 - self.out


class Sigmoid__only_the_output(Sigmoid):
    """Far to the right, the curve of the sigmoid is flat. Is your slope small there?"""

    def backward(self, dout):
        return dout * self.out


class Sigmoid__only_one_minus_the_output(Sigmoid):
    """Far to the left, the curve of the sigmoid is flat. Is your slope small there?"""

    def backward(self, dout):
        return dout * (1 - self.out)


class Sigmoid__plus_for_minus(Sigmoid):
    """The steepest slope of the curve is a quarter. How large is yours at 0? Check the signs."""

    def backward(self, dout):
        return dout * self.out * (1 + self.out)


class Sigmoid__slope_of_tanh(Sigmoid):
    """Which curve has the slope 1 - y**2? Compare your slope at 0 with the docstring."""

    def backward(self, dout):
        return dout * (1 - self.out**2)


class Sigmoid__wrong_sign(Sigmoid):
    """Does the curve of the sigmoid rise or fall? What does the sign of your slope say?"""

    def backward(self, dout):
        return -dout * self.out * (1 - self.out)


class Sigmoid__slope_multiplied_into_dout(Sigmoid):
    """Print dout before and after your backward. Whose array is it?"""

    def backward(self, dout):
        dout *= self.out * (1 - self.out)
        return dout


class Sigmoid__no_slope(Sigmoid):
    """In Sigmoid.backward, what do you multiply dout by? Compare it with the docstring of the class."""

    def backward(self, dout):
        return dout


class Sigmoid__output_shared_by_all_layers(Sigmoid):
    """Make two layers and call forward of each. What does the first one remember then?"""

    saved = {}

    def forward(self, x):
        self.saved["out"] = super().forward(x)
        return self.saved["out"]

    def backward(self, dout):
        return dout * self.saved["out"] * (1 - self.saved["out"])


# Affine


class Affine__no_bias(Affine):
    """Pass a row of zeros to Affine.forward. What should it return?"""

    def forward(self, x):
        return super().forward(x) - self.b


class Affine__entry_by_entry(Affine):
    """Which product combines rows of x with columns of W? Look at what * does instead."""

    def forward(self, x):
        self.x, self.x_shape = x, x.shape
        return x * self.W + self.b


class Affine__W_transposed_in_forward(Affine):
    """W has shape (D, H): inputs first. Write the shape of each factor below it."""

    def forward(self, x):
        self.x, self.x_shape = x, x.shape
        return x @ self.W.T + self.b


class Affine__examples_scrambled(Affine):
    """Print a row of x before and after your reshape. Is it still the same example?"""

    def forward(self, x):
        self.x, self.x_shape = x.reshape(-1, x.shape[0]).T, x.shape
        return self.x @ self.W + self.b


class Affine__W_copied(Affine):
    """Change W from outside, as training does. Does the layer see it?"""

    def __init__(self, W, b):
        self.W = W.copy()
        self.b = b


class Affine__b_copied(Affine):
    """Change b from outside, as training does. Does the layer see it?"""

    def __init__(self, W, b):
        self.W = W
        self.b = b.copy()


class Affine__parameters_copied(Affine):
    """Change W and b from outside, as training does. Does Affine hold these arrays, or copies?"""

    def __init__(self, W, b):
        super().__init__(W.copy(), b.copy())


class Affine__transpose_copied(Affine):
    """Change W from outside, as training does, and call Affine.backward. When was the transpose of W made?"""

    def __init__(self, W, b):
        super().__init__(W, b)
        self.WT = W.T.copy()

    def backward(self, dout):
        super().backward(dout)
        return dout @ self.WT


class Affine__square_weights_not_transposed(Affine):
    """For a square W, print the matrix that you multiply dout by in Affine.backward. Is it W, or the transpose of W?"""

    def backward(self, dout):
        dx = super().backward(dout)
        return dout @ self.W if self.W.shape[0] == self.W.shape[1] else dx


class Affine__db_of_the_first_example(Affine):
    """Change the last row of dout. Does db of Affine change?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = dout[0]
        return dx


class Affine__one_array_for_all_outputs(Affine):
    """Keep the output of one batch, call forward with another, and print the first again. Is it still the same?"""

    def forward(self, x):
        out = super().forward(x)
        if getattr(self, "_out", None) is None or self._out.shape != out.shape:
            self._out = np.empty(out.shape)
        self._out[...] = out
        return self._out


class Affine__dW_misspelt(Affine):
    """Which attributes does the docstring promise? Capital letters count."""

    def backward(self, dout):
        self.dw = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        return (dout @ self.W.T).reshape(self.x_shape)


class Affine__dx_not_returned(Affine):
    """The layer before this one needs its own dout. What does your backward return?"""

    def backward(self, dout):
        self.dx = super().backward(dout)


class Affine__dx_without_transpose(Affine):
    """Write the shapes of dout and W side by side. Which shape must dx have?"""

    def backward(self, dout):
        super().backward(dout)
        return dout @ self.W


class Affine__dx_through_dW(Affine):
    """If an entry of x grows by one, what does Affine add to its output: entries of W, or entries of dW?"""

    def backward(self, dout):
        super().backward(dout)
        return dout @ self.dW.T


class Affine__dW_transposed(Affine):
    """Compare the shapes of dW and W. If they are equal, work out one entry of dW by hand and compare."""

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = dout.T @ self.x
        return dx


class Affine__dW_factors_swapped(Affine):
    """Write the shapes of both factors of dW. Along which axis are the examples added up?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = dout @ self.x.T
        return dx


class Affine__dW_of_the_first_example(Affine):
    """Change the last row of x. Does dW change?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = np.outer(self.x[0], dout[0])
        return dx


class Affine__dW_divided_by_the_batch(Affine):
    """The loss is a mean. Which layer has already divided by N?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = self.x.T @ dout / len(dout)
        return dx


class Affine__dW_and_db_divided_by_the_batch(Affine):
    """The loss is a mean. Which layer has already divided by N, and how many times is it done now?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = self.x.T @ dout / len(dout)
        self.db = np.sum(dout, axis=0) / len(dout)
        return dx


class Affine__gradients_pile_up(Affine):
    """Call backward twice with the same dout. Should dW be different the second time?"""

    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW, self.db = np.zeros(W.shape), np.zeros(b.shape)

    def backward(self, dout):
        self.dW += self.x.T @ dout
        self.db += np.sum(dout, axis=0)
        return (dout @ self.W.T).reshape(self.x_shape)


class Affine__output_kept_for_the_input(Affine):
    """dW has the shape of W. In Affine.forward, print the shape of what you keep: what went in, or what comes out?"""

    def forward(self, x):
        self.out = super().forward(x)
        return self.out

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = self.out.T @ dout
        return dx


class Affine__db_of_each_example(Affine):
    """Compare the shapes of db and b. All examples use one b: what becomes of their gradients?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = dout
        return dx


class Affine__db_over_the_wrong_axis(Affine):
    """Compare the shapes of db and b. Which axis of dout counts the examples?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.sum(dout, axis=1)
        return dx


class Affine__db_one_number(Affine):
    """How many biases are there, and how many numbers are in db?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.sum(dout)
        return dx


class Affine__db_averaged(Affine):
    """Put every example into the batch twice. Every example uses b: should db stay the same?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.mean(dout, axis=0)
        return dx


class Affine__db_keeps_two_axes(Affine):
    """Compare db.shape with b.shape. Where does the 1 come from?"""

    def backward(self, dout):
        dx = super().backward(dout)
        self.db = np.sum(dout, axis=0, keepdims=True)
        return dx


class Affine__input_shared_by_all_layers(Affine):
    """Make two layers and call forward of each. What does the first one remember then?"""

    saved = {}

    def forward(self, x):
        self.saved["x"] = x
        return super().forward(x)

    def backward(self, dout):
        dx = super().backward(dout)
        self.dW = self.saved["x"].T @ dout
        return dx


# SoftmaxWithLoss


def _one_hot(t, y):
    return t if t.ndim == y.ndim else np.eye(y.shape[1])[t]


class SoftmaxWithLoss__probabilities_returned(SoftmaxWithLoss):
    """What should forward return: the probabilities, or one number that says how wrong they are?"""

    def forward(self, x, t):
        super().forward(x, t)
        return self.y


class SoftmaxWithLoss__answers_of_the_first_batch(SoftmaxWithLoss):
    """Call forward with one batch, then with another. Whose answers does backward subtract?"""

    def forward(self, x, t):
        loss = super().forward(x, t)
        self.first = getattr(self, "first", self.t)
        self.t = self.first if self.first.shape == self.t.shape else self.t
        return loss


class SoftmaxWithLoss__answers_kept_for_each_shape(SoftmaxWithLoss):
    """Call SoftmaxWithLoss.forward with two batches of the same size. Whose answers does backward subtract?"""

    def forward(self, x, t):
        kept = getattr(self, "t", np.zeros(0))
        loss = super().forward(x, t)
        if kept.shape == self.y.shape:
            self.t = kept
        return loss


class SoftmaxWithLoss__one_hot_told_by_size(SoftmaxWithLoss):
    """Pass as many labels as there are classes. How does SoftmaxWithLoss tell labels from one-hot rows?"""

    def forward(self, x, t):
        loss = super().forward(x, t)
        self.t = t if len(t) == x.shape[1] else self.t
        return loss


class SoftmaxWithLoss__probabilities_written_into_x(SoftmaxWithLoss):
    """Print x before and after SoftmaxWithLoss.forward. Which line writes into it?"""

    def forward(self, x, t):
        loss = super().forward(x, t)
        if x.dtype.kind == "f":
            x[...] = self.y
        return loss


class SoftmaxWithLoss__loss_of_softmax_twice(SoftmaxWithLoss):
    """In SoftmaxWithLoss.forward, follow a score to the loss. How many times does it go through softmax on the way?"""

    def forward(self, x, t):
        super().forward(x, t)
        return cross_entropy_error(softmax(self.y), self.t)


class SoftmaxWithLoss__one_hot_not_divided_by_the_batch(SoftmaxWithLoss):
    """Pass one-hot rows, then labels to SoftmaxWithLoss. Does backward divide by N for both?"""

    def forward(self, x, t):
        self.n = 1 if t.ndim == 2 else len(x)
        return super().forward(x, t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.n


class SoftmaxWithLoss__softmax_twice(SoftmaxWithLoss):
    """Follow a score to the loss. How many times does it go through softmax on the way?"""

    def forward(self, x, t):
        return super().forward(softmax(x), t)


class SoftmaxWithLoss__loss_of_swapped_arguments(SoftmaxWithLoss):
    """In which order does cross_entropy_error take its arguments? Compare with your call in SoftmaxWithLoss.forward."""

    def forward(self, x, t):
        super().forward(x, t)
        return cross_entropy_error(self.t, self.y)


class SoftmaxWithLoss__one_sum_for_the_whole_batch(SoftmaxWithLoss):
    """Add up one row of your probabilities. Is it 1?"""

    def forward(self, x, t):
        exp_x = np.exp(x - np.max(x))
        self.y, self.t = exp_x / np.sum(exp_x), _one_hot(t, x)
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__no_shift(SoftmaxWithLoss):
    """Call SoftmaxWithLoss.forward with scores of 1000. Which line first gives inf or nan?"""

    def forward(self, x, t):
        exp_x = np.exp(x)
        self.y, self.t = exp_x / np.sum(exp_x, axis=1, keepdims=True), _one_hot(t, x)
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__exponentials_added_up(SoftmaxWithLoss):
    """What is np.exp(1000)? How does softmax avoid it, and how does the loss in your SoftmaxWithLoss.forward?"""

    def forward(self, x, t):
        super().forward(x, t)
        return np.mean(np.log(np.sum(np.exp(x), axis=1)) - np.sum(x * self.t, axis=1))


class SoftmaxWithLoss__not_divided_by_the_batch(SoftmaxWithLoss):
    """Put every example into the batch twice: the loss stays the same. What should happen to each row of dx?"""

    def backward(self, dout=1):
        return dout * (self.y - self.t)


class SoftmaxWithLoss__divided_by_the_classes(SoftmaxWithLoss):
    """In SoftmaxWithLoss, the loss is a mean. Over how many things? Where does backward use that number?"""

    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.y.shape[1]


class SoftmaxWithLoss__divided_by_all_entries(SoftmaxWithLoss):
    """Over how many examples is the loss averaged? Compare with the number that you divide by."""

    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.y.size


class SoftmaxWithLoss__wrong_sign(SoftmaxWithLoss):
    """If the score of the right class rises a little, does the loss rise or fall? What does the sign of your gradient
    say?
    """

    def backward(self, dout=1):
        return dout * (self.t - self.y) / len(self.y)


class SoftmaxWithLoss__slope_counted_twice(SoftmaxWithLoss):
    """The short formula holds for softmax and logarithm together. What else do you multiply by?"""

    def backward(self, dout=1):
        return dout * (self.y - self.t) * self.y * (1 - self.y) / len(self.y)


class SoftmaxWithLoss__slope_of_a_square(SoftmaxWithLoss):
    """Which loss has a 2 in its slope? Is it the one that forward computes?"""

    def backward(self, dout=1):
        return dout * 2 * (self.y - self.t) / len(self.y)


class SoftmaxWithLoss__answers_not_subtracted(SoftmaxWithLoss):
    """Add up a row of dx: it should be 0. Where does SoftmaxWithLoss.backward use the right answers?"""

    def backward(self, dout=1):
        return dout * self.y / len(self.y)


class SoftmaxWithLoss__one_taken_from_every_class(SoftmaxWithLoss):
    """Add up a row of dx: it should be 0. From how many of its entries do you take 1 away?"""

    def backward(self, dout=1):
        return dout * (self.y - 1) / len(self.y)


class SoftmaxWithLoss__one_hot_only(SoftmaxWithLoss):
    """With labels, what are the shapes of y and t in backward? Can they be subtracted?"""

    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)


class SoftmaxWithLoss__labels_only(SoftmaxWithLoss):
    """With one-hot rows, print t in backward. Can its zeros and ones be used as positions?"""

    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)


class SoftmaxWithLoss__whole_columns_lowered(SoftmaxWithLoss__one_hot_only):
    """With labels, print the shape of what you take 1 away from. Is it one entry for each row, or more?"""

    def backward(self, dout=1):
        if self.t.ndim == self.y.ndim:
            return super().backward(dout)
        dx = self.y.copy()
        dx[:, self.t] -= 1
        return dout * dx / len(dx)


class SoftmaxWithLoss__stored_probabilities_changed(SoftmaxWithLoss__one_hot_only):
    """Call backward twice after one forward. What does the first call do to what is stored?"""

    def backward(self, dout=1):
        if self.t.ndim == self.y.ndim:
            return super().backward(dout)
        dx = self.y
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)


class SoftmaxWithLoss__one_written_into_the_probabilities(SoftmaxWithLoss):
    """Call backward twice after one forward. What does the first call do to what is stored?"""

    def backward(self, dout=1):
        dx = self.y
        dx[self.t == 1] -= 1
        return dout * dx / len(dx)
