"""A network of any depth: describe it in one line, train it, keep it in a file.

This file imports activations, ``softmax`` and losses from the files of their exercises.
The grader puts its own versions in their place, so that a slip there costs nothing
here; only in the two training runs on MNIST does everything run on your own files.

Check it with ``python -m grader neural_network``.
"""

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from softmax import softmax

ACTIVATIONS = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}
SLOPES = {"sigmoid": sigmoid_grad, "relu": relu_grad}
LOSSES = ("cross_entropy", "mse")


class NeuralNetwork:
    """A fully connected network: each layer is ``activation(x @ W + b)``.

    Parameters
    ----------
    layers : list of int
        How many units each layer has: first the inputs, last the outputs. The list is
        left as it is.
    activations : list of str
        The activation of each layer but the first, so one fewer than ``layers``.
        "sigmoid" or "relu" for hidden layers, "sigmoid" or "softmax" for the last.
    loss : str
        "cross_entropy", whose last activation is "softmax", or "mse".
    seed : int, optional
        The start of the network's random numbers. The same seed gives the same
        weights, and the same training.

    Attributes
    ----------
    weights : list of ndarray
        One for each layer but the first: ``weights[i]`` has shape
        ``(layers[i], layers[i + 1])``.
    biases : list of ndarray
        ``biases[i]`` has shape ``(layers[i + 1],)``. Whoever changes weights or biases
        in place changes the network.

    Raises
    ------
    ValueError
        If an activation or the loss is none of the names above (the message lists the
        names to choose from), if the number of activations does not fit the layers, or
        if the last activation does not fit the loss.

    Notes
    -----
    Weights are drawn from a normal distribution with mean 0. With D inputs to a layer,
    the standard deviation is ``sqrt(2 / D)`` for "relu" and ``sqrt(1 / D)`` otherwise:
    this keeps signals about equally large from layer to layer, however deep the
    network. Biases start at 0.

    Random numbers come from a generator of the network's own, as
    ``np.random.default_rng(seed)`` makes it. ``np.random.seed`` would change the
    numbers of everybody else.

    Examples
    --------
    >>> net = NeuralNetwork([4, 5, 3], ["relu", "softmax"], "cross_entropy", seed=0)
    >>> [W.shape for W in net.weights], [b.shape for b in net.biases]
    ([(4, 5), (5, 3)], [(5,), (3,)])
    >>> NeuralNetwork([4, 3], ["swish"], "mse")
    Traceback (most recent call last):
    ValueError: unknown activation 'swish'; choose from sigmoid, relu, softmax

    Two points, told apart after a little training:

    >>> x, t = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([0, 1])
    >>> net = NeuralNetwork([2, 8, 2], ["relu", "softmax"], "cross_entropy", seed=0)
    >>> losses = net.train(x, t, epochs=50, batch_size=1, lr=0.1)
    >>> len(losses), bool(losses[-1] < losses[0])
    (100, True)
    >>> np.argmax(net.predict(x), axis=1)
    array([0, 1])
    >>> net.evaluate(x, t)
    1.0
    """

    def __init__(self, layers, activations, loss, seed=None):
        # TODO in the stub: check what is given, then draw the weights.
        for name in activations:
            if name not in ACTIVATIONS:
                choices = ", ".join(ACTIVATIONS)
                raise ValueError(f"unknown activation {name!r}; choose from {choices}")
        if loss not in LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError("there must be one activation fewer than layers")
        if loss == "cross_entropy" and activations[-1] != "softmax":
            raise ValueError("cross_entropy needs softmax as the last activation")
        self.activations, self.loss = list(activations), loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for i, name in enumerate(activations):
            D, H = layers[i], layers[i + 1]
            std = np.sqrt((2 if name == "relu" else 1) / D)
            self.weights.append(std * self.rng.normal(size=(D, H)))
            self.biases.append(np.zeros(H))

    def forward(self, x):
        """Return the outputs for a batch, and keep what ``backward`` will need.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.

        Returns
        -------
        ndarray of shape (N, C)
            Outputs: the activations of the last layer.

        Notes
        -----
        Layer by layer, ``z = a @ W + b`` and then ``a = activation(z)``, where ``a``
        starts as ``x``. Keep both for each layer: ``backward`` needs the ``z`` for the
        slopes and the ``a`` that went into each layer.

        One matrix product serves all rows of a batch. A loop over examples is right
        too, and many times slower.

        Examples
        --------
        >>> net = NeuralNetwork([2, 2], ["softmax"], "cross_entropy")
        >>> net.weights[0][...] = [[1.0, 0.0], [0.0, 1.0]]
        >>> net.forward(np.array([[0.0, 0.0], [1000.0, -1000.0]]))
        array([[0.5, 0.5],
               [1. , 0. ]])
        """
        # TODO in the stub: from layer to layer.
        self._signals, self._zs = [x], []
        for i, name in enumerate(self.activations):
            self._zs.append(self._signals[i] @ self.weights[i] + self.biases[i])
            self._signals.append(ACTIVATIONS[name](self._zs[i]))
        return self._signals[-1]

    def _one_hot(self, t):
        """Return the right answers as one-hot rows, whichever form they have.

        The grader does not call it; you may do without it.

        Parameters
        ----------
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        ndarray of shape (N, C)
            One-hot rows.
        """
        # TODO in the stub: labels to one-hot rows.
        return t if t.ndim == 2 else np.eye(len(self.biases[-1]))[t]

    def _loss(self, y, t):
        """Return the loss of outputs.

        The grader does not call it; you may do without it.

        Parameters
        ----------
        y : ndarray of shape (N, C)
            Outputs.
        t : ndarray of shape (N, C)
            The right answers, as one-hot rows.

        Returns
        -------
        float
            The loss that ``train`` and ``backward`` are about, see there.
        """
        # TODO in the stub: outputs to loss.
        if self.loss == "mse":
            return mean_squared_error(y, t) / len(y)
        return cross_entropy_error(y, t)

    def _output_delta(self, t):
        """Return the gradient of the loss with respect to the last layer's ``z``.

        The grader does not call it; you may do without it.

        Parameters
        ----------
        t : ndarray of shape (N, C)
            The right answers, as one-hot rows.

        Returns
        -------
        ndarray of shape (N, C)
            The delta with which ``backward`` starts.
        """
        # TODO in the stub: the first delta.
        y = self._signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "softmax":
            return y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        return dy * SLOPES[self.activations[-1]](self._zs[-1])

    def backward(self, t):
        """Return the gradient of the loss for the batch that went forward last.

        Parameters
        ----------
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        dW : list of ndarray
            ``dW[i]``, in the shape of ``weights[i]``, is its gradient.
        db : list of ndarray
            ``db[i]``, in the shape of ``biases[i]``, is its gradient.

        Notes
        -----
        Write ``delta`` for the gradient of the loss with respect to a layer's ``z``,
        and ``a`` for what went into that layer. Then ``dW = a.T @ delta``, ``db`` is
        the sum of the rows of ``delta``, and the layer before has
        ``delta @ W.T * slope(z)``, with the slope of its own activation at its own
        ``z``.

        Both losses are means over the batch of N examples. What the last ``delta`` is
        depends on the loss *and* on the last activation:

        - Cross-entropy of softmax: ``(y - t) / N``.
        - mse is half the squared error, ``sum((y - t)^2) / (2 * N)``. Its gradient with
          respect to ``y`` is ``dy = (y - t) / N``, and the activation comes on top:
          ``dy`` times the slope of sigmoid; or, since each output of softmax depends on
          all ``z`` of its row, ``y * (dy - sum(dy * y))`` with a sum for each row.

        Examples
        --------
        >>> net = NeuralNetwork([2, 2], ["softmax"], "cross_entropy")
        >>> net.weights[0][...] = 0.0
        >>> net.forward(np.array([[1.0, 2.0]]))
        array([[0.5, 0.5]])
        >>> dW, db = net.backward(np.array([0]))
        >>> dW[0]
        array([[-0.5,  0.5],
               [-1. ,  1. ]])
        >>> db[0]
        array([-0.5,  0.5])
        """
        # TODO in the stub: from delta to delta.
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self._signals[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]](self._zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        """Train the network in mini-batches, and return the history of the loss.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.
        epochs : int
            How often to go through all examples.
        batch_size : int
            How many examples make a batch. The last batch of an epoch has those that
            are left, which may be fewer.
        lr : float
            The learning rate.

        Returns
        -------
        list of float
            The mean loss of each batch, measured before the step that it leads to.

        Notes
        -----
        Each epoch goes through all examples once, in a new random order. Each batch
        leads to one step against its gradient: ``W -= lr * dW``, and likewise for the
        biases. ``x`` and ``t`` stay as they are.

        Examples
        --------
        >>> x, t = np.eye(3), np.array([0, 1, 2])
        >>> net = NeuralNetwork([3, 3], ["softmax"], "cross_entropy")
        >>> net.weights[0][...] = 0.0
        >>> losses = net.train(x, t, epochs=3, batch_size=3, lr=1.0)
        >>> [f"{loss:.4f}" for loss in losses]
        ['1.0986', '0.8892', '0.7263']
        """
        # TODO in the stub: epochs, batches, steps.
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for p, dp in zip(self.weights + self.biases, dW + db, strict=True):
                    p -= lr * dp
        return losses

    def predict(self, x):
        """Return the outputs for a batch.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.

        Returns
        -------
        ndarray of shape (N, C)
            The same outputs as ``forward`` gives. The largest entry of a row belongs to
            the predicted class.
        """
        # TODO in the stub: inputs to outputs.
        return self.forward(x)

    def evaluate(self, x, t):
        """Return the fraction of right predictions.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        float
            A number from 0 to 1.
        """
        # TODO in the stub: the fraction of right answers.
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        """Write the network to a file.

        Parameters
        ----------
        path : str, path, or binary file
            Where to write, as ``np.savez`` takes it; it adds ".npz" to a name without.

        Notes
        -----
        The file holds all that ``load`` needs for a network that predicts the same. How
        its arrays are called is up to you. An array of texts can be written; a list of
        arrays of different shapes cannot: numpy would have to pickle it, and whoever
        loads a pickle runs whatever code is in it.

        Examples
        --------
        A file in memory does as well as one on disk:

        >>> import io
        >>> net = NeuralNetwork([4, 5, 3], ["sigmoid", "softmax"], "mse", seed=0)
        >>> file = io.BytesIO()
        >>> net.save(file)
        >>> position = file.seek(0)
        >>> copy = NeuralNetwork.load(file)
        >>> x = np.ones((1, 4))
        >>> np.array_equal(net.predict(x), copy.predict(x))
        True
        """
        # TODO in the stub: name the arrays and write them.
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        """Return the network that ``save`` has written.

        Parameters
        ----------
        path : str, path, or binary file
            Where to read, as ``np.load`` takes it.

        Returns
        -------
        NeuralNetwork
            A network that predicts the same, and can be trained further.

        Notes
        -----
        A class method is called on the class: ``net = NeuralNetwork.load("net.npz")``.
        Its first argument ``cls`` is the class; ``cls(...)`` makes a new network.

        ``np.load`` refuses to unpickle unless told otherwise. Leave it so.
        """
        # TODO in the stub: read the arrays and make a network of them.
        with np.load(path) as file:
            activations = file["activations"].tolist()
            weights = [file[f"W{i}"] for i in range(len(activations))]
            biases = [file[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0]), *map(len, biases)]
            net = cls(layers, activations, str(file["loss"]))
        net.weights, net.biases = weights, biases
        return net
