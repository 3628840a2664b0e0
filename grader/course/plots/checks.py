"""What must be drawn.

A line is recognised by its y values, whatever its style, its colour, its label and its place in the order.
"""

import numpy as np
import pytest

from . import scenarios

STYLES = {"-": "solid", "--": "dashed"}
MAX_POINTS = 1_000_000  # a line of more is not looked at
MAX_LETTERS = 200  # of a text in a message


@pytest.fixture
def drawing(submission):
    """``drawing(scenario, *values)``: what is on the Axes in the end."""

    def draw(scenario, *values):
        got = submission.run(scenario, *values)
        assert isinstance(got, dict), "the drawing cannot be read"
        return got

    return draw


@pytest.fixture
def image(rng):
    """The pixels of a picture that looks different from each side, as uint8."""
    return rng.permutation(np.linspace(0, 255, 784)).astype(np.uint8).reshape(28, 28)


def _line(drawing, f, what, of):
    """Return the line whose y is f of its x; fail the check if there is none."""
    lines = drawing.get("lines")
    curves = [line for line in lines if _is_curve(line)] if isinstance(lines, tuple) else []
    assert curves, f"{of} draws no line on ax"
    found = [line for line in curves if _close(line["y"], f(line["x"]))]
    assert found, f"{of}: no line on ax shows {what}; lines on ax: {len(curves)}"
    return found[0]


def _is_curve(line):
    """Whether this is a line with as many x as y, all real numbers."""
    x, y = (line.get("x"), line.get("y")) if isinstance(line, dict) else (None, None)
    if not isinstance(x, np.ndarray) or not isinstance(y, np.ndarray):
        return False
    return x.ndim == y.ndim == 1 and x.dtype.kind == y.dtype.kind == "f" and 0 < len(x) == len(y) <= MAX_POINTS


def _part(drawing, *names):
    """Return what has these names, one within the other; None where nothing has."""
    for name in names:
        drawing = drawing.get(name) if isinstance(drawing, dict) else None
    return drawing


def _text(part, name):
    """The beginning of a text of a drawing; nothing where it is none."""
    found = part.get(name)
    return found[:MAX_LETTERS] if isinstance(found, str) else ""


def _close(a, b):
    return a.shape == b.shape and np.allclose(a, b, rtol=1e-4, atol=1e-6)


def _assert_x(x, want, of, assert_close):
    got, expected = (f"{len(points)} points, from x = {points[0]:g} to {points[-1]:g}" for points in (x, want))
    assert len(x) == len(want), f"{of} has {got}; expected {expected}"
    # Single precision is off by 1e-7; 10,000 points that are one step too far apart only by 1e-4.
    assert_close(x, want, of=f"{of}, its x", rtol=1e-6)


def _assert_limits(drawing, low, high, of, assert_array):
    bottom, top = assert_array(drawing.get("limits of y"), (2,), of=f"{of}: the limits of y")
    right = abs(bottom - low) < 1e-6 and abs(top - high) < 1e-6
    assert right, f"{of}: the y axis goes from {bottom:.7g} to {top:.7g}; expected {low} to {high}"


def _assert_style(line, style, what, of):
    found = _text(line, "style")
    in_words = STYLES.get(found, f"drawn in the style {found!r}")
    assert found == style, f"{of}: the line of {what} is {in_words}; expected {STYLES[style]}"


def _assert_name(drawing, line, name, what, of):
    assert drawing.get("legend") is True, f"{of}: ax has no legend"
    found = _text(line, "name")
    found = repr(found) if found else "nothing"
    assert found == repr(name), f"{of}: the legend calls the line of {what} {found}; expected {name!r}"


def _assert_text(drawing, where, text, of):
    found = _text(drawing, where).strip()
    assert found == text, f"{of}: the {where} is {found!r}; expected {text!r}"


@pytest.mark.points(2)
def check_sin_cos(drawing, assert_close):
    """plot_sin_cos draws the sine and the cosine from 0 in steps of 0.1, and stops before 6."""
    of = "plot_sin_cos(ax)"
    drawn = drawing(scenarios.sin_cos)
    for f, what in ((np.sin, "the sine"), (np.cos, "the cosine")):
        x = _line(drawn, f, what, of)["x"]
        _assert_x(x, np.arange(60) / 10, f"{of}: the line of {what}", assert_close)
    of = f"{of}, called again on another ax"
    x = _line(drawing(scenarios.second_call, "plot_sin_cos"), np.sin, "the sine", of)["x"]
    _assert_x(x, np.arange(60) / 10, f"{of}: the line of the sine", assert_close)


def check_sin_solid_cos_dashed(drawing):
    """plot_sin_cos draws the sine solid and the cosine dashed."""
    of = "plot_sin_cos(ax)"
    drawn = drawing(scenarios.sin_cos)
    _assert_style(_line(drawn, np.sin, "the sine", of), "-", "the sine", of)
    _assert_style(_line(drawn, np.cos, "the cosine", of), "--", "the cosine", of)


