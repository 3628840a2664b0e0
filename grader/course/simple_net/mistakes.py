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
    """Build two networks from the same W. Do they give the same scores?"""

    def __init__(self, W):
        self.W = np.random.randn(*W.shape)


class SimpleNet__weights_copied(SimpleNet):
    """Change W after you built the network. Does the network work with the same array or with another?"""

    def __init__(self, W):
        self.W = W.copy()


class SimpleNet__weights_on_the_class(SimpleNet):
    """Build two networks with different weights and print the W of both. Whose attribute is it?"""

    def __init__(self, W):
        type(self).W = W


class SimpleNet__other_name(SimpleNet):
    """Compare the name of your attribute with the docstring, letter by letter."""

    def __init__(self, W):
        self.w = W

    def predict(self, x):
        return np.dot(x, self.w)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.w)


class SimpleNet__weights_forgotten(SimpleNet):
    """Where does the W of the constructor go? A name without self is gone when the method ends."""

    def __init__(self, W):
        W = W  # noqa


class SimpleNet__weights_kept_transposed(SimpleNet):
    """Print net.W.shape. Is it the shape of the array that was given?"""

    def __init__(self, W):
        self.W = W.T

    def predict(self, x):
        return np.dot(x, self.W.T)


# predict


class SimpleNet__transposed_product(SimpleNet):
    """Write the shapes of x and W side by side. Which axes have to match?"""

    def predict(self, x):
        return np.dot(x, self.W.T)


class SimpleNet__elementwise_product(SimpleNet):
    """Print the shape of your scores. Does your operator multiply matrices, or entry by entry?"""

    def predict(self, x):
        return x * self.W


class SimpleNet__one_row_only(SimpleNet):
    """Try a batch. Which shapes stand on the left and on the right of your product?"""

    def predict(self, x):
        return np.dot(self.W.T, x)


class SimpleNet__always_a_batch(SimpleNet):
    """Give predict an example of shape (2,). Which shape should its scores have?"""

    def predict(self, x):
        return np.dot(np.atleast_2d(x), self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), np.atleast_2d(t) if x.ndim == 1 else t)


class SimpleNet__predict_gives_probabilities(SimpleNet):
    """Can a score be negative? And how often is softmax applied on the way from x to the loss?"""

    def predict(self, x):
        return softmax(np.dot(x, self.W))


class SimpleNet__probabilities_from_predict(SimpleNet):
    """The docstring of predict asks for scores. What do yours add up to?"""

    def predict(self, x):
        return softmax(np.dot(x, self.W))

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__predict_gives_the_class(SimpleNet):
    """The docstring of predict asks for a score for each class. How many numbers do you return?"""

    def predict(self, x):
        return np.argmax(np.dot(x, self.W), axis=-1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(np.dot(x, self.W)), t)


class SimpleNet__sigmoid_of_the_scores(SimpleNet):
    """A network of one layer has scores, and nothing between them and softmax. Can yours be negative?"""

    def predict(self, x):
        return 1 / (1 + np.exp(-np.dot(x, self.W)))


class SimpleNet__mean_of_the_batch(SimpleNet):
    """How many rows have your scores, and how many has the batch?"""

    def predict(self, x):
        scores = np.dot(x, self.W)
        return scores if x.ndim == 1 else scores.mean(axis=0)


class SimpleNet__predict_returns_nothing(SimpleNet):
    """What does predict hand back to its caller?"""

    def predict(self, x):
        self.scores = np.dot(x, self.W)

    def loss(self, x, t):
        self.predict(x)
        return cross_entropy_error(softmax(self.scores), t)


# loss


class SimpleNet__softmax_missing(SimpleNet):
    """Cross-entropy compares probabilities. What do you give it?"""

    def loss(self, x, t):
        with np.errstate(invalid="ignore"):
            return cross_entropy_error(self.predict(x), t)


class SimpleNet__softmax_twice(SimpleNet):
    """How often is softmax applied on the way from x to the loss?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(softmax(self.predict(x))), t)


class SimpleNet__sigmoid_for_softmax(SimpleNet):
    """What do your probabilities add up to, for one example?"""

    def loss(self, x, t):
        return cross_entropy_error(1 / (1 + np.exp(-self.predict(x))), t)


class SimpleNet__softmax_over_the_batch(SimpleNet):
    """Add up the probabilities of one example. Along which axis do yours add up to 1?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x).T).T, t)


