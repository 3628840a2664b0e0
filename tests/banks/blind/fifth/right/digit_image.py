import numpy as np
from PIL import Image

_WEIGHTS = np.array([0.299, 0.587, 0.114])
_page = np.zeros((28, 28))


def _gray(rgb):
    values = rgb.astype(float)
    gray = values[..., :3] @ _WEIGHTS
    if rgb.shape[2] == 4:
        a = values[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def _read(image):
    return _gray(np.array(image.convert("RGBA")))


def _lighter_ink(gray):
    """The ink lighter than the paper, and paper at 0."""
    median = np.median(gray)
    if median > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
        median = np.median(gray)
    return gray - median


def _clean(v, faint=0.25):
    if v.max() < 32:
        return np.zeros(v.shape)
    v = v / v.max()
    v[v < faint] = 0
    return v


def _ink(gray):
    return _clean(_lighter_ink(gray))


def _box(ink):
    rows = np.flatnonzero(ink.any(axis=1))
    columns = np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _size(box, longer=20):
    h, w = box.shape
    factor = longer / max(h, w)
    return max(1, round(w * factor)), max(1, round(h * factor))


def _resize(box, size, method=Image.Resampling.BILINEAR):
    return np.array(Image.fromarray(box.astype(np.float32)).resize(size, method)).astype(float)


def _scale(box):
    small = _resize(box, _size(box))
    return small / small.max()


def _mass(digit):
    h, w = digit.shape
    return np.arange(h) @ digit.sum(1) / digit.sum(), np.arange(w) @ digit.sum(0) / digit.sum()


def _corner(digit):
    h, w = digit.shape
    r, c = _mass(digit)
    return min(max(int(round(14 - r)), 0), 28 - h), min(max(int(round(14 - c)), 0), 28 - w)


def _place(digit, top, left):
    out = np.zeros((28, 28))
    out[top : top + digit.shape[0], left : left + digit.shape[1]] = digit
    return out


def _finish(ink):
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_gray__loop_over_channels(rgb):
    """Adds up the channels in a loop."""
    gray = np.zeros(rgb.shape[:2])
    for k, weight in enumerate((0.299, 0.587, 0.114)):
        gray += weight * rgb[:, :, k].astype(float)
    if rgb.shape[-1] > 3:
        a = rgb[:, :, 3].astype(float) / 255
        gray = 255 - a * (255 - gray)
    return gray


def to_gray__paper_first(rgb):
    """Mixes each colour with white first; the weights sum to 1."""
    colours = rgb[..., :3] * 1.0
    opaque = rgb[..., 3:] / 255 if rgb.shape[2] == 4 else 1.0
    return np.einsum("hwc,c->hw", opaque * colours + (1 - opaque) * 255, _WEIGHTS)


def to_gray__adds_alpha(rgb):
    """Adds an opaque fourth value if there is none, and unpacks four planes."""
    h, w, n = rgb.shape
    if n == 3:
        rgb = np.concatenate([rgb, np.full((h, w, 1), 255)], axis=2)
    r, g, b, alpha = np.moveaxis(np.asarray(rgb, dtype=np.float64), 2, 0)
    return (alpha * (0.299 * r + 0.587 * g + 0.114 * b) + (255 - alpha) * 255) / 255


def to_gray__pixel_by_pixel(rgb):
    """An inner function for one pixel, by apply_along_axis."""

    def brightness(pixel):
        r, g, b, *rest = map(float, pixel)
        gray = 0.299 * r + 0.587 * g + 0.114 * b
        for alpha in rest:
            gray = gray * alpha / 255 + 255 - alpha
        return gray

    return np.apply_along_axis(brightness, 2, rgb).astype(float)


def invert__float(gray):
    """In floats."""
    return 255.0 - np.asarray(gray, dtype=float)


def invert__minus_plus(gray):
    """np.negative of floats plus 255."""
    return np.negative(gray.astype(float)) + 255


def invert__subtract(gray):
    """np.subtract with the full array of 255."""
    return np.subtract(np.full_like(gray, 255), gray)


def to_network_input__plain(image):
    """The steps as helpers."""
    return _finish(_ink(_read(image)))


def to_network_input__uint8_image(image):
    """Scales an image of uint8 values."""
    ink = _ink(_read(image))
    if ink.max() == 0:
        return np.zeros((1, 784))
    box = _box(ink)
    small = Image.fromarray(np.round(255 * box).astype(np.uint8)).resize(_size(box), resample=Image.Resampling.BILINEAR)
    digit = np.asarray(small, dtype=float)
    digit = digit / digit.max()
    return _place(digit, *_corner(digit)).reshape(1, -1)


def to_network_input__getbbox(image):
    """The box by PIL's getbbox and crop."""
    ink = Image.fromarray(_ink(_read(image)).astype(np.float32))
    mask = Image.fromarray((np.asarray(ink) > 0).astype(np.uint8))
    bounds = mask.getbbox()
    if bounds is None:
        return np.zeros((1, 784))
    box = ink.crop(bounds)
    factor = 20 / max(box.size)
    box = box.resize([max(round(n * factor), 1) for n in box.size], Image.Resampling.BILINEAR)
    digit = np.asarray(box).astype(float)
    digit = digit / digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__tries_all_places(image):
    """Tries all places of the digit, and takes the one whose centre of mass is nearest."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    r, c = _mass(digit)
    top = min(range(29 - digit.shape[0]), key=lambda k: abs(k + r - 14))
    left = min(range(29 - digit.shape[1]), key=lambda k: abs(k + c - 14))
    return np.pad(digit, ((top, 28 - top - digit.shape[0]), (left, 28 - left - digit.shape[1]))).reshape(1, 784)


def to_network_input__absolute_difference(image):
    """The sign of the ink instead of a negative: gray minus median, times 1 or -1."""
    gray = _read(image)
    paper = np.median(gray)
    sign = -1 if paper - gray.min() > gray.max() - paper else 1
    return _finish(_clean(sign * (gray - paper)))


def to_network_input__cut_by_trimming(image):
    """Trims empty rows, turning the picture four times."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    for _ in range(4):
        start = int(np.argmax(ink.sum(axis=1) > 0))
        ink = np.rot90(ink[start:])
    digit = _scale(ink)
    return _place(digit, *_corner(digit)).ravel()[np.newaxis]


class _Picture:
    def __init__(self, image):
        self.pixels = _ink(_read(image))

    @property
    def empty(self):
        return not np.any(self.pixels)

    def cut(self):
        self.pixels = _box(self.pixels)
        return self

    def scale(self):
        self.pixels = _scale(self.pixels)
        return self

    def centre(self):
        top, left = _corner(self.pixels)
        page = np.zeros(784)
        for i, row in enumerate(self.pixels):
            start = 28 * (top + i) + left
            page[start : start + len(row)] = row
        return page


def to_network_input__method_chain(image):
    """A helper class with a chain of methods; rows are written into a flat page."""
    picture = _Picture(image)
    if picture.empty:
        return np.zeros(784).reshape(1, 784)
    return picture.cut().scale().centre()[None, :]


def to_network_input__binary(image):
    """Makes all ink 1: a picture of strokes without greys."""
    return _finish((_ink(_read(image)) > 0).astype(float))


def to_network_input__faint_strokes_cut(image):
    """0.5 instead of 0.25: what has less than half the contrast is no ink."""
    return _finish(_clean(_lighter_ink(_read(image)), faint=0.5))
