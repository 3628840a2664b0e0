"""Right variations of ``mnist_inference``: a grader must accept each of them."""

import numpy as np

from activations import sigmoid
from mnist_inference import predict
from softmax import softmax

# predict


def predict__book(network, x):
    """Every value has its name, as in the book."""
    W1, W2, W3 = network["W1"], network["W2"], network["W3"]
    b1, b2, b3 = network["b1"], network["b2"], network["b3"]
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    z2 = sigmoid(a2)
    a3 = np.dot(z2, W3) + b3
    y = softmax(a3)
    return y


def predict__loop_over_layers(network, x):
    """A loop with a list of functions."""
    for number, function in enumerate([sigmoid, sigmoid, softmax], start=1):
        x = function(x @ network[f"W{number}"] + network[f"b{number}"])
    return x


def predict__each_row_alone(network, x):
    """A batch is predicted row by row."""
    if x.ndim == 2:
        return np.array([predict__each_row_alone(network, row) for row in x])
    return predict__book(network, x)


def predict__always_two_axes(network, x):
    """One input becomes a batch of one, and its result a row again."""
    y = predict__book(network, np.atleast_2d(x))
    return y if x.ndim == 2 else y[0]


def predict__transposed_and_back(network, x):
    """Columns as examples, as in many lectures."""
    z = x.T
    for number, function in enumerate([sigmoid, sigmoid, lambda a: softmax(a.T).T], start=1):
        b = network[f"b{number}"]
        z = function(network[f"W{number}"].T @ z + (b[:, np.newaxis] if x.ndim == 2 else b))
    return z.T


def predict__single_precision(network, x):
    """float32 is precise enough."""
    return predict__book({key: np.float32(value) for key, value in network.items()}, np.float32(x))


def predict__double_precision(network, x):
    """float64 throughout."""
    return predict__book({key: np.float64(value) for key, value in network.items()}, np.float64(x))


def predict__einsum(network, x):
    """The matrix product by its indices."""
    for number, function in enumerate([sigmoid, sigmoid, softmax], start=1):
        x = function(np.einsum("...i,ij->...j", x, network[f"W{number}"]) + network[f"b{number}"])
    return x


def predict__own_functions(network, x):
    """sigmoid and softmax written out."""
    z1 = 1 / (1 + np.exp(-(x @ network["W1"] + network["b1"])))
    z2 = 0.5 * (1 + np.tanh((z1 @ network["W2"] + network["b2"]) / 2))
    a3 = z2 @ network["W3"] + network["b3"]
    e = np.exp(a3 - a3.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def predict__bias_as_a_weight(network, x):
    """A bias is the weight of an input that is always 1."""
    for number, function in enumerate([sigmoid, sigmoid, softmax], start=1):
        W = np.vstack([network[f"W{number}"], network[f"b{number}"]])
        x = function(np.concatenate([x, np.ones((*x.shape[:-1], 1))], axis=-1) @ W)
    return x


def predict__own_copy_changed_in_place(network, x):
    """What is changed in place is the function's own."""
    a = x @ network["W1"]
    a += network["b1"]
    a = sigmoid(a) @ network["W2"]
    a += network["b2"]
    a = sigmoid(a) @ network["W3"]
    a += network["b3"]
    return softmax(a)


def predict__lists_returned(network, x):
    """A list of numbers is an array to whoever compares values."""
    return predict__book(network, x).tolist()


# accuracy


def accuracy__book(network, x, t, batch_size=100):
    """As in the book, a float divided by a length."""
    accuracy_cnt = 0
    for i in range(0, len(x), batch_size):
        y_batch = predict(network, x[i : i + batch_size])
        p = np.argmax(y_batch, axis=1)
        accuracy_cnt += np.sum(p == t[i : i + batch_size])
    return float(accuracy_cnt) / len(x)


def accuracy__image_by_image(network, x, t, batch_size=100):
    """One image at a time: slow, and the same number."""
    count = 0
    for i in range(len(x)):
        if np.argmax(predict(network, x[i])) == t[i]:
            count += 1
    return count / len(x)


def accuracy__all_at_once(network, x, t, batch_size=100):
    """All images in one batch: the number does not depend on it."""
    return np.mean(predict(network, x).argmax(axis=1) == t)


def accuracy__array_split(network, x, t, batch_size=100):
    """Batches that numpy makes, of about equal size."""
    number = -(-len(x) // batch_size)
    pairs = zip(np.array_split(x, number), np.array_split(t, number))
    return sum(np.count_nonzero(predict(network, a).argmax(1) == b) for a, b in pairs) / len(x)


def accuracy__split_at(network, x, t, batch_size=100):
    """Batches that numpy makes, split at multiples of the batch size."""
    at = np.arange(batch_size, len(x), batch_size)
    right = [predict(network, a).argmax(1) == b for a, b in zip(np.split(x, at), np.split(t, at))]
    return np.concatenate(right).mean()


def accuracy__mean_with_weights(network, x, t, batch_size=100):
    """A mean of means in which each batch has its weight."""
    shares, sizes = [], []
    for i in range(0, len(x), batch_size):
        hits = predict(network, x[i : i + batch_size]).argmax(axis=1) == t[i : i + batch_size]
        shares.append(hits.mean())
        sizes.append(len(hits))
    return np.average(shares, weights=sizes)


def accuracy__while_loop(network, x, t, batch_size=100):
    """A while loop, and a short batch behind it."""
    count, i = 0, 0
    while i + batch_size <= len(x):
        count += int((predict(network, x[i : i + batch_size]).argmax(1) == t[i : i + batch_size]).sum())
        i += batch_size
    if i < len(x):
        count += int((predict(network, x[i:]).argmax(1) == t[i:]).sum())
    return count / len(x)


def accuracy__predictions_collected(network, x, t, batch_size=100):
    """All classes first, then the comparison."""
    classes = []
    for i in range(0, len(x), batch_size):
        classes.extend(np.argmax(predict(network, x[i : i + batch_size]), axis=1).tolist())
    return float(np.mean([a == b for a, b in zip(classes, t)]))


def accuracy__errors_counted(network, x, t, batch_size=100):
    """One minus the share of wrong answers."""
    wrong = 0
    for i in range(0, len(x), batch_size):
        wrong += np.sum(predict(network, x[i : i + batch_size]).argmax(axis=1) != t[i : i + batch_size])
    return 1 - wrong / len(x)


def accuracy__scores_suffice(network, x, t, batch_size=100):
    """The largest score and the largest probability belong to the same class."""
    count = 0
    for i in range(0, len(x), batch_size):
        z = x[i : i + batch_size]
        for number in (1, 2):
            z = sigmoid(z @ network[f"W{number}"] + network[f"b{number}"])
        count += np.sum((z @ network["W3"] + network["b3"]).argmax(axis=1) == t[i : i + batch_size])
    return count / len(x)


def accuracy__fraction_of_one_hot(network, x, t, batch_size=100):
    """One-hot rows of classes and labels agree where their product has a 1."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = predict(network, x[i : i + batch_size])
        one_hot = np.eye(y.shape[1])
        right += np.sum(one_hot[y.argmax(axis=1)] * one_hot[t[i : i + batch_size]])
    return right / x.shape[0]
