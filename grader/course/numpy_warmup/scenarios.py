"""What is done in the numpy warm-up beyond a plain call."""


def arguments_afterwards(module, name, arguments):
    """calling the function with new arrays"""
    result = getattr(module, name)(*arguments.values())
    return {"the result": result} | {f"{key} afterwards": value for key, value in arguments.items()}
