"""Views of a network that reads digits."""

import numpy as np

from ..drawing import DIM, PITCH, SIDE, bars, legend, picture, tiles
from . import scenarios

IMAGE = 135
IMAGES, SHOWN = 1000, 8


def view_signals(figure, both, mnist, sample_weights):
    """From pixels to probabilities.

    One image on its way through the network: 784 pixels, then 50 and 100 hidden signals from 0 (light) to 1 (dark),
    then ten probabilities. The digit with the largest probability is the answer.
    """
    pixels = mnist.x_test[IMAGE : IMAGE + 1] / 255
    own, expected = both(scenarios.signals, sample_weights, pixels)
    figure.set_figheight(3.2)
    axes = figure.subplot_mosaic([["image", "z1", "z2"], ["bars", "bars", "bars"]], height_ratios=(1, 1.2))
    picture(axes["image"], pixels.reshape(28, 28), "the image")
    for number, (name, shape) in enumerate((("z1", (5, 10)), ("z2", (10, 10)))):
        seen = own["seen"][number] > 0
        values = own[name] if seen else expected[name]
        title = f"{'your' if seen else 'expected'} signals after layer {number + 1}"
        picture(axes[name], np.nan_to_num(values).reshape(shape), title, vmin=0, vmax=1)
    bars(axes["bars"], [str(digit) for digit in range(10)], own["y"][0], expected["y"][0], least=0.005)
    axes["bars"].set_ylabel("probability")
    legend(figure)


def view_misread(figure, both, mnist, sample_weights):
    """Digits that the network misreads.

    The first of 1,000 images that your predict misreads. Below, the ones that the expected network misreads. Could you
    have read them?
    """
    images, digits = mnist.x_test[:IMAGES], mnist.t_test[:IMAGES]
    results = both(scenarios.predictions, sample_weights, images / 255)
    figure.set_figheight(2.6)
    for ax, y, whose in zip(figure.subplots(2, 1), results, ("yours", "expected"), strict=True):
        read = np.argmax(np.nan_to_num(y), axis=1)
        wrong = np.flatnonzero(read != digits)
        shown = [*images[wrong[:SHOWN]].reshape(-1, SIDE, SIDE), *[None] * SHOWN][:SHOWN]
        tiles(ax, [shown], cmap="gray_r", vmin=0, vmax=255)
        ax.set(yticks=[])
        ax.set_title(f"{whose}: {len(wrong)} of {IMAGES:,} misread", loc="left", fontsize=9.5, color=DIM, pad=16)
        for place, number in enumerate(wrong[:SHOWN]):
            words = f"{digits[number]} as {read[number]}"
            ax.text(place * PITCH + SIDE / 2, -2, words, ha="center", va="bottom", fontsize=9)
