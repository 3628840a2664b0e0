"""What often goes wrong in ``simple_net``. Each docstring is the hint for that mistake."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from simple_net import SimpleNet
from softmax import softmax


def _one_hot(t, y):
    return t if t.ndim == y.ndim else np.eye(y.shape[-1])[t]


# The weights


class SimpleNet__weights_of_its_own(SimpleNet):
    """Build two networks from the same W. Do they give the same scores? Look at what __init__ does with its argument."""

    def __init__(self, W):
        self.W = np.random.randn(*W.shape)


class SimpleNet__weights_copied(SimpleNet):
    """Change an entry of W after SimpleNet(W). Do the scores change? Look at whether __init__ keeps the array or a
    copy.
    """

    def __init__(self, W):
        self.W = W.copy()


class SimpleNet__weights_on_the_class(SimpleNet):
    """Build two networks with different weights, and print W of both. Does __init__ set an attribute of this network,
    or of the class?
    """

    def __init__(self, W):
        type(self).W = W


class SimpleNet__other_name(SimpleNet):
    """Compare the name of your attribute with the one in the docstring of SimpleNet, letter by letter."""

    def __init__(self, W):
        self.w = W

    def predict(self, x):
        return np.dot(x, self.w)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.w)


class SimpleNet__weights_forgotten(SimpleNet):
    """What does __init__ keep? A variable without self is gone when the method ends."""

    def __init__(self, W):
        W = W  # noqa


class SimpleNet__weights_kept_transposed(SimpleNet):
    """Print net.W.shape. Is it the shape of the array that __init__ was given?"""

    def __init__(self, W):
        self.W = W.T

    def predict(self, x):
        return np.dot(x, self.W.T)


# predict


class SimpleNet__transposed_product(SimpleNet):
    """Write the shapes of x and W side by side. Which axes must match in the product of predict?"""

    def predict(self, x):
        return np.dot(x, self.W.T)


class SimpleNet__elementwise_product(SimpleNet):
    """Print the shape of what predict returns. Does your operator multiply matrices, or entry by entry?"""

    def predict(self, x):
        return x * self.W


class SimpleNet__one_row_only(SimpleNet):
    """Pass a batch to predict. Which shapes are on the left and on the right of your product?"""

    def predict(self, x):
        return np.dot(self.W.T, x)


class SimpleNet__always_a_batch(SimpleNet):
    """Pass one example of shape (2,) to predict. How many axes should its scores have?"""

    def predict(self, x):
        return np.dot(np.atleast_2d(x), self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), np.atleast_2d(t) if x.ndim == 1 else t)


class SimpleNet__predict_gives_probabilities(SimpleNet):
    """Can a score be negative? Count how many times softmax is applied between x and the loss, in predict and in loss()
    together.
    """

    def predict(self, x):
        return softmax(np.dot(x, self.W))


class SimpleNet__probabilities_from_predict(SimpleNet):
    """The docstring of predict asks for scores, before softmax. Does each row of your result add up to 1?"""

    def predict(self, x):
        return softmax(np.dot(x, self.W))

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__predict_gives_the_class(SimpleNet):
    """The docstring of predict asks for one score for each class. How many numbers does it return?"""

    def predict(self, x):
        return np.argmax(np.dot(x, self.W), axis=-1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(np.dot(x, self.W)), t)


class SimpleNet__sigmoid_of_the_scores(SimpleNet):
    """Can the scores from predict be negative? There is no activation between them and softmax."""

    def predict(self, x):
        return 1 / (1 + np.exp(-np.dot(x, self.W)))


class SimpleNet__mean_of_the_batch(SimpleNet):
    """How many rows does the batch have, and how many rows of scores does predict return?"""

    def predict(self, x):
        scores = np.dot(x, self.W)
        return scores if x.ndim == 1 else scores.mean(axis=0)


class SimpleNet__predict_returns_nothing(SimpleNet):
    """Print what predict returns. Where is your return?"""

    def predict(self, x):
        self.scores = np.dot(x, self.W)

    def loss(self, x, t):
        self.predict(x)
        return cross_entropy_error(softmax(self.scores), t)


# loss


class SimpleNet__softmax_missing(SimpleNet):
    """Cross-entropy compares probabilities with answers. What does loss() pass to it: probabilities, or scores?"""

    def loss(self, x, t):
        with np.errstate(invalid="ignore"):
            return cross_entropy_error(self.predict(x), t)


class SimpleNet__softmax_twice(SimpleNet):
    """Count how many times softmax is applied between x and the loss."""

    def loss(self, x, t):
        return cross_entropy_error(softmax(softmax(self.predict(x))), t)


class SimpleNet__sigmoid_for_softmax(SimpleNet):
    """What do the probabilities of one example add up to in loss()?"""

    def loss(self, x, t):
        return cross_entropy_error(1 / (1 + np.exp(-self.predict(x))), t)


class SimpleNet__softmax_over_the_batch(SimpleNet):
    """Add up the probabilities of one example in loss(). Along which axis do yours add up to 1?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x).T).T, t)


