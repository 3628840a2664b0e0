"""What is done with a NeuralNetwork: networks with given weights, asked, trained, saved and loaded."""

import copy
import io

import numpy as np


def new(module, layers, activations, loss, *seed):
    """Return a new NeuralNetwork, made from lists that nobody else has."""
    return module.NeuralNetwork([int(units) for units in layers], list(activations), loss, *seed)


def network(module, layers, activations, loss, weights, biases, seed=0):
    """Return a NeuralNetwork whose weights and biases were given these values in place."""
    net = new(module, layers, activations, loss, seed)
    for name, params, values in (("weights", net.weights, weights), ("biases", net.biases, biases)):
        try:
            for param, value in zip(params, values, strict=True):
                param[...] = value
        except ValueError:
            found, wanted = (", ".join(str(np.shape(array)) for array in arrays) for arrays in (params, values))
            raise ValueError(f"{name} have the shapes {found}; expected {wanted}") from None
    return net


def initial_params(module, layers, activations, loss):
    """NeuralNetwork(layers, activations, loss, seed=0)"""
    net = new(module, layers, activations, loss, 0)
    return net.weights, net.biases


def weights_of_seeds(module, layers, activations, loss):
    """NeuralNetwork(layers, activations, loss, seed), made several times"""
    seeds = {"seed 0": (0,), "seed 0 again": (0,), "seed 1": (1,), "no seed": (), "no seed again": ()}
    return {name: new(module, layers, activations, loss, *seed).weights for name, seed in seeds.items()}


def arguments_afterwards(module, layers, activations, loss, x):
    """NeuralNetwork(layers, activations, loss).forward(x)"""
    layers, activations = [int(units) for units in layers], list(activations)
    net = module.NeuralNetwork(layers, activations, loss, 0)
    y = net.forward(x)
    return {"shape": np.shape(y), "layers": layers, "activations": activations}


def refusal(module, layers, activations, loss):
    """NeuralNetwork(layers, activations, loss)"""
    try:
        new(module, layers, activations, loss, 0)
    except NotImplementedError:
        raise
    except Exception as problem:
        return {"type": type(problem).__name__, "text": str(problem)}
    return None


def forward(module, layers, activations, loss, weights, biases, x):
    """net.forward(x)"""
    return network(module, layers, activations, loss, weights, biases).forward(x)


def predict(module, layers, activations, loss, weights, biases, x):
    """net.predict(x)"""
    return network(module, layers, activations, loss, weights, biases).predict(x)


def after_a_change(module, layers, activations, loss, weights, biases, other_weights, other_biases, x, t):
    """net.predict(x) and net.evaluate(x, t), after weights and biases have changed"""
    net = network(module, layers, activations, loss, weights, biases)
    net.predict(x)
    for param, value in zip([*net.weights, *net.biases], [*other_weights, *other_biases], strict=True):
        param[...] = value
    return {"predict(x)": net.predict(x), "evaluate(x, t)": net.evaluate(x, t)}


def evaluate(module, layers, activations, loss, weights, biases, x, t):
    """net.evaluate(x, t)"""
    return network(module, layers, activations, loss, weights, biases).evaluate(x, t)


def backward(module, layers, activations, loss, weights, biases, x, t):
    """net.backward(t), after net.forward(x)"""
    net = network(module, layers, activations, loss, weights, biases)
    net.forward(x)
    return net.backward(t)


def backward_in_turn(module, layers, activations, loss, weights, biases, x, t, x2, t2):
    """net.backward(t), after another network has gone forward, called twice, and for a second batch"""
    net = network(module, layers, activations, loss, weights, biases)
    other = network(module, layers, activations, loss, [-W for W in weights], [b + 1 for b in biases])
    net.forward(x)
    other.forward(2 * x)
    found = {"first": copy.deepcopy(net.backward(t)), "again": net.backward(t)}
    net.forward(x2)
    return {**found, "second": net.backward(t2)}


def after_backward(module, layers, activations, loss, weights, biases, x, t):
    """net.backward(t), after net.forward(x)"""
    net = network(module, layers, activations, loss, weights, biases)
    net.forward(x)
    dW_db = net.backward(t)
    return {"result": dW_db, "x": x, "t": t, "weights": net.weights, "biases": net.biases}


def gradients(module, loss, last, W1, b1, W2, b2, x, t):
    """net.forward(x) and net.backward(t)"""
    net = network(module, [*W1.shape, len(b2)], ["sigmoid", last], loss, [W1, W2], [b1, b2])
    return {"net.forward(x)": net.forward(x), "net.backward(t)": net.backward(t)}


def trained(module, loss, last, W1, b1, W2, b2, x, t, lr):
    """net.train(x, t, epochs=2, batch_size=100, lr=...)"""
    net = network(module, [*W1.shape, len(b2)], ["sigmoid", last], loss, [W1, W2], [b1, b2])
    losses = net.train(x, t, epochs=2, batch_size=100, lr=lr)
    return {"losses": losses, "weights": net.weights, "biases": net.biases}


def train(module, layers, activations, loss, weights, biases, x, t, epochs, batch_size, lr):
    """net.train(x, t, epochs=..., batch_size=..., lr=...)"""
    net = network(module, layers, activations, loss, weights, biases)
    arrays = [*net.weights], [*net.biases]
    losses = net.train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
    return {"losses": losses, "weights": net.weights, "biases": net.biases, "arrays": arrays, "x": x, "t": t}


