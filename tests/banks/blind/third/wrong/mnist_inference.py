"""Wrong implementations of the exercise mnist_inference: one slip each."""

import numpy as np

from activations import sigmoid
from softmax import softmax

_state = {"right": 0}
_first = {}
_buffers = {}


def _scores(network, x):
    """Return the right scores of the last layer."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def _predict(network, x):
    """Return the right probabilities."""
    return softmax(_scores(network, x))


# predict


def predict__scores(network, x):
    """No softmax."""
    return _scores(network, x)


def predict__softmax_of_batch(network, x):
    """The probabilities of a whole batch sum to 1."""
    a = _scores(network, x)
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


def predict__softmax_of_columns(network, x):
    """In a batch, every column sums to 1."""
    a = _scores(network, x)
    e = np.exp(a - np.max(a, axis=0))
    return e / np.sum(e, axis=0)


def predict__overflow(network, x):
    """A softmax of its own, which overflows for large scores."""
    with np.errstate(all="ignore"):
        e = np.exp(_scores(network, x))
        return e / np.sum(e, axis=-1, keepdims=True)


def predict__sigmoid_last(network, x):
    """The sigmoid in the last layer, before softmax."""
    return softmax(sigmoid(_scores(network, x)))


def predict__softmax_twice(network, x):
    """softmax of the probabilities."""
    return softmax(_predict(network, x))


def predict__softmax_everywhere(network, x):
    """softmax after each layer."""
    z = x
    for i in "123":
        z = softmax(z @ network["W" + i] + network["b" + i])
    return z


def predict__label(network, x):
    """Returns the class, not the probabilities."""
    return np.argmax(_predict(network, x), axis=-1)


def predict__one_hot(network, x):
    """1 for the largest probability, 0 for the others."""
    p = _predict(network, x)
    return (p == p.max(axis=-1, keepdims=True)).astype(float)


def predict__pixels_to_one(network, x):
    """Takes inputs above 1 for bytes, and divides by 255."""
    if np.max(x) > 1:
        x = x / 255
    return _predict(network, x)


def predict__clipped(network, x):
    """Cuts the inputs to 0 and 1."""
    return _predict(network, np.clip(x, 0, 1))


def predict__scales_in_place(network, x):
    """Divides by the largest input and multiplies back, in x itself."""
    top = np.max(np.abs(x)) + 3.0
    x /= top
    result = _predict(network, x * top)
    x *= top
    return result


def predict__784(network, x):
    """Reshapes to rows of 784 pixels, whatever the network takes."""
    return _predict(network, x.reshape(-1, 784) if x.ndim == 2 else x.reshape(784))


def predict__one_as_batch(network, x):
    """One input comes back as a batch of one."""
    return _predict(network, np.atleast_2d(x))


def predict__batch_of_one_squeezed(network, x):
    """A batch of one comes back as one input."""
    p = _predict(network, np.atleast_2d(x))
    return p[0] if len(p) == 1 else p


def predict__only_one_input(network, x):
    """W.T @ x, which does not take a batch."""
    z = sigmoid(network["W1"].T @ x + network["b1"])
    z = sigmoid(network["W2"].T @ z + network["b2"])
    return softmax(network["W3"].T @ z + network["b3"])


def predict__only_batches(network, x):
    """Goes over the rows, which one input does not have."""
    return np.array([_predict(network, x[i, :]) for i in range(len(x))])


def predict__relu(network, x):
    """ReLU in place of the sigmoid in the second layer."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = np.maximum(0, z @ network["W2"] + network["b2"])
    return softmax(z @ network["W3"] + network["b3"])


def predict__no_second_bias(network, x):
    """Forgets b2."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"])
    return softmax(z @ network["W3"] + network["b3"])


def predict__order_of_dict(network, x):
    """Takes the arrays in the order of the first example's dict, not by name."""
    W1, b1, W2, b2, W3, b3 = network.values()
    z = sigmoid(x @ W1 + b1)
    z = sigmoid(z @ W2 + b2)
    return softmax(z @ W3 + b3)


def predict__stores_in_network(network, x):
    """Keeps the hidden outputs in the dict it was given."""
    network["z1"] = sigmoid(x @ network["W1"] + network["b1"])
    network["z2"] = sigmoid(network["z1"] @ network["W2"] + network["b2"])
    return softmax(network["z2"] @ network["W3"] + network["b3"])


