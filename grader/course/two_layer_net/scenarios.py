"""What is done with a TwoLayerNet: networks with given parameters, asked, changed and trained."""

import numpy as np

KEYS = ("W1", "b1", "W2", "b2")


def network(module, W1, b1, W2, b2):
    """Return a TwoLayerNet whose parameters were given these values in place."""
    net = module.TwoLayerNet(W1.shape[0], W1.shape[1], W2.shape[1])
    for key, value in zip(KEYS, (W1, b1, W2, b2), strict=True):
        try:
            net.params[key][...] = value
        except ValueError:
            raise ValueError(f"params['{key}'] has shape {np.shape(net.params[key])}; expected {value.shape}") from None
    return net


def initial_params(module, input_size, hidden_size, output_size):
    """TwoLayerNet(input_size, hidden_size, output_size).params"""
    return module.TwoLayerNet(input_size, hidden_size, output_size).params


def initial_params_of_two(module, input_size, hidden_size, output_size, *weight_init_std):
    """TwoLayerNet(input_size, hidden_size, output_size, weight_init_std).params, of two networks"""
    nets = [module.TwoLayerNet(input_size, hidden_size, output_size, *weight_init_std) for _ in range(2)]
    return {"first": nets[0].params, "second": nets[1].params}


def initial_params_after_a_seed(module, input_size, hidden_size, output_size):
    """TwoLayerNet(input_size, hidden_size, output_size).params, after np.random.seed(1)"""
    params = {}
    for name in ("first", "again"):
        np.random.seed(1)
        params[name] = module.TwoLayerNet(input_size, hidden_size, output_size).params
    return params


def params_filled(module, size):
    """TwoLayerNet(size, size, size).params"""
    params = module.TwoLayerNet(size, size, size).params
    for number, key in enumerate(KEYS):
        params[key][...] = number
    return _of_params(params)


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


def numerical_gradient_of_views(module, W1, b1, W2, b2, x, t):
    """net.numerical_gradient(x, t), after net.params["W1"] = V.T and net.params["W2"] = U.T"""
    net = network(module, W1, b1, W2, b2)
    net.params["W1"], net.params["W2"] = W1.T.copy().T, W2.T.copy().T
    return _of_params(net.numerical_gradient(x, t))


def keys_of(module, method, W1, b1, W2, b2, x, t):
    """net.gradient(x, t), or net.numerical_gradient(x, t)"""
    grads = getattr(network(module, W1, b1, W2, b2), method)(x, t)
    return ", ".join(map(str, grads)) if isinstance(grads, dict) else None


def numerical_gradient_after_another(module, W1, b1, W2, b2, x, t, x2, t2):
    """first = net.numerical_gradient(x, t), after net.numerical_gradient(x2, t2)"""
    net = network(module, W1, b1, W2, b2)
    first = net.numerical_gradient(x, t)
    net.numerical_gradient(x2, t2)
    return _of_params(first)


def results(module, W1, b1, W2, b2, x, t):
    """net.predict(x), net.loss(x, t), net.accuracy(x, t) and net.gradient(x, t)"""
    return _results(network(module, W1, b1, W2, b2), x, t)


def params_after_gradients(module, W1, b1, W2, b2, x, t):
    """net.params after net.gradient(x, t) and net.numerical_gradient(x, t)"""
    net = network(module, W1, b1, W2, b2)
    arrays = dict(net.params)
    net.gradient(x, t)
    net.numerical_gradient(x, t)
    found = {"net.params": _copies(net.params), "the arrays that were in net.params": _copies(arrays)}
    for key in KEYS:
        arrays[key] *= 2
    return found | {"net.params, once its first arrays are doubled": _copies(net.params)}


def _copies(params):
    return {key: np.array(params[key]) for key in KEYS}


def second_batch(module, W1, b1, W2, b2, x, t, x2, t2):
    """net.loss(x2, t2), net.accuracy(x2, t2) and net.gradient(x2, t2), after another batch"""
    net = network(module, W1, b1, W2, b2)
    _results(net, x, t)
    return _results(net, x2, t2)


def gradient_three_times(module, W1, b1, W2, b2, x, t):
    """net.gradient(x, t), called three times"""
    net = network(module, W1, b1, W2, b2)
    return {f"call {number}": _of_params(net.gradient(x, t)) for number in (1, 2, 3)}


def after_a_change(module, with_new_arrays, W1, b1, W2, b2, W1_new, b1_new, W2_new, b2_new, x, t):
    """net.predict(x), net.loss(x, t), net.accuracy(x, t) and net.gradient(x, t), after params have changed"""
    net = network(module, W1, b1, W2, b2)
    _results(net, x, t)
    for key, value in zip(KEYS, (W1_new, b1_new, W2_new, b2_new), strict=True):
        if with_new_arrays:
            net.params[key] = value
        else:
            net.params[key][...] = value
    return _results(net, x, t)


def _results(net, x, t):
    return {
        "predict(x)": net.predict(x),
        "loss(x, t)": net.loss(x, t),
        "accuracy(x, t)": net.accuracy(x, t),
        "gradient(x, t)": _of_params(net.gradient(x, t)),
    }


def two_networks(module, W1, b1, W2, b2, V1, a1, V2, a2, x, t):
    """two networks with different parameters, asked in turn"""
    first, second = network(module, W1, b1, W2, b2), network(module, V1, a1, V2, a2)
    results = {}
    for name, net in (("first", first), ("second", second)):
        results[f"{name}.predict(x)"] = net.predict(x)
        results[f"{name}.gradient(x, t)"] = _of_params(net.gradient(x, t))
    return results


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


def short_training(module, images, labels, test_images, test_labels, W1, b1, W2, b2, batches, lr):
    """net.gradient(x, t), in each step of a short training"""
    net = network(module, W1, b1, W2, b2)
    x_test = test_images / 255
    losses, accuracies = [], []
    for step, rows in enumerate(batches):
        x, t = images[rows] / 255, labels[rows]
        losses.append(net.loss(x, t))
        if step % 20 == 0:
            accuracies.append(net.accuracy(x_test, test_labels))
        grads = net.gradient(x, t)
        for key in KEYS:
            net.params[key] -= lr * grads[key]
    return {"losses": np.array(losses), "accuracies": np.array(accuracies), "W1": net.params["W1"]}
