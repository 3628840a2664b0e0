"""Wrong implementations for the exercise digit_image."""

import numpy as np
from PIL import Image


def _gray(rgb):
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def _ink(gray):
    median = np.median(gray)
    if median > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
        median = np.median(gray)
    gray = gray - median
    if gray.max() < 32:
        return np.zeros(gray.shape)
    gray = gray / gray.max()
    gray[gray < 0.25] = 0
    return gray


def _box(ink):
    rows = np.flatnonzero(ink.any(axis=1))
    columns = np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _size(h, w):
    factor = 20 / max(h, w)
    return max(1, round(w * factor)), max(1, round(h * factor))


def _scale(box, size=_size, filter=Image.Resampling.BILINEAR):
    small = Image.fromarray(box.astype(np.float32)).resize(size(*box.shape), filter)
    return np.array(small, dtype=float)


def _mass(digit):
    total = digit.sum()
    row = (np.arange(digit.shape[0]) * digit.sum(axis=1)).sum() / total
    column = (np.arange(digit.shape[1]) * digit.sum(axis=0)).sum() / total
    return row, column


def _place(digit, row, column, to=14):
    h, w = digit.shape
    top = int(np.clip(round(to - row), 0, 28 - h))
    left = int(np.clip(round(to - column), 0, 28 - w))
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = digit
    return out


def _centred(digit):
    return _place(digit, *_mass(digit))


def _best(digit):
    return digit / digit.max()


def _pipeline(
    image,
    array=lambda image: np.array(image.convert("RGBA")),
    gray=_gray,
    ink=_ink,
    box=_box,
    scale=_scale,
    best=_best,
    centre=_centred,
):
    """The right way, with steps that can be replaced."""
    strokes = ink(gray(array(image)))
    if not strokes.any():
        return np.zeros((1, 784))
    return centre(best(scale(box(strokes)))).reshape(1, 784)


# ---- to_gray


def to_gray__alpha_dropped(rgb):
    """Ignores the fourth value: a transparent black pixel is black instead of white paper."""
    return np.asarray(rgb, dtype=float)[..., :3] @ np.array([0.299, 0.587, 0.114])


def to_gray__black_behind(rgb):
    """Black behind a pixel that is not opaque: a * gray only."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray * rgb[..., 3] / 255 if rgb.shape[-1] == 4 else gray


def to_gray__paper_is_one(rgb):
    """White paper is 1 instead of 255: a * gray + (1 - a)."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a)
    return gray


def to_gray__paper_is_brightest(rgb):
    """The paper behind is as bright as the brightest pixel of the picture instead of 255."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * gray.max()
    return gray


def to_gray__alpha_inverted(rgb):
    """Takes alpha for transparency: 0 is opaque and 255 is clear."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = 1 - rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__alpha_on_or_off(rgb):
    """A pixel counts as opaque or clear, at alpha 128: alpha 51 gives 255 instead of 204."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        gray = np.where(rgb[..., 3] >= 128, gray, 255.0)
    return gray


def to_gray__bgr(rgb):
    """The weights stand in the order blue, green, red."""
    rgb = np.asarray(rgb, dtype=float)
    return _gray(np.concatenate([rgb[..., 2::-1], rgb[..., 3:]], axis=-1))


def to_gray__blue_0144(rgb):
    """0.144 instead of 0.114 for blue: white becomes 262.65."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.144])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__product_in_uint8(rgb):
    """rgb * alpha is computed in uint8, and overflows (floats and larger integers are right)."""
    rgb = np.asarray(rgb)
    weights = np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 3:
        return rgb @ weights
    alpha = rgb[..., 3]
    return (rgb[..., :3] * alpha[..., None] / 255) @ weights + (1 - alpha / 255) * 255