def predict__first_network(network, x):
    """Keeps the weights of the first call for all networks of these shapes."""
    key = tuple(network[name].shape for name in ("W1", "W2", "W3"))
    kept = _first.setdefault(key, {name: value.copy() for name, value in network.items()})
    return _predict(kept, x)


def predict__shared_result(network, x):
    """Results of one shape are the same array."""
    p = _predict(network, x)
    result = _buffers.setdefault(p.shape, np.empty(p.shape))
    result[...] = p
    return result


def predict__integers(network, x):
    """Turns the inputs to integers: pixels from 0 to 1 become 0."""
    return _predict(network, x.astype(np.int64))


def predict__rounded(network, x):
    """Rounds to four decimals: rows no longer sum to 1 exactly."""
    return np.round(_predict(network, x), 4)


def predict__logarithm(network, x):
    """The logarithms of the probabilities."""
    return np.log(_predict(network, x))


# accuracy


def accuracy__last_batch_dropped(network, x, t, batch_size=100):
    """Only full batches are counted, but divided by N."""
    right = 0
    for k in range(len(x) // batch_size):
        part = slice(k * batch_size, (k + 1) * batch_size)
        right += np.sum(_predict(network, x[part]).argmax(axis=1) == t[part])
    return float(right / len(x))


def accuracy__stops_before_end(network, x, t, batch_size=100):
    """Leaves out the batch that reaches the end, full or not, when it is not the only one."""
    right, start = 0, 0
    while start == 0 or start + batch_size < len(x):
        p = _predict(network, x[start : start + batch_size])
        right += int(np.sum(p.argmax(axis=1) == t[start : start + batch_size]))
        start += batch_size
    return right / len(x)


def accuracy__mean_of_means(network, x, t, batch_size=100):
    """The mean of the batches' accuracies: a short last batch weighs too much."""
    parts = []
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        parts.append(np.mean(p.argmax(axis=1) == t[i : i + batch_size]))
    return float(np.mean(parts))


def accuracy__divides_by_full_batches(network, x, t, batch_size=100):
    """Divides by the number of batches times the batch size."""
    right = batches = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        right += int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
        batches += 1
    return right / (batches * batch_size)


def accuracy__divides_by_batch_size(network, x, t, batch_size=100):
    """Divides by the batch size."""
    p = _predict(network, x)
    return float(np.sum(p.argmax(axis=1) == t)) / batch_size


def accuracy__last_batch_only(network, x, t, batch_size=100):
    """Overwrites the count instead of adding to it."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        right = int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
    return right / len(x)


def accuracy__first_labels(network, x, t, batch_size=100):
    """Compares every batch with the first labels."""
    right = 0
    for i in range(0, len(x), batch_size):
        classes = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += int(np.sum(classes == t[: len(classes)]))
    return right / len(x)


def accuracy__last_of_batch_missing(network, x, t, batch_size=100):
    """The slices end one too early when there is more than one batch."""
    right = 0
    for i in range(0, len(x), batch_size):
        end = i + batch_size - 1 if i + batch_size < len(x) else len(x)
        if end > i:
            p = _predict(network, x[i:end])
            right += int(np.sum(p.argmax(axis=1) == t[i:end]))
    return right / len(x)


def accuracy__first_batch_missing(network, x, t, batch_size=100):
    """Starts at the second batch when there is one."""
    right = 0
    for i in range(batch_size if len(x) > batch_size else 0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        right += int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
    return right / len(x)


def accuracy__last_batch_filled_up(network, x, t, batch_size=100):
    """Takes the last batch_size rows as last batch: some count twice."""
    right = 0
    for i in range(0, len(x), batch_size):
        i = max(0, min(i, len(x) - batch_size))
        p = _predict(network, x[i : i + batch_size])
        right += int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
    return right / len(x)


def accuracy__padded(network, x, t, batch_size=100):
    """Fills the last batch up with zeros of class 0, which can count as right."""
    missing = -len(x) % batch_size
    xs = np.vstack([x, np.zeros((missing, x.shape[1]))])
    ts = np.concatenate([t, np.zeros(missing, dtype=int)])
    right = 0
    for i in range(0, len(xs), batch_size):
        p = _predict(network, xs[i : i + batch_size])
        right += int(np.sum(p.argmax(axis=1) == ts[i : i + batch_size]))
    return right / len(x)


def accuracy__wrong_axis(network, x, t, batch_size=100):
    """The argmax over the inputs of each class."""
    best = np.argmax(_predict(network, x), axis=0)
    n = min(len(best), len(t))
    return float(np.sum(best[:n] == t[:n]) / len(t))


def accuracy__no_axis(network, x, t, batch_size=100):
    """One argmax for a whole batch."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += int(np.sum(np.argmax(_predict(network, x[i : i + batch_size])) == t[i : i + batch_size]))
    return right / len(x)


def accuracy__one_hot_labels(network, x, t, batch_size=100):
    """Expects one-hot rows as the right classes."""
    classes = _predict(network, x).argmax(axis=1)
    return float(np.mean(classes == t.argmax(axis=1)))


def accuracy__percent(network, x, t, batch_size=100):
    """In percent."""
    return 100.0 * float(np.mean(_predict(network, x).argmax(axis=1) == t))


def accuracy__count(network, x, t, batch_size=100):
    """How many are right, not divided."""
    return float(np.sum(_predict(network, x).argmax(axis=1) == t))


def accuracy__errors(network, x, t, batch_size=100):
    """The fraction of wrong answers."""
    return float(np.mean(_predict(network, x).argmax(axis=1) != t))


def accuracy__whole_division(network, x, t, batch_size=100):
    """Divides with //: 0 unless all are right."""
    right = int(np.sum(_predict(network, x).argmax(axis=1) == t))
    return float(right // len(x))


def accuracy__rounded(network, x, t, batch_size=100):
    """Rounds to one decimal."""
    return round(float(np.mean(_predict(network, x).argmax(axis=1) == t)), 1)


def accuracy__more_than_half(network, x, t, batch_size=100):
    """Counts an answer only if its probability is above one half."""
    p = _predict(network, x)
    return float(np.mean(p[np.arange(len(t)), t] > 0.5))


def accuracy__mean_probability(network, x, t, batch_size=100):
    """The mean probability of the right classes."""
    p = _predict(network, x)
    return float(np.mean(p[np.arange(len(t)), t]))


def accuracy__any_label(network, x, t, batch_size=100):
    """Asks whether a predicted class is among the right ones of its batch."""
    right = 0
    for i in range(0, len(x), batch_size):
        classes = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        right += int(np.isin(classes, t[i : i + batch_size]).sum())
    return right / len(x)


def accuracy__small_counter(network, x, t, batch_size=100):
    """Counts in a byte, which starts again at 256."""
    right = np.zeros((), dtype=np.uint8)
    for answer in _predict(network, x).argmax(axis=1) == t:
        right += np.uint8(answer)
    return float(right) / len(x)


def accuracy__counter_kept(network, x, t, batch_size=100):
    """The count goes on from earlier calls."""
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        _state["right"] += int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
    return _state["right"] / len(x)


def accuracy__sorts_labels(network, x, t, batch_size=100):
    """Counts right, then sorts x and t by class in place, to look at them."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        right += int(np.sum(p.argmax(axis=1) == t[i : i + batch_size]))
    order = np.argsort(t, kind="stable")
    x[:], t[:] = x[order], t[order]
    return right / len(x)


def accuracy__marks_in_labels(network, x, t, batch_size=100):
    """Subtracts the predicted classes from t itself, and counts the zeros."""
    for i in range(0, len(x), batch_size):
        t[i : i + batch_size] -= _predict(network, x[i : i + batch_size]).argmax(axis=1)
    return float(np.count_nonzero(t == 0) / len(t))


def accuracy__smallest(network, x, t, batch_size=100):
    """The class with the smallest probability."""
    return float(np.mean(_predict(network, x).argmin(axis=1) == t))


def accuracy__stops_at_batch(network, x, t, batch_size=100):
    """Returns inside the loop: only the first batch counts."""
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        right = p.argmax(axis=1) == t[i : i + batch_size]
        return float(np.mean(right))
