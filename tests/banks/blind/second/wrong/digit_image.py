"""Wrong implementations of ``digit_image``, written from its stub alone."""

import numpy as np
from PIL import Image

from digit_image import invert, to_gray


def to_gray__mean_of_channels(rgb):
    """The plain mean of red, green and blue."""
    gray = rgb[..., :3].mean(axis=-1)
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__blue_first(rgb):
    """Weights in the order of OpenCV: blue, green, red."""
    gray = rgb[..., :3] @ np.array([0.114, 0.587, 0.299])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__alpha_ignored(rgb):
    """The fourth value is thrown away."""
    return rgb[..., :3] @ np.array([0.299, 0.587, 0.114])


def to_gray__black_behind(rgb):
    """Multiplied with alpha: the paper behind is black."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        gray = gray * (rgb[..., 3] / 255)
    return gray


def to_gray__bytes_wrap_around(rgb):
    """(255 - alpha) * 255 wraps around in uint8."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        alpha = rgb[..., 3]
        gray = (alpha * gray + (255 - alpha) * 255) / 255
    return gray


def to_gray__rounded(rgb):
    """Rounded to whole numbers."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return np.rint(gray)


def to_gray__floor_of_alpha(rgb):
    """// makes alpha 0 or 1."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] // 255
        gray = a * gray + (1.0 - a) * 255
    return gray


def to_gray__weights_in_place(rgb):
    """asarray copies integers only: float pictures are multiplied in place."""
    rgb = np.asarray(rgb, dtype=float)
    rgb[..., :3] *= [0.299, 0.587, 0.114]
    gray = rgb[..., :3].sum(axis=-1)
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__four_columns(rgb):
    """Looks for alpha by the width of the picture: shape[1] instead of shape[2]."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[1] == 4:
        a = rgb[..., -1] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__alpha_of_the_largest(rgb):
    """Alpha is divided by the largest alpha of the picture instead of 255."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / max(rgb[..., 3].max(), 1)
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__opaque_or_not(rgb):
    """A pixel is either opaque or paper."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        gray = np.where(rgb[..., 3] < 128, 255.0, gray)
    return gray


def invert__bitwise(gray):
    """~ is the negative of bytes only."""
    return ~gray


def invert__from_the_largest(gray):
    """The largest value becomes 0, also if it is not 255."""
    return gray.max() - gray


def invert__in_place(gray):
    """The negative is written into the argument."""
    return np.subtract(255, gray, out=gray)


def invert__bytes(gray):
    """The result is cut to bytes, so that floats lose their decimals."""
    return (255 - gray).astype(np.uint8)


def invert__distance_wraps_around(gray):
    """abs(gray - 255) wraps around in uint8."""
    return np.abs(gray - 255)


def invert__two_axes(gray):
    """A list of lists: right for two axes only."""
    return np.array([[255 - pixel for pixel in row] for row in gray])


def to_network_input__mode_l(image):
    """Converts to mode L, so that transparent pixels count with the colour they hide."""
    gray = np.array(image.convert("L"), dtype=float)
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


def to_network_input__always_dark_on_light(image):
    """The picture is always inverted."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
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


def to_network_input__corner_is_paper(image):
    """The first pixel is taken for paper, but the digit may lie there."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = gray[0, 0]
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


def to_network_input__box_without_last_row(image):
    """The box ends before its last row and column."""
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
    box = ink[rows.min() : rows.max(), columns.min() : columns.max()]
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


def to_network_input__stretched(image):
    """Both sides get 20 pixels."""
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
    h = w = 20
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


def to_network_input__middle_of_the_box(image):
    """The middle of the box is centred, not the mass."""
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
    r = (h - 1) / 2
    c = (w - 1) / 2
    top = min(max(round(14 - r), 0), 28 - h)
    left = min(max(round(14 - c), 0), 28 - w)
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = digit
    return out.reshape(1, 784)


def to_network_input__pale(image):
    """Not divided by the largest value after scaling."""
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
    r = digit.sum(axis=1) @ np.arange(h) / digit.sum()
    c = digit.sum(axis=0) @ np.arange(w) / digit.sum()
    top = min(max(round(14 - r), 0), 28 - h)
    left = min(max(round(14 - c), 0), 28 - w)
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = digit
    return out.reshape(1, 784)


def to_network_input__flat(image):
    """Returns shape (784,)."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros(784)
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
    return out.ravel()


def to_network_input__sides_swapped(image):
    """The new size is (height, width), so a tall digit becomes a wide one."""
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
    w, h = (max(1, round(side * scale)) for side in box.shape)
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


def to_network_input__empty_page(image):
    """No test for an empty page: shades of it are blown up to a digit, or it is nan."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
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


def to_network_input__thin_bar(image):
    """The shorter side may be rounded to 0."""
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
    h, w = (round(side * scale) for side in box.shape)
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


def to_network_input__nearest(image):
    """NEAREST misses thin strokes."""
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
    digit = np.array(small.resize((w, h), Image.Resampling.NEAREST), dtype=float)
    digit /= digit.max()
    r = digit.sum(axis=1) @ np.arange(h) / digit.sum()
    c = digit.sum(axis=0) @ np.arange(w) / digit.sum()
    top = min(max(round(14 - r), 0), 28 - h)
    left = min(max(round(14 - c), 0), 28 - w)
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = digit
    return out.reshape(1, 784)


def to_network_input__rolled_over_the_edge(image):
    """np.roll moves the mass to the middle, and ink over the edge comes in at the other side."""
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
    out = np.zeros((28, 28))
    out[:h, :w] = digit
    out = np.roll(out, (round(14 - r), round(14 - c)), axis=(0, 1))
    return out.reshape(1, 784)


def to_network_input__shades_of_paper_kept(image):
    """Everything above the paper is ink: an uneven page makes the box too large."""
    gray = to_gray(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0] = 0
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


def to_network_input__only_made_smaller(image):
    """thumbnail never enlarges a small picture."""
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
    scale = min(1, 20 / max(box.shape))
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


def to_network_input__alpha_put_into_the_image(image):
    """Paints the paper behind by changing the image of the caller."""
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image)
        image.paste(paper)
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


def to_network_input__black_digit(image):
    """Dark ink on light paper, as on the picture."""
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
    return 1 - out.reshape(1, 784)