def check_texts_of_sin_cos(drawing):
    """plot_sin_cos labels the axes x and y, and sets the title."""
    drawn = drawing(scenarios.sin_cos)
    for where, text in (("x label", "x"), ("y label", "y"), ("title", "sin & cos")):
        _assert_text(drawn, where, text, "plot_sin_cos(ax)")


def check_legend_of_sin_cos(drawing):
    """plot_sin_cos names both lines in a legend."""
    of = "plot_sin_cos(ax)"
    drawn = drawing(scenarios.sin_cos)
    _assert_name(drawn, _line(drawn, np.sin, "the sine", of), "sin", "the sine", of)
    _assert_name(drawn, _line(drawn, np.cos, "the cosine", of), "cos", "the cosine", of)


OTHERS = {"step": np.sign, "sigmoid": np.tanh, "relu": np.abs}


@pytest.mark.points(2)
def check_activations(drawing, assert_close):
    """plot_activations draws the given functions from -5 in steps of 0.1, and stops before 5."""
    for scenario, functions in ((scenarios.activations, scenarios.GIVEN), (scenarios.other_activations, OTHERS)):
        drawn = drawing(scenario)
        for name, f in functions.items():
            x = _line(drawn, f, f"the given {name}", scenario.__doc__)["x"]
            _assert_x(x, np.arange(-50, 50) / 10, f"{scenario.__doc__}: the line of {name}", assert_close)


def check_look_of_activations(drawing):
    """plot_activations draws step dashed and the others solid, and names all three in a legend."""
    of = scenarios.activations.__doc__
    drawn = drawing(scenarios.activations)
    for name, f in scenarios.GIVEN.items():
        line = _line(drawn, f, f"the given {name}", of)
        _assert_style(line, "--" if name == "step" else "-", name, of)
        _assert_name(drawn, line, name, name, of)


def check_limits_of_activations(drawing, assert_array):
    """plot_activations shows y from -0.1 to 1.1."""
    _assert_limits(drawing(scenarios.activations), -0.1, 1.1, scenarios.activations.__doc__, assert_array)


@pytest.mark.points(2)
def check_minus_log(drawing, assert_close):
    """plot_minus_log draws -log(x) from 0.0001 up to 1."""
    of = "plot_minus_log(ax)"
    x = _line(drawing(scenarios.minus_log), _minus_log, "-log(x)", of)["x"]
    last = 9_999 if len(x) == 9_999 else 10_000  # np.arange may stop before the 1 or not
    _assert_x(x, np.arange(1, last + 1) / 10_000, f"{of}: the line", assert_close)
    of = f"{of}, called again on another ax"
    again = _line(drawing(scenarios.second_call, "plot_minus_log"), _minus_log, "-log(x)", of)["x"]
    _assert_x(again, x, f"{of}: the line", assert_close)


def check_limits_of_minus_log(drawing, assert_array):
    """plot_minus_log shows y from 0 to 5."""
    _assert_limits(drawing(scenarios.minus_log), 0, 5, "plot_minus_log(ax)", assert_array)


def _minus_log(x):
    with np.errstate(all="ignore"):
        return -np.log(x)


@pytest.mark.points(2)
def check_history(drawing, assert_close, losses):
    """plot_history draws each loss against its step number, starting at 0."""
    _assert_history(drawing(scenarios.history, losses), losses, "plot_history(ax, losses)", assert_close)


def check_history_of_any_losses(drawing, assert_close, losses):
    """plot_history accepts lists and arrays, of integers too, even of one loss, and leaves them unchanged."""
    got = drawing(scenarios.histories, losses)
    for form, want in (
        ("a list", losses),
        ("a list of integers", np.array([3.0, 2.0, 1.0])),
        ("an array of one loss", losses[:1]),
        ("a reversed view", losses),
        ("an array of 2,000 losses", scenarios.MANY_LOSSES),
    ):
        lines = {"lines": _part(got, "drawn", form)}
        _assert_history(lines, want, f"plot_history(ax, losses), losses {form}", assert_close)
    assert_close(_part(got, "losses"), {"the list": losses, "the array": losses}, of="after plot_history(ax, losses)")


@pytest.fixture
def losses(rng):
    """Losses that fall, and not evenly; the last one is higher again."""
    falling = np.exp(-np.arange(6)) + 0.1 * rng.uniform(size=6)
    return np.append(falling, np.max(falling[1:]) + 0.1)


def _assert_history(drawn, losses, of, assert_close):
    x = _line(drawn, lambda _: losses, "the losses", of)["x"]
    _assert_x(x, np.arange(len(losses)), f"{of}: the line", assert_close)


