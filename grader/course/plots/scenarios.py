"""What is drawn on an Axes, as plain data: lines, texts, limits and pictures, never pixels of a figure."""

import functools
import pickle

import numpy as np

IMAGES = {
    "of floats": lambda image: image,
    "of integers": lambda image: image.astype(int),
    "of type uint8": lambda image: image.astype(np.uint8),
    "of type float32": lambda image: image.astype(np.float32),
    "not contiguous": lambda image: np.repeat(image, 2, axis=-1)[..., ::2],
    "in Fortran order": lambda image: np.array(image, order="F"),
}
"""How an image can be given."""
GIVEN = {
    "step": lambda x: np.sign(np.sin(x)),
    "sigmoid": lambda x: 0.5 + np.arctan(x) / np.pi,
    "relu": lambda x: np.logaddexp(x, 0),
}
"""Functions in place of the activations: their lines show that the given functions are drawn."""

MANY_LOSSES = 1 / np.arange(1, 2001)


def sin_cos(module):
    """plot_sin_cos(ax)"""
    ax = _axes()
    module.plot_sin_cos(ax)
    return _drawing(ax)


def second_call(module, name):
    """The second call of a function that draws on an Axes alone, on another Axes"""
    for _ in range(2):
        ax = _axes()
        getattr(module, name)(ax)
    return _drawing(ax)


def activations(module):
    """plot_activations(ax, step, sigmoid, relu)"""
    return _activations(module, GIVEN)


def other_activations(module):
    """plot_activations(ax, np.sign, np.tanh, np.abs)"""
    functions = {"step": np.sign, "sigmoid": np.tanh, "relu": np.abs}
    return _activations(module, functions)


def minus_log(module):
    """plot_minus_log(ax)"""
    ax = _axes()
    module.plot_minus_log(ax)
    return _drawing(ax)


def history(module, losses):
    """plot_history(ax, losses)"""
    ax = _axes()
    module.plot_history(ax, losses)
    return _drawing(ax)


def histories(module, losses):
    """plot_history(ax, losses)"""
    ax, array, numbers = _axes(), losses.copy(), losses.tolist()
    forms = {
        "a list": numbers,
        "an array": array,
        "a list of integers": [3, 2, 1],
        "an array of one loss": losses[:1].copy(),
        "a reversed view": losses[::-1].copy()[::-1],
        "an array of 2,000 losses": MANY_LOSSES.copy(),
    }
    drawn = {}
    for form, value in forms.items():
        module.plot_history(ax, value)
        drawn[form] = _drawing(ax)["lines"]
    return {"drawn": drawn, "losses": {"the list": np.array(numbers), "the array": array}}


def digit(module, image):
    """show_digit(ax, image)"""
    ax = _axes()
    module.show_digit(ax, image)
    picture = _as_seen(ax)
    return {"picture": picture, "ticks": None if picture is None else _shows_ticks(ax)}


def digits(module, image):
    """show_digit(ax, image), with images of several types and layouts in memory,"""
    ax, given = _axes(), image.copy()
    seen = {}
    for form, made in IMAGES.items():
        module.show_digit(ax, made(given))
        seen[form] = _as_seen(ax)
    return {"seen": seen, "image": given}


def flat_digit(module, image):
    """show_digit(ax, image), image of shape (784,)"""
    module.show_digit(_axes(), image)
    return {"image": image}


def _activations(module, functions):
    ax = _axes()
    module.plot_activations(ax, *(_of_arrays(name, function) for name, function in functions.items()))
    return _drawing(ax)


def _of_arrays(name, function):
    """Return a function that takes arrays, and nothing else."""

    def called(x):
        if not isinstance(x, np.ndarray):
            raise TypeError(f"{name} takes an ndarray; it was called with {x!r:.40}")
        return function(x)

    return called


