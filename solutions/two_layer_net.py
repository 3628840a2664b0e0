"""A network of two layers: predict, measure the loss, and find its gradient.

This file builds the network from the layers of an earlier exercise, and imports those,
``numerical_gradient`` and ``softmax`` from the files of their exercises. The grader
puts its own versions in their place, so that a slip there costs nothing here.

Check it with ``python -m grader two_layer_net``.
"""

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax


class TwoLayerNet:
    """A classifier: Affine, Sigmoid, Affine, softmax.

    Parameters
    ----------
    input_size : int
        D, the number of inputs.
    hidden_size : int
        H, the number of hidden units.
    output_size : int
        C, the number of classes.
    weight_init_std : float, optional
        The standard deviation of the initial weights, 0.01 unless given.

    Attributes
    ----------
    params : dict
        "W1" of shape (D, H), "b1" of shape (H,), "W2" of shape (H, C) and "b2" of
        shape (C,). Weights are drawn with ``np.random.randn``, times
        ``weight_init_std``; biases are 0. Whoever changes these arrays changes the
        network: training consists of that.

    Notes
    -----
    Random weights make the hidden units different from each other. If all start equal,
    all get the same gradient and stay equal, and H units do the work of one.

    Weights are small, so that a new network has no opinion yet: it gives every class a
    probability near 1/C, and its loss is near ``log(C)``.

    Examples
    --------
    >>> net = TwoLayerNet(4, 5, 3, weight_init_std=0.0)
    >>> {key: value.shape for key, value in net.params.items()}
    {'W1': (4, 5), 'b1': (5,), 'W2': (5, 3), 'b2': (3,)}
    >>> x, t = np.zeros((2, 4)), np.array([0, 1])
    >>> net.predict(x).round(4)
    array([[0.3333, 0.3333, 0.3333],
           [0.3333, 0.3333, 0.3333]])
    >>> print(f"{net.loss(x, t):.4f}")
    1.0986

    The biases of the output move towards the classes that are asked for:

    >>> net.gradient(x, t)["b2"].round(4)
    array([-0.1667, -0.1667,  0.3333])
    >>> net.numerical_gradient(x, t)["b2"].round(4)
    array([-0.1667, -0.1667,  0.3333])

    A change of the parameters takes effect at once:

    >>> net.params["b2"][0] = 1.0
    >>> net.predict(x[:1]).round(4)
    array([[0.5761, 0.2119, 0.2119]])
    >>> print(net.accuracy(x, t))
    0.5
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        # TODO in the stub: the initial parameters.
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        """Return the scores of each class, before softmax.

        ``predict``, ``loss`` and ``gradient`` have this part in common. The grader does
        not call it; you may do without it.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.

        Returns
        -------
        ndarray of shape (N, C)
            Scores.

        Notes
        -----
        An Affine made from ``params`` holds the same arrays, so it sees every change in
        place. Layers made anew in each call also see a new array put into ``params``.
        Keep the layers of this call: ``gradient`` has to go back through them.
        """
        # TODO in the stub: forward through the layers.
        self.layers = [
            Affine(self.params["W1"], self.params["b1"]),
            Sigmoid(),
            Affine(self.params["W2"], self.params["b2"]),
        ]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        """Return the probabilities of each class.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.

        Returns
        -------
        ndarray of shape (N, C)
            Probabilities: every row sums to 1.
        """
        # TODO in the stub: scores to probabilities.
        return softmax(self._scores(x))

    def loss(self, x, t):
        """Return the mean cross-entropy of the predictions for ``x``.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        float
            The mean loss.

        Notes
        -----
        SoftmaxWithLoss expects scores. Given probabilities, it applies softmax a second
        time; no error appears, but the loss never gets near 0.
        """
        # TODO in the stub: scores to loss.
        return SoftmaxWithLoss().forward(self._scores(x), t)

    def accuracy(self, x, t):
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

        Notes
        -----
        The predicted class is the one with the largest probability. Compare classes
        with classes: most entries of two one-hot rows agree even when the answer is
        wrong.
        """
        # TODO in the stub: the fraction of right answers.
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def numerical_gradient(self, x, t):
        """Return the gradient of the loss, by central differences.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        dict
            For each key of ``params``, the gradient of the loss with respect to that
            array, in its shape.

        Notes
        -----
        Slow and simple: two losses for every single parameter. It is there to check
        ``gradient``.

        Inside this method, the plain name ``numerical_gradient`` is the imported
        function; the method is ``self.numerical_gradient``. The function moves the
        entries of the very array in ``params``, so the loss that it calls has no need
        to look at its argument.
        """
        # TODO in the stub: numerical gradients of all parameters.

        def loss(_):
            return self.loss(x, t)

        return {key: numerical_gradient(loss, p) for key, p in self.params.items()}

    def gradient(self, x, t):
        """Return the gradient of the loss, by backpropagation.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        dict
            For each key of ``params``, the gradient of the loss with respect to that
            array, in its shape.

        Notes
        -----
        Forward through all layers first: ``backward`` needs what ``forward`` kept. Then
        backward through the same layers, the last one first; each result is the
        ``dout`` of the layer before.
        """
        # TODO in the stub: forward, then backward.
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self._scores(x), t)
        dout = last_layer.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        affine1, _, affine2 = self.layers
        return {
            "W1": affine1.dW,
            "b1": affine1.db,
            "W2": affine2.dW,
            "b2": affine2.db,
        }