class SimpleNet__arguments_exchanged(SimpleNet):
    """In which order does cross_entropy_error take probabilities and answers? Compare with your call in loss()."""

    def loss(self, x, t):
        return cross_entropy_error(t, softmax(self.predict(x)))


class SimpleNet__wrong_sign(SimpleNet):
    """Can the loss be negative? cross_entropy_error already includes the minus sign of its formula."""

    def loss(self, x, t):
        return -cross_entropy_error(softmax(self.predict(x)), t)


class SimpleNet__squared_error(SimpleNet):
    """Which of the two losses of the earlier exercise does the docstring of loss() ask for?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return 0.5 * np.sum((y - _one_hot(t, y)) ** 2) / (1 if x.ndim == 1 else len(x))


class SimpleNet__prediction_as_answer(SimpleNet):
    """Pass two different answers for the same x to loss(). Does the result change? Look for t in your code."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(np.atleast_2d(y), np.atleast_1d(np.argmax(y, axis=-1)))


class SimpleNet__sum_over_the_batch(SimpleNet):
    """Put every example into the batch twice. Should the result of loss() change? cross_entropy_error returns a
    mean.
    """

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) * (1 if x.ndim == 1 else len(x))


class SimpleNet__divided_by_the_batch_twice(SimpleNet):
    """cross_entropy_error returns a mean. What does loss() do with it after that?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) / (1 if x.ndim == 1 else len(x))


class SimpleNet__divided_by_the_inputs(SimpleNet):
    """For one example of shape (2,), what is x.shape[0]? Look at what loss() divides by."""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) * (1 if x.ndim > 1 else 1 / len(x))


class SimpleNet__one_hot_only(SimpleNet):
    """Pass labels to loss(). What does t hold then: one-hot rows, or the position of each 1?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))


class SimpleNet__loss_per_example(SimpleNet):
    """The loss is one number. How many does loss() return for a batch of four?"""

    def loss(self, x, t):
        if x.ndim == 1:
            return cross_entropy_error(softmax(self.predict(x)), t)
        return np.array([cross_entropy_error(softmax(self.predict(x[i : i + 1])), t[i : i + 1]) for i in range(len(x))])


class SimpleNet__loss_of_the_first_row(SimpleNet):
    """Change the last example of a batch. Does the result of loss() change?"""

    def loss(self, x, t):
        rows = slice(None) if x.ndim == 1 else slice(1)
        return cross_entropy_error(softmax(self.predict(x[rows])), t[rows])


class SimpleNet__loss_replaces_itself(SimpleNet):
    """Call net.loss twice. What is self.loss after the first call?"""

    def loss(self, x, t):
        self.loss = cross_entropy_error(softmax(self.predict(x)), t)
        return self.loss


class SimpleNet__loss_remembered(SimpleNet):
    """Call net.loss, change W, and call it again. What does your network keep from the first call?"""

    def loss(self, x, t):
        if not hasattr(self, "y"):
            self.y = softmax(self.predict(x))
        return cross_entropy_error(self.y, t)


class SimpleNet__loss_is_printed(SimpleNet):
    """What does the caller of loss() get? Which line hands the result back?"""

    def loss(self, x, t):
        print(cross_entropy_error(softmax(self.predict(x)), t))


# gradient