class SimpleNet__arguments_exchanged(SimpleNet):
    """In which order does cross_entropy_error take probabilities and answers?"""

    def loss(self, x, t):
        return cross_entropy_error(t, softmax(self.predict(x)))


class SimpleNet__wrong_sign(SimpleNet):
    """Can a cross-entropy be negative? Where does a minus belong, and where not?"""

    def loss(self, x, t):
        return -cross_entropy_error(softmax(self.predict(x)), t)


class SimpleNet__squared_error(SimpleNet):
    """Which of the two losses of the earlier exercise does the docstring ask for?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return 0.5 * np.sum((y - _one_hot(t, y)) ** 2) / (1 if x.ndim == 1 else len(x))


class SimpleNet__prediction_as_answer(SimpleNet):
    """Give the network two different answers for the same x. Does the loss change?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(np.atleast_2d(y), np.atleast_1d(np.argmax(y, axis=-1)))


class SimpleNet__sum_over_the_batch(SimpleNet):
    """Put every example into the batch twice. Should the loss change?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) * (1 if x.ndim == 1 else len(x))


class SimpleNet__divided_by_the_batch_twice(SimpleNet):
    """Look into cross_entropy_error: is its result still a sum, or a mean already?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) / (1 if x.ndim == 1 else len(x))


class SimpleNet__divided_by_the_inputs(SimpleNet):
    """For one example, what is x.shape[0]? Compare your loss with the worked number."""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) * (1 if x.ndim > 1 else 1 / len(x))


class SimpleNet__one_hot_only(SimpleNet):
    """What does t hold in the form of labels: a 1 at a place, or the place?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))


class SimpleNet__loss_per_example(SimpleNet):
    """The loss is one number. How many does a batch of four give you?"""

    def loss(self, x, t):
        if x.ndim == 1:
            return cross_entropy_error(softmax(self.predict(x)), t)
        return np.array([cross_entropy_error(softmax(self.predict(x[i : i + 1])), t[i : i + 1]) for i in range(len(x))])


class SimpleNet__loss_of_the_first_row(SimpleNet):
    """Change the last example of a batch. Does your loss change?"""

    def loss(self, x, t):
        rows = slice(None) if x.ndim == 1 else slice(1)
        return cross_entropy_error(softmax(self.predict(x[rows])), t[rows])


class SimpleNet__loss_replaces_itself(SimpleNet):
    """Call loss twice. What is self.loss after the first call?"""

    def loss(self, x, t):
        self.loss = cross_entropy_error(softmax(self.predict(x)), t)
        return self.loss


class SimpleNet__loss_remembered(SimpleNet):
    """Take a loss, change W, and take it again. Is anything left over from the first time?"""

    def loss(self, x, t):
        if not hasattr(self, "y"):
            self.y = softmax(self.predict(x))
        return cross_entropy_error(self.y, t)


class SimpleNet__loss_is_printed(SimpleNet):
    """What does loss hand back to its caller?"""

    def loss(self, x, t):
        print(cross_entropy_error(softmax(self.predict(x)), t))


# gradient


class SimpleNet__steps_in_a_copy(SimpleNet):
    """Your loss reads the weights from self.W. Is this the array that is being moved?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__steps_in_another_array(SimpleNet):
    """Which array does your loss read, and which one does numerical_gradient move?"""

    def gradient(self, x, t):
        dW = np.zeros_like(self.W)
        return numerical_gradient(lambda dW: self.loss(x, t), dW)


class SimpleNet__gradient_of_x(SimpleNet):
    """Which array do you want to know the slopes of? Compare the shape of your result with that of W."""

    def gradient(self, x, t):
        return numerical_gradient(lambda x: self.loss(x, t), x.copy())


class SimpleNet__gradient_of_the_scores(SimpleNet):
    """Compare the shape of your result with that of W. One of the slopes along the way is missing."""

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        return (y - _one_hot(t, y)) / (1 if x.ndim == 1 else len(x))


class SimpleNet__gradient_transposed(SimpleNet):
    """Compare the shape of your result with that of W."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).T


class SimpleNet__gradient_flat(SimpleNet):
    """Compare the shape of your result with that of W."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.reshape(-1))


