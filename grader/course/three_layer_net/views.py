"""Views of the network of three layers."""

import numpy as np

from ..drawing import DIM, OWN, PAPER, WRONG
from . import scenarios

X = np.array([1.0, 0.5])
NAMES = ("input", "after layer 1", "after layer 2", "output")
HEIGHTS = {2: (0.5, -0.5), 3: (1.0, 0.0, -1.0)}


def view_signals(figure, both):
    """The signals through your network.

    The input (1, 0.5) on its way through the network. Each circle is a neuron with its output, and each line is a
    weight. A thick border marks a wrong output; the expected one is written below it.
    """
    own, expected = both(scenarios.signals, X)
    ax = figure.subplots()
    layers = [X, expected["z1"], expected["z2"], expected["y"]]
    yours = [X, *(own[name] if seen else None for name, seen in zip(("z1", "z2"), own["seen"], strict=True)), own["y"]]
    for place in range(3):
        for left in HEIGHTS[len(layers[place])]:
            for right in HEIGHTS[len(layers[place + 1])]:
                ax.plot((place, place + 1), (left, right), color=DIM, linewidth=0.7, zorder=1)
    for place, (name, wanted, got) in enumerate(zip(NAMES, layers, yours, strict=True)):
        ax.text(place, 1.65, name, ha="center", color=DIM)
        for number, height in enumerate(HEIGHTS[len(wanted)]):
            draw_neuron(ax, place, height, wanted[number], None if got is None else got[number])
    ax.set(xlim=(-0.4, 3.4), ylim=(-1.6, 1.9))
    ax.set_axis_off()


def draw_neuron(ax, x, y, wanted, got):
    """Draw a neuron with the signal that leaves it; one that is not seen has the expected one, in grey."""
    is_right = got is None or np.isclose(got, wanted, rtol=1e-3)
    color = DIM if got is None else OWN if is_right else WRONG
    look = {"markerfacecolor": PAPER, "markeredgecolor": color, "markeredgewidth": 1.5 if is_right else 4}
    ax.plot(x, y, "o", markersize=36, **look)
    ax.text(x, y, f"{wanted if got is None else got:.3g}", ha="center", va="center_baseline", fontsize=8.5, color=color)
    if not is_right:
        ax.text(x, y - 0.48, f"expected {wanted:.3g}", ha="center", va="center", fontsize=8)
