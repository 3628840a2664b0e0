"""Wrong implementations for mnist_inference."""

import numpy as np

from activations import sigmoid
from softmax import softmax

_right = 0
_out = {}


def _predict(network, x):
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"] + network["b3"])


# -------------------------------------------------------------------- predict


def predict__no_softmax(network, x):
    """Returns the scores: no softmax, rows do not sum to 1."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def predict__sigmoid_before_softmax(network, x):
    """Sigmoid follows the third layer too, before softmax; the stub: each of the first two."""
    for i in (1, 2, 3):
        x = sigmoid(x @ network[f"W{i}"] + network[f"b{i}"])
    return softmax(x)


def predict__sigmoid_for_softmax(network, x):
    """Sigmoid for softmax in the last layer: rows do not sum to 1."""
    for i in (1, 2, 3):
        x = sigmoid(x @ network[f"W{i}"] + network[f"b{i}"])
    return x


def predict__relu(network, x):
    """ReLU in the hidden layers, where the stub has sigmoid."""
    z1 = np.maximum(0, x @ network["W1"] + network["b1"])
    z2 = np.maximum(0, z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__softmax_everywhere(network, x):
    """Softmax after each layer."""
    for i in (1, 2, 3):
        x = softmax(x @ network[f"W{i}"] + network[f"b{i}"])
    return x


def predict__divides_by_255(network, x):
    """Divides x by 255: the pixels are from 0 to 1 already, and any numbers are allowed."""
    return _predict(network, x / 255.0)


def predict__normalizes_if_large(network, x):
    """Divides by 255 if an entry is above 1; the entries 'may be any numbers'."""
    if np.max(x) > 1:
        x = x / 255.0
    return _predict(network, x)


def predict__clips_pixels(network, x):
    """np.clip(x, 0, 1): entries such as -2 and 3 are changed."""
    return _predict(network, np.clip(x, 0, 1))


def predict__argmax(network, x):
    """Returns the predicted class instead of the probabilities."""
    return np.argmax(_predict(network, x), axis=-1)


def predict__no_last_bias(network, x):
    """Forgets b3."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"])


def predict__softmax_axis_1(network, x):
    """Its own softmax over axis 1: fails for a single input of shape (D,)."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    a = z2 @ network["W3"] + network["b3"]
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict__overflow(network, x):
    """Its own exp(a) / sum: scores of 1000 (large W3 or b3) give nan, not probabilities."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    with np.errstate(all="ignore"):
        e = np.exp(z2 @ network["W3"] + network["b3"])
        return e / np.sum(e, axis=-1, keepdims=True)


def predict__softmax_of_batch(network, x):
    """Divides by the sum over the whole batch: the rows do not sum to 1."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    a = z2 @ network["W3"] + network["b3"]
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


def predict__transposed_softmax(network, x):
    """Softmax over the columns of the batch: softmax(a.T).T."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return softmax((z2 @ network["W3"] + network["b3"]).T).T


def predict__784_pixels(network, x):
    """reshape(-1, 784): fails for networks with other D, and one image gives (1, C)."""
    return _predict(network, x.reshape(-1, 784))


def predict__row_vector(network, x):
    """One input becomes a batch: shape (1, C), not (C,)."""
    if x.ndim == 1:
        x = x[np.newaxis, :]
    return _predict(network, x)


def predict__ten_classes(network, x):
    """Fills np.zeros((N, 10)) row by row: fails for other numbers of classes than 10."""
    if x.ndim == 1:
        return _predict(network, x)
    y = np.zeros((len(x), 10))
    for i in range(len(x)):
        y[i] = _predict(network, x[i])
    return y


def predict__squeeze(network, x):
    """Squeezes the result: a batch of one input gives (C,), not (1, C)."""
    return np.squeeze(_predict(network, x))


def predict__values_order(network, x):
    """Takes the arrays by their order W1, W2, W3, b1, b2, b3: the example's dict has another order."""
    W1, W2, W3, b1, b2, b3 = list(network.values())
    return softmax(sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2) @ W3 + b3)


def predict__in_place_input(network, x):
    """Centres the input in place: x -= x.mean(), so x changes and the probabilities differ."""
    x -= x.mean()
    return _predict(network, x)


def predict__network_in_place(network, x):
    """b1 += x @ W1 writes into the array of the network, which an argument must not (a batch raises)."""
    b1, b2, b3 = network["b1"], network["b2"], network["b3"]
    b1 += x @ network["W1"]
    z1 = sigmoid(b1)
    z2 = sigmoid(z1 @ network["W2"] + b2)
    return softmax(z2 @ network["W3"] + b3)


