"""Wrong implementations of ``digit_image``, written from its stub alone."""

import numpy as np
from PIL import Image


def gray_of(rgb):
    """Brightness, right."""
    rgb = np.array(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__plain_mean(rgb):
    """The mean of red, green and blue."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3].mean(axis=-1)
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__blue_first(rgb):
    """The weights of red and blue are exchanged."""
    rgb = np.asarray(rgb, dtype=float)
    gray = 0.114 * rgb[..., 0] + 0.587 * rgb[..., 1] + 0.299 * rgb[..., 2]
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__alpha_ignored(rgb):
    """Takes every pixel to be opaque."""
    return np.asarray(rgb, dtype=float)[..., :3] @ np.array([0.299, 0.587, 0.114])


def to_gray__black_behind(rgb):
    """Behind a pixel that is not opaque lies black paper."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray * (rgb[..., 3] / 255) if rgb.shape[-1] == 4 else gray


def to_gray__alpha_divided_by_256(rgb):
    """Opaque pixels are not quite opaque."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 256
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__paper_counted_in_bytes(rgb):
    """(255 - alpha) * 255 wraps around in an array of bytes."""
    gray = 0.299 * rgb[..., 0] + 0.587 * rgb[..., 1] + 0.114 * rgb[..., 2]
    if rgb.shape[-1] == 4:
        alpha = rgb[..., 3]
        gray = (alpha * gray + (255 - alpha) * 255) / 255
    return gray


def to_gray__whole_numbers(rgb):
    """Cuts the brightness to bytes."""
    return gray_of(rgb).astype(np.uint8)


def to_gray__alpha_on_or_off(rgb):
    """Alpha below one half is paper, above it opaque."""
    gray = gray_of(np.asarray(rgb)[..., :3])
    if rgb.shape[-1] == 4:
        gray = np.where(rgb[..., 3] > 127, gray, 255.0)
    return gray


def to_gray__alpha_scaled_in_the_given_array(rgb):
    """asarray makes no copy of floats: their alpha is divided in place."""
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3]
        a /= 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__picture_of_three_or_four_rows(rgb):
    """Looks for the axis of the colours from the front: three rows are taken for it."""
    rgb = np.asarray(rgb, dtype=float)
    if rgb.shape[0] in (3, 4):
        rgb = np.moveaxis(rgb, 0, -1)
    return gray_of(rgb)


def to_gray__alpha_of_the_first_pixel(rgb):
    """One alpha for the whole picture."""
    gray = gray_of(np.asarray(rgb)[..., :3])
    if rgb.shape[-1] == 4:
        a = float(rgb[0, 0, 3]) / 255
        gray = a * gray + (1 - a) * 255
    return gray


def invert__from_the_largest_value(gray):
    """Subtracts from the largest value that occurs, not from 255."""
    return np.max(gray) - gray


def invert__sign_of_bytes(gray):
    """~ is 255 - gray for bytes only: other integers become negative, floats raise."""
    return ~gray


def invert__from_256(gray):
    """256 - gray."""
    return 256 - np.asarray(gray, dtype=float)


def invert__fractions_of_one(gray):
    """Takes brightness from 0 to 1."""
    return 1 - gray


def invert__in_place(gray):
    """The room for the result is the array that it is given."""
    return np.subtract(255, gray, out=gray)


def invert__floats_cut_to_bytes(gray):
    """Makes bytes of the brightness first: 76.245 becomes 179."""
    return 255 - np.asarray(gray).astype(np.uint8)


def invert__light_pictures_only(gray):
    """Leaves what is dark already as it is."""
    return 255 - gray if np.mean(gray) > 127 else gray + 0


def to_network_input__dark_ink_only(image):
    """Takes the ink to be dark: white on black fails."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if True:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__paper_by_its_brightness(image):
    """Asks whether the paper is above 127: dark grey paper with black ink fails."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > 127:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__alpha_dropped(image):
    """Converts to RGB: a transparent background becomes whatever colour it hides."""
    gray = gray_of(np.array(image.convert("RGB")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__light_mode_at_once(image):
    """Converts to L: alpha is lost."""
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
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__image_not_converted(image):
    """Takes the array of the image as it is, and adds colours where there are none."""
    pixels = np.array(image)
    gray = pixels.astype(float) if pixels.ndim == 2 else gray_of(pixels)
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__shades_of_the_paper_kept(image):
    """Paper that is not lit evenly stays in the picture."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink <= 0] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__every_speck_is_ink(image):
    """Has no least contrast: the shades of an empty page are stretched to ink."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() <= 0:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__box_without_last_row_and_column(image):
    """The slices end before the last row and column of ink."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    bottom, right = max(rows.max(), rows.min() + 1), max(columns.max(), columns.min() + 1)
    ink = ink[rows.min() : bottom, columns.min() : right]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__whole_picture_scaled(image):
    """Does not cut out the box."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__stretched_to_a_square(image):
    """Both sides become 20 pixels."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = 20, 20
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__longer_side_of_28(image):
    """Scales to the whole picture, not to 20 pixels."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 28 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__size_as_height_and_width(image):
    """resize gets (height, width)."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(h * scale)), max(1, round(w * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__thin_side_of_no_pixels(image):
    """Rounds the shorter side to 0 for thin strokes, which resize refuses."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = round(w * scale), round(h * scale)
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__shorter_side_cut(image):
    """Cuts the shorter side in place of rounding it."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, int(w * scale)), max(1, int(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__nearest_pixel(image):
    """Takes the nearest pixel: thin strokes are lost."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.NEAREST)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__sharp_filter(image):
    """LANCZOS swings below 0 and above 1."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.LANCZOS)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__pale_strokes(image):
    """Does not divide by the largest value after scaling."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__middle_of_the_box(image):
    """Centres the box, not the mass."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (h - 1) / 2
    column = (w - 1) / 2
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__middle_between_13_and_14(image):
    """The centre of mass goes to row and column 13."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(13 - row), 0, 28 - h))
    left = int(np.clip(round(13 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__axes_of_the_mass_exchanged(image):
    """Takes the row from the columns' sums."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    column = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    row = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__pushed_over_the_edge(image):
    """Nothing keeps the digit inside: a mass far off shifts it round the edge."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    canvas = np.zeros((28, 28))
    canvas[:h, :w] = digit
    canvas = np.roll(canvas, (round(14 - row), round(14 - column)), axis=(0, 1))
    return canvas.reshape(1, 784)


def to_network_input__mass_without_weights(image):
    """The mean of the rows and columns with ink, whatever ink there is."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = np.nonzero(digit)[0].mean()
    column = np.nonzero(digit)[1].mean()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__flat_row(image):
    """Returns shape (784,)."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(784)


def to_network_input__column_by_column(image):
    """Flattens the picture by columns."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784, order="F")


def to_network_input__bytes_returned(image):
    """Values go from 0 to 255."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return np.round(canvas * 255).reshape(1, 784)


def to_network_input__empty_page_divided(image):
    """Divides by 0 on an empty page."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    ink = ink / ink.max()
    if not np.any(ink > 0):
        return np.full((1, 784), np.nan)
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__empty_page_of_another_shape(image):
    """An empty page gives (28, 28)."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((28, 28))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__fractions_made_bytes(image):
    """Makes bytes of ink between 0 and 1: only the darkest pixels stay."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.uint8)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__thumbnail_of_the_image_itself(image):
    """Makes a large image smaller in place, to save time."""
    image.thumbnail((200, 200))
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__first_pixel_taken_for_the_paper(image):
    """Takes the pixel in the corner for paper: there may be ink."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = gray[0, 0]
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)


def to_network_input__threshold_on_bytes(image):
    """Sets to 0 what is below 0.25 before it divides: nothing is."""
    gray = gray_of(np.array(image.convert("RGBA")))
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros((1, 784))
    ink[ink < 0.25] = 0
    ink = ink / ink.max()
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    h, w = ink.shape
    scale = 20 / max(h, w)
    size = max(1, round(w * scale)), max(1, round(h * scale))
    small = Image.fromarray(ink.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    digit = np.array(small, dtype=float)
    digit = digit / digit.max()
    h, w = digit.shape
    row = (digit.sum(axis=1) @ np.arange(h)) / digit.sum()
    column = (digit.sum(axis=0) @ np.arange(w)) / digit.sum()
    top = int(np.clip(round(14 - row), 0, 28 - h))
    left = int(np.clip(round(14 - column), 0, 28 - w))
    canvas = np.zeros((28, 28))
    canvas[top : top + h, left : left + w] = digit
    return canvas.reshape(1, 784)