class SimpleNet__gradient_of_the_first_row_of_W(SimpleNet):
    """Compare the shape of your result with that of W. How many weights did you move?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W[0])


class SimpleNet__gradient_of_the_first_example(SimpleNet):
    """Change the last example of a batch. Does your gradient change?"""

    def gradient(self, x, t):
        rows = slice(None) if x.ndim == 1 else slice(1)
        return numerical_gradient(lambda _: self.loss(x[rows], t[rows]), self.W)


class SimpleNet__gradient_downhill(SimpleNet):
    """The gradient says how the loss grows with each weight. Who goes the opposite way: the gradient or the step?"""

    def gradient(self, x, t):
        return -numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_of_the_whole_batch(SimpleNet):
    """The loss of a batch is a mean. Put every example into it twice: should the gradient change?"""

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        return np.dot(np.atleast_2d(x).T, np.atleast_2d(y - _one_hot(t, y)))


class SimpleNet__gradient_of_the_scores_sum(SimpleNet):
    """Of which function do you take the gradient: of the scores, or of the loss?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: np.sum(self.predict(x)), self.W)


class SimpleNet__gradient_of_the_squared_error(SimpleNet):
    """Of which function do you take the gradient? It should be the loss of this very network."""

    def gradient(self, x, t):
        def f(_):
            y = softmax(self.predict(x))
            return 0.5 * np.sum((y - _one_hot(t, y)) ** 2) / (1 if x.ndim == 1 else len(x))

        return numerical_gradient(f, self.W)


class SimpleNet__loss_called_too_early(SimpleNet):
    """numerical_gradient wants a function that it can call again and again. What do you give it?"""

    def gradient(self, x, t):
        return numerical_gradient(self.loss(x, t), self.W)


class SimpleNet__loss_computed_once(SimpleNet):
    """Does your small function work out the loss anew whenever it is called?"""

    def gradient(self, x, t):
        loss = self.loss(x, t)
        return numerical_gradient(lambda _: loss, self.W)


class SimpleNet__loss_of_the_moved_array(SimpleNet):
    """numerical_gradient calls your function with one array. Which arguments does self.loss want?"""

    def gradient(self, x, t):
        return numerical_gradient(self.loss, self.W)


class SimpleNet__first_batch_remembered(SimpleNet):
    """Take the gradient for one batch and then for another. What is left over from the first?"""

    def gradient(self, x, t):
        if not hasattr(self, "x"):
            self.x, self.t = x, t
        return numerical_gradient(lambda _: self.loss(self.x, self.t), self.W)


class SimpleNet__gradient_remembered(SimpleNet):
    """Take the gradient, make a step, and take it again. Is it still that of the old weights?"""

    def gradient(self, x, t):
        if not hasattr(self, "dW"):
            self.dW = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.dW


class SimpleNet__weights_not_put_back(SimpleNet):
    """Print net.W before and after the gradient. Is every weight back where it was?"""

    def gradient(self, x, t):
        h, dW = 1e-4, np.zeros_like(self.W)
        for i in np.ndindex(self.W.shape):
            self.W[i] += h
            above = self.loss(x, t)
            self.W[i] -= 2 * h
            dW[i] = (above - self.loss(x, t)) / (2 * h)
        return dW


class SimpleNet__one_sided(SimpleNet):
    """Compare many digits with the worked numbers. Which side of each weight do you never look at?"""

    def gradient(self, x, t):
        h, dW, loss = 1e-4, np.zeros_like(self.W), self.loss(x, t)
        for i in np.ndindex(self.W.shape):
            value = self.W[i]
            self.W[i] = value + h
            dW[i] = (self.loss(x, t) - loss) / h
            self.W[i] = value
        return dW


class SimpleNet__step_taken(SimpleNet):
    """Print net.W before and after the gradient. Who makes the step: gradient or its caller?"""

    def gradient(self, x, t):
        dW = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W -= 0.1 * dW
        return dW


class SimpleNet__new_weights_returned(SimpleNet):
    """Do you return the slopes, or weights that a step has changed already?"""

    def gradient(self, x, t):
        return self.W - 0.1 * numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_kept_to_itself(SimpleNet):
    """What does gradient hand back to its caller?"""

    def gradient(self, x, t):
        self.dW = numerical_gradient(lambda _: self.loss(x, t), self.W)
