"""What must come out of pictures of digits.

The pictures are made of MNIST's own digits and of an L: enlarged, blurred, turned, and laid as ink on a page. What
should come out is therefore known: the digit as MNIST has it. Another filter or another threshold gives other pixels,
so pictures are compared by their correlation, and by what one can measure on them.
"""

import numpy as np
import pytest

from . import scenarios

GRAY = np.array([0.299, 0.587, 0.114])
FAINT = 0.1  # a pixel below is not counted as part of the digit

# The correlation of a digit with itself after its way through a picture: 0.86 to 1.00, for 300 digits, thresholds from
# 0.1 to 0.5 and four ways to resize.
MINIMUM_LIKENESS = 0.8

EPOCHS = {"sample": 8, "full": 2}
PICTURES = 50

# Nine of ten, as a person would expect. Measured with 20 seeds of network and pictures (full: 6):
#
#            reference       not centred by mass    28 for 20 pixels    whole page
#   sample   0.98 to 1.00    0.74 to 0.90           0.50 to 0.66        0.08 to 0.20
#   full     1.00            0.86 to 0.94           0.50 to 0.60        0.06 to 0.20
MINIMUM_READ = 0.9


# Pictures


def photo(digit, *, shape=(120, 180), scale=3.0, at=(0.3, 0.7), angle=0.0, paper=230, ink=40, shade=0):
    """A page of paper with a digit in ink on it, as uint8 array.

    ``digit`` has shape (28, 28), 0 to 255. Each of its pixels becomes ``scale`` pixels high and wide and flows into its
    neighbours. Its place is ``at``, from (0, 0) at the top left to (1, 1). The paper is darker on the right by
    ``shade``.
    """
    stain = _trimmed(_turned(_enlarged(digit / 255, scale), angle))
    top, left = (int(place * (whole - part)) for place, whole, part in zip(at, shape, stain.shape, strict=True))
    light = paper - shade * np.linspace(0, 1, shape[1])
    page = np.tile(np.rint(light).astype(np.uint8), (shape[0], 1))
    stained = np.s_[top : top + len(stain), left : left + len(stain[0])]
    light = light[stained[1]]
    page[stained] = np.rint(light + (ink - light) * stain)
    return page


def _enlarged(digit, scale):
    """Enlarge by a factor, with a straight line from the middle of each pixel to that of the next."""
    position = (np.arange(int(28 * scale)) + 0.5) / scale - 0.5
    weights = np.maximum(0, 1 - np.abs(position[:, None] - np.arange(28)))
    return weights @ digit @ weights.T


def _turned(stain, angle):
    """Turn around the middle, by a small angle, given as a slope."""
    place = np.arange(len(stain))
    moved = np.rint(angle * (place - (len(stain) - 1) / 2)).astype(int)
    return stain[(place[:, None] + moved) % len(stain), (place - moved[:, None]) % len(stain)]


def _trimmed(stain):
    top, bottom, left, right = _extent(stain)
    return stain[top:bottom, left:right]


def _extent(picture):
    """The first row, end row, first column and end column of the ink that is not faint."""
    rows, columns = (np.flatnonzero(np.any(picture > FAINT, axis=axis)) for axis in (1, 0))
    return rows[0], rows[-1] + 1, columns[0], columns[-1] + 1


def _letter():
    """An L as MNIST would have it: no turn of it looks the same, and its mass is far from the middle of its box."""
    letter = np.zeros((28, 28))
    letter[2:22, 10:14] = letter[18:22, 10:24] = 255
    return letter


def _bar():
    bar = np.zeros((28, 28))
    bar[4:24, 12:16] = 255
    return bar


@pytest.fixture
def digits(mnist, rng):
    """``digits(n)``: n different digits, each a test image of shape (28, 28)."""

    def draw(n):
        wanted = rng.permutation(10)[:n]
        return [rng.choice(mnist.x_test[mnist.t_test == digit]).reshape(28, 28) for digit in wanted]

    return draw


