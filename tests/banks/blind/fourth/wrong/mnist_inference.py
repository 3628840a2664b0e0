import numpy as np

from activations import sigmoid
from softmax import softmax

_OUT = {}
_COUNT = [0, 0]
_KEPT = {}


def _logits(network, x):
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def _predict(network, x):
    return softmax(_logits(network, x))


def predict__scales_pixels(network, x):
    """Divides x by 255 first: not x @ W + b for pixels from 0 to 1."""
    return _predict(network, x / 255.0)


def predict__scales_if_large(network, x):
    """Divides by 255 if any entry is above 1: "the entries of x may be any numbers"."""
    return _predict(network, x / 255.0 if x.max() > 1 else x)


def predict__clips_input(network, x):
    """Input clipped to 0 .. 1: negative entries and 2.0 count as 0 and 1."""
    return _predict(network, np.clip(x, 0, 1))


def predict__binary_pixels(network, x):
    """Input x > 0.5 as 0 and 1: greys are lost."""
    return _predict(network, (x > 0.5).astype(float))


def predict__only_784(network, x):
    """reshape(-1, 784): other D fail, and one input gives (1, C)."""
    return _predict(network, x.reshape(-1, 784))


def predict__softmax_axis_0(network, x):
    """Own softmax over axis 0: in a batch the columns sum to 1, not the rows."""
    a = _logits(network, x)
    e = np.exp(a - a.max(axis=0))
    return e / e.sum(axis=0)


def predict__softmax_whole_batch(network, x):
    """Own softmax, divided by the sum of the whole batch."""
    e = np.exp(_logits(network, x))
    return e / np.sum(e)


def predict__batch_max(network, x):
    """Own softmax with the largest entry of the whole batch subtracted: a row 1000 lower is 0 / 0."""
    a = _logits(network, x)
    e = np.exp(a - np.max(a))
    return e / e.sum(axis=-1, keepdims=True)


def predict__overflow(network, x):
    """Own softmax without subtracting the maximum: nan for a sum of 1000."""
    e = np.exp(_logits(network, x))
    return e / e.sum(axis=-1, keepdims=True)


def predict__softmax_twice(network, x):
    """Softmax of softmax."""
    return softmax(_predict(network, x))


def predict__log(network, x):
    """Logarithms of the probabilities."""
    return np.log(_predict(network, x))


def predict__logits(network, x):
    """Without softmax: rows do not sum to 1."""
    return _logits(network, x)


def predict__sigmoid_before_softmax(network, x):
    """Sigmoid after each of three layers, then softmax."""
    return softmax(sigmoid(_logits(network, x)))


def predict__sigmoid_for_softmax(network, x):
    """Sigmoid follows the last layer."""
    return sigmoid(_logits(network, x))


def predict__softmax_in_the_middle(network, x):
    """Softmax follows the second layer as well."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = softmax(z @ network["W2"] + network["b2"])
    return softmax(z @ network["W3"] + network["b3"])


def predict__relu(network, x):
    """ReLU in the first two layers."""
    z = np.maximum(x @ network["W1"] + network["b1"], 0)
    z = np.maximum(z @ network["W2"] + network["b2"], 0)
    return softmax(z @ network["W3"] + network["b3"])


def predict__winner(network, x):
    """One-hot: 1 for the largest, 0 else."""
    p = _predict(network, x)
    return (p == p.max(axis=-1, keepdims=True)).astype(float)


def predict__class_numbers(network, x):
    """argmax: class numbers instead of probabilities."""
    return np.argmax(_predict(network, x), axis=-1)


def predict__one_row_dropped(network, x):
    """A batch of one input gives shape (C,)."""
    return _predict(network, x).squeeze()


def predict__always_batch(network, x):
    """One input gives shape (1, C)."""
    return _predict(network, x[np.newaxis] if x.ndim == 1 else x)


def predict__flattens(network, x):
    """x.ravel(): a batch is taken for one long input (fails for N > 1, shape (C,) for N = 1)."""
    return _predict(network, x.ravel())


def predict__bias_in_place(network, x):
    """b = network["b3"]; b += ...: for one input the bias of the network changes."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    a = z @ network["W3"]
    if a.ndim == 1:
        b = network["b3"]
        b += a
        return softmax(b)
    return softmax(a + network["b3"])


def predict__kept_output(network, x):
    """One output array for each shape: earlier results change in later calls."""
    p = _predict(network, x)
    out = _OUT.setdefault(p.shape, np.empty(p.shape))
    np.copyto(out, p)
    return out


def predict__network_kept(network, x):
    """The weights of the first call with these shapes are kept; a second network is ignored."""
    key = tuple(network[k].shape for k in ("W1", "W2", "W3"))
    net = _KEPT.setdefault(key, {k: v.copy() for k, v in network.items()})
    return _predict(net, x)