class SimpleNet__steps_in_a_copy(SimpleNet):
    """In gradient(), does the loss change when numerical_gradient moves an entry? Your function should compute the loss
    anew, from the array that moves.
    """

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__steps_in_another_array(SimpleNet):
    """In gradient(), does the loss change when numerical_gradient moves an entry? Your function should compute the loss
    anew, from the array that moves.
    """

    def gradient(self, x, t):
        dW = np.zeros_like(self.W)
        return numerical_gradient(lambda dW: self.loss(x, t), dW)


class SimpleNet__gradient_of_x(SimpleNet):
    """Compare the shape of the result of gradient() with that of W. Which array does numerical_gradient move?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda x: self.loss(x, t), x.copy())


class SimpleNet__gradient_of_the_scores(SimpleNet):
    """Compare the shape of the result of gradient() with that of W. You have the gradient with respect to the scores;
    how do these depend on W?
    """

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        return (y - _one_hot(t, y)) / (1 if x.ndim == 1 else len(x))


class SimpleNet__gradient_transposed(SimpleNet):
    """Compare the shape of the result of gradient() with that of W."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).T


class SimpleNet__flat_copy_of_a_view(SimpleNet):
    """Try gradient() with W = V.T. Does the array that you pass to numerical_gradient share memory with W, or is it a
    copy?
    """

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.reshape(-1)).reshape(self.W.shape)


class SimpleNet__gradient_flat(SimpleNet):
    """Compare the shape of the result of gradient() with that of W."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.reshape(-1))


class SimpleNet__gradient_flattened(SimpleNet):
    """Compare the shape of the result of gradient() with that of W."""

    def gradient(self, x, t):
        return super().gradient(x, t).reshape(-1)


class SimpleNet__gradient_of_the_first_row_of_W(SimpleNet):
    """Compare the shape of the result of gradient() with that of W. How many weights do you pass to
    numerical_gradient?
    """

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W[0])


class SimpleNet__gradient_of_the_first_example(SimpleNet):
    """Change the last example of a batch. Does the result of gradient() change?"""

    def gradient(self, x, t):
        rows = slice(None) if x.ndim == 1 else slice(1)
        return numerical_gradient(lambda _: self.loss(x[rows], t[rows]), self.W)


class SimpleNet__gradient_downhill(SimpleNet):
    """A positive entry of the gradient says that the loss grows with this weight. What sign does gradient() return? The
    minus belongs to the step.
    """

    def gradient(self, x, t):
        return -numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_of_the_whole_batch(SimpleNet):
    """Put every example into the batch twice. Should the result of gradient() change? The loss is a mean."""

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        return np.dot(np.atleast_2d(x).T, np.atleast_2d(y - _one_hot(t, y)))


class SimpleNet__gradient_of_the_scores_sum(SimpleNet):
    """Which function do you pass to numerical_gradient: one that returns the loss, or one that returns scores?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: np.sum(self.predict(x)), self.W)


class SimpleNet__gradient_of_the_squared_error(SimpleNet):
    """Which function do you pass to numerical_gradient? It should return the loss of this network."""

    def gradient(self, x, t):
        def f(_):
            y = softmax(self.predict(x))
            return 0.5 * np.sum((y - _one_hot(t, y)) ** 2) / (1 if x.ndim == 1 else len(x))

        return numerical_gradient(f, self.W)


class SimpleNet__loss_called_too_early(SimpleNet):
    """numerical_gradient needs a function that it can call after each move. What does gradient() pass: a function, or
    one loss?
    """

    def gradient(self, x, t):
        return numerical_gradient(self.loss(x, t), self.W)


class SimpleNet__loss_computed_once(SimpleNet):
    """In gradient(), does the loss change when numerical_gradient moves an entry? Your function should compute the loss
    anew, from the array that moves.
    """

    def gradient(self, x, t):
        loss = self.loss(x, t)
        return numerical_gradient(lambda _: loss, self.W)


class SimpleNet__loss_of_the_moved_array(SimpleNet):
    """numerical_gradient calls your function with one array. Which arguments does self.loss take?"""

    def gradient(self, x, t):
        return numerical_gradient(self.loss, self.W)


class SimpleNet__first_batch_remembered(SimpleNet):
    """Call net.gradient with one batch, then with another. What does your network keep from the first call?"""

    def gradient(self, x, t):
        if not hasattr(self, "x"):
            self.x, self.t = x, t
        return numerical_gradient(lambda _: self.loss(self.x, self.t), self.W)