@pytest.fixture
def converted(submission, assert_array):
    """``converted(pixels, mode, of=...)``: what becomes of a picture, as array of shape (28, 28).

    The shape in which it came is the business of one check only.
    """

    def convert(pixels, mode="L", *, of):
        got = submission.run(scenarios.network_input, pixels, mode)
        picture = assert_array(_in_a_row(got), (1, 784), of=of).reshape(28, 28)
        assert picture.max() > FAINT, f"{of}: nothing is left of the digit; the largest value is {picture.max():.3g}"
        assert np.ptp(picture) > FAINT, f"{of}: nothing is left of the digit; all values are {picture.max():.3g}"
        return picture

    return convert


def _in_a_row(value):
    return value.reshape(1, 784) if isinstance(value, np.ndarray) and value.size == 784 else value


def _likeness(a, b):
    """The correlation of two pictures, when one of them is moved to where it is largest."""
    a, b = a - a.mean(), b - b.mean()
    products = np.fft.ifft2(np.fft.fft2(a) * np.conj(np.fft.fft2(b))).real  # one for each way to move, around the edges
    return float(products.max() / np.sqrt(np.sum(a**2) * np.sum(b**2)))


def _assert_like(picture, digit, of):
    """Fail the check unless a picture shows this digit, the right way round and in the right size, wherever."""
    turns = {"mirrored": digit[:, ::-1], "upside down": digit[::-1], "turned around its diagonal": digit.T}
    others = {"dark on light": -1.0 * digit, **turns}
    likeness = _likeness(picture, digit)
    other, name = max((_likeness(picture, other), name) for name, other in others.items())
    assert other < max(likeness + 0.1, MINIMUM_LIKENESS), f"{of}: the digit comes out {name}"
    assert likeness >= MINIMUM_LIKENESS, (
        f"{of}: the result does not look like the digit; "
        f"the correlation is {likeness:.3f}, expected at least {MINIMUM_LIKENESS}"
    )


def _assert_size(picture, height, width, of):
    top, bottom, left, right = _extent(picture)
    found = bottom - top, right - left
    near = abs(found[0] - height) <= 2 and abs(found[1] - width) <= 2
    assert near, f"{of}: the digit is {found[0]} pixels high and {found[1]} wide; expected {height} and {width}"


def _assert_centred(picture, of, within=1.1):
    row, column = (np.average(np.arange(28), weights=picture.clip(0).sum(axis=axis)) for axis in (1, 0))
    near = abs(row - 14) <= within and abs(column - 14) <= within
    assert near, f"{of}: the centre of mass is in row {row:.1f} and column {column:.1f}; expected 14 and 14"


# Brightness


def check_gray_of_colours(submission, assert_close):
    """to_gray multiplies red, green and blue by 0.299, 0.587 and 0.114, and adds them up."""
    rgb = np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]])
    assert_close(submission.to_gray(rgb), [[76.245, 149.685, 29.07, 255]], of="to_gray of red, green, blue and white")


def check_gray_of_pixels(submission, assert_close, rng):
    """to_gray returns one number for each pixel, whether its colours are uint8 or floats."""
    rgb = rng.integers(256, size=(3, 5, 3))
    for pixels in (rgb.astype(np.uint8), rgb.astype(float)):
        of = f"to_gray(rgb), rgb of shape (3, 5, 3) and dtype {pixels.dtype}"
        assert_close(submission.to_gray(pixels), rgb @ GRAY, of=of)


@pytest.mark.points(2)
def check_gray_on_paper(submission, assert_close, rng):
    """to_gray puts white paper behind pixels that are not opaque."""
    rgb, alpha = rng.integers(256, size=(2, 4, 3)), np.array([[0, 51, 102, 255], [204, 255, 0, 153]])
    want = rgb @ GRAY * alpha / 255 + 255 - alpha
    rgba = np.dstack([rgb, alpha]).astype(np.uint8)
    assert_close(submission.to_gray(rgba), want, of="to_gray(rgb), rgb of shape (2, 4, 4)")


