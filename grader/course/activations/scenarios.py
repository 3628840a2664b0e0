"""What is done with the activations beyond a plain call."""


def array_afterwards(module, name, x):
    """calling the function with x"""
    result = getattr(module, name)(x)
    return {"the result": result, "x afterwards": x}