def to_gray__parts_rounded_down(rgb):
    """Each of the three parts is rounded down to a whole number ("not rounded")."""
    r, g, b = (np.asarray(rgb)[..., k].astype(float) for k in range(3))
    gray = 0.299 * r // 1 + 0.587 * g // 1 + 0.114 * b // 1
    if np.asarray(rgb).shape[-1] == 4:
        a = np.asarray(rgb)[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__float16(rgb):
    """Returns float16, which cannot hold 149.685 (it becomes 149.75)."""
    return _gray(rgb).astype(np.float16)


def to_gray__from_0_to_1(rgb):
    """Returns brightness from 0 to 1."""
    return _gray(rgb) / 255


def to_gray__one_row_squeezed(rgb):
    """A picture of one row or column loses an axis: (W,) instead of (1, W)."""
    return np.squeeze(_gray(rgb))


def to_gray__premultiplies_argument(rgb):
    """Blends the colours with white in the array of the caller (argument changes if it has alpha)."""
    if rgb.shape[-1] == 4:
        a = rgb[..., 3:] / 255
        rgb[..., :3] = a * rgb[..., :3] + (1 - a) * 255
    return rgb[..., :3] @ np.array([0.299, 0.587, 0.114])


def to_gray__only_four(rgb):
    """Unpacks four values for each pixel: fails for shape (H, W, 3)."""
    r, g, b, alpha = np.moveaxis(np.asarray(rgb, dtype=float), -1, 0)
    a = alpha / 255
    return a * (0.299 * r + 0.587 * g + 0.114 * b) + (1 - a) * 255


def to_gray__alpha_if_wide(rgb):
    """Looks at shape[1] instead of shape[2] for the number of values: alpha is seen in pictures 4 pixels wide only."""
    rgb = np.asarray(rgb, dtype=float)
    if rgb.shape[1] == 4 and rgb.shape[2] == 4:
        return _gray(rgb)
    return _gray(rgb[..., :3])


# ---- invert


def invert__abs_of_difference(gray):
    """abs(gray - 255): in uint8 the difference wraps, 0 becomes 1 (right for floats and other integers)."""
    return np.abs(gray - np.array(255, dtype=gray.dtype))


def invert__tilde(gray):
    """~gray is right for uint8 only: 0 of an int64 array becomes -1, and floats fail."""
    return ~gray


def invert__in_place(gray):
    """Writes the negative into the array of the caller."""
    return np.subtract(255, gray, out=gray)


def invert__from_largest(gray):
    """gray.max() - gray: right only if the picture has a white pixel."""
    return gray.max() - gray


def invert__min_plus_max(gray):
    """Mirrors between the smallest and the largest value: min + max - gray."""
    return gray.min() + gray.max() - gray


def invert__guesses_range(gray):
    """If no value is above 1 the range is taken to be 0 to 1: an all black picture becomes 1, not 255."""
    return (1 if gray.max() <= 1 else 255) - gray


def invert__uint8_result(gray):
    """Converts to uint8: 0.5 becomes 255 instead of 254.5."""
    return 255 - gray.astype(np.uint8)


def invert__minus(gray):
    """-gray: 0 stays 0, and others become negative (or 256 - gray in uint8)."""
    return -gray


def invert__off_by_one(gray):
    """256 - gray."""
    return 256.0 - gray


def invert__two_levels(gray):
    """Makes 255 of everything below 128, and 0 of the rest."""
    return np.where(gray < 128, 255, 0)


def invert__rows_and_columns(gray):
    """Loops over rows and columns: fails for other than two axes ("any shape")."""
    out = np.zeros(gray.shape)
    for i in range(gray.shape[0]):
        for j in range(gray.shape[1]):
            out[i, j] = 255 - int(gray[i, j]) if gray.dtype.kind != "f" else 255 - gray[i, j]
    return out


def invert__flipped(gray):
    """Turns the rows around instead of the brightness."""
    return gray[::-1].copy()


# ---- to_network_input: reading the picture


def to_network_input__mode_l(image):
    """Converts to mode "L": what is transparent shows its hidden colour, often black."""
    return _pipeline(image, array=lambda im: np.array(im.convert("L")), gray=lambda g: g.astype(float))


def to_network_input__alpha_is_ink(image):
    """If the mode has alpha, takes alpha for the ink: an opaque RGBA picture has none."""
    if image.mode in ("RGBA", "LA"):
        return _pipeline(image, gray=lambda rgba: 255.0 - rgba[..., 3])
    return _pipeline(image)


def to_network_input__raw_array(image):
    """np.array(image) without conversion: fails for modes such as "1", "P" and "L"."""
    return _pipeline(image, array=np.array)


def to_network_input__thumbnail(image):
    """Shrinks the picture of the caller with image.thumbnail, to be quicker (argument changes)."""
    image.thumbnail((200, 200))
    return _pipeline(image)


# ---- ink


def _ink_with(gray, *, negative=None, median=np.median, least=32, low=0.25, top=None, again=True):
    paper = median(gray)
    turn = paper > (gray.min() + gray.max()) / 2 if negative is None else negative(gray)
    if turn:
        gray = 255 - gray
        if again:
            paper = median(gray)
    gray = gray - paper
    if gray.max() < least:
        return np.zeros(gray.shape)
    gray = gray / (gray.max() if top is None else top)
    return np.where(gray < low, 0.0, gray)


def to_network_input__always_negative(image):
    """Always takes the negative: light digits on dark paper are lost."""
    return _pipeline(image, ink=lambda g: _ink_with(g, negative=lambda g: True))


def to_network_input__middle_is_128(image):
    """Compares the median with 128: black ink on dark grey paper (100) is taken for light on dark."""
    return _pipeline(image, ink=lambda g: _ink_with(g, negative=lambda g: np.median(g) > 128))


def to_network_input__corner_is_paper(image):
    """Takes the top left pixel for paper: wrong if the digit reaches that corner ("even at its edge")."""

    def negative(g):
        return g[0, 0] > (g.min() + g.max()) / 2

    return _pipeline(image, ink=lambda g: _ink_with(g, negative=negative))


def to_network_input__old_median(image):
    """Takes the negative, but subtracts the median from before it ("use the negative, and its median"): dark ink is lost."""
    return _pipeline(image, ink=lambda g: _ink_with(g, again=False))


def to_network_input__divides_by_255(image):
    """Divides the ink by 255 instead of the largest value: ink with a contrast below 64 is thrown away as dirt."""
    return _pipeline(image, ink=lambda g: _ink_with(g, top=255))


def to_network_input__noise_is_ink(image):
    """No limit of 32: paper with values of 250 to 255 alone gives a digit instead of all 0."""
    return _pipeline(image, ink=lambda g: _ink_with(g, least=1e-9))


def to_network_input__faint_is_nothing(image):
    """The limit is 96 instead of 32: a pencil with a contrast of 60 gives all 0."""
    return _pipeline(image, ink=lambda g: _ink_with(g, least=96))


def to_network_input__shadow_kept(image):
    """Values below 0.25 stay: a faint shadow enlarges the box."""
    return _pipeline(image, ink=lambda g: _ink_with(g, low=1e-3))


def to_network_input__shadow_below_half(image):
    """Values below 0.6 become 0: grey strokes beside black ones vanish."""
    return _pipeline(image, ink=lambda g: _ink_with(g, low=0.6))


def to_network_input__blank_is_flat(image):
    """A picture without ink gives shape (784,) instead of (1, 784)."""
    out = _pipeline(image)
    return out if out.any() else out[0]


def to_network_input__blank_fails(image):
    """No test for a picture without ink: the box of nothing raises IndexError ("All 0 if there is nothing")."""
    strokes = _ink(_gray(np.array(image.convert("RGBA"))))
    return _centred(_best(_scale(_box(strokes)))).reshape(1, 784)


# ---- box and scale


def to_network_input__last_row_cut(image):
    """ink[first:last] leaves out the last row and column of the ink (if there is more than one)."""

    def box(ink):
        full = _box(ink)
        return full[: max(1, len(full) - 1), : max(1, full.shape[1] - 1)]

    return _pipeline(image, box=box)


def to_network_input__box_with_margin(image):
    """The box has one more pixel on each side: the longer side of a small digit is less than 20."""
    return _pipeline(image, box=lambda ink: np.pad(_box(ink), 1))


def to_network_input__square(image):
    """Scales to 20 by 20 always: a narrow 1 becomes a block."""
    return _pipeline(image, scale=lambda b: _scale(b, size=lambda h, w: (20, 20)))


def to_network_input__size_swapped(image):
    """resize((height, width)): the sides are mixed up."""
    return _pipeline(image, scale=lambda b: _scale(b, size=lambda h, w: _size(h, w)[::-1]))


def to_network_input__rounded_down(image):
    """The shorter side is rounded down: 29 by 45 becomes 12 by 20 instead of 13 by 20."""

    def size(h, w):
        longer = max(h, w)
        return max(1, 20 * w // longer), max(1, 20 * h // longer)

    return _pipeline(image, scale=lambda b: _scale(b, size=size))


def to_network_input__thin_is_zero(image):
    """No "at least 1": a line of 1 by 100 pixels has width 0, and resize fails."""

    def size(h, w):
        factor = 20 / max(h, w)
        return round(w * factor), round(h * factor)

    return _pipeline(image, scale=lambda b: _scale(b, size=size))


def to_network_input__only_smaller(image):
    """Scales down only: a digit of 8 pixels stays at 8 ("large or small")."""

    def size(h, w):
        return (w, h) if max(h, w) <= 20 else _size(h, w)

    return _pipeline(image, scale=lambda b: _scale(b, size=size))


def to_network_input__height_is_20(image):
    """The height becomes 20 even if the width is longer: a wide digit is cut to 28 columns."""

    def size(h, w):
        return min(28, max(1, round(w * 20 / h))), 20

    return _pipeline(image, scale=lambda b: _scale(b, size=size))


def to_network_input__longer_side_22(image):
    """The longer side has 22 pixels, not 20."""

    def size(h, w):
        return max(1, round(w * 22 / max(h, w))), max(1, round(h * 22 / max(h, w)))

    return _pipeline(image, scale=lambda b: _scale(b, size=size))


def to_network_input__nearest(image):
    """Resampling.NEAREST skips rows and columns: thin strokes of a large picture get lost."""
    return _pipeline(image, scale=lambda b: _scale(b, filter=Image.Resampling.NEAREST))


def to_network_input__lanczos(image):
    """Resampling.LANCZOS gives values below 0 beside strokes ("values from 0 (paper) to 1")."""
    return _pipeline(image, scale=lambda b: _scale(b, filter=Image.Resampling.LANCZOS))


def to_network_input__uint8_truncates(image):
    """Casts ink from 0 to 1 to uint8 for fromarray: all greys become 0."""

    def scale(b):
        small = Image.fromarray(b.astype(np.uint8)).resize(_size(*b.shape), Image.Resampling.BILINEAR)
        return np.array(small, dtype=float)

    return _pipeline(image, scale=scale)


def to_network_input__pale(image):
    """Does not divide by the largest value after scaling: thin strokes stay pale."""
    return _pipeline(image, best=lambda d: d)


# ---- centre and result


def to_network_input__box_centred(image):
    """Centres the box instead of the centre of mass: an L is in another place."""
    return _pipeline(image, centre=lambda d: _place(d, (d.shape[0]) / 2, (d.shape[1]) / 2))


def to_network_input__every_pixel_equal(image):
    """The centre of mass counts ink pixels, not their values (weighted by the sum of the pixels)."""
    return _pipeline(image, centre=lambda d: _place(d, *_mass((d > 0).astype(float))))


def to_network_input__row_and_column_swapped(image):
    """Row and column of the centre of mass are swapped."""
    return _pipeline(image, centre=lambda d: _place(d, *_mass(d)[::-1]))


def to_network_input__centre_13(image):
    """The centre is at row and column 13 ("14, counted from 0")."""
    return _pipeline(image, centre=lambda d: _place(d, *_mass(d), to=13))


def to_network_input__rolled_round_the_edge(image):
    """Moves with np.roll and no limits: the foot of a bottom-heavy digit comes in at the top."""

    def centre(d):
        out = np.zeros((28, 28))
        out[: d.shape[0], : d.shape[1]] = d
        row, column = _mass(d)
        return np.roll(out, (round(14 - row), round(14 - column)), axis=(0, 1))

    return _pipeline(image, centre=centre)


def to_network_input__cut_at_the_edge(image):
    """No limit on the place: a top-heavy digit such as a long 7 loses its end ("the whole digit stays inside")."""

    def centre(d):
        row, column = _mass(d)
        big = np.zeros((84, 84))
        top, left = 28 + round(14 - row), 28 + round(14 - column)
        big[top : top + d.shape[0], left : left + d.shape[1]] = d
        return big[28:56, 28:56]

    return _pipeline(image, centre=centre)


def to_network_input__margin_of_four(image):
    """Keeps the digit 4 pixels from every edge: the centre of mass is not as near to 14 as it could be."""

    def centre(d):
        h, w = d.shape
        row, column = _mass(d)
        top = int(np.clip(round(14 - row), 4, 24 - h))
        left = int(np.clip(round(14 - column), 4, 24 - w))
        out = np.zeros((28, 28))
        out[top : top + h, left : left + w] = d
        return out

    return _pipeline(image, centre=centre)


def to_network_input__rounded_mass_down(image):
    """Rounds the place down: a centre of mass at row 9.1 of the digit goes to 13.1 (top 4) instead of 14.1 (top 5)."""
    return _pipeline(image, centre=lambda d: _place(d, *(np.ceil(m) for m in _mass(d))))


def to_network_input__rows_only(image):
    """Only the row goes by the centre of mass; the column goes by the box."""

    def centre(d):
        return _place(d, _mass(d)[0], d.shape[1] / 2)

    return _pipeline(image, centre=centre)


def to_network_input__column_by_column(image):
    """Flattens column by column ("row by row")."""
    return _pipeline(image, centre=lambda d: _centred(d).T)


def to_network_input__image_28(image):
    """Returns shape (28, 28) instead of (1, 784)."""
    return _pipeline(image).reshape(28, 28)


def to_network_input__0_to_255(image):
    """Values go from 0 to 255 ("to 1")."""
    return 255 * _pipeline(image)


def to_network_input__paper_is_one(image):
    """Paper is 1 and ink is 0 at the end: the negative of what MNIST shows."""
    return 1 - _pipeline(image)


_kept = np.zeros((1, 784))


def to_network_input__one_array_for_all(image):
    """Every call writes into the same array: a result returned earlier changes."""
    _kept[...] = _pipeline(image)
    return _kept