def predict__centred_batch(network, x):
    """Subtracts the mean of the batch: an input's row depends on the others."""
    return _predict(network, x - x.mean(axis=0) if x.ndim == 2 else x)


def predict__items_order(network, x):
    """Unpacks network.values() as W1, W2, W3, b1, b2, b3: in the stub's example the second is b1."""
    W1, W2, W3, b1, b2, b3 = network.values()
    z = sigmoid(x @ W1 + b1)
    z = sigmoid(z @ W2 + b2)
    return softmax(z @ W3 + b3)


def predict__no_b3(network, x):
    """The last bias is forgotten."""
    return softmax(_logits(network, x) - network["b3"])


def predict__half(network, x):
    """In half precision: 0.4063 is off in the fourth place, 70000 overflows."""
    return _predict({k: v.astype(np.float16) for k, v in network.items()}, x.astype(np.float16))


def accuracy__last_batch_dropped(network, x, t, batch_size=100):
    """Only full batches: with 23 and 10 the last 3 are never counted."""
    right = 0
    for i in range(0, len(x) - batch_size + 1, batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__mean_of_means(network, x, t, batch_size=100):
    """The mean of the batches' accuracies: a smaller last batch weighs too much."""
    parts = []
    for i in range(0, len(x), batch_size):
        parts.append(np.mean(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size]))
    return float(np.mean(parts))


