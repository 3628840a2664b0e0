"""What is done with the network of three layers."""


def output(module, network, x):
    """forward(network, x)"""
    return module.forward(network, x)


def second_network(module):
    """init_network(), called again after a change in the first network"""
    first = module.init_network()
    for layer in "123":
        first["W" + layer][0][0] = 9.0
        first["b" + layer][0] = 9.0
    first["b3"] = None
    return module.init_network()


def arguments_afterwards(module, network, x):
    """forward(network, x)"""
    y = module.forward(network, x)
    return {"the result": y, "x afterwards": x, "network afterwards": network}