class SimpleNet__gradient_remembered(SimpleNet):
    """Call net.gradient, change W, and call it again. What does your network keep from the first call?"""

    def gradient(self, x, t):
        if not hasattr(self, "dW"):
            self.dW = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.dW


class SimpleNet__weights_not_put_back(SimpleNet):
    """Print net.W before and after net.gradient. Does gradient() put every weight back?"""

    def gradient(self, x, t):
        h, dW = 1e-4, np.zeros_like(self.W)
        for i in np.ndindex(self.W.shape):
            self.W[i] += h
            above = self.loss(x, t)
            self.W[i] -= 2 * h
            dW[i] = (above - self.loss(x, t)) / (2 * h)
        return dW


class SimpleNet__one_sided(SimpleNet):
    """Compare the result of gradient() with the worked example, digit by digit. At which two values of a weight should
    the loss be measured?
    """

    def gradient(self, x, t):
        h, dW, loss = 1e-4, np.zeros_like(self.W), self.loss(x, t)
        for i in np.ndindex(self.W.shape):
            value = self.W[i]
            self.W[i] = value + h
            dW[i] = (self.loss(x, t) - loss) / h
            self.W[i] = value
        return dW


class SimpleNet__step_taken(SimpleNet):
    """Print net.W before and after net.gradient. Who takes the step: gradient(), or its caller?"""

    def gradient(self, x, t):
        dW = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W -= 0.1 * dW
        return dW


class SimpleNet__new_weights_returned(SimpleNet):
    """Does gradient() return the gradient, or weights that have taken a step?"""

    def gradient(self, x, t):
        return self.W - 0.1 * numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_kept_to_itself(SimpleNet):
    """Print what gradient() returns. Where is your return?"""

    def gradient(self, x, t):
        self.dW = numerical_gradient(lambda _: self.loss(x, t), self.W)


# From call to call


class SimpleNet__copy_put_in_for_the_gradient(SimpleNet):
    """Change W after net.gradient. Do the scores change? Look at whether gradient() puts another array into self.W."""

    def gradient(self, x, t):
        self.W = self.W.copy()
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__weights_read_once(SimpleNet):
    """Assign another array to net.W. Do the scores change? Look at which attribute predict reads."""

    def __init__(self, W):
        self.W = self.weights = W

    def predict(self, x):
        return np.dot(x, self.weights)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.weights)


class SimpleNet__answers_remembered(SimpleNet):
    """Call net.loss with the same x and other answers. What does your network keep from the first call?"""

    def loss(self, x, t):
        if len(getattr(self, "t", ())) != len(t):
            self.t = t
        return cross_entropy_error(softmax(self.predict(x)), self.t)


class SimpleNet__axis_of_one_row_lost(SimpleNet):
    """Pass a batch of one row, of shape (1, D), to predict. Which shape should the scores have?"""

    def predict(self, x):
        return np.squeeze(np.dot(x, self.W))

    def loss(self, x, t):
        return cross_entropy_error(softmax(np.dot(x, self.W)), t)


class SimpleNet__labels_from_the_batch(SimpleNet):
    """Pass labels to loss() that are all 2. Look at how your code turns labels into columns: it should not depend on
    which labels the batch has.
    """

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t if t.ndim == x.ndim else t - t.min())


class SimpleNet__one_hot_when_square(SimpleNet):
    """Pass three labels for three classes to loss(). How does your code tell labels from one-hot rows?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.shape[0] == y.shape[-1] and t.ndim == 1 and y.ndim == 2:
            return -np.sum(t * np.log(y + 1e-7)) / len(y)
        return cross_entropy_error(y, t)


class SimpleNet__inputs_changed(SimpleNet):
    """Print x before and after net.predict. Which line of yours writes into it?"""

    def predict(self, x):
        if x.dtype.kind == "f":
            x -= x.mean()
        return np.dot(x, self.W)


class SimpleNet__one_result_for_all(SimpleNet):
    """Keep what predict returns, call it with other inputs, and print the first result again. Which array does your
    code write into?
    """

    def predict(self, x):
        scores = np.dot(x, self.W)
        if getattr(self, "scores", np.empty(0)).shape != scores.shape:
            self.scores = np.empty(scores.shape)
        self.scores[...] = scores
        return self.scores