def _axes():
    """Return an empty Axes; a copy of one takes a third of the time that a new one takes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    ax = pickle.loads(_empty_axes())
    FigureCanvasAgg(ax.figure)
    return ax


@functools.cache
def _empty_axes():
    """Return a pickled Axes, without its ticks: it makes them where they are looked at, and half of it are ticks."""
    from matplotlib.figure import Figure

    ax = Figure().subplots()
    for axis in (ax.xaxis, ax.yaxis):
        del axis.majorTicks, axis.minorTicks
    return pickle.dumps(ax)


def _drawing(ax):
    """Return the lines of an Axes, its texts, and its limits."""
    lines = [
        {"x": _numbers(line.get_xdata(orig=False)), "y": _numbers(line.get_ydata(orig=False)), **_look(ax, line)}
        for line in ax.lines
    ]
    titles = [ax.get_title(loc) for loc in ("center", "left", "right")]
    return {
        "lines": tuple(lines),
        "title": "".join(titles),
        "x label": ax.get_xlabel(),
        "y label": ax.get_ylabel(),
        "legend": ax.get_legend() is not None,
        "limits of x": ax.get_xlim(),
        "limits of y": ax.get_ylim(),
    }


def _numbers(values):
    return np.asarray(values, dtype=float)


def _look(ax, line):
    """Return the style of a line, and its name in the legend: that of the entry that looks like it."""
    legend = ax.get_legend()
    entries = zip(legend.legend_handles, legend.get_texts(), strict=False) if legend else ()
    names = [text.get_text() for handle, text in entries if _same_look(handle, line)]
    name = line.get_label() if line.get_label() in names else "".join(names[:1])
    return {"style": line.get_linestyle(), "name": name}


def _same_look(handle, line):
    from matplotlib.colors import same_color

    if not hasattr(handle, "get_linestyle") or not hasattr(handle, "get_color"):
        return False
    return handle.get_linestyle() == line.get_linestyle() and same_color(handle.get_color(), line.get_color())


def _as_seen(ax):
    """Return red, green and blue of a picture on white, its rows from the top and its columns from the left."""
    if not ax.images:
        return None
    image = ax.images[-1]
    colours = _on_white(image)
    left, right, bottom, top = image.get_extent()
    if image.origin == "lower":
        bottom, top = top, bottom
    if (top - bottom) * np.diff(ax.get_ylim())[0] < 0:
        colours = colours[::-1]
    if (right - left) * np.diff(ax.get_xlim())[0] < 0:
        colours = colours[:, ::-1]
    return colours


def _on_white(image):
    """Return red, green and blue of an image on white paper, which shows through where it is transparent."""
    colours, opacity = image.to_rgba(image.get_array()), image.get_alpha()
    opacity = colours[..., 3:] * (1 if opacity is None else np.atleast_2d(opacity)[..., np.newaxis])
    return opacity * colours[..., :3] + 1 - opacity


def _shows_ticks(ax):
    if not ax.axison:
        return False
    ticks = [tick for axis in (ax.xaxis, ax.yaxis) if axis.get_visible() for tick in axis.get_major_ticks()]
    parts = [part for tick in ticks for part in (tick.tick1line, tick.tick2line, tick.label1, tick.label2)]
    return any(part.get_visible() for part in parts)


# What there is to see, in one form whatever is drawn

MOST_LINES, MOST_POINTS = 4, 200
STYLES = ("none", "-", "--", ":", "-.")


def sketch_of_sin_cos(module):
    """plot_sin_cos(ax)"""
    return _sketch(sin_cos(module))


def sketch_of_activations(module):
    """plot_activations(ax, step, sigmoid, relu)"""
    return _sketch(activations(module))


def sketch_of_minus_log(module):
    """plot_minus_log(ax)"""
    return _sketch(minus_log(module))


def sketch_of_history(module, losses):
    """plot_history(ax, losses)"""
    return _sketch(history(module, losses))


def _sketch(drawing):
    """Return the first lines of a drawing with as many points as one can see, its texts and its limits."""
    x, y = np.zeros((MOST_LINES, MOST_POINTS)), np.zeros((MOST_LINES, MOST_POINTS))
    counts, styles, names = np.zeros(MOST_LINES), np.zeros(MOST_LINES), [""] * MOST_LINES
    for row, line in enumerate(drawing["lines"][:MOST_LINES]):
        if len(line["x"]):
            places = np.linspace(0, len(line["x"]) - 1, MOST_POINTS).astype(int)
            x[row], y[row], counts[row] = line["x"][places], line["y"][places], len(line["x"])
        styles[row] = STYLES.index(line["style"]) if line["style"] in STYLES else 0
        names[row] = line["name"]
    texts = {name: drawing[name] for name in ("title", "x label", "y label")}
    limits = np.array([drawing["limits of x"], drawing["limits of y"]])
    return {"x": x, "y": y, "counts": counts, "styles": styles, "names": tuple(names), "limits": limits, **texts}