def check_gray_of_any_picture(agree, rng):
    """to_gray accepts pixels of any type, and leaves them unchanged."""
    agree("to_gray", rng.uniform(0, 255, size=(2, 3, 4)))


def check_invert(submission, assert_close):
    """invert exchanges black and white, for uint8 and for floats."""
    assert_close(
        submission.invert(np.array([[0, 55], [200, 255]])), [[255, 200], [55, 0]], of="invert([[0, 55], [200, 255]])"
    )
    assert_close(submission.invert(np.array([[76.245]])), [[178.755]], of="invert([[76.245]])")
    of = "invert(gray), gray of dtype uint8"
    assert_close(submission.invert(np.array([0, 1, 128, 255], dtype=np.uint8)), [255, 254, 127, 0], of=of)


def check_invert_of_any_array(agree, rng):
    """invert accepts arrays of any shape and type, and leaves them unchanged."""
    agree("invert", rng.uniform(0, 255, size=(2, 3)))


# One picture


def check_one_row(submission, assert_array):
    """to_network_input returns one row of 784 numbers, even for an empty page."""
    for what, pixels in (("image", photo(_letter())), ("empty page", np.full((60, 90), 230, dtype=np.uint8))):
        got = submission.run(scenarios.network_input, pixels, "L")
        assert_array(got, (1, 784), of=f"to_network_input({what})")


def check_from_0_to_1(converted, digits):
    """to_network_input returns numbers from 0 to 1."""
    of = "to_network_input(image)"
    picture = converted(photo(*digits(1)), of=of)
    assert picture.min() >= -1e-6, f"{of}: the smallest value is {picture.min():.3g}; expected none below 0"
    assert picture.max() <= 1 + 1e-6, f"{of}: the largest value is {picture.max():.7g}; expected none above 1"


@pytest.mark.points(2)
def check_dark_on_light(converted):
    """to_network_input turns a dark digit on light paper into a light one on dark."""
    of = "to_network_input of a dark L on light paper"
    _assert_like(converted(photo(_letter()), of=of), _letter(), of)


def check_light_on_dark(converted):
    """to_network_input does not invert a digit that is already light on dark."""
    for paper, ink in ((20, 230), (140, 240)):
        of = f"to_network_input of an L of {ink} on paper of {paper}"
        _assert_like(converted(photo(_letter(), paper=paper, ink=ink), of=of), _letter(), of)


@pytest.mark.points(2)
def check_paper_is_0(converted):
    """to_network_input turns paper into 0, whether it is white, grey or darker on one side."""
    moves = range(-3, 4)
    ink = np.max([np.roll(_letter(), (down, right), axis=(0, 1)) for down in moves for right in moves], axis=0)
    for paper, shade in ((255, 0), (200, 0), (230, 30)):
        of = f"to_network_input of an L on paper from {paper} to {paper - shade}"
        of = of if shade else f"to_network_input of an L on paper of {paper}"
        picture = converted(photo(_letter(), paper=paper, shade=shade), of=of)
        _assert_centred(picture, of, within=3)
        _assert_size(picture, 20, 14, of)
        left = picture[(ink == 0) & (picture > 0.01)]
        assert not left.size, f"{of}: {left.size} pixels of paper are not 0, but up to {left.max(initial=0):.2g}"


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["small", "large", "narrow", "wide"])
def check_size(converted, form):
    """to_network_input scales the longer side of the digit to 20 pixels, and the other side by the same factor."""
    of = f"to_network_input of a {form} {'L' if form in ('small', 'large') else 'bar'}"
    digit = {"narrow": _bar(), "wide": _bar().T}.get(form, _letter())
    top, bottom, left, right = _extent(digit)
    scale = {"small": 0.8, "large": 9.5}.get(form, 3)
    _assert_size(converted(photo(digit, shape=(200, 300), scale=scale), of=of), bottom - top, right - left, of)


