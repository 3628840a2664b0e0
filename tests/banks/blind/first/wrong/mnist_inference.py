"""Wrong implementations of ``mnist_inference``, written from its stub alone."""

import numpy as np

from activations import sigmoid
from softmax import softmax

networks = {}


def forward_scores(network, x):
    """Scores before softmax, right."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def predict__scores(network, x):
    """Returns the scores: softmax is forgotten."""
    return forward_scores(network, x)


def predict__sigmoid_at_the_end(network, x):
    """The last layer is followed by sigmoid: rows do not sum to 1."""
    return sigmoid(forward_scores(network, x))


def predict__softmax_twice(network, x):
    """Sends the probabilities through softmax again."""
    return softmax(softmax(forward_scores(network, x)))


def predict__pixels_divided_again(network, x):
    """Divides by 255 what lies between 0 and 1 already."""
    return softmax(forward_scores(network, x / 255.0))


def predict__relu_inside(network, x):
    """relu in the hidden layers: the network was not trained with it."""
    z = np.maximum(x @ network["W1"] + network["b1"], 0)
    z = np.maximum(z @ network["W2"] + network["b2"], 0)
    return softmax(z @ network["W3"] + network["b3"])


def predict__one_input_becomes_a_batch(network, x):
    """A single input comes back with shape (1, C)."""
    return softmax(forward_scores(network, np.atleast_2d(x)))


def predict__softmax_over_the_batch(network, x):
    """Normalises the long row of all scores: the whole batch sums to 1."""
    scores = forward_scores(network, x)
    return softmax(scores.ravel()).reshape(scores.shape)


def predict__centres_x_in_place(network, x):
    """Turns the pixels over to -0.5 to 0.5 and back, in the caller's array."""
    x -= 0.5
    scores = forward_scores(network, x + 0.5)
    return softmax(scores)


def predict__single_precision_put_into_the_network(network, x):
    """Replaces the arrays of the caller's dict by others of float32."""
    for name in list(network):
        network[name] = network[name].astype(np.float32)
    return softmax(forward_scores(network, x))


def predict__first_network_kept(network, x):
    """Keeps the weights of the first network with these sizes."""
    kept = networks.setdefault(
        tuple(network["W1"].shape) + network["W3"].shape, {name: array.copy() for name, array in network.items()}
    )
    return softmax(forward_scores(kept, x))


def predict__second_bias_forgotten(network, x):
    """The second layer has no bias."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"])
    return softmax(z @ network["W3"] + network["b3"])


def predict__bias_behind_softmax(network, x):
    """Adds the last bias to the probabilities."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return softmax(z @ network["W3"]) + network["b3"]


def predict__brightest_pixel_made_one(network, x):
    """Scales each call by its largest pixel: the rest of the batch has a say."""
    largest = np.max(x)
    return softmax(forward_scores(network, x / largest if largest > 0 else x))


def predict__no_signal_below_zero(network, x):
    """Clips inputs to the range of pixels, which other networks do not have."""
    return softmax(forward_scores(network, np.clip(x, 0, 1)))


def accuracy__remainder_dropped(network, x, t, batch_size=100):
    """Counts whole batches only, and divides by all."""
    right = 0
    for i in range(len(x) // batch_size):
        part = slice(i * batch_size, (i + 1) * batch_size)
        right += np.sum(predict(network, x[part]).argmax(axis=1) == t[part])
    return float(right / len(x))


def accuracy__remainder_left_out_on_both_sides(network, x, t, batch_size=100):
    """Counts whole batches only, and divides by what it has counted."""
    n = max(len(x) - len(x) % batch_size, min(len(x), batch_size))
    right = 0
    for i in range(0, n, batch_size):
        p = predict(network, x[i : i + batch_size])
        right += np.sum(p.argmax(axis=1) == t[i : i + batch_size])
    return float(right / n)


def accuracy__mean_of_the_batches(network, x, t, batch_size=100):
    """Averages the accuracies: a short last batch counts as much as a full one."""
    parts = []
    for i in range(0, len(x), batch_size):
        p = predict(network, x[i : i + batch_size])
        parts.append(np.mean(p.argmax(axis=1) == t[i : i + batch_size]))
    return float(np.mean(parts))


def accuracy__last_batch_of_one_missed(network, x, t, batch_size=100):
    """range ends at N - 1: a last batch with a single input is never seen."""
    right = 0
    for i in range(0, len(x) - 1, batch_size):
        p = predict(network, x[i : i + batch_size])
        right += np.sum(p.argmax(axis=1) == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__largest_of_each_column(network, x, t, batch_size=100):
    """argmax along axis 0, compared as far as both go."""
    right = 0
    for i in range(0, len(x), batch_size):
        classes = predict(network, x[i : i + batch_size]).argmax(axis=0)
        right += sum(int(a == b) for a, b in zip(classes, t[i : i + batch_size]))
    return right / len(x)


def accuracy__more_than_half(network, x, t, batch_size=100):
    """Asks whether the right class has more than one half, not whether it has the most."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = predict(network, x[i : i + batch_size])
        right += int(np.sum(p[np.arange(len(p)), t[i : i + batch_size]] > 0.5))
    return right / len(x)


def accuracy__number_of_right_answers(network, x, t, batch_size=100):
    """Does not divide by N."""
    right = 0.0
    for i in range(0, len(x), batch_size):
        p = predict(network, x[i : i + batch_size])
        right += float(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
    return right


def accuracy__divided_by_full_batches(network, x, t, batch_size=100):
    """Divides by the number of batches times their size."""
    right = batches = 0
    for i in range(0, len(x), batch_size):
        p = predict(network, x[i : i + batch_size])
        right += int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
        batches += 1
    return right / (batches * batch_size)


def accuracy__answers_of_the_first_batch(network, x, t, batch_size=100):
    """Compares every batch with the first answers."""
    right = 0
    for i in range(0, len(x), batch_size):
        classes = predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += int(np.sum(classes == t[: len(classes)]))
    return right / len(x)


def accuracy__one_input_between_batches(network, x, t, batch_size=100):
    """Batches end one input too early."""
    right = 0
    for i in range(0, len(x), batch_size):
        end = i + batch_size - 1 if i + batch_size < len(x) else len(x)
        classes = predict(network, x[i:end]).argmax(axis=1)
        right += int(np.sum(classes == t[i:end]))
    return right / len(x)


def accuracy__answers_used_up(network, x, t, batch_size=100):
    """Subtracts the classes from t itself: a second call compares with zeros."""
    for i in range(0, len(x), batch_size):
        t[i : i + batch_size] -= predict(network, x[i : i + batch_size]).argmax(axis=1)
    return float(np.mean(t == 0))


def accuracy__two_decimals(network, x, t, batch_size=100):
    """Rounds to two decimals."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = predict(network, x[i : i + batch_size])
        right += int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
    return round(right / len(x), 2)


def accuracy__last_batch_filled_up(network, x, t, batch_size=100):
    """Fills the last batch up with its first inputs, which count again."""
    n = -(-len(x) // batch_size) * batch_size
    rows = np.arange(n) % len(x)
    right = 0
    for part in rows.reshape(-1, batch_size):
        right += int(np.sum(predict(network, x[part]).argmax(axis=1) == t[part]))
    return right / n
