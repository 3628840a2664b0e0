"""Right variations of ``digit_image``: a grader must accept each of them."""

import numpy as np
from PIL import Image, ImageChops, ImageFilter, ImageOps

from digit_image import _centre, _find_ink, invert, to_gray


def _box(ink):
    rows, columns = np.nonzero(ink)
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _size(box, side=20):
    return [max(1, round(side * each / max(box.shape))) for each in box.shape]


def _bytes(box):
    return Image.fromarray((255 * box).astype(np.uint8))


# Brightness


def to_gray__colour_by_colour(rgb):
    """Three products and a sum, then the paper."""
    gray = 0.299 * rgb[:, :, 0] + 0.587 * rgb[:, :, 1] + 0.114 * rgb[:, :, 2]
    if rgb.shape[2] == 4:
        alpha = rgb[:, :, 3] / 255
        gray = gray * alpha + 255.0 * (1.0 - alpha)
    return gray


def to_gray__paper_first(rgb):
    """White behind each colour, and then the weights."""
    rgb = np.asarray(rgb, dtype=float)
    alpha = rgb[..., 3:] / 255 if rgb.shape[-1] == 4 else 1
    return np.einsum("hwc,c->hw", rgb[..., :3] * alpha + 255 * (1 - alpha), [0.299, 0.587, 0.114])


def to_gray__single_precision(rgb):
    """float32 has seven digits, more than the tolerance asks for."""
    rgb = rgb.astype(np.float32)
    gray = np.dot(rgb[..., :3], np.array([0.299, 0.587, 0.114], dtype=np.float32))
    return gray if rgb.shape[-1] == 3 else 255 - (255 - gray) * (rgb[..., 3] / np.float32(255))


def to_gray__pixel_by_pixel(rgb):
    """Loops and lists, where pictures are small enough; else the array at once."""
    if rgb.size > 1000:
        return to_gray__colour_by_colour(rgb)
    rows = []
    for row in rgb.tolist():
        rows.append([])
        for red, green, blue, *alpha in row:
            a = alpha[0] / 255 if alpha else 1
            rows[-1].append(a * (0.299 * red + 0.587 * green + 0.114 * blue) + (1 - a) * 255)
    return rows


def invert__minus_and_plus(gray):
    """The same difference, the other way round, as floats."""
    return -1.0 * gray + 255


def invert__subtract(gray):
    """numpy's function for it."""
    return np.subtract(255, gray)


# The ink


def _find_ink__margin_is_paper(gray):
    """The pixels at the edge of the picture are paper."""
    edge = np.median(np.concatenate([gray[0], gray[-1], gray[:, 0], gray[:, -1]]))
    ink = np.abs(gray - edge)
    if ink.max() < 32:
        return np.zeros_like(ink)
    ink = ink / ink.max()
    ink[ink < 0.3] = 0
    return ink


def _find_ink__middle_of_the_range(gray):
    """Black and white by a threshold halfway: strokes without greys."""
    if np.ptp(gray) < 32:
        return np.zeros(gray.shape)
    dark = gray < (gray.min() + gray.max()) / 2
    return np.where(dark if dark.mean() < 0.5 else ~dark, 1.0, 0.0)


def _find_ink__otsu(gray):
    """The threshold that separates best, after Otsu; the larger part is paper."""
    if np.ptp(gray) < 32:
        return np.zeros(gray.shape)
    counts = np.bincount(np.rint(gray).astype(int).ravel(), minlength=256) / gray.size
    below, mean = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    with np.errstate(all="ignore"):
        between = (mean[-1] * below - mean) ** 2 / (below * (1 - below))
    threshold = np.argmax(np.nan_to_num(between))
    light = np.rint(gray) > threshold
    paper, ink = (light, ~light) if light.mean() > 0.5 else (~light, light)
    depth = np.abs(gray - gray[paper].mean()) * ink
    return depth / depth.max()


def _find_ink__low_threshold(gray):
    """What is below 0.15 becomes 0, and the rest is stretched."""
    paper = np.median(gray)
    if paper > gray.mean():
        gray, paper = invert(gray), 255 - paper
    ink = gray - paper
    return np.zeros(gray.shape) if ink.max() < 20 else np.maximum(0, ink / ink.max() - 0.15) / 0.85


def _find_ink__half(gray):
    """What is below 0.5 becomes 0: thinner strokes."""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() < 40:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return ink * (ink >= 0.5)


# Place


