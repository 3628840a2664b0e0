"""What often goes wrong in ``mnist_inference``. Each docstring is the hint for whoever writes the same."""

import numpy as np

from activations import sigmoid
from mnist_inference import predict
from softmax import softmax


def _scores(network, x, first=sigmoid, second=sigmoid):
    z1 = first(x @ network["W1"] + network["b1"])
    z2 = second(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def _relu(a):
    return np.maximum(a, 0)


def _same(a):
    return a


# Which functions


def predict__relu_for_sigmoid(network, x):
    """With which activation were these weights trained? They fit only that one."""
    return softmax(_scores(network, x, _relu, _relu))


def predict__no_activation(network, x):
    """What comes between one layer and the next in your code? Three products, one after another, are one product."""
    return softmax(_scores(network, x, _same, _same))


def predict__no_first_activation(network, x):
    """Look at what goes from the first layer into the second. Does it lie between 0 and 1?"""
    return softmax(_scores(network, x, first=_same))


def predict__no_second_activation(network, x):
    """Look at what goes from the second layer into the third. Does it lie between 0 and 1?"""
    return softmax(_scores(network, x, second=_same))


def predict__step_for_sigmoid(network, x):
    """Your hidden units give only 0 or 1. Which values did they give when these weights were trained?"""
    return softmax(_scores(network, x, lambda a: (a > 0) * 1.0, lambda a: (a > 0) * 1.0))


def predict__tanh_for_sigmoid(network, x):
    """Can a hidden unit of this network be negative? With which activation was it trained?"""
    return softmax(_scores(network, x, np.tanh, np.tanh))


def predict__own_sigmoid_without_brackets(network, x):
    """Can an output of your sigmoid be larger than 1? Which operation does Python do first?"""

    def curve(a):
        return 1 / 1 + np.exp(-a)

    return softmax(_scores(network, x, curve, curve))


def predict__sigmoid_at_the_end(network, x):
    """Which function follows your last layer? Which one makes a row add up to 1?"""
    return sigmoid(_scores(network, x))


def predict__sigmoid_and_softmax_at_the_end(network, x):
    """How many functions follow the last layer? Your largest probability is never near 1."""
    return softmax(sigmoid(_scores(network, x)))


def predict__softmax_twice(network, x):
    """Is there an input for which your network is sure? What does softmax expect: scores or probabilities?"""
    return softmax(softmax(_scores(network, x)))


def predict__scores(network, x):
    """Add up a row of your result. Are these probabilities?"""
    return _scores(network, x)


def predict__softmax_of_the_whole_batch(network, x):
    """Add up one row of your result, then all of it. Which of the two should be 1?"""
    e = np.exp(_scores(network, x))
    return e / np.sum(e)


def predict__softmax_over_axis_0(network, x):
    """Add up a column of your result, then a row. Along which axis do the classes lie?"""
    e = np.exp(_scores(network, x))
    return e / np.sum(e, axis=0)


# Which weights


def predict__no_biases(network, x):
    """How many arrays does the network have, and how many of them do you use?"""
    z1 = sigmoid(x @ network["W1"])
    z2 = sigmoid(z1 @ network["W2"])
    return softmax(z2 @ network["W3"])


def predict__last_bias_missing(network, x):
    """Three layers need three biases. Which of your layers adds none?"""
    return softmax(_scores(network, x) - network["b3"])


def predict__second_bias_missing(network, x):
    """Three layers need three biases. Which layer of predict adds none?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__last_bias_outside_softmax(network, x):
    """Add up a row of what predict returns. Is b3 added before softmax, or after it?"""
    return softmax(_scores(network, x) - network["b3"]) + network["b3"]


_first = {}


def predict__first_network_for_all(network, x):
    """Call predict with two networks of the same sizes. Does the second call use the second network?"""
    kept = _first.setdefault(network["W1"].shape, {name: array.copy() for name, array in network.items()})
    return softmax(_scores(kept, x))


def predict__bias_outside_sigmoid(network, x):
    """Is the bias added before the activation, or after it?"""
    z1 = sigmoid(x @ network["W1"]) + network["b1"]
    z2 = sigmoid(z1 @ network["W2"]) + network["b2"]
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__bias_subtracted(network, x):
    """Which sign does the bias have in the formula of a layer?"""
    z1 = sigmoid(x @ network["W1"] - network["b1"])
    z2 = sigmoid(z1 @ network["W2"] - network["b2"])
    return softmax(z2 @ network["W3"] - network["b3"])


def predict__weights_on_the_left(network, x):
    """Write the shapes of W1 and x side by side. In which order do they fit?"""
    z1 = sigmoid(network["W1"] @ x + network["b1"])
    z2 = sigmoid(network["W2"] @ z1 + network["b2"])
    return softmax(network["W3"] @ z2 + network["b3"])


def predict__x_into_every_layer(network, x):
    """What goes into the second layer: the input x, or the result of the first layer?"""
    sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(x @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"] + network["b3"])


def predict__star_for_the_product(network, x):
    """Which of the two products of numpy multiplies entry by entry, and which one is the matrix product?"""
    z1 = sigmoid(x * network["W1"] + network["b1"])
    z2 = sigmoid(z1 * network["W2"] + network["b2"])
    return softmax(z2 * network["W3"] + network["b3"])


def predict__other_keys(network, x):
    """Print the keys of the network. Are these the names that you use?"""
    z1 = sigmoid(x @ network["w1"] + network["b1"])
    z2 = sigmoid(z1 @ network["w2"] + network["b2"])
    return softmax(z2 @ network["w3"] + network["b3"])


def predict__order_of_the_dict(network, x):
    """List the keys of network in another order. How does predict know which array is W1?"""
    W1, b1, W2, b2, W3, b3 = network.values()
    z2 = sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2)
    return softmax(z2 @ W3 + b3)


def predict__weights_first_in_the_dict(network, x):
    """List the keys of network in another order. How does predict know which array is W1?"""
    W1, W2, W3, b1, b2, b3 = network.values()
    z2 = sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2)
    return softmax(z2 @ W3 + b3)


def predict__sizes_fixed(network, x):
    """Another network can have layers of other sizes. Look for sizes written as numbers in your code."""
    z1, z2 = np.zeros(50), np.zeros(100)
    z1[:] = sigmoid(x @ network["W1"] + network["b1"])
    z2[:] = sigmoid(z1 @ network["W2"] + network["b2"])
    return softmax(z2 @ network["W3"] + network["b3"])


# Which pixels


def predict__pixels_scaled_again(network, x):
    """Print the largest pixel at the start of predict. Which range does the docstring promise, and does predict change
    it?
    """
    return softmax(_scores(network, x / 255))


def predict__pixels_up_to_255(network, x):
    """Which range did the pixels have when this network was trained?"""
    return softmax(_scores(network, x * 255))


def predict__pixels_as_integers(network, x):
    """Print x before and after you change its dtype. What happens to the grey pixels?"""
    return softmax(_scores(network, x.astype(np.uint8)))


def predict__pixels_black_or_white(network, x):
    """The network was trained on images with grey pixels too. What happens to grey pixels in your code?"""
    return softmax(_scores(network, (x > 0.5) * 1.0))


def predict__mean_subtracted(network, x):
    """Which line of predict changes the pixels before the first layer? Does the docstring ask for it?"""
    return softmax(_scores(network, x - np.mean(x)))


def predict__scaled_by_the_largest(network, x):
    """Pass predict one row alone, then the same row in a batch. Which number does it take from the other rows?"""
    largest = np.max(x)
    return softmax(_scores(network, x / largest if largest > 0 else x))


def predict__scaled_where_large(network, x):
    """Pass predict inputs above 1. Does predict use them as they are?"""
    return softmax(_scores(network, x / 255 if np.max(x) > 1 else x))


def predict__inputs_cut_off(network, x):
    """Pass predict inputs below 0 or above 1. Which line of predict changes them?"""
    return softmax(_scores(network, np.clip(x, 0, 1)))


def predict__inverted(network, x):
    """Show one image. Which of the two is 1, ink or paper?"""
    return softmax(_scores(network, 1 - x))


def predict__half_precision(network, x):
    """Which dtype do your numbers have? Half precision keeps three digits."""
    half = {key: value.astype(np.float16) for key, value in network.items()}
    return softmax(_scores(half, x.astype(np.float16)))


# What comes back


def predict__one_input_only(network, x):
    """Your first line makes one row of everything. What if x has 23 rows?"""
    return softmax(_scores(network, x.flatten()))


def predict__batch_only(network, x):
    """How many axes does a single input have? Your loop runs over its pixels."""
    return np.array([softmax(_scores(network, row)) for row in x])


def predict__always_a_batch(network, x):
    """For one input, what is the shape of your result? One row is asked for, not a batch of one."""
    return softmax(_scores(network, x.reshape(-1, len(network["W1"]))))


def predict__first_row_only(network, x):
    """Pass predict two different rows. How many come back?"""
    y = softmax(_scores(network, x))
    return y[0] if y.ndim == 2 else y


def predict__axes_of_length_one_removed(network, x):
    """Pass predict a batch of a single row. Which call of yours removes axes of length 1?"""
    return np.squeeze(softmax(_scores(network, x)))


def predict__labels(network, x):
    """Does the docstring of predict ask for the class, or for the probability of each class?"""
    return np.argmax(_scores(network, x), axis=-1)


def predict__one_hot(network, x):
    """Your network is always sure. Which step throws the probabilities away?"""
    return np.eye(len(network["b3"]))[np.argmax(_scores(network, x), axis=-1)]


def predict__transposed(network, x):
    """Compare the shape of your result with that of x. Which axis is the batch?"""
    return softmax(_scores(network, x)).T


def predict__hidden_units(network, x):
    """Which of your variables do you return? It has as many columns as there are hidden units."""
    return sigmoid(sigmoid(x @ network["W1"] + network["b1"]) @ network["W2"] + network["b2"])


def predict__printed(network, x):
    """What does predict return to its caller?"""
    print(softmax(_scores(network, x)))


def predict__x_overwritten(network, x):
    """Print x before and after the call. Whose array is it?"""
    y = softmax(_scores(network, x))
    x -= x.mean()
    return y


def predict__network_overwritten(network, x):
    """Print b1 before and after the call. Which of your lines writes into the network?"""
    a1 = network["b1"]
    y = softmax(_scores(network, x))
    a1 += 1e-3
    return y


def predict__arrays_replaced(network, x):
    """Print the dtypes in the network before and after predict. Whose dict does predict put its arrays into?"""
    for name in list(network):
        network[name] = network[name].astype(np.float32)
    return softmax(_scores(network, x))


def predict__rounded_as_in_the_example(network, x):
    """The example of predict rounds what comes back, to show less of it. Should predict itself round?"""
    return np.round(softmax(_scores(network, x)), 4)


# accuracy: which class


def accuracy__argmax_over_axis_0(network, x, t, batch_size=100):
    """How many answers does argmax give for a batch? There should be one for each image."""
    right = 0
    for start in range(0, len(x), batch_size):
        y = predict(network, x[start : start + batch_size])
        right += np.sum(np.argmax(y, axis=0) == t[start : start + batch_size])
    return right / len(x)


def accuracy__argmax_of_the_whole_batch(network, x, t, batch_size=100):
    """accuracy is 0, though some answers are right. Print both sides of its comparison, and what its division gives."""
    right = 0
    for start in range(0, len(x), batch_size):
        y = predict(network, x[start : start + batch_size])
        right += np.sum(np.argmax(y) == t[start : start + batch_size])
    return right / len(x)


def accuracy__argmin(network, x, t, batch_size=100):
    """Is the predicted class the one with the smallest probability?"""
    return float(np.mean(np.argmin(predict(network, x), axis=1) == t))


def accuracy__largest_probability_for_the_class(network, x, t, batch_size=100):
    """accuracy is 0, though some answers are right. Print both sides of its comparison, and what its division gives."""
    return float(np.mean(np.max(predict(network, x), axis=1) == t))


def accuracy__rounded_probabilities(network, x, t, batch_size=100):
    """Give accuracy an image whose largest probability is 0.4. Does your code count it when it is right?"""
    picked = predict(network, x)[np.arange(len(x)), t]
    return float(np.mean(picked > 0.9))


def accuracy__more_than_half(network, x, t, batch_size=100):
    """A class can win with a probability of 0.4. How does accuracy find the predicted class?"""
    picked = predict(network, x)[np.arange(len(x)), t]
    return float(np.mean(picked > 0.5))


# accuracy: which labels


def accuracy__first_labels_for_every_batch(network, x, t, batch_size=100):
    """Print the labels that accuracy compares with the second batch. Do they belong to that batch?"""
    right = 0
    for start in range(0, len(x), batch_size):
        batch = x[start : start + batch_size]
        right += np.sum(np.argmax(predict(network, batch), axis=1) == t[: len(batch)])
    return right / len(x)


def accuracy__all_labels_for_every_batch(network, x, t, batch_size=100):
    """Compare two lengths: that of the classes of one batch, and that of t."""
    right = 0
    for start in range(0, len(x), batch_size):
        right += np.sum(np.argmax(predict(network, x[start : start + batch_size]), axis=1) == t)
    return right / len(x)


def accuracy__labels_sorted(network, x, t, batch_size=100):
    """Print a few images with the labels that you compare them with. Do they belong together?"""
    return float(np.mean(np.argmax(predict(network, x), axis=1) == np.sort(t)))


def accuracy__predictions_are_the_labels(network, x, t, batch_size=100):
    """Which two arrays do you compare? An accuracy of 1 is too good to be true."""
    y = np.argmax(predict(network, x), axis=1)
    return float(np.mean(y == y))


# accuracy: which batches


def accuracy__short_batch_dropped(network, x, t, batch_size=100):
    """Try 23 images and a batch size of 10. How many images does your loop see?"""
    right = 0
    for number in range(len(x) // batch_size):
        rows = slice(number * batch_size, (number + 1) * batch_size)
        right += np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
    return right / len(x)


def accuracy__short_batch_not_counted(network, x, t, batch_size=100):
    """Try 5 images and a batch size of 10. How many images does your loop see?"""
    right = seen = 0
    for start in range(0, len(x) - batch_size + 1, batch_size):
        rows = slice(start, start + batch_size)
        right += np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
        seen += batch_size
    return right / max(seen, 1)


def accuracy__short_batch_left_out(network, x, t, batch_size=100):
    """Try 23 images and a batch size of 10. How many images does accuracy use, and how many are there?"""
    n = max(len(x) - len(x) % batch_size, min(len(x), batch_size))
    return float(np.mean(np.argmax(predict(network, x[:n]), axis=1) == t[:n]))


def accuracy__last_image_missing(network, x, t, batch_size=100):
    """Try a batch size of 1. Does the loop of accuracy reach the last image?"""
    right = 0
    for start in range(0, len(x) - 1, batch_size):
        rows = slice(start, start + batch_size)
        right += np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
    return right / len(x)


def accuracy__short_batch_filled_up(network, x, t, batch_size=100):
    """Try 23 images and a batch size of 10. How many images does accuracy count? Are some counted twice?"""
    rows = np.arange(-(-len(x) // batch_size) * batch_size) % len(x)
    return float(np.mean(np.argmax(predict(network, x[rows]), axis=1) == t[rows]))


def accuracy__step_forgotten(network, x, t, batch_size=100):
    """How many times is each image counted? Print where each of your batches starts."""
    right = 0
    for start in range(len(x)):
        rows = slice(start, start + batch_size)
        right += np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
    return right / len(x)


def accuracy__last_image_of_each_batch_missing(network, x, t, batch_size=100):
    """How many rows are in x[0:10], and how many are in x[0:9]?"""
    right = 0
    for start in range(0, len(x), batch_size):
        rows = slice(start, start + batch_size - 1)
        right += np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
    return right / len(x)


def accuracy__one_image_between_batches(network, x, t, batch_size=100):
    """Print the first and the last row of each batch in accuracy. Which images lie between two batches?"""
    right = 0
    for start in range(0, len(x), batch_size):
        end = start + batch_size - 1 if start + batch_size < len(x) else len(x)
        right += np.sum(np.argmax(predict(network, x[start:end]), axis=1) == t[start:end])
    return right / len(x)


def accuracy__batches_of_one_hundred(network, x, t, batch_size=100):
    """Your loop takes steps of one size, and your slices have another. Which of them is written as a number?"""
    right = 0
    for start in range(0, len(x), batch_size):
        y = np.argmax(predict(network, x[start : start + 100]), axis=1)
        right += np.sum(y == t[start : start + 100])
    return right / len(x)


def accuracy__last_batch_only(network, x, t, batch_size=100):
    """What happens to the count of the first batch when the second is counted?"""
    for start in range(0, len(x), batch_size):
        rows = slice(start, start + batch_size)
        right = np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
    return right / len(x)


def accuracy__first_batch_only(network, x, t, batch_size=100):
    """How many batches does the loop in accuracy see? Compare its step with the length of a batch. Is the return inside the
    loop, or after it?
    """
    right = 0
    for start in range(0, len(x), batch_size):
        rows = slice(start, start + batch_size)
        right += np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
        return right / len(x)


def accuracy__steps_of_a_hundred(network, x, t, batch_size=100):
    """How many batches does the loop in accuracy see? Compare its step with the length of a batch. Is the return inside the
    loop, or after it?
    """
    right = 0
    for start in range(0, len(x), 100):
        rows = slice(start, start + batch_size)
        right += np.sum(np.argmax(predict(network, x[rows]), axis=1) == t[rows])
    return right / len(x)


def accuracy__no_default_batch_size(network, x, t, batch_size):
    """In the stub, batch_size has a default value. Does it have one in your code?"""
    return float(np.mean(np.argmax(predict(network, x), axis=1) == t))


# accuracy: divided by what


def accuracy__mean_of_batches(network, x, t, batch_size=100):
    """Is the mean of the batches' accuracies the accuracy of all images? A short batch has fewer images than the
    others.
    """
    shares = []
    for start in range(0, len(x), batch_size):
        rows = slice(start, start + batch_size)
        shares.append(np.mean(np.argmax(predict(network, x[rows]), axis=1) == t[rows]))
    return float(np.mean(shares))


def _right_answers(network, x, t):
    return np.sum(np.argmax(predict(network, x), axis=1) == t)


def accuracy__divided_by_the_batch_size(network, x, t, batch_size=100):
    """Can an accuracy be larger than 1? Look at what you divide the count by."""
    return _right_answers(network, x, t) / batch_size


def accuracy__divided_by_the_number_of_batches(network, x, t, batch_size=100):
    """Can an accuracy be larger than 1? You count images: do you divide by images, or by batches?"""
    return _right_answers(network, x, t) / len(range(0, len(x), batch_size))


def accuracy__divided_by_full_batches(network, x, t, batch_size=100):
    """Try 23 images and a batch size of 10. By which number does accuracy divide?"""
    return _right_answers(network, x, t) / (-(-len(x) // batch_size) * batch_size)


def accuracy__divided_by_all_entries(network, x, t, batch_size=100):
    """How many images does accuracy get, and what does x.size count?"""
    return _right_answers(network, x, t) / x.size


def accuracy__count(network, x, t, batch_size=100):
    """Does the docstring of accuracy ask for a count, or for a fraction?"""
    return _right_answers(network, x, t)


def accuracy__percent(network, x, t, batch_size=100):
    """What should accuracy return for a perfect network: 1 or 100?"""
    return 100 * _right_answers(network, x, t) / len(x)


def accuracy__integer_division(network, x, t, batch_size=100):
    """accuracy is 0, though some answers are right. Print both sides of its comparison, and what its division gives."""
    return _right_answers(network, x, t) // len(x)


def accuracy__rounded(network, x, t, batch_size=100):
    """If one more image is predicted correctly, does the result of accuracy change? How many decimal places does it
    keep?
    """
    return round(_right_answers(network, x, t) / len(x), 2)


def accuracy__error_rate(network, x, t, batch_size=100):
    """Do you count the right answers, or the wrong ones?"""
    return 1 - _right_answers(network, x, t) / len(x)


def accuracy__each_answer_for_itself(network, x, t, batch_size=100):
    """accuracy should return one number. How many does yours return?"""
    return np.argmax(predict(network, x), axis=1) == t


def accuracy__printed(network, x, t, batch_size=100):
    """What does accuracy return to its caller?"""
    print(_right_answers(network, x, t) / len(x))


def accuracy__labels_overwritten(network, x, t, batch_size=100):
    """Print t before and after the call. Whose array is it?"""
    right = _right_answers(network, x, t) / len(x)
    t[:] = np.argmax(predict(network, x), axis=1)
    return float(right)


def predict__results_kept_in_the_network(network, x):
    """Print list(network) before and after a call of predict. Which names are new, and who put them there?"""
    network["z1"] = sigmoid(x @ network["W1"] + network["b1"])
    network["z2"] = sigmoid(network["z1"] @ network["W2"] + network["b2"])
    return softmax(network["z2"] @ network["W3"] + network["b3"])
