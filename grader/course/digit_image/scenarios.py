"""Make Pillow images from arrays, since only arrays can be sent to the worker."""

import numpy as np

LAYERS, ACTIVATIONS = [784, 100, 10], ["relu", "softmax"]
BATCH_SIZE, LEARNING_RATE = 50, 0.2


def network_input(module, pixels, mode):
    """to_network_input(image)"""
    return module.to_network_input(_image(pixels, mode))


def image_and_result_afterwards(module, pixels, mode):
    """image and to_network_input(image), after to_network_input of another image"""
    image = _image(pixels, mode)
    result = module.to_network_input(image)
    before = np.array(result)
    module.to_network_input(_image(pixels[::-1].copy(), mode))
    return {"image": np.array(image), "before": before, "now": result}


def read_pictures(module, images, labels, pictures, modes, epochs):
    """network.predict(to_network_input(image)), after training"""
    from neural_network import NeuralNetwork  # type: ignore[import-not-found]

    rows = [network_input(module, pixels, mode) for pixels, mode in zip(pictures, modes, strict=True)]
    inputs = np.concatenate([np.reshape(row, (1, 784)) for row in rows])
    x = images / 255
    network = NeuralNetwork(LAYERS, ACTIVATIONS, "cross_entropy", 0)
    for epoch in range(epochs):
        losses = network.train(x, labels, epochs=1, batch_size=BATCH_SIZE, lr=LEARNING_RATE)
        right = np.argmax(network.predict(x[:1000]), axis=1) == labels[:1000]
        yield (epoch + 1) / epochs, np.mean(losses), np.mean(right)
    return {"inputs": inputs, "probabilities": network.predict(inputs)}


def _image(pixels, mode):
    from PIL import Image

    return Image.fromarray(pixels).convert(mode)


def stages(module, pixels):
    """to_network_input(image)"""
    found = {"ink": np.zeros(pixels.shape[:2]), "box": np.zeros((20, 20)), "seen": np.zeros(2)}
    steps = {"_find_ink": lambda _, ink: ink, "_centre": lambda digit, _: digit}
    for number, (key, (name, choose)) in enumerate(zip(("ink", "box"), steps.items(), strict=True)):
        step = getattr(module, name, None)
        if step is not None:
            setattr(module, name, _recorded(step, choose, found, key, number))
    found["input"] = module.to_network_input(_image(pixels, "RGB"))
    return found


def _recorded(step, choose, found, key, number):
    """Return a step that keeps its argument or its result, where this has a size that can be shown."""

    def recorded(argument):
        result = step(argument)
        kept, place = np.array(choose(argument, result), dtype=float), np.zeros(found[key].shape)
        if kept.ndim == 2 and all(side <= most for side, most in zip(kept.shape, place.shape, strict=True)):
            place[: kept.shape[0], : kept.shape[1]] = kept
            found[key], found["seen"][number] = place, 1
        return result

    return recorded