def accuracy__divided_by_whole_batches(network, x, t, batch_size=100):
    """Divides by the number of batches times batch_size, not N."""
    right, batches = 0, 0
    for i in range(0, len(x), batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
        batches += 1
    return float(right / (batches * batch_size))


def accuracy__last_batch_overlaps(network, x, t, batch_size=100):
    """The last batch is moved back to be full: some inputs are counted twice."""
    right = 0
    for i in range(0, len(x), batch_size):
        i = max(0, min(i, len(x) - batch_size))
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__always_100(network, x, t, batch_size=100):
    """Steps by batch_size but cuts 100: with batch size 10 inputs are counted many times."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + 100]), axis=1) == t[i : i + 100])
    return float(right / len(x))


def accuracy__one_short(network, x, t, batch_size=100):
    """Cuts i : i + batch_size - 1: one input of each batch is left out."""
    right = 0
    for i in range(0, len(x), batch_size):
        part = slice(i, i + max(batch_size - 1, 1))
        right += np.sum(np.argmax(_predict(network, x[part]), axis=1) == t[part])
    return float(right / len(x))


def accuracy__byte_count(network, x, t, batch_size=100):
    """Counts in uint8: 256 right answers of 300 are 0."""
    right = np.zeros(1, dtype=np.uint8)
    for i in range(0, len(x), batch_size):
        hits = np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size]
        right += np.sum(hits).astype(np.uint8)
    return float(right[0] / len(x))


def accuracy__majority(network, x, t, batch_size=100):
    """Counts an answer only if its probability is above 0.5: the largest may be 0.4."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = _predict(network, x[i : i + batch_size])
        right += np.sum(p[np.arange(len(p)), t[i : i + batch_size]] > 0.5)
    return float(right / len(x))


def accuracy__rounded_probabilities(network, x, t, batch_size=100):
    """argmax of probabilities rounded to two places: 0.501 and 0.499 are a tie."""
    right = 0
    for i in range(0, len(x), batch_size):
        p = np.round(_predict(network, x[i : i + batch_size]), 2)
        right += np.sum(np.argmax(p, axis=1) == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__broadcast(network, x, t, batch_size=100):
    """argmax with keepdims is (n, 1), compared with (n,): an (n, n) table is counted."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size]), axis=1, keepdims=True)
        right += np.sum(y == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__axis_0(network, x, t, batch_size=100):
    """argmax over axis 0: the best input for each class."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size]), axis=0)
        part = t[i : i + batch_size]
        right += sum(int(a == b) for a, b in zip(y, part))
    return float(right / len(x))


def accuracy__labels_from_1(network, x, t, batch_size=100):
    """Classes counted from 1."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) + 1 == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__labels_not_cut(network, x, t, batch_size=100):
    """Compares every batch with the first labels t[:n]."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size]), axis=1)
        right += np.sum(y == t[: len(y)])
    return float(right / len(x))


def accuracy__count_inside_loop(network, x, t, batch_size=100):
    """The count is set to 0 in the loop: only the last batch counts."""
    for i in range(0, len(x), batch_size):
        right = 0
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__return_in_loop(network, x, t, batch_size=100):
    """Returns after the first batch."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
        return float(right / len(x))


def accuracy__counts_on(network, x, t, batch_size=100):
    """Counters of the module run on: a second call gives the mean of both."""
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size]), axis=1)
        _COUNT[0] += int(np.sum(y == t[i : i + batch_size]))
        _COUNT[1] += len(y)
    return _COUNT[0] / _COUNT[1]


def accuracy__squeezed_batch(network, x, t, batch_size=100):
    """Squeezes each batch: a last batch of one input has no axis 1 (N = 5, batch size 2)."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size].squeeze()), axis=1)
        right += np.sum(y == t[i : i + batch_size])
    return float(right / len(x))


def accuracy__number_of_batches(network, x, t, batch_size=100):
    """N // batch_size batches: with N below batch_size there is none, 0.0."""
    right = 0
    for k in range(len(x) // batch_size):
        part = slice(k * batch_size, (k + 1) * batch_size)
        right += np.sum(np.argmax(_predict(network, x[part]), axis=1) == t[part])
    return float(right / len(x))


def accuracy__one_batch_more(network, x, t, batch_size=100):
    """N // batch_size + 1 batches and a mean of each: an empty last batch gives nan if N is a multiple."""
    total = 0.0
    for k in range(len(x) // batch_size + 1):
        part = slice(k * batch_size, (k + 1) * batch_size)
        hits = np.argmax(_predict(network, x[part]), axis=1) == t[part]
        total += hits.mean() * len(hits)
    return float(total / len(x))


def accuracy__reshape(network, x, t, batch_size=100):
    """reshape(-1, batch_size, D) fails if N is no multiple of it."""
    right = 0
    size = min(batch_size, len(x))
    for xs, ts in zip(x.reshape(-1, size, x.shape[1]), t.reshape(-1, size)):
        right += np.sum(np.argmax(_predict(network, xs), axis=1) == ts)
    return float(right / len(x))


def accuracy__random_sample(network, x, t, batch_size=100):
    """One random mini-batch, as in training: the result depends on batch_size and luck."""
    chosen = np.random.choice(len(x), batch_size)
    return float(np.mean(np.argmax(_predict(network, x[chosen]), axis=1) == t[chosen]))


def accuracy__percent(network, x, t, batch_size=100):
    """In percent: 80.0 for 0.8."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
    return float(100 * right / len(x))


def accuracy__number_right(network, x, t, batch_size=100):
    """Number of right answers, not divided."""
    right = 0.0
    for i in range(0, len(x), batch_size):
        right += float(np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size]))
    return right


def accuracy__errors(network, x, t, batch_size=100):
    """Fraction of wrong answers."""
    wrong = 0
    for i in range(0, len(x), batch_size):
        wrong += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) != t[i : i + batch_size])
    return float(wrong / len(x))


def accuracy__zero_right_class_0(network, x, t, batch_size=100):
    """np.count_nonzero(y * (y == t)): right answers of class 0 do not count."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size]), axis=1)
        right += np.count_nonzero(y * (y == t[i : i + batch_size]))
    return float(right / len(x))


def accuracy__one_hot_labels(network, x, t, batch_size=100):
    """Takes t for one-hot rows: t.argmax(axis=1) fails for shape (N,)."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size]), axis=1)
        right += np.sum(y == t[i : i + batch_size].argmax(axis=1))
    return float(right / len(x))


def accuracy__two_places(network, x, t, batch_size=100):
    """Rounded to two places: 1 / 3 is 0.33."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
    return round(float(right / len(x)), 2)


def accuracy__overwrites_labels(network, x, t, batch_size=100):
    """Writes the hits into t itself: the labels are changed."""
    for i in range(0, len(x), batch_size):
        t[i : i + batch_size] = np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size]
    return float(t.sum() / len(x))


def accuracy__divided_by_D(network, x, t, batch_size=100):
    """Divides by x.shape[1], the number of inputs to the network."""
    right = 0
    for i in range(0, len(x), batch_size):
        right += np.sum(np.argmax(_predict(network, x[i : i + batch_size]), axis=1) == t[i : i + batch_size])
    return float(right / x.shape[1])


def accuracy__sets(network, x, t, batch_size=100):
    """np.isin(y, t): right if the class occurs anywhere among the labels of the batch."""
    right = 0
    for i in range(0, len(x), batch_size):
        y = np.argmax(_predict(network, x[i : i + batch_size]), axis=1)
        right += np.sum(np.isin(y, t[i : i + batch_size]))
    return float(right / len(x))


def accuracy__top_2(network, x, t, batch_size=100):
    """Right if the label is among the two most probable classes."""
    right = 0
    for i in range(0, len(x), batch_size):
        best = np.argsort(_predict(network, x[i : i + batch_size]), axis=1)[:, -2:]
        right += np.sum(np.any(best == t[i : i + batch_size, None], axis=1))
    return float(right / len(x))