def check_labels_of_history(drawing):
    """plot_history labels the axes step and loss."""
    drawn = drawing(scenarios.history, np.array([2.3, 1.1, 0.7]))
    for where, text in (("x label", "step"), ("y label", "loss")):
        _assert_text(drawn, where, text, "plot_history(ax, losses)")


DISTANCE = np.abs(np.arange(28) - 13.5)
FRAMES = (np.maximum(DISTANCE, DISTANCE[:, None]) - 0.5) / 13  # squares in squares, the same from each side


@pytest.fixture
def assert_colours(assert_array):
    """``assert_colours(picture, of)``: the colours of a picture, as array of shape (28, 28, 3)."""

    def check(got, of):
        assert got is not None, f"{of} shows no image on ax"
        assert isinstance(got, np.ndarray) and got.shape[-1:] == (3,), f"{of}: the picture on ax cannot be read"
        assert got.shape[:2] == (28, 28), f"{of}: the picture on ax has shape {got.shape[:2]}; expected (28, 28)"
        return assert_array(got, (28, 28, 3), of=f"{of}: the colours of the picture")

    return check


@pytest.fixture
def picture(drawing, assert_colours):
    """``picture(image, of)``: the visible colours of the picture, as an array of shape (28, 28, 3)."""
    return lambda image, of: assert_colours(drawing(scenarios.digit, image).get("picture"), of)


def _follows(a, b):
    """Whether two pictures are one and the same, or one the negative of the other, perhaps in other colours."""
    return a.std() > 0 and abs(np.corrcoef(a.ravel(), b.ravel())[0, 1]) > 0.8


@pytest.mark.parametrize("form", ["square", "flat"])
def check_digit_is_upright(picture, image, form):
    """show_digit shows images of shape (784,) and (28, 28) upright."""
    of = f"show_digit(ax, image), image of shape {(28, 28) if form == 'square' else (784,)}"
    brightness = picture(image if form == "square" else image.ravel(), of) @ np.array([0.299, 0.587, 0.114])
    turns = {"upside down": image[::-1], "mirrored": image[:, ::-1], "turned around its diagonal": image.T}
    turn = [f"the picture is {name}" for name, turned in turns.items() if _follows(brightness, turned)]
    assert _follows(brightness, image), f"{of}: {turn[0] if turn else 'the picture is not that of the image'}"


@pytest.mark.points(2)
@pytest.mark.parametrize("largest", [255, 1])
def check_digit_is_dark_on_white(picture, largest):
    """show_digit shows 0 as white, the largest pixel as black, and values between as greys."""
    images = {255: np.rint(255 * FRAMES).astype(np.uint8), 200: np.rint(200 * FRAMES), 1: FRAMES, 0.5: FRAMES / 2}
    for most in (255, 200) if largest == 255 else (1, 0.5):
        of = f"show_digit(ax, image), pixels from 0 to {most}"
        _assert_dark_on_white(picture(images[most], of), images[most], of)
        three = np.rint(2 * FRAMES) / 2 * most
        of = f"show_digit(ax, image), pixels of 0, {most / 2:g} and {most}"
        _assert_dark_on_white(picture(three, of), three, of)


def _assert_dark_on_white(colours, image, of):
    assert np.ptp(colours, axis=2).max() < 0.02, f"{of}: the picture has colours; expected greys only"
    greys = colours[..., 0].ravel()[np.argsort(image, axis=None)]
    for pixel, grey, low, high in (
        ("a pixel of 0", greys[0], 0.95, 1),
        ("the largest pixel", greys[-1], 0, 0.05),
        ("a pixel of middle size", greys[len(greys) // 2], 0.1, 0.9),
    ):
        words = {0.95: "1, that is white", 0: "0, that is black"}.get(low, "a grey")
        assert low <= grey <= high, f"{of}: {pixel} has a brightness of {grey:.2g}; expected {words}"
    assert np.diff(greys).max() < 0.02, f"{of}: some pixel is brighter than a smaller one"


def check_digit_of_any_pixels(drawing, assert_colours, assert_close):
    """show_digit accepts floats and integers, and leaves the image unchanged."""
    image = np.rint(255 * FRAMES)
    flat = drawing(scenarios.flat_digit, image.ravel())
    assert_close(flat, {"image": image.ravel()}, of="after show_digit(ax, image)")
    got = drawing(scenarios.digits, image)
    for form in scenarios.IMAGES:
        of = f"show_digit(ax, image), image {form}"
        _assert_dark_on_white(assert_colours(_part(got, "seen", form), of), image, of)
    assert_close({"image": _part(got, "image")}, {"image": image}, of="after show_digit(ax, image)")


def check_digit_without_ticks(drawing, image):
    """show_digit hides ticks and numbers."""
    drawn = drawing(scenarios.digit, image)
    assert drawn.get("picture") is not None, "show_digit(ax, image) shows no image on ax"
    ticks = drawn.get("ticks")
    assert ticks is False, "show_digit(ax, image): there are ticks or numbers on the axes; expected none"
