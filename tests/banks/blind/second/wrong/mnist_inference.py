"""Wrong implementations of ``mnist_inference``, written from its stub alone."""

import numpy as np

from activations import sigmoid
from mnist_inference import predict
from softmax import softmax


def predict__sigmoid_on_all_three(network, x):
    """sigmoid follows the last layer too, before softmax."""
    for i in "123":
        x = sigmoid(x @ network["W" + i] + network["b" + i])
    return softmax(x)


def predict__softmax_over_the_batch(network, x):
    """The probabilities of a whole batch sum to 1."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    e = np.exp(z2 @ network["W3"] + network["b3"])
    return e / np.sum(e)


def predict__softmax_of_large_scores(network, x):
    """exp of the scores overflows: nan for large weights."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    e = np.exp(z2 @ network["W3"] + network["b3"])
    return e / np.sum(e, axis=-1, keepdims=True)


def predict__maximum_of_the_batch(network, x):
    """The largest score of the batch is subtracted: rows far below it become 0 / 0."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    a3 = z2 @ network["W3"] + network["b3"]
    e = np.exp(a3 - np.max(a3))
    return e / np.sum(e, axis=-1, keepdims=True)


def predict__softmax_down_the_columns(network, x):
    """axis=0 is right for one input only."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    a3 = z2 @ network["W3"] + network["b3"]
    e = np.exp(a3 - np.max(a3, axis=0))
    return e / np.sum(e, axis=0)


def predict__adds_into_the_bias(network, x):
    """a is the array b of the network, and += changes it."""
    z = np.atleast_2d(x)
    rows = []
    for row in z:
        for i in (1, 2, 3):
            a = network[f"b{i}"]
            a += row @ network[f"W{i}"]
            row = sigmoid(a) if i < 3 else softmax(a)
        rows.append(row)
    return np.array(rows).reshape(x.shape[:-1] + (-1,))


def predict__no_last_bias(network, x):
    """b3 is forgotten."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"])


def predict__always_a_batch(network, x):
    """One input gives a row of shape (1, C)."""
    x = np.atleast_2d(x)
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__batch_of_one_squeezed(network, x):
    """A batch of one loses its first axis."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return np.squeeze(softmax(z2 @ network["W3"] + network["b3"]))


def predict__pixels_of_255(network, x):
    """Inputs above 1 are taken for bytes, and divided by 255."""
    if np.max(x) > 1:
        x = x / 255.0
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__relu_in_the_second_layer(network, x):
    """The second layer has ReLU."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = np.maximum(0, z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__scores(network, x):
    """softmax is left out, since the largest stays the largest."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def predict__order_of_the_dict(network, x):
    """Unpacks the dict in one fixed order, whatever its keys are."""
    W1, b1, W2, b2, W3, b3 = network.values()
    z1 = sigmoid(x @ W1 + b1)
    z2 = sigmoid(z1 @ W2 + b2)
    return softmax(z2 @ W3 + b3)


def predict__cache_by_id(network, x, _cache={}):
    """Remembers results by the id of the arguments, whatever became of them."""
    key = id(network), id(x)
    if key not in _cache:
        z1 = sigmoid(x @ network["W1"] + network["b1"])
        z2 = sigmoid(z1 @ network["W2"] + network["b2"])
        _cache[key] = softmax(z2 @ network["W3"] + network["b3"])
    return _cache[key]


def predict__return_inside_the_loop(network, x):
    """return stands in the loop over the rows: only the first row is predicted."""
    for row in x.reshape(-1, x.shape[-1]):
        z1 = sigmoid(row @ network["W1"] + network["b1"])
        z2 = sigmoid(z1 @ network["W2"] + network["b2"])
        return softmax(z2 @ network["W3"] + network["b3"])


def predict__ten_classes(network, x):
    """The output is made for ten classes."""
    if x.ndim == 1:
        return predict__ten_classes(network, x[np.newaxis])[0]
    y = np.zeros((len(x), 10))
    for i, row in enumerate(x):
        z1 = sigmoid(row @ network["W1"] + network["b1"])
        z2 = sigmoid(z1 @ network["W2"] + network["b2"])
        y[i] = softmax(z2 @ network["W3"] + network["b3"])
    return y


