"""Right implementations for the exercise digit_image, in unusual styles."""

import math

import numpy as np
from PIL import Image


def _gray(rgba):
    rgba = np.asarray(rgba, dtype=float)
    gray = rgba[..., :3] @ np.array([0.299, 0.587, 0.114])
    a = rgba[..., 3] / 255
    return a * gray + (1 - a) * 255


def _ink(gray):
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.median(gray)
    top = ink.max()
    if top < 32:
        return np.zeros_like(ink)
    ink = ink / top
    ink[ink < 0.25] = 0
    return ink


# ---- to_gray


def to_gray__einsum(rgb):
    """einsum for the weighted sum; alpha of ones if there is none."""
    values = np.array(rgb, dtype=np.float64)
    opaque = values[..., 3] / 255 if values.shape[-1] > 3 else np.ones(values.shape[:2])
    gray = np.einsum("hwc,c->hw", values[:, :, :3], [0.299, 0.587, 0.114])
    return 255 + opaque * (gray - 255)


def to_gray__loops(rgb):
    """A loop over pixels, with plain numbers."""
    h, w, n = rgb.shape
    out = np.empty((h, w))
    for i in range(h):
        for j in range(w):
            red, green, blue, *alpha = (float(v) for v in rgb[i, j])
            gray = 0.299 * red + 0.587 * green + 0.114 * blue
            for value in alpha:
                gray = value / 255 * gray + (255 - value)
            out[i, j] = gray
    return out


def to_gray__blend_first(rgb):
    """Puts each colour on white paper first, and sums then (the weights sum to 1)."""
    channels = np.moveaxis(rgb.astype(float), 2, 0)
    if len(channels) == 4:
        *channels, alpha = channels
        channels = [255 - (255 - c) * (alpha / 255) for c in channels]
    red, green, blue = channels
    return sum(k * c for k, c in ((0.299, red), (0.587, green), (0.114, blue)))


def to_gray__darkness(rgb):
    """Computes the darkness, 255 - gray, scales it by alpha, and goes back."""
    dark = np.tensordot(255.0 - rgb[..., :3], np.array([0.299, 0.587, 0.114]), axes=1)
    for k in range(3, rgb.shape[2]):
        dark *= rgb[..., k] / 255.0
    return 255.0 - dark


# ---- invert


def invert__bitwise(gray):
    """Exclusive or with 255 for integers, subtraction for floats."""
    if np.issubdtype(gray.dtype, np.integer):
        return np.bitwise_xor(gray, np.array(255, dtype=gray.dtype))
    return 255 - gray


def invert__add_negative(gray):
    """As floats: the negative plus 255."""
    return np.add(np.negative(gray.astype(float)), 255)


def invert__table(gray):
    """A look-up table for uint8, and the formula for the rest."""
    if gray.dtype == np.uint8:
        return np.arange(255, -1, -1, dtype=np.uint8)[gray]
    out = np.full(gray.shape, 255, dtype=gray.dtype)
    out -= gray
    return out


def invert__flat_list(gray):
    """A comprehension over all entries."""
    return np.array([255 - v for v in gray.ravel().tolist()], dtype=float).reshape(gray.shape)


# ---- to_network_input


def to_network_input__nested(image):
    """Everything in one function, box by argmax, size from the factor."""
    ink = _ink(_gray(np.array(image.convert("RGBA"))))
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = ink.max(axis=1) > 0, ink.max(axis=0) > 0
    top, left = rows.argmax(), columns.argmax()
    bottom, right = len(rows) - rows[::-1].argmax(), len(columns) - columns[::-1].argmax()
    box = ink[top:bottom, left:right]
    size = [max(1, round(20 * side / max(box.shape))) for side in box.shape[::-1]]
    small = Image.fromarray(box.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float) / np.max(small)
    place = []
    for axis in (0, 1):
        sums = digit.sum(axis=1 - axis)
        mean = np.average(np.arange(len(sums)), weights=sums)
        place.append(int(min(max(round(14 - mean), 0), 28 - len(sums))))
    page = np.zeros((28, 28))
    page[place[0] : place[0] + digit.shape[0], place[1] : place[1] + digit.shape[1]] = digit
    return page[np.newaxis].reshape(1, -1)