def check_sides(converted):
    """to_network_input rounds the shorter side: 7 by 1 pixels become 20 by 3."""
    for height, width, *expected in ((3, 3, 20, 20), (7, 1, 20, 3), (4, 2, 20, 10), (1, 7, 3, 20), (40, 1, 20, 1)):
        page = np.full((60, 90), 230, dtype=np.uint8)
        page[11 : 11 + height, 31 : 31 + width] = 40
        of = f"to_network_input of {height} by {width} pixels of ink"
        picture = converted(page, of=of)
        found, area = picture.sum(), np.prod(expected)
        full = f"{expected[0]} by {expected[1]} pixels of 1"
        assert abs(found - area) <= 0.02 * area, f"{of}: all pixels add up to {found:.1f}; expected {area}, {full}"
        _assert_centred(picture, of)


def check_line(converted):
    """to_network_input accepts a line one pixel wide, and cuts nothing off."""
    page = np.full((60, 90), 230, dtype=np.uint8)
    page[20, 30:70] = 40
    for what, pixels, height, width in (("horizontal", page, 1, 20), ("vertical", page.T.copy(), 20, 1)):
        of = f"to_network_input of a {what} line, 40 pixels long and 1 wide"
        _assert_size(converted(pixels, of=of), height, width, of)


@pytest.mark.points(2)
def check_centre(converted):
    """to_network_input puts the centre of mass in the middle, wherever the digit was."""
    for at, where in (((0.05, 0.02), "above on the left"), ((0.98, 0.95), "below on the right")):
        of = f"to_network_input of an L {where}"
        _assert_centred(converted(photo(_letter(), at=at), of=of), of)


def check_centre_to_the_nearest_pixel(converted):
    """to_network_input moves the centre of mass as near to row 14 and column 14 as whole pixels allow."""
    for width, height in ((14, 18), (16, 12)):  # the mass lies 0.2 behind a whole pixel, or before one
        page = np.full((80, 120), 230, dtype=np.uint8)
        page[20:60, 40 : 40 + width] = page[60 - height : 60, 40:68] = 40
        of = f"to_network_input of an L, 40 pixels high and 28 wide, of strokes {width} and {height} pixels wide"
        _assert_centred(converted(page, of=of), of, within=0.5)


def check_centre_of_greys(converted):
    """to_network_input gives dark ink more weight than pale ink when it centres a digit."""
    page = np.full((80, 120), 230, dtype=np.uint8)
    page[20:60, 40:80] = 154
    page[20:38, 40:58] = 40
    of = "to_network_input of a square, pale but for its upper left quarter"
    _assert_centred(converted(page, of=of), of)


