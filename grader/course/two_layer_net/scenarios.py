"""What is done with a TwoLayerNet: networks with given parameters, asked, changed and trained."""

import numpy as np

KEYS = ("W1", "b1", "W2", "b2")


def network(module, W1, b1, W2, b2):
    """Return a TwoLayerNet whose parameters were given these values in place."""
    net = module.TwoLayerNet(W1.shape[0], W1.shape[1], W2.shape[1])
    for key, value in zip(KEYS, (W1, b1, W2, b2), strict=True):
        net.params[key][...] = value
    return net


def initial_params(module, input_size, hidden_size, output_size):
    """TwoLayerNet(input_size, hidden_size, output_size).params"""
    return module.TwoLayerNet(input_size, hidden_size, output_size).params


def initial_params_of_two(module, input_size, hidden_size, output_size, *weight_init_std):
    """TwoLayerNet(input_size, hidden_size, output_size, weight_init_std).params, of two networks"""
    nets = [module.TwoLayerNet(input_size, hidden_size, output_size, *weight_init_std) for _ in range(2)]
    return {"first": nets[0].params, "second": nets[1].params}


def predict(module, W1, b1, W2, b2, x):
    """net.predict(x)"""
    return network(module, W1, b1, W2, b2).predict(x)


def loss(module, W1, b1, W2, b2, x, t):
    """net.loss(x, t)"""
    return network(module, W1, b1, W2, b2).loss(x, t)


def accuracy(module, W1, b1, W2, b2, x, t):
    """net.accuracy(x, t)"""
    return network(module, W1, b1, W2, b2).accuracy(x, t)


def gradient(module, W1, b1, W2, b2, x, t):
    """net.gradient(x, t)"""
    return _of_params(network(module, W1, b1, W2, b2).gradient(x, t))


def numerical_gradient(module, W1, b1, W2, b2, x, t):
    """net.numerical_gradient(x, t)"""
    return _of_params(network(module, W1, b1, W2, b2).numerical_gradient(x, t))


def params_after_a_gradient(module, W1, b1, W2, b2, x, t):
    """net.params after net.gradient(x, t) and net.numerical_gradient(x, t)"""
    net = network(module, W1, b1, W2, b2)
    net.gradient(x, t)
    net.numerical_gradient(x, t)
    return _of_params(net.params)


def gradient_of_the_second_batch(module, W1, b1, W2, b2, x, t, x2, t2):
    """net.gradient(x2, t2), after net.gradient(x, t)"""
    net = network(module, W1, b1, W2, b2)
    net.gradient(x, t)
    return _of_params(net.gradient(x2, t2))


def gradient_three_times(module, W1, b1, W2, b2, x, t):
    """net.gradient(x, t), called three times"""
    net = network(module, W1, b1, W2, b2)
    return {f"call {number}": _of_params(net.gradient(x, t)) for number in (1, 2, 3)}


def two_networks(module, W1, b1, W2, b2, x, t):
    """two networks with different parameters, asked in turn"""
    first = network(module, W1, b1, W2, b2)
    second = network(module, -W1, b1 + 1, 2 * W2, b2 - 1)
    results = {}
    for name, net in (("first", first), ("second", second)):
        results[f"{name}.predict(x)"] = net.predict(x)
        results[f"{name}.gradient(x, t)"] = _of_params(net.gradient(x, t))
    return results


def losses_of_two_steps(module, W1, b1, W2, b2, x, t):
    """net.loss(x, t), after each of two steps against the gradient"""
    net = network(module, W1, b1, W2, b2)
    losses = {}
    for step in (1, 2):
        grads = net.gradient(x, t)
        for key in KEYS:
            net.params[key] -= 0.5 * grads[key]
        losses[f"after step {step}"] = net.loss(x, t)
    return losses


def learn_to_read(module, images, labels, test_images, W1, b1, W2, b2, batches, lr):
    """net.predict(x_test), after training"""
    net = network(module, W1, b1, W2, b2)
    for step, rows in enumerate(batches):
        x, t = images[rows] / 255, labels[rows]
        if step % 50 == 0:
            yield step / len(batches), *_loss_and_accuracy(net.predict(x), t)
        grads = net.gradient(x, t)
        for key in KEYS:
            net.params[key] -= lr * grads[key]
    return net.predict(test_images / 255)


def _loss_and_accuracy(y, t):
    """Return the mean cross-entropy of probabilities y, and the share of labels t that they give; for the curves."""
    y = np.asarray(y)
    if y.ndim != 2 or len(y) != len(t):
        return None, None
    return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-12)), np.mean(np.argmax(y, axis=1) == t)


def _of_params(values):
    """Return those of a dict that are named like parameters; what else a network keeps is its own business."""
    return {key: values[key] for key in KEYS if key in values} if isinstance(values, dict) else values
