"""What is done with a SimpleNet: networks with given weights, asked for scores, loss and gradient."""


def predict(module, W, x):
    """SimpleNet(W).predict(x)"""
    return module.SimpleNet(W).predict(x)


def loss(module, W, x, t):
    """SimpleNet(W).loss(x, t)"""
    return module.SimpleNet(W).loss(x, t)


def gradient(module, W, x, t):
    """SimpleNet(W).gradient(x, t)"""
    return module.SimpleNet(W).gradient(x, t)


def weights_after_a_gradient(module, W, x, t):
    """SimpleNet(W).gradient(x, t)"""
    result = module.SimpleNet(W).gradient(x, t)
    return {"the result": result, "W afterwards": W}


def scores_after_a_change(module, W, x):
    """net.predict(x), after net = SimpleNet(W) and W += 1"""
    net = module.SimpleNet(W)
    net.predict(x)
    W += 1
    return {"predict(x)": net.predict(x), "net.W": net.W}


def two_networks(module, W, x, t):
    """two networks with different weights, asked in turn"""
    first, second = module.SimpleNet(W), module.SimpleNet(1 - W)
    results = {}
    for name, net in (("first", first), ("second", second), ("first again", first)):
        results[f"{name}.predict(x)"] = net.predict(x)
        results[f"{name}.gradient(x, t)"] = net.gradient(x, t)
    return results
