"""What often goes wrong in ``simple_net``. Each docstring is the hint for whoever writes the same."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from simple_net import SimpleNet
from softmax import softmax

# The weights


class SimpleNet__copy_of_the_weights(SimpleNet):
    """Change W after you have made the network. Does the network see it?"""

    def __init__(self, W):
        self.W = W.copy()


class SimpleNet__weights_of_its_own(SimpleNet):
    """Make two networks with weights that you know. Are they the ones that you gave?"""

    def __init__(self, W):
        self.W = np.random.randn(*W.shape)


class SimpleNet__weights_shared_by_all_networks(SimpleNet):
    """Make two networks and ask the first again. Whose weights does it use?"""

    shared = {}

    def __init__(self, W):
        self.shared["W"] = W

    @property
    def W(self):
        return self.shared["W"]


class SimpleNet__weights_transposed(SimpleNet):
    """Which shape has W: (inputs, classes) or the other way round?"""

    def __init__(self, W):
        self.W = W.T

    def predict(self, x):
        return x @ self.W


# The scores


class SimpleNet__weights_on_the_left(SimpleNet):
    """Write the shapes of x and W side by side. In which order do they fit?"""

    def predict(self, x):
        return self.W @ x


class SimpleNet__entries_multiplied(SimpleNet):
    """Entry by entry, or rows by columns: which product adds up over the inputs?"""

    def predict(self, x):
        return x * self.W


class SimpleNet__scores_summed(SimpleNet):
    """How many scores has one input? Look at the shape of what predict gives for a batch."""

    def predict(self, x):
        return np.sum(x @ self.W, axis=0) if x.ndim == 2 else x @ self.W


class SimpleNet__probabilities_as_scores(SimpleNet):
    """The scores of the example in the docstring are partly negative. Can a probability be?"""

    def predict(self, x):
        return softmax(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__one_row_only(SimpleNet):
    """Give predict five rows. How many come back?"""

    def predict(self, x):
        return np.atleast_2d(x)[0] @ self.W


# The loss


class SimpleNet__softmax_left_out(SimpleNet):
    """Cross-entropy wants probabilities. What does it get from you?"""

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__softmax_twice(SimpleNet):
    """How often is softmax applied between your scores and your loss?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(softmax(self.predict(x))), t)


class SimpleNet__arguments_of_the_loss_swapped(SimpleNet):
    """Which argument does cross_entropy_error take first: what was predicted, or what is right?"""

    def loss(self, x, t):
        return cross_entropy_error(np.asarray(t, dtype=float), softmax(self.predict(x)))


class SimpleNet__squared_error(SimpleNet):
    """Which of the two losses of the last chapter does the docstring ask for?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        one_hot = np.eye(y.shape[-1])[t] if np.ndim(t) < np.ndim(y) else t
        return 0.5 * np.sum((y - one_hot) ** 2) / np.atleast_2d(y).shape[0]


class SimpleNet__loss_added_up(SimpleNet):
    """Give it every example twice. Should the loss be twice as large?"""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) * np.atleast_2d(x).shape[0]


class SimpleNet__one_hot_only(SimpleNet):
    """What does your t hold: a 1 at a position, or the position?"""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return -np.sum(t * np.log(y + 1e-7)) / np.atleast_2d(y).shape[0]


class SimpleNet__loss_per_example(SimpleNet):
    """The loss of a batch is one number. What is the shape of yours?"""

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        labels = np.atleast_1d(np.argmax(t, axis=-1) if np.ndim(t) == np.ndim(x) else t)
        return -np.log(y[np.arange(len(y)), labels] + 1e-7)


# The gradient


class SimpleNet__gradient_on_a_copy(SimpleNet):
    """Does predict see the array whose entries are moved?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__gradient_for_the_input(SimpleNet):
    """With respect to what is the gradient asked for? Compare the shapes."""

    def gradient(self, x, t):
        return numerical_gradient(lambda x: self.loss(x, t), x)


class SimpleNet__gradient_of_the_scores(SimpleNet):
    """Of what should the gradient be taken? Which function do you hand over?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: np.sum(self.predict(x)), self.W)


class SimpleNet__step_taken(SimpleNet):
    """Print W before and after you have asked for the gradient."""

    def gradient(self, x, t):
        dW = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W -= 0.1 * dW
        return dW


class SimpleNet__weights_left_moved(SimpleNet):
    """Compare W before and after the gradient, to the last digit. Is every entry put back?"""

    def gradient(self, x, t):
        dW, before = np.zeros(self.W.shape), self.loss(x, t)
        for i in np.ndindex(self.W.shape):
            self.W[i] += 1e-6
            after = self.loss(x, t)
            dW[i] = (after - before) / 1e-6
            before = after
        return dW


class SimpleNet__minus_the_gradient(SimpleNet):
    """If a weight grows and the loss with it, which sign has the slope?"""

    def gradient(self, x, t):
        return -numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_of_the_first_row(SimpleNet):
    """Change the second row of x. Does your gradient change?"""

    def gradient(self, x, t):
        if x.ndim == 2:
            x, t = x[:1], t[:1]
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_added_up(SimpleNet):
    """The loss of a batch is a mean. Is your gradient that of a mean, or of a sum?"""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W) * np.atleast_2d(x).shape[0]


class SimpleNet__gradient_transposed(SimpleNet):
    """Compare the shape of your gradient with that of W."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).T


class SimpleNet__gradient_not_returned(SimpleNet):
    """What does gradient hand back to its caller?"""

    def gradient(self, x, t):
        self.dW = numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_remembered(SimpleNet):
    """Ask for the gradient, change the weights, and ask again. Is it computed anew?"""

    kept = {}

    def gradient(self, x, t):
        key = x.tobytes()
        if key not in self.kept:
            self.kept[key] = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.kept[key]