def _centre__by_pillow(digit):
    """Pillow moves by parts of a pixel."""
    height, width = digit.shape
    row = np.average(np.arange(height), weights=digit.sum(axis=1))
    column = np.average(np.arange(width), weights=digit.sum(axis=0))
    picture = Image.fromarray(digit.astype(np.float32))
    left, top = np.clip(14 - column, 0, 28 - width), np.clip(14 - row, 0, 28 - height)
    move = (1, 0, -left, 0, 1, -top)
    return np.array(picture.transform((28, 28), Image.Transform.AFFINE, move, Image.Resampling.BILINEAR))


# The whole way


def to_network_input__list(image):
    """A list of a list of numbers is an array to whoever compares values."""
    return to_network_input__lanczos(image).tolist()


def to_network_input__lanczos(image):
    """The sharpest filter, on bytes, which cannot swing below 0."""
    ink = _find_ink(to_gray(np.array(image.convert("RGBA"))))
    if not ink.any():
        return np.zeros((1, 784))
    small = np.array(_bytes(_box(ink)).resize(_size(_box(ink))[::-1], Image.Resampling.LANCZOS)) / 255
    return _centre(small / small.max()).reshape(1, -1)


def to_network_input__box_filter(image):
    """The plain mean of the pixels that become one, in single precision."""
    ink = _find_ink(to_gray(np.asarray(image.convert("RGBA"), dtype=np.float32)))
    if not ink.any():
        return np.zeros((1, 784), dtype=np.float32)
    box = Image.fromarray(_box(ink).astype(np.float32))
    small = np.array(box.resize(_size(_box(ink))[::-1], Image.Resampling.BOX))
    return (_centre(small) / small.max()).reshape(1, 784).astype(np.float32)


def to_network_input__without_pillow(image):
    """Means of blocks by numpy: each pixel of the result is an integral over its square."""
    ink = _find_ink(to_gray(np.array(image.convert("RGBA"))))
    if not ink.any():
        return np.zeros((1, 784))
    small = _box(ink)
    for axis, size in enumerate(_size(small)):
        total = np.insert(np.cumsum(small, axis=axis), 0, 0, axis=axis)
        edges = np.linspace(0, total.shape[axis] - 1, size + 1)
        below = np.floor(edges).astype(int)
        above = np.minimum(below + 1, total.shape[axis] - 1)
        part = (edges - below).reshape((-1, 1) if axis == 0 else (1, -1))
        at = total.take(below, axis) * (1 - part) + total.take(above, axis) * part
        small = np.diff(at, axis=axis)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__by_pillow(image):
    """Pillow's own ways: white paper by alpha_composite, autocontrast, point, getbbox."""
    rgba = image.convert("RGBA")
    gray = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("L")
    low, high = gray.getextrema()
    if high - low < 32:
        return np.zeros((1, 784))
    if np.median(gray) > (low + high) / 2:
        gray = ImageOps.invert(gray)
    paper = int(np.median(gray))
    gray = ImageOps.autocontrast(ImageChops.subtract(gray, Image.new("L", gray.size, paper)))
    gray = gray.point(lambda value: value if value >= 77 else 0)
    box = gray.crop(gray.getbbox())
    small = np.array(box.resize([max(1, round(20 * side / max(box.size))) for side in box.size])) / 255
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__modes_by_hand(image):
    """A copy in RGB on white, pasted with its own alpha as mask."""
    page = Image.new("RGB", image.size, (255, 255, 255))
    rgba = image.convert("RGBA")
    page.paste(rgba, mask=rgba.getchannel("A"))
    ink = _find_ink(to_gray(np.array(page)))
    if np.count_nonzero(ink) == 0:
        return np.zeros((1, 784))
    small = np.clip(np.array(_bytes(_box(ink)).resize(_size(_box(ink))[::-1])) / 255, 0, 1)
    return _centre(small / small.max())[np.newaxis].reshape(1, 784)


def to_network_input__shrunk_copy(image):
    """A large photo is made smaller first, as a copy, which changes little."""
    copy = image.convert("RGBA")
    if max(copy.size) > 400:
        copy.thumbnail((400, 400))
    return to_network_input__lanczos(copy)


def to_network_input__a_little_sharper(image):
    """A gentle filter against dirt before the ink is found."""
    gray = Image.fromarray(to_gray(np.array(image.convert("RGBA"))).astype(np.uint8))
    if min(gray.size) > 150:
        gray = gray.filter(ImageFilter.GaussianBlur(0.5))
    ink = _find_ink(np.array(gray, dtype=float))
    if not ink.any():
        return np.zeros((1, 784))
    small = np.array(_bytes(_box(ink)).resize(_size(_box(ink))[::-1], Image.Resampling.HAMMING)) / 255
    return _centre(small / small.max()).reshape(1, 784)
