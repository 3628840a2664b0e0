"""What is done with the network of three layers."""

import numpy as np

NAMES = ("W1", "b1", "W2", "b2", "W3", "b3")
FIRST_ENTRY = 7.0


def output(module, W1, b1, W2, b2, W3, b3, x):
    """forward(network, x)"""
    return module.forward({"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3, "b3": b3}, x)


def output_in_another_order(module, W1, b1, W2, b2, W3, b3, x):
    """forward(network, x), where network lists its arrays in another order"""
    return module.forward({"b3": b3, "W3": W3, "b2": b2, "W2": W2, "b1": b1, "W1": W1}, x)


def two_networks(module):
    """init_network(), called again after a change in the first network"""
    first = module.init_network()
    for number, name in enumerate(NAMES):
        row = first[name][0] if name[0] == "W" else first[name]
        row[0] = FIRST_ENTRY + number
    found = {f"first['{name}']": np.array(first[name]) for name in NAMES}
    first["b3"] = None
    second = module.init_network()
    return found | {f"second['{name}']": second[name] for name in NAMES}


def arguments_afterwards(module, network, x):
    """forward(network, x)"""
    y = module.forward(network, x)
    more = len(network) - len(NAMES)
    return {"the result": y, "x afterwards": x, "network afterwards": network, "the number of new names in it": more}


def signals(module, x):
    """forward(init_network(), x)"""
    network, sigmoid, outputs = module.init_network(), vars(module).get("sigmoid"), []

    def recorded(a):
        outputs.append(sigmoid(a))
        return outputs[-1]

    module.sigmoid = recorded  # what leaves it is what goes from layer to layer
    y = module.forward(network, x)
    found = {"z1": np.zeros(3), "z2": np.zeros(2), "y": y, "seen": np.zeros(2)}
    for number, (name, output) in enumerate(zip(("z1", "z2"), outputs, strict=False)):
        if np.shape(output) == found[name].shape:
            found[name], found["seen"][number] = output, 1
    return found