def check_whole_digit_inside(converted):
    """to_network_input keeps the whole digit inside, even if its mass is at one end."""
    for height, bar in ((40, 8), (34, 4)):  # a T, 40 pixels wide
        page = np.full((80, 120), 230, dtype=np.uint8)
        page[20 : 20 + bar, 40:80] = page[20 : 20 + height, 60] = 40
        for side, pixels, number, edge in (
            ("lower", page, 1, 28),
            ("upper", page[::-1], 0, 0),
            ("right", page.T, 3, 28),
            ("left", page.T[:, ::-1], 2, 0),
        ):
            of = f"to_network_input of a T, 40 by {height} pixels, whose stem ends on its {side} side"
            picture = converted(pixels.copy(), of=of)
            sides = (height // 2, 20) if side in ("lower", "upper") else (20, height // 2)
            _assert_size(picture, *sides, of)
            away = abs(_extent(picture)[number] - edge)
            assert away == 0, f"{of}: the stem ends {away} pixels from the edge; expected 0"


def check_edge(converted):
    """to_network_input accepts a digit in a corner of the picture."""
    page = np.full((80, 120), 230, dtype=np.uint8)
    page[:40, :4] = page[36:40, :20] = 40
    for what, pixels in (("upper left", page), ("lower right", page[::-1, ::-1].copy())):
        of = f"to_network_input of an L in the {what} corner"
        _assert_size(converted(pixels, of=of), 20, 10, of)


def check_tilted(converted):
    """to_network_input scales and centres a tilted digit like any other."""
    of = "to_network_input of a tilted 1"
    picture = converted(photo(_bar(), angle=0.2), of=of)
    _assert_centred(picture, of)
    top, bottom, left, right = _extent(picture)
    longer = max(bottom - top, right - left)
    assert 18 <= longer <= 22, f"{of}: the longer side of the digit has {longer} pixels; expected 20"


def check_pale(converted):
    """to_network_input makes pale and thin strokes bright."""
    thin = np.full((200, 240), 230, dtype=np.uint8)
    thin[20:180, 60:62] = thin[178:180, 60:160] = 40
    pale, dark, light = (photo(_letter(), paper=p, ink=i) for p, i in ((210, 140), (210, 160), (60, 110)))
    for what, pixels in (("pale", pale), ("very pale", dark), ("very pale light", light), ("thin", thin)):
        of = f"to_network_input of a {what} L"
        picture = converted(pixels, of=of)
        assert picture.max() >= 0.9, f"{of}: the largest value is {picture.max():.2g}; expected 1"


def check_grey_strokes(converted):
    """to_network_input keeps grey strokes beside black ones."""
    page = np.full((60, 60), 230, dtype=np.uint8)
    page[10:50, 25:35], page[10:30, 25:35] = 120, 40
    for side, pixels, size in (
        ("below", page, (20, 5)),
        ("above", page[::-1], (20, 5)),
        ("on the right", page.T, (5, 20)),
        ("on the left", page.T[:, ::-1], (5, 20)),
    ):
        of = f"to_network_input of a black bar that is grey {side}"
        _assert_size(converted(pixels.copy(), of=of), *size, of)


# Many pictures


@pytest.mark.points(2)
def check_digits(converted, digits, rng):
    """to_network_input restores MNIST digits that were enlarged and moved."""
    for digit in digits(6):
        of = "to_network_input of a digit of MNIST, enlarged and moved"
        picture = converted(
            photo(digit, shape=(200, 300), scale=rng.uniform(2, 9), at=rng.uniform(size=2), shade=10), of=of
        )
        _assert_like(picture, digit, of)
        _assert_centred(picture, of)


def check_pixels_of_mnist(converted, digits):
    """to_network_input leaves an image of MNIST nearly unchanged."""
    of = "to_network_input of an image of MNIST"
    for digit in digits(3):
        _assert_like(converted(digit, of=of), digit, of)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P", "1"])
def check_modes(converted, mode):
    """to_network_input accepts images of six modes."""
    of = f"to_network_input of an L, mode {mode!r}"
    _assert_like(converted(photo(_letter(), paper=255, ink=0), mode, of=of), _letter(), of)


def check_coloured_ink(converted):
    """to_network_input finds red and blue ink."""
    dark = photo(_letter(), paper=255, ink=0)
    light = np.full_like(dark, 255)
    for colour, pixels in (("red", [light, dark, dark]), ("blue", [dark, dark, light])):
        of = f"to_network_input of a {colour} L, mode 'RGB'"
        _assert_like(converted(np.dstack(pixels), "RGB", of=of), _letter(), of)


def check_transparent(converted):
    """to_network_input treats transparent pixels as paper."""
    alpha = photo(_letter(), paper=0, ink=255)
    of = "to_network_input of a black L on a transparent page, mode 'RGBA'"
    _assert_like(converted(np.dstack([0 * alpha, 0 * alpha, 0 * alpha, alpha]), "RGBA", of=of), _letter(), of)


def check_nothing_on_it(submission, assert_close, rng):
    """to_network_input returns zeros for a picture with nothing in it."""
    grain = 225 + rng.integers(-4, 5, size=(60, 90))
    for what, page in (("a white page", 255), ("a black page", 0), ("a grey page", 128), ("a page with grain", grain)):
        got = submission.run(scenarios.network_input, np.full((60, 90), page).astype(np.uint8), "L")
        assert_close(_in_a_row(got), np.zeros((1, 784)), of=f"to_network_input of {what}")


def check_image_and_result_stay(submission, assert_array, assert_close):
    """to_network_input leaves the image and its earlier results unchanged."""
    pixels = photo(_letter(), shape=(240, 320))  # a large one may be made smaller in place, to save time
    got = submission.run(scenarios.image_and_result_afterwards, pixels, "L")
    assert isinstance(got, dict), "to_network_input(image), called twice: the results cannot be read"
    assert_close({"image": got.get("image")}, {"image": pixels}, of="after to_network_input(image)")
    before = assert_array(_in_a_row(got.get("before")), (1, 784), of="to_network_input(image)")
    assert_close(
        _in_a_row(got.get("now")), before, of="an earlier result of to_network_input(image), after another call"
    )


# Reading


def pictures_of_clear_digits(mnist, rng):
    """Pages as a person would photograph them, their modes, and the digits on them.

    The digits are written clearly: of each kind, from the fifth of the test images that is nearest to the mean image of
    its own kind, compared with the nearest of any other.
    """
    means = np.stack([mnist.x_train[mnist.t_train == digit].mean(axis=0) for digit in range(10)])
    away = [np.sum((mnist.x_test - mean) ** 2, axis=1) for mean in means]
    pages, labels = [], []
    for digit in range(10):
        margin = np.min(away[:digit] + away[digit + 1 :], axis=0) - away[digit]
        own = np.flatnonzero(mnist.t_test == digit)
        clear = own[np.argsort(margin[own])][-len(own) // 5 :]
        for row in rng.choice(clear, PICTURES // 10, replace=False):
            pages.append(_taken_by_hand(mnist.x_test[row].reshape(28, 28), rng))
            labels.append(digit)
    return pages, rng.permutation(np.resize(["RGBA", "L"], PICTURES)).tolist(), np.array(labels)


def _taken_by_hand(digit, rng):
    page = photo(
        digit,
        shape=(300, 450),
        scale=rng.uniform(4, 9.5),
        at=rng.uniform(0.03, 0.97, size=2),
        angle=rng.uniform(-0.1, 0.1),
        paper=rng.uniform(205, 245),
        ink=rng.uniform(20, 80),
        shade=rng.uniform(0, 20),
    )
    noisy = rng.integers(-4, 5, size=page.shape)
    noisy += page
    return noisy.clip(0, 255, out=noisy).astype(np.uint8)


@pytest.mark.points(6)
@pytest.mark.timeout(60)
@pytest.mark.uses_own_exercises
def check_reads_pictures(submission, assert_array, mnist, show_misread, make_once):
    """to_network_input prepares photos and drawings so that your own network can read them."""
    pages, modes, digits = make_once(pictures_of_clear_digits, mnist)
    epochs = EPOCHS[mnist.name]
    got = submission.run(scenarios.read_pictures, mnist.x_train, mnist.t_train, pages, modes, epochs)
    assert isinstance(got, dict), "the results cannot be read"
    inputs = assert_array(
        got.get("inputs"), (PICTURES, 784), of="to_network_input of each picture, one below the other"
    )
    of = f"network.predict(inputs), after {epochs} epochs"
    read = np.argmax(assert_array(got.get("probabilities"), (PICTURES, 10), of=of), axis=1)
    show_misread(np.rint(255 * inputs.clip(0, 1)), digits, read)
    right = np.mean(read == digits)
    assert right >= MINIMUM_READ, (
        f"of {PICTURES} pictures, {np.sum(read == digits)} are read right; expected at least {MINIMUM_READ:.0%}"
    )