def predict__b1_twice(network, x):
    """Copy and paste: the second layer uses W1's bias b1 again (fails unless H1 == H2)."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b1"])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__kept_output(network, x):
    """Keeps an output array for each shape: what was returned changes in the next call."""
    y = _predict(network, x)
    out = _out.setdefault(y.shape, np.empty(y.shape))
    out[...] = y
    return out


def predict__black_and_white(network, x):
    """x.astype(int): pixels between 0 and 1 become 0."""
    return _predict(network, x.astype(int))


# ------------------------------------------------------------------- accuracy


def accuracy__whole_batches_only(network, x, t, batch_size=100):
    """range(N // batch_size): the last, smaller batch is never counted."""
    right = 0
    for k in range(len(x) // batch_size):
        part = slice(k * batch_size, (k + 1) * batch_size)
        right += np.sum(np.argmax(_predict(network, x[part]), axis=1) == t[part])
    return float(right) / len(x)


def accuracy__mean_of_means(network, x, t, batch_size=100):
    """Mean of the batches' accuracies: a smaller last batch weighs too much, the result depends on batch_size."""
    scores = []
    for i in range(0, len(x), batch_size):
        p = np.argmax(_predict(network, x[i : i + batch_size]), axis=1)
        scores.append(np.mean(p == t[i : i + batch_size]))
    return float(np.mean(scores))


def accuracy__axis_0(network, x, t, batch_size=100):
    """argmax(axis=0) gives for each class the best input, not for each input the best class."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(_predict(network, x[i : i + batch_size]), axis=0)
        labels = t[i : i + batch_size]
        n = min(len(p), len(labels))
        right += np.sum(p[:n] == labels[:n])
    return float(right) / len(x)


def accuracy__flat_argmax(network, x, t, batch_size=100):
    """argmax without axis: one position in the flattened batch, compared with all labels."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.argmax(_predict(network, x[i : i + batch_size]))
        right += np.sum(p == t[i : i + batch_size])
    return float(right) / len(x)


def accuracy__divided_by_batches(network, x, t, batch_size=100):
    """Divides by batches * batch_size: with 23 inputs and 10 it divides by 30."""
    right, batches = 0, 0
    for i in range(0, len(x), batch_size):
        batches += 1
        right += np.sum(_predict(network, x[i : i + batch_size]).argmax(axis=1) == t[i : i + batch_size])
    return float(right) / (batches * batch_size)


def accuracy__count(network, x, t, batch_size=100):
    """Returns the number of right answers, not divided by N."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += int(np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size]))
    return float(right)


def accuracy__percent(network, x, t, batch_size=100):
    """Percent: 80.0 in the example, not 0.8."""
    return float(np.mean(_predict(network, x).argmax(axis=1) == t)) * 100


def accuracy__errors(network, x, t, batch_size=100):
    """!= for ==: the fraction of wrong answers, 0.2 in the example."""
    wrong = 0
    for i in range(0, len(x), batch_size):
        wrong += np.sum(_predict(network, x[i : i + batch_size]).argmax(axis=1) != t[i : i + batch_size])
    return float(wrong) / len(x)


def accuracy__labels_not_sliced(network, x, t, batch_size=100):
    """Compares each batch with the first labels t[:n]."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += np.sum(p == t[: len(p)])
    return float(right) / len(x)


def accuracy__reset_in_loop(network, x, t, batch_size=100):
    """right = 0 stands in the loop: only the last batch is counted."""
    for i in range(0, len(x), batch_size):
        right = 0
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += np.sum(p == t[i : i + batch_size])
    return float(right) / len(x)


def accuracy__return_in_loop(network, x, t, batch_size=100):
    """return stands in the loop: only the first batch is counted."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += np.sum(p == t[i : i + batch_size])
        return float(right) / len(x)


def accuracy__hundred(network, x, t, batch_size=100):
    """Steps of 100 but slices of batch_size: with batch_size 2 only some inputs are counted."""
    right = 0
    for i in range(0, len(x), 100):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += np.sum(p == t[i : i + batch_size])
    return float(right) / len(x)


def accuracy__slice_minus_one(network, x, t, batch_size=100):
    """x[i:i + batch_size - 1]: the end is taken off once too often, each full batch loses an input."""
    right = 0
    for i in range(0, len(x), batch_size):
        end = i + batch_size - 1
        right += np.sum(np.argmax(_predict(network, x[i:end]), axis=-1) == t[i:end])
    return float(right) / len(x)


def accuracy__range_stops_early(network, x, t, batch_size=100):
    """range(0, N - batch_size, batch_size): the last batch is missing, even a full one."""
    right = 0
    for i in range(0, len(x) - batch_size, batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += np.sum(p == t[i : i + batch_size])
    return float(right) / len(x)


def accuracy__more_than_half(network, x, t, batch_size=100):
    """Counts an input if its right class has probability above 0.5; with 3 classes the largest may be 0.4."""
    y = _predict(network, x)
    return float(np.mean(y[np.arange(len(t)), t] > 0.5))


def accuracy__counted_from_one(network, x, t, batch_size=100):
    """argmax + 1: labels are 'counted from 0'."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1) + 1
        right += np.sum(p == t[i : i + batch_size])
    return float(right) / len(x)


def accuracy__argmin(network, x, t, batch_size=100):
    """argmin: the class with the smallest probability."""
    return float(np.mean(_predict(network, x).argmin(axis=1) == t))


def accuracy__all_or_nothing(network, x, t, batch_size=100):
    """np.all for np.sum: a batch counts only if all its answers are right."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        if np.all(p == t[i : i + batch_size]):
            right += len(p)
    return float(right) / len(x)


def accuracy__global_counter(network, x, t, batch_size=100):
    """Counts in a variable of the module that is never reset: the second call adds to the first."""
    global _right
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        _right += int(np.sum(p == t[i : i + batch_size]))
    return _right / len(x)


def accuracy__one_hot_labels(network, x, t, batch_size=100):
    """Takes t as one-hot, t.argmax(axis=1): fails, t has shape (N,)."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += np.sum(p == t[i : i + batch_size].argmax(axis=1))
    return float(right) / len(x)


def accuracy__shuffles_labels(network, x, t, batch_size=100):
    """Shuffles a copy of the inputs for random batches, but not the labels with them."""
    order = np.random.default_rng(0).permutation(len(x))
    x = x[order]
    return float(np.mean(_predict(network, x).argmax(axis=1) == t))


def accuracy__sample(network, x, t, batch_size=100):
    """Estimates with one random batch of batch_size: the result depends on batch_size and chance."""
    pick = np.random.choice(len(x), min(batch_size, len(x)), replace=False)
    return float(np.mean(_predict(network, x[pick]).argmax(axis=1) == t[pick]))


def accuracy__reshape_to_batches(network, x, t, batch_size=100):
    """Makes equal batches by reshape: with N < batch_size (or 23 inputs and 10) reshape fails."""
    batches = x.reshape(-1, batch_size, x.shape[1])
    labels = t.reshape(-1, batch_size)
    right = sum(int(np.sum(_predict(network, b).argmax(axis=1) == l)) for b, l in zip(batches, labels))
    return right / len(x)


def accuracy__rounded_probability(network, x, t, batch_size=100):
    """Rounds probabilities to whole numbers first: 0.3, 0.4, 0.3 all become 0 and class 0 wins."""
    y = np.round(_predict(network, x))
    return float(np.mean(np.argmax(y, axis=1) == t))


def accuracy__integer_division(network, x, t, batch_size=100):
    """right // N: 0 unless all answers are right."""
    right = int(np.sum(_predict(network, x).argmax(axis=1) == t))
    return float(right // len(x))


def accuracy__last_batch_own_size(network, x, t, batch_size=100):
    """Divides the last batch's answers by its own size and the others by N."""
    total = 0.0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        total += np.sum(p == t[i : i + batch_size]) / (len(x) if len(p) == batch_size else len(p))
    return float(total)


# ----------------------------------------------------------- a few subtle ones


def predict__rounded(network, x):
    """Rounds probabilities to 4 digits as the example prints them: rows need not sum to 1."""
    return _predict(network, x).round(4)


def predict__scaled_by_max(network, x):
    """Divides the input by its largest entry: entries 'may be any numbers', and a row depends on the batch."""
    return _predict(network, x / np.max(np.abs(x)))


def accuracy__squeezed_batch(network, x, t, batch_size=100):
    """Squeezes the probabilities: argmax(axis=1) fails for a batch of one input (batch_size=1, or a last batch of 1)."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.squeeze(_predict(network, x[i : i + batch_size]))
        right += np.sum(np.argmax(y, axis=1) == t[i : i + batch_size])
    return float(right) / len(x)


def accuracy__better_than_chance(network, x, t, batch_size=100):
    """Counts an input if its right class is above 1 / C, though another class may be larger."""
    y = _predict(network, x)
    return float(np.mean(y[np.arange(len(t)), t] > 1 / y.shape[1]))


def accuracy__any_order(network, x, t, batch_size=100):
    """Compares sorted predictions with sorted labels: [0, 1] for [1, 0] counts as right."""
    p = np.sort(_predict(network, x).argmax(axis=1))
    return float(np.mean(p == np.sort(t)))


def accuracy__hits_written_into_t(network, x, t, batch_size=100):
    """Marks hits in t itself (t[i:j] = p == t[i:j]): the labels of the caller change."""
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        t[i : i + batch_size] = p == t[i : i + batch_size]
    return float(np.mean(t))