def train_numbers(module, layers, activations, loss, weights, biases, x, t, numbers, batch_size, lr):
    """net.train(x, t, epochs=..., batch_size=..., lr=...)"""
    found = {}
    for n in numbers:
        net = network(module, layers, activations, loss, weights, biases)
        losses = net.train(np.repeat(x, n, axis=0), np.repeat(t, n), epochs=1, batch_size=batch_size, lr=lr)
        found[str(n)] = {"losses": losses, "weights": net.weights, "biases": net.biases}
    return found


def train_seeds(module, layers, activations, loss, weights, biases, x, t, seeds, batch_size):
    """net.train(x, t, epochs=..., batch_size=..., lr=...)"""
    nets = [network(module, layers, activations, loss, weights, biases, seed) for seed in seeds]
    return tuple([net.train(x, t, epochs=1, batch_size=batch_size, lr=0.0) for net in [*nets, nets[0]]])


def train_twice(module, layers, activations, loss, weights, biases, x, t, batch_size, lr):
    """net.train(x, t), called twice"""
    net = network(module, layers, activations, loss, weights, biases)
    losses = [net.train(x, t, epochs=1, batch_size=batch_size, lr=lr) for _ in range(2)]
    return {"first": losses[0], "second": losses[1], "weights": net.weights, "biases": net.biases}


def random_numbers_of_others(module, layers, activations, loss, x, t):
    """np.random.rand(), after net.train(x, t, epochs=..., batch_size=..., lr=...)"""
    np.random.seed(1)
    without = np.random.rand()
    np.random.seed(1)
    losses = new(module, layers, activations, loss, 0).train(x, t, epochs=2, batch_size=3, lr=0.1)
    return {"losses": losses, "without": without, "with": np.random.rand()}


def loaded(module, layers, activations, loss, weights, biases, x):
    """NeuralNetwork.load(file).predict(x)"""
    net = network(module, layers, activations, loss, weights, biases)
    other = network(module, layers, activations, loss, [-W for W in weights], biases)
    files = [io.BytesIO(), io.BytesIO()]
    for each, file in zip((net, other), files, strict=True):
        each.save(file)
    first = module.NeuralNetwork.load(io.BytesIO(files[0].getvalue()))
    after = first.predict(x)
    second = module.NeuralNetwork.load(io.BytesIO(files[1].getvalue()))
    return {"before": net.predict(x), "after": after, "later": first.predict(x), "other": second.predict(x)}


def train_loaded(module, layers, activations, loss, weights, biases, x, t, epochs, batch_size, lr):
    """NeuralNetwork.load(file).train(x, t, epochs=..., batch_size=..., lr=...)"""
    file = io.BytesIO()
    network(module, layers, activations, loss, weights, biases).save(file)
    net = module.NeuralNetwork.load(io.BytesIO(file.getvalue()))
    losses = net.train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
    return {"losses": losses, "weights": net.weights, "biases": net.biases}


def saved(module, layers, activations, loss, weights, biases):
    """net.save(file)"""
    file = io.BytesIO()
    network(module, layers, activations, loss, weights, biases).save(file)
    try:
        arrays = np.load(io.BytesIO(file.getvalue()), allow_pickle=False)
        return sum(arrays[name].size for name in arrays.files)
    except (ValueError, EOFError, AttributeError) as problem:
        return str(problem)


def learn_to_read(module, images, labels, test_images, layers, weights, biases, seed, epochs, batch_size, lr):
    """net.predict(x_test), after training"""
    activations = ["relu"] * (len(layers) - 2) + ["softmax"]
    if weights is None:
        net = new(module, layers, activations, "cross_entropy", seed)
    else:
        net = network(module, layers, activations, "cross_entropy", weights, biases, seed)
    x = np.divide(images, 255, dtype=np.float32)
    for epoch in range(epochs):
        net.train(x, labels, epochs=1, batch_size=batch_size, lr=lr)
        yield (epoch + 1) / epochs, *_loss_and_accuracy(net.predict(x[:1000]), labels[:1000])
    probabilities = net.predict(np.divide(test_images, 255, dtype=np.float32))
    return {"probabilities": probabilities, "weights": [*net.weights], "biases": [*net.biases]}


def _loss_and_accuracy(y, t):
    """Return the mean cross-entropy of probabilities y, and the share of labels t that they give; for the curves."""
    y = np.asarray(y)
    if y.shape != (len(t), 10):
        return None, None
    return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-12)), np.mean(np.argmax(y, axis=1) == t)


def short_training(module, images, labels, test_images, test_labels, layers, weights, epochs, batch_size, lr):
    """net.train(x, t, epochs=..., batch_size=..., lr=...)"""
    activations = ["relu"] * (len(layers) - 2) + ["softmax"]
    biases = [np.zeros(W.shape[1]) for W in weights]
    net = network(module, layers, activations, "cross_entropy", weights, biases)
    x, x_test = images / 255, test_images / 255
    losses, accuracies = [], []
    for _ in range(epochs):
        losses.extend(net.train(x, labels, epochs=1, batch_size=batch_size, lr=lr))
        accuracies.append(net.evaluate(x_test, test_labels))
    return {"losses": np.array(losses), "accuracies": np.array(accuracies), "W1": net.weights[0]}