def predict__same_sizes_of_hidden_layers(network, x):
    """b1 is added in the second layer as well: fits if both have one size, or fails."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b1"][: network["W2"].shape[1]])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__type_of_the_input(network, x):
    """Intermediate arrays have the type of x: integers cut off everything."""
    z = x
    for i in (1, 2, 3):
        a = np.zeros(x.shape[:-1] + network[f"b{i}"].shape, dtype=x.dtype)
        a[...] = z @ network[f"W{i}"] + network[f"b{i}"]
        z = sigmoid(a) if i < 3 else softmax(a)
    return z


def accuracy__remainder_dropped(network, x, t, batch_size=100):
    """Only whole batches are predicted, and the count is divided by N."""
    right = 0
    for i in range(len(x) // batch_size):
        rows = slice(i * batch_size, (i + 1) * batch_size)
        right += int(np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows]))
    return right / len(x)


def accuracy__mean_of_means(network, x, t, batch_size=100):
    """The mean of the batches' accuracies; a short last batch counts too much."""
    parts = []
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        parts.append(np.mean(p == t[i : i + batch_size]))
    return float(np.mean(parts))


def accuracy__divided_by_full_batches(network, x, t, batch_size=100):
    """Divides by batches times batch size."""
    right = batches = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        right += int(np.sum(p == t[i : i + batch_size]))
        batches += 1
    return right / (batches * batch_size)


def accuracy__argmax_down_the_columns(network, x, t, batch_size=100):
    """axis=0: the best row of each class, compared as far as it goes."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=0)
        right += sum(int(a == b) for a, b in zip(p, t[i : i + batch_size]))
    return right / len(x)


def accuracy__argmax_of_the_batch(network, x, t, batch_size=100):
    """argmax without an axis: one position in the flat batch."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]))
        right += int(np.sum(p == t[i : i + batch_size]))
    return right / len(x)


def accuracy__count(network, x, t, batch_size=100):
    """Returns the number of right answers."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        right += int(np.sum(p == t[i : i + batch_size]))
    return right


def accuracy__last_of_each_batch_missing(network, x, t, batch_size=100):
    """The slices end one too early, as if their end were included."""
    right = 0
    for i in range(0, len(x), batch_size):
        end = min(i + batch_size, len(x)) - 1
        p = np.argmax(predict(network, x[i:end]), axis=1) if end > i else np.array([])
        right += int(np.sum(p == t[i:end]))
    return right / len(x)


def accuracy__first_labels_again(network, x, t, batch_size=100):
    """Every batch is compared with the labels of the first."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        right += int(np.sum(p == t[: len(p)]))
    return right / len(x)


def accuracy__more_than_half(network, x, t, batch_size=100):
    """An answer counts only if its probability is above 0.5."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = predict(network, x[i : i + batch_size])
        right += int(np.sum(y[np.arange(len(y)), t[i : i + batch_size]] > 0.5))
    return right / len(x)


def accuracy__fewer_than_one_batch(network, x, t, batch_size=100):
    """Zero sections if the batch is larger than the data."""
    sections = len(x) // batch_size
    right = 0
    for xs, ts in zip(np.array_split(x, sections), np.array_split(t, sections)):
        right += int(np.sum(np.argmax(predict(network, xs), axis=1) == ts))
    return right / len(x)


def accuracy__small_counter(network, x, t, batch_size=100):
    """The counter is a byte, and starts again after 255."""
    right = np.zeros(1, dtype=np.uint8)
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        right += np.sum(p == t[i : i + batch_size]).astype(np.uint8)
    return float(right[0]) / len(x)


def accuracy__hits_of_earlier_calls(network, x, t, batch_size=100, hits=[]):
    """The list of hits is a default argument, and grows from call to call."""
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        hits.extend(p == t[i : i + batch_size])
    return float(np.mean(hits))


def accuracy__anywhere_in_the_batch(network, x, t, batch_size=100):
    """isin: a class counts as right if it is anywhere among the labels of the batch."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        right += int(np.isin(p, t[i : i + batch_size]).sum())
    return right / len(x)


def accuracy__two_decimals(network, x, t, batch_size=100):
    """The result is rounded to two decimals."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        right += int(np.sum(p == t[i : i + batch_size]))
    return round(right / len(x), 2)


def accuracy__return_after_the_first_batch(network, x, t, batch_size=100):
    """return is indented into the loop."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(predict(network, x[i : i + batch_size]), axis=1)
        right += int(np.sum(p == t[i : i + batch_size]))
        return right / len(x)