def _triangle(n, m):
    """The matrix of shape (m, n) that scales n pixels to m, as BILINEAR does."""
    scale = n / m
    support = max(scale, 1.0)
    centres = (np.arange(m) + 0.5) * scale
    distance = np.abs(np.arange(n) + 0.5 - centres[:, None]) / support
    weights = np.maximum(0, 1 - distance)
    return weights / weights.sum(axis=1, keepdims=True)


def to_network_input__matrices(image):
    """Scales with two matrices of triangle weights in place of resize."""
    ink = _ink(_gray(np.array(image.convert("RGBA"))))
    page = np.zeros((28, 28))
    if ink.max() > 0:
        i, j = np.nonzero(ink)
        box = ink[i.min() : i.max() + 1, j.min() : j.max() + 1]
        h, w = (max(1, int(np.rint(s * 20 / max(box.shape)))) for s in box.shape)
        digit = _triangle(box.shape[0], h) @ box @ _triangle(box.shape[1], w).T
        digit /= digit.max()
        total = digit.sum()
        row = round(np.arange(h) @ digit.sum(axis=1) / total, 6)
        column = round(digit.sum(axis=0) @ np.arange(w) / total, 6)
        y = np.clip(np.rint(14 - row), 0, 28 - h)
        x = np.clip(np.rint(14 - column), 0, 28 - w)
        page[int(y) : int(y) + h, int(x) : int(x) + w] = digit
    return page.reshape(1, 784)


def to_network_input__pad(image):
    """np.pad puts the digit in its place; np.ix_ cuts the box; the best place by trying all."""
    ink = _ink(_gray(np.asarray(image.convert("RGBA"))))
    inked = np.argwhere(ink)
    if len(inked) == 0:
        return np.zeros((28, 28)).reshape(1, -1)
    (r0, c0), (r1, c1) = inked.min(axis=0), inked.max(axis=0)
    box = ink[np.ix_(range(r0, r1 + 1), range(c0, c1 + 1))]
    factor = 20 / max(box.shape)
    size = tuple(max(round(side * factor), 1) for side in reversed(box.shape))
    digit = np.array(
        Image.fromarray(np.float32(box)).resize(size, resample=Image.Resampling.BILINEAR),
        dtype=float,
    )
    digit = digit / digit.max()

    def start(sums):
        mean = (sums * np.arange(len(sums))).sum() / sums.sum()
        return min(range(29 - len(sums)), key=lambda s: abs(s + mean - 14))

    top, left = start(digit.sum(axis=1)), start(digit.sum(axis=0))
    h, w = digit.shape
    return np.pad(digit, ((top, 28 - h - top), (left, 28 - w - left))).reshape(1, 784)


def to_network_input__pil_box(image):
    """PIL does the rest, too: getbbox for the box, and paste for the place."""
    ink = _ink(_gray(np.array(image.convert("RGBA"))))
    bounds = Image.fromarray((ink > 0).astype(np.uint8) * 255).getbbox()
    canvas = Image.new("F", (28, 28), 0)
    if bounds is not None:
        part = Image.fromarray(ink.astype(np.float32)).crop(bounds)
        longer = max(part.size)
        part = part.resize([max(1, round(side / longer * 20)) for side in part.size], Image.Resampling.BILINEAR)
        digit = np.array(part, dtype=float) / part.getextrema()[1]
        grid = np.indices(digit.shape)
        row, column = (grid * digit).sum(axis=(1, 2)) / digit.sum()
        top = max(0, min(28 - digit.shape[0], round(float(14 - row))))
        left = max(0, min(28 - digit.shape[1], round(float(14 - column))))
        canvas.paste(Image.fromarray(digit.astype(np.float32)), (left, top))
    return np.array(canvas).astype(float).reshape(1, 784)


def to_network_input__paper_first(image):
    """Pads with paper before anything else, and takes signed contrast in place of the negative."""
    gray = _gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    sign = -1 if paper > 0.5 * (gray.min() + gray.max()) else 1
    contrast = np.pad(sign * (gray - paper), 3)
    strongest = contrast.max()
    if strongest < 32:
        return np.zeros((1, 28 * 28))
    ink = np.where(contrast >= strongest * 0.25, contrast / strongest, 0)
    while not ink[0].any():
        ink = ink[1:]
    while not ink[-1].any():
        ink = ink[:-1]
    while not ink[:, 0].any():
        ink = ink[:, 1:]
    while not ink[:, -1].any():
        ink = ink[:, :-1]
    h, w = ink.shape
    if h >= w:
        h, w = 20, max(1, round(20 * w / h))
    else:
        h, w = max(1, round(20 * h / w)), 20
    image_of_ink = Image.fromarray(ink.astype("float32"))
    digit = np.asarray(image_of_ink.resize((w, h), Image.Resampling.BILINEAR), dtype=float)
    big = np.zeros((28, 28))
    row = np.dot(digit.sum(axis=1), range(h)) / digit.sum()
    column = np.dot(digit.sum(axis=0), range(w)) / digit.sum()
    i = np.clip(math.ceil(14 - row - 0.5), 0, 28 - h)
    j = np.clip(math.ceil(14 - column - 0.5), 0, 28 - w)
    big[i : i + h, j : j + w] = digit / digit.max()
    return big.reshape(1, -1)


