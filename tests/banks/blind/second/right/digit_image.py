"""Right but unusual implementations of ``digit_image``, written from its stub alone."""

import numpy as np
from PIL import Image

from digit_image import invert, to_gray


def to_gray__einsum(rgb):
    """einsum, and the distance to white scaled by alpha."""
    rgb = np.asarray(rgb, dtype=np.float64)
    weights = np.array([0.299, 0.587, 0.114])
    gray = np.einsum("hwc,c->hw", rgb[:, :, :3], weights)
    if rgb.shape[2] > 3:
        gray = 255 - (255 - gray) * rgb[:, :, 3] / 255
    return gray


def to_gray__moveaxis(rgb):
    """Unpacks the channels; alpha is 255 if there is none."""
    red, green, blue, *rest = np.moveaxis(rgb.astype(float), -1, 0)
    opaque = rest[0] / 255 if rest else np.ones(rgb.shape[:2])
    gray = sum(k * c for k, c in zip((0.299, 0.587, 0.114), (red, green, blue)))
    return opaque * gray + (1 - opaque) * 255


def to_gray__loops(rgb):
    """Pixel by pixel, with plain numbers."""
    gray = np.empty(rgb.shape[:2])
    for (i, j), _ in np.ndenumerate(gray):
        r, g, b, *alpha = (float(v) for v in rgb[i, j])
        v = 0.299 * r + 0.587 * g + 0.114 * b
        for a in alpha:
            v = a / 255 * v + (1 - a / 255) * 255
        gray[i, j] = v
    return gray


def to_gray__white_first(rgb):
    """The colours are mixed with white first, and weighted afterwards."""
    if rgb.shape[-1] == 4:
        a = rgb[..., 3:] / 255.0
        rgb = a * rgb[..., :3] + (1 - a) * 255.0
    return np.dot(rgb, (0.299, 0.587, 0.114))


def invert__wider_type(gray):
    """Integers become int64, floats stay floats."""
    if np.issubdtype(gray.dtype, np.integer):
        gray = gray.astype(np.int64)
    return -gray + 255


def invert__exclusive_or(gray):
    """For integers, all eight bits are turned over."""
    if gray.dtype.kind in "iu":
        return gray ^ 255
    return 255.0 - gray


def invert__ufunc(gray):
    """np.subtract with an array of 255."""
    return np.subtract(np.full_like(gray, 255), gray)


def to_network_input__plain(image):
    """All steps in one function."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    box = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    scale = 20 / max(box.shape)
    h, w = (max(1, round(side * scale)) for side in box.shape)
    small = Image.fromarray(box.astype(np.float32))
    digit = np.array(small.resize((w, h), Image.Resampling.BILINEAR), dtype=float)
    digit /= digit.max()
    r = digit.sum(axis=1) @ np.arange(h) / digit.sum()
    c = digit.sum(axis=0) @ np.arange(w) / digit.sum()
    top = min(max(round(14 - r), 0), 28 - h)
    left = min(max(round(14 - c), 0), 28 - w)
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = digit
    return out.reshape(1, 784)


def to_network_input__projections(image):
    """The box by projections, the sign of the ink by a factor."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    sign = -1 if 2 * paper > gray.min() + gray.max() else 1
    ink = sign * (gray - paper)
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = (np.flatnonzero(ink.any(axis=k)) for k in (1, 0))
    box = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = 20 / max(box.shape)
    h, w = (max(1, round(side * scale)) for side in box.shape)
    small = Image.fromarray(box.astype(np.float32))
    digit = np.array(small.resize((w, h), Image.Resampling.BILINEAR), dtype=float)
    digit /= digit.max()
    r = digit.sum(axis=1) @ np.arange(h) / digit.sum()
    c = digit.sum(axis=0) @ np.arange(w) / digit.sum()
    top = min(max(round(14 - r), 0), 28 - h)
    left = min(max(round(14 - c), 0), 28 - w)
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = digit
    return out.reshape(1, 784)


def to_network_input__average_of_rows(image):
    """np.average with weights, clip, and a padded array."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    box = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    scale = 20 / max(box.shape)
    h, w = (max(1, round(side * scale)) for side in box.shape)
    small = Image.fromarray(box.astype(np.float32))
    digit = np.array(small.resize((w, h), Image.Resampling.BILINEAR), dtype=float)
    digit /= digit.max()
    r = np.average(np.arange(h), weights=digit.sum(1))
    c = np.average(np.arange(w), weights=digit.sum(0))
    top = int(np.clip(np.rint(14 - r), 0, 28 - h))
    left = int(np.clip(np.rint(14 - c), 0, 28 - w))
    out = np.pad(digit, ((top, 28 - h - top), (left, 28 - w - left)))
    return out.reshape(1, 784)


def to_network_input__pillow_box_and_paste(image):
    """Pillow finds the box, cuts it out, and pastes the digit."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    x0, y0, x1, y1 = Image.fromarray((ink > 0).astype(np.uint8)).getbbox()
    box = ink[y0:y1, x0:x1]
    scale = 20 / max(box.shape)
    h, w = (max(1, round(side * scale)) for side in box.shape)
    small = Image.fromarray(box.astype(np.float32))
    digit = np.array(small.resize((w, h), Image.Resampling.BILINEAR), dtype=float)
    digit /= digit.max()
    r = digit.sum(axis=1) @ np.arange(h) / digit.sum()
    c = digit.sum(axis=0) @ np.arange(w) / digit.sum()
    top = min(max(round(14 - r), 0), 28 - h)
    left = min(max(round(14 - c), 0), 28 - w)
    page = Image.new("F", (28, 28))
    page.paste(Image.fromarray(digit.astype(np.float32)), (left, top))
    return np.asarray(page).astype(float).reshape(1, -1)


def to_network_input__every_place_tried(image):
    """Tries all places, and takes the one whose mass is nearest to 14 and 14."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    box = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    scale = 20 / max(box.shape)
    h, w = (max(1, round(side * scale)) for side in box.shape)
    small = Image.fromarray(box.astype(np.float32))
    digit = np.array(small.resize((w, h), Image.Resampling.BILINEAR), dtype=float)
    digit /= digit.max()
    r = digit.sum(axis=1) @ np.arange(h) / digit.sum()
    c = digit.sum(axis=0) @ np.arange(w) / digit.sum()
    top = min(range(29 - h), key=lambda k: abs(k + r - 14))
    left = min(range(29 - w), key=lambda k: abs(k + c - 14))
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = digit
    return out.reshape(1, 784)
