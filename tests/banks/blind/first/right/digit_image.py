"""Right but unusual implementations of ``digit_image``, written from its stub alone."""

import numpy as np
from PIL import Image, ImageOps


def gray_of(rgba):
    """Brightness on white paper."""
    r, g, b, a = np.moveaxis(np.asarray(rgba, dtype=float), -1, 0)
    return (0.299 * r + 0.587 * g + 0.114 * b) * (a / 255) + (1 - a / 255) * 255


def ink_of(gray):
    """Ink from 0 to 1, or None if there is none."""
    low, paper, high = np.min(gray), np.median(gray), np.max(gray)
    ink = paper - gray if paper > (low + high) / 2 else gray - paper
    if np.max(ink) < 32:
        return None
    ink = ink / np.max(ink)
    return np.where(ink < 0.25, 0.0, ink)


def size_of(height, width):
    """New width and height of a box."""
    longest = max(height, width)
    return tuple(max(1, round(side * 20 / longest)) for side in (width, height))


def to_gray__product_with_a_matrix(rgb):
    """Darkness in place of brightness: what is not white, weighted, and taken away from 255."""
    rgb = np.asarray(rgb, dtype=float)
    darkness = np.tensordot(255.0 - rgb[..., :3], [0.299, 0.587, 0.114], axes=1)
    if rgb.shape[-1] == 4:
        darkness = darkness * rgb[..., 3] / 255.0
    return 255.0 - darkness


def to_gray__paper_mixed_into_each_colour(rgb):
    """Mixes white into red, green and blue first, and weighs them then."""
    rgb = np.array(rgb, dtype=np.float64)
    if rgb.shape[2] == 3:
        rgb = np.dstack([rgb, np.full(rgb.shape[:2], 255.0)])
    a = rgb[:, :, 3:] / 255
    colours = rgb[:, :, :3] * a + 255 * (1 - a)
    return np.einsum("hwc,c->hw", colours, np.array([0.299, 0.587, 0.114]))


def to_gray__pixel_by_pixel(rgb):
    """Loops over rows and pixels with Python's numbers."""
    gray = np.zeros(rgb.shape[:2])
    for i, line in enumerate(rgb.tolist()):
        for j, (r, g, b, *alpha) in enumerate(line):
            a = alpha[0] / 255 if alpha else 1
            gray[i, j] = a * (0.299 * r + 0.587 * g + 0.114 * b) + (1 - a) * 255
    return gray


def invert__negative_plus_white(gray):
    """Adds 255 to the negative, in a type that holds negative numbers."""
    gray = np.asarray(gray)
    wide = gray.astype(np.int64 if gray.dtype.kind in "iub" else float)
    return -wide + 255


def invert__entry_by_entry(gray):
    """A list of differences, put into the shape of the picture."""
    values = [255 - value for value in np.ravel(gray).tolist()]
    return np.array(values, dtype=np.result_type(gray, np.int16)).reshape(np.shape(gray))


def to_network_input__bytes_in_between(image):
    """Scales a picture of bytes, and fits the digit in by looking for the nearest place."""
    ink = ink_of(gray_of(np.array(image.convert("RGBA"))))
    canvas = np.zeros((28, 28))
    if ink is not None:
        where = np.argwhere(ink > 0)
        (top, left), (bottom, right) = where.min(axis=0), where.max(axis=0)
        box = ink[top : bottom + 1, left : right + 1]
        picture = Image.fromarray((255 * box).round().astype(np.uint8))
        digit = np.asarray(picture.resize(size_of(*box.shape), Image.Resampling.BILINEAR)) / 255
        digit = digit / digit.max()
        place = []
        for axis in (0, 1):
            mass = digit.sum(axis=1 - axis)
            centre = np.average(np.arange(len(mass)), weights=mass)
            free = range(28 - len(mass) + 1)
            place.append(min(free, key=lambda start: abs(start + centre - 14)))
        i, j = place
        canvas[i : i + digit.shape[0], j : j + digit.shape[1]] = digit
    return canvas[np.newaxis].reshape(1, -1)


def to_network_input__padded(image):
    """Pads the digit with as many zeros on each side as it needs; box by any()."""
    ink = ink_of(gray_of(np.asarray(image.copy().convert("RGBA"))))
    if ink is None:
        return np.zeros((1, 28 * 28))
    for _ in range(2):
        lines = np.flatnonzero(ink.any(axis=1))
        ink = ink[lines[0] : lines[-1] + 1].T
    picture = Image.fromarray(np.ascontiguousarray(ink, dtype=np.float32))
    picture = picture.resize(size_of(*ink.shape), resample=Image.Resampling.BILINEAR)
    digit = np.array(picture, dtype=float)
    digit /= digit.max()
    margins = []
    for n, mass in zip(digit.shape, (digit.sum(axis=1), digit.sum(axis=0))):
        before = round(14 - float(mass @ np.arange(n) / mass.sum()))
        before = min(max(before, 0), 28 - n)
        margins.append((before, 28 - n - before))
    return np.pad(digit, margins).ravel().reshape(1, 784)


def to_network_input__box_by_pillow(image):
    """getbbox and crop of Pillow find the box; expand makes the picture of 28 pixels."""
    ink = ink_of(gray_of(np.array(image.convert("RGBA"))))
    if ink is None:
        return np.zeros(784)[None, :]
    marks = Image.fromarray(np.where(ink > 0, 255, 0).astype(np.uint8))
    box = marks.getbbox()
    cut = Image.fromarray(ink.astype(np.float32)).crop(box)
    small = cut.resize(size_of(cut.height, cut.width), Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=np.float64)
    total = digit.sum()
    rows, columns = np.indices(digit.shape)
    top = sorted((0, round(14 - (rows * digit).sum() / total), 28 - small.height))[1]
    left = sorted((0, round(14 - (columns * digit).sum() / total), 28 - small.width))[1]
    border = left, top, 28 - left - small.width, 28 - top - small.height
    picture = ImageOps.expand(small, border=border, fill=0)
    return np.array(picture, dtype=float).reshape(1, 784) / digit.max()
