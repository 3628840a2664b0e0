"""Views of pictures on their way to the network."""

import numpy as np

from ..drawing import DIM, picture
from . import scenarios

HEIGHT, WIDTH = 90, 120
TITLES = {"gray": "grey", "ink": "ink", "box": "box of 20", "input": "centred"}


def view_gray(figure, both, part, mnist):
    """Grey, and its negative.

    A photo of a digit in blue ink, the grey image that your to_gray makes of it, and the negative that your invert
    makes of a grey image. The expected images are below.
    """
    photo = make_photo(mnist)
    gray = photo.astype(float) @ np.array([0.299, 0.587, 0.114])
    figure.set_figheight(3.2)
    axes = figure.subplots(2, 3)
    picture(axes[0, 0], photo, "photo")
    axes[1, 0].set_axis_off()
    for column, (name, values) in enumerate({"to_gray": photo, "invert": gray}.items(), start=1):
        with part(axes[0, column], f"your {name}"):
            own, expected = both(name, values)
            picture(axes[0, column], own, f"your {name}", cmap="gray", vmin=0, vmax=255)
            picture(axes[1, column], expected, "expected", cmap="gray", vmin=0, vmax=255)


def view_stages(figure, both, mnist):
    """From a photo to the input of the network.

    The photo, the ink that your _find_ink finds in it, the box scaled to 20 pixels, and the centred image of 28 by 28
    pixels that to_network_input returns. The cross marks its middle, where the centre of mass should be.
    """
    own, expected = both(scenarios.stages, make_photo(mnist))
    figure.set_figheight(3.2)
    axes = figure.subplots(2, 4)
    for row, stage, whose in zip(axes, (own, expected), ("yours", "expected"), strict=True):
        picture(row[0], make_photo(mnist), "photo")
        row[0].set_ylabel(whose, color=DIM)
        for ax, name, seen in zip(row[1:], ("ink", "box"), stage["seen"], strict=False):
            picture(ax, stage[name], TITLES[name], vmin=0, vmax=1)
            if not seen:
                ax.text(0.5, 0.5, "not seen", ha="center", transform=ax.transAxes, color=DIM)
        picture(row[3], stage["input"].reshape(28, 28), TITLES["input"], vmin=0, vmax=1)
        row[3].plot(14, 14, "+", color="#b42318", markersize=8)


def make_photo(mnist):
    """Return a photo of a digit: blue ink at the edge of paper that is not evenly lit."""
    strokes = np.kron(mnist.x_test[18].reshape(28, 28) / 255, np.ones((2, 2)))
    ink = np.zeros((HEIGHT, WIDTH, 1))
    ink[30:86, 8:64, 0] = strokes
    light = np.linspace(235, 200, WIDTH)[None, :, None] * np.ones((HEIGHT, 1, 3))
    return np.round(light * (1 - ink) + np.array([40, 50, 140]) * ink).astype(np.uint8)