class _Picture:
    """A picture on its way, with one method for each step."""

    def __init__(self, image):
        self.a = _ink(_gray(np.array(image.convert("RGBA"))))

    def cut(self):
        for _ in range(2):
            used = self.a.any(axis=1)
            first, last = np.flatnonzero(used)[[0, -1]]
            self.a = self.a[first : last + 1].T
        return self

    def scale(self):
        h, w = self.a.shape
        k = 20.0 / max(h, w)
        size = (max(1, round(w * k)), max(1, round(h * k)))
        picture = Image.fromarray(np.ascontiguousarray(self.a, dtype=np.float32))
        self.a = np.array(picture.resize(size, Image.Resampling.BILINEAR), dtype=float)
        self.a = self.a / self.a.max()
        return self

    def centre(self):
        for _ in range(2):
            n = len(self.a)
            sums = self.a.sum(axis=1)
            start = round(float(14 - (sums @ np.arange(n)) / sums.sum()))
            start = sorted((0, start, 28 - n))[1]
            wide = np.zeros((28, self.a.shape[1]))
            wide[start : start + n] = self.a
            self.a = wide.T
        return self


def to_network_input__helper_class(image):
    """A helper class goes twice through rows, with a transpose in between."""
    picture = _Picture(image)
    if picture.a.any():
        picture.cut().scale().centre()
        return picture.a.reshape(1, 784)
    return np.zeros((1, 784))


def to_network_input__rolled(image):
    """Puts the digit into a corner, and rolls it to its place within limits."""
    ink = _ink(_gray(np.array(image.convert("RGBA"))))
    if ink.sum() == 0:
        return np.zeros((1, 784))
    keep = [np.flatnonzero(ink.sum(axis=axis)) for axis in (1, 0)]
    box = ink[tuple(slice(k[0], k[-1] + 1) for k in keep)]
    size = np.maximum(1, np.rint(np.array(box.shape) * (20 / max(box.shape)))).astype(int)
    small = Image.fromarray(box.astype(np.float32)).resize(tuple(int(s) for s in size[::-1]), Image.Resampling.BILINEAR)
    page = np.zeros((28, 28))
    page[: size[0], : size[1]] = np.array(small, dtype=float) / np.max(np.array(small))
    i, j = np.mgrid[:28, :28]
    mass = np.array([(i * page).sum(), (j * page).sum()]) / page.sum()
    shift = np.clip(np.rint(14 - mass), 0, 28 - size).astype(int)
    return np.roll(page, tuple(int(s) for s in shift), axis=(0, 1)).reshape(1, 784)


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


def to_network_input__binary_ink(image):
    """Ink is 0 or 1: grey strokes become as strong as black ones."""
    return _pipeline(image, ink=lambda g: (_ink(g) > 0).astype(float))


def to_network_input__both_sides(image):
    """abs(gray - median): a white glare on grey paper counts as ink, like the black digit."""

    def ink(g):
        d = np.abs(g - np.median(g))
        if d.max() < 32:
            return np.zeros(g.shape)
        d = d / d.max()
        return np.where(d < 0.25, 0.0, d)

    return _pipeline(image, ink=ink)


def to_network_input__box_by_half(image):
    """The box holds only ink above 0.5: paler ends of strokes are cut off."""

    def box(ink):
        rows = np.flatnonzero((ink > 0.5).any(axis=1))
        columns = np.flatnonzero((ink > 0.5).any(axis=0))
        return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]

    return _pipeline(image, box=box)


def to_network_input__edges_cleaned(image):
    """Sets values below 0.25 to 0 once more after scaling: soft edges vanish (step 2 comes before scaling)."""
    return _pipeline(image, best=lambda d: np.where(_best(d) < 0.25, 0.0, _best(d)))
