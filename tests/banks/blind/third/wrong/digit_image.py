"""Wrong steps from a picture to the input of the network."""

import numpy as np
from PIL import Image

_WEIGHTS = np.array([0.299, 0.587, 0.114])


def _gray(rgb):
    gray = rgb[..., :3] @ _WEIGHTS
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def _ink(gray):
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    ink[ink < 0.25] = 0
    return ink


def _mass(digit):
    total = digit.sum()
    row = np.arange(digit.shape[0]) @ digit.sum(axis=1) / total
    column = np.arange(digit.shape[1]) @ digit.sum(axis=0) / total
    return row, column


def _put(digit, top, left):
    canvas = np.zeros((28, 28))
    canvas[top : top + digit.shape[0], left : left + digit.shape[1]] = digit
    return canvas


def _middle(digit):
    row, column = _mass(digit)
    top = int(np.clip(round(14 - row), 0, 28 - digit.shape[0]))
    left = int(np.clip(round(14 - column), 0, 28 - digit.shape[1]))
    return _put(digit, top, left)


def _ink_of(image):
    return _ink(_gray(np.array(image.convert("RGBA")).astype(float)))


def _cut(ink):
    rows, columns = np.nonzero(ink)
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _scale(box, width, height, method=Image.Resampling.BILINEAR):
    return np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), method))


def _fit(box):
    height, width = box.shape
    factor = 20 / max(height, width)
    return max(1, round(width * factor)), max(1, round(height * factor))


def to_gray__plain_mean(rgb):
    """Slip: the mean of red, green and blue."""
    gray = rgb[..., :3].mean(axis=-1)
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__mean_with_alpha(rgb):
    """Slip: weights for four values, with alpha weighted 0, and no paper behind."""
    return rgb @ np.append(_WEIGHTS, 0.0)[: rgb.shape[-1]]


def to_gray__black_paper(rgb):
    """Slip: black lies behind a pixel that is not opaque."""
    gray = rgb[..., :3] @ _WEIGHTS
    if rgb.shape[-1] == 4:
        gray = gray * (rgb[..., 3] / 255)
    return gray


def to_gray__paper_of_one(rgb):
    """Slip: the paper has brightness 1 instead of 255."""
    gray = rgb[..., :3] @ _WEIGHTS
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a)
    return gray


def to_gray__blue_first(rgb):
    """Slip: the weights for blue, green, red."""
    gray = rgb[..., :3] @ _WEIGHTS[::-1]
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__rounded(rgb):
    """Slip: rounds to whole numbers."""
    return np.round(_gray(rgb))


def to_gray__uint8(rgb):
    """Slip: returns uint8, cut off."""
    return _gray(rgb).astype(np.uint8)


def to_gray__from_zero_to_one(rgb):
    """Slip: brightness from 0 to 1."""
    return _gray(rgb) / 255


def to_gray__guesses_the_scale(rgb):
    """Slip: a picture with no value above 1 counts as one from 0 to 1."""
    gray = _gray(rgb)
    if rgb.max() <= 1:
        gray = 255 * gray
    return gray


def to_gray__alpha_whole_division(rgb):
    """Slip: alpha // 255, so that half opaque is not opaque at all."""
    gray = rgb[..., :3] @ _WEIGHTS
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] // 255
        gray = a * gray + (1.0 - a) * 255
    return gray


def to_gray__paper_where_transparent(rgb):
    """Slip: paper only where alpha is exactly 0; other alphas are ignored."""
    gray = rgb[..., :3] @ _WEIGHTS
    if rgb.shape[-1] == 4:
        gray = np.where(rgb[..., 3] == 0, 255.0, gray)
    return gray


def to_gray__alpha_of_256(rgb):
    """Slip: alpha / 256, so opaque pixels let paper through."""
    gray = rgb[..., :3] @ _WEIGHTS
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 256
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__whole_number_shift(rgb):
    """Slip: integer weights and a shift, in the dtype of rgb: uint8 overflows."""
    rgb = rgb if rgb.dtype.kind in "iu" else rgb.astype(int)
    gray = (77 * rgb[..., 0] + 150 * rgb[..., 1] + 29 * rgb[..., 2]) >> 8
    gray = gray.astype(float)
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__multiplies_in_place(rgb):
    """Slip: multiplies the colours of a float picture in place."""
    colours = rgb[..., :3]
    if colours.dtype.kind != "f":
        colours = colours.astype(float)
    colours *= _WEIGHTS
    gray = colours.sum(axis=-1)
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__keeps_third_axis(rgb):
    """Slip: shape (H, W, 1)."""
    return _gray(rgb)[..., np.newaxis]


def to_gray__other_weights(rgb):
    """Slip: 0.2126, 0.7152, 0.0722."""
    gray = rgb[..., :3] @ np.array([0.2126, 0.7152, 0.0722])
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__alpha_the_other_way(rgb):
    """Slip: alpha blends the other way round."""
    gray = rgb[..., :3] @ _WEIGHTS
    if rgb.shape[-1] == 4:
        a = rgb[..., 3] / 255
        gray = (1 - a) * gray + a * 255
    return gray


def invert__one_minus(gray):
    """Slip: 1 - gray."""
    return 1.0 - gray


def invert__from_largest(gray):
    """Slip: subtracts from the largest value in the picture."""
    return gray.max() - gray


def invert__minus_256(gray):
    """Slip: 256 - gray."""
    return 256 - gray.astype(float)


def invert__in_place(gray):
    """Slip: changes the argument."""
    np.subtract(255, gray, out=gray)
    return gray


def invert__bits(gray):
    """Slip: ~ is right for uint8 only."""
    return ~gray


def invert__to_uint8(gray):
    """Slip: goes to uint8 first, and loses fractions."""
    return 255 - gray.astype(np.uint8)


def invert__abs_of_difference(gray):
    """Slip: abs(gray - 255) wraps around in uint8."""
    return abs(gray - 255)


def invert__two_axes_only(gray):
    """Slip: loops over rows and columns."""
    out = np.zeros(gray.shape)
    for i in range(gray.shape[0]):
        for j in range(gray.shape[1]):
            out[i, j] = 255 - gray[i, j]
    return out


def invert__threshold(gray):
    """Slip: black or white, nothing between."""
    return np.where(gray > 127, 0, 255)


def invert__only_if_light(gray):
    """Slip: leaves dark pictures as they are."""
    return 255 - gray if gray.mean() > 127 else gray.copy()


def invert__signed_bytes(gray):
    """Slip: int8 cannot hold values above 127."""
    return 255 - gray.astype(np.int8).astype(int)


def _find_ink__mean_for_median(gray):
    """Slip: the mean in place of the median."""
    if np.mean(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.mean(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__always_negative(gray):
    """Slip: the ink is always taken to be dark."""
    ink = np.median(gray) - gray
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__never_negative(gray):
    """Slip: the ink is always taken to be light."""
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__negative_above_128(gray):
    """Slip: paper above 128 means dark ink, also for white ink on light grey paper."""
    if np.median(gray) > 128:
        gray = 255 - gray
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__both_directions(gray):
    """Slip: the absolute difference, so that light spots on the paper are ink too."""
    ink = np.abs(gray - np.median(gray))
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__old_median(gray):
    """Slip: the median from before the negative."""
    paper = np.median(gray)
    if paper > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__no_limit_of_32(gray):
    """Slip: any difference at all counts as ink."""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.median(gray)
    if ink.max() <= 0:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__limit_too_high(gray):
    """Slip: no ink below a difference of 128, so pencil is not seen."""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.median(gray)
    if ink.max() < 128:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__dirt_stays(gray):
    """Slip: only what is below 0 is set to 0."""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    return np.maximum(ink / ink.max(), 0)


def _find_ink__divided_by_255(gray):
    """Slip: divides by 255, and faint ink falls below 0.25."""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / 255
    return np.where(ink < 0.25, 0, ink)


def _find_ink__quarter_before_division(gray):
    """Slip: compares with 0.25 before the division."""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = np.where(ink < 0.25, 0, ink)
    return ink / ink.max()


def _find_ink__bytes_wrap(gray):
    """Slip: the difference in uint8, where darker than paper becomes very light."""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = np.round(gray - np.median(gray)).astype(int).astype(np.uint8)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__corner_is_paper(gray):
    """Slip: the first pixel is taken for paper, but the digit may begin there."""
    paper = gray[0, 0]
    if paper > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    ink = gray - gray[0, 0]
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _centre__by_box(digit):
    """Slip: the middle of the box goes to the middle of the picture."""
    return _put(digit, (28 - digit.shape[0]) // 2, (28 - digit.shape[1]) // 2)


def _centre__to_twelve(digit):
    """Slip: the centre of mass goes to row 12 and column 12."""
    row, column = _mass(digit)
    top = int(np.clip(round(12 - row), 0, 28 - digit.shape[0]))
    left = int(np.clip(round(12 - column), 0, 28 - digit.shape[1]))
    return _put(digit, top, left)


def _centre__cut_off(digit):
    """Slip: int(14 - row) drops the fraction instead of rounding."""
    row, column = _mass(digit)
    top = int(np.clip(int(14 - row), 0, 28 - digit.shape[0]))
    left = int(np.clip(int(14 - column), 0, 28 - digit.shape[1]))
    return _put(digit, top, left)


def _centre__rolls_round(digit):
    """Slip: np.roll moves what leaves at one side in at the other."""
    row, column = _mass(digit)
    return np.roll(_put(digit, 0, 0), (round(14 - row), round(14 - column)), axis=(0, 1))


def _centre__no_limits(digit):
    """Slip: nothing keeps the digit inside; what is outside is cut off."""
    row, column = _mass(digit)
    wide = np.zeros((84, 84))
    top, left = 28 + round(14 - row), 28 + round(14 - column)
    wide[top : top + digit.shape[0], left : left + digit.shape[1]] = digit
    return wide[28:56, 28:56].copy()


def _centre__rows_and_columns_swapped(digit):
    """Slip: the centre of the columns is used for the rows, and the other way round."""
    column, row = _mass(digit)
    top = int(np.clip(round(14 - row), 0, 28 - digit.shape[0]))
    left = int(np.clip(round(14 - column), 0, 28 - digit.shape[1]))
    return _put(digit, top, left)


def _centre__pixels_not_weighted(digit):
    """Slip: the mean place of all pixels that are not 0, faint ones counting like full ones."""
    rows, columns = np.nonzero(digit)
    top = int(np.clip(round(14 - rows.mean()), 0, 28 - digit.shape[0]))
    left = int(np.clip(round(14 - columns.mean()), 0, 28 - digit.shape[1]))
    return _put(digit, top, left)


def _centre__heaviest_row(digit):
    """Slip: the heaviest row and column go to 14."""
    row, column = int(digit.sum(axis=1).argmax()), int(digit.sum(axis=0).argmax())
    top = min(max(14 - row, 0), 28 - digit.shape[0])
    left = min(max(14 - column, 0), 28 - digit.shape[1])
    return _put(digit, top, left)


def _centre__keeps_margin_of_four(digit):
    """Slip: the digit stays within the inner 20 by 20 pixels, whatever its centre."""
    row, column = _mass(digit)
    top = int(np.clip(round(14 - row), 4, 24 - digit.shape[0]))
    left = int(np.clip(round(14 - column), 4, 24 - digit.shape[1]))
    return _put(digit, top, left)


def _centre__rows_only(digit):
    """Slip: the columns are centred by the box."""
    row, _ = _mass(digit)
    top = int(np.clip(round(14 - row), 0, 28 - digit.shape[0]))
    return _put(digit, top, (28 - digit.shape[1]) // 2)


def to_network_input__two_axes(image):
    """Slip: shape (28, 28)."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((28, 28))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit / digit.max())


def to_network_input__one_axis(image):
    """Slip: shape (784,)."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros(784)
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit / digit.max()).ravel()


def to_network_input__stretched(image):
    """Slip: both sides are scaled to 20."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), 20, 20)
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__width_and_height_swapped(image):
    """Slip: resize gets (height, width)."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    width, height = _fit(_cut(ink))
    digit = _scale(_cut(ink), height, width)
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__side_of_zero(image):
    """Slip: the shorter side may round to 0, for which resize raises an error."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _cut(ink)
    height, width = box.shape
    factor = 20 / max(height, width)
    digit = _scale(box, round(width * factor), round(height * factor))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__side_cut_off(image):
    """Slip: the shorter side is cut off by int instead of rounded."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _cut(ink)
    height, width = box.shape
    longer = max(height, width)
    digit = _scale(box, max(1, 20 * width // longer), max(1, 20 * height // longer))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__box_without_last(image):
    """Slip: the box ends before the last row and column of ink."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    box = ink[rows.min() : max(rows.max(), rows.min() + 1), columns.min() : max(columns.max(), columns.min() + 1)]
    digit = _scale(box, *_fit(box))
    return _middle(digit / (digit.max() or 1)).reshape(1, 784)


def to_network_input__nearest(image):
    """Slip: NEAREST misses thin strokes."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)), Image.Resampling.NEAREST)
    total = digit.max()
    if total == 0:
        return np.zeros((1, 784))
    return _middle(digit / total).reshape(1, 784)


def to_network_input__default_filter(image):
    """Slip: resize without a filter, which gives values below 0."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = np.array(Image.fromarray(_cut(ink).astype(np.float32)).resize(_fit(_cut(ink))))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__pale(image):
    """Slip: not divided by the largest value after scaling."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit).reshape(1, 784)


def to_network_input__mode_l(image):
    """Slip: convert("L") drops the alpha, and transparent black is black."""
    ink = _ink(np.array(image.convert("L")).astype(float))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__no_convert(image):
    """Slip: takes the image as an array, whatever its mode."""
    pixels = np.array(image).astype(float)
    gray = pixels if pixels.ndim == 2 else _gray(pixels)
    ink = _ink(gray)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__empty_page_fails(image):
    """Slip: looks for the box of an empty page."""
    box = _cut(_ink_of(image))
    digit = _scale(box, *_fit(box))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__only_shrinks(image):
    """Slip: thumbnail never enlarges, so a small digit stays small."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = Image.fromarray(_cut(ink).astype(np.float32))
    box.thumbnail((20, 20), Image.Resampling.BILINEAR)
    digit = np.array(box)
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__shrinks_the_argument(image):
    """Slip: makes large pictures smaller first, with thumbnail on the argument itself."""
    image.thumbnail((100, 100))
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__whole_picture(image):
    """Slip: scales the whole picture, without cutting out the box."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(ink, *_fit(ink))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__size_28(image):
    """Slip: the longer side gets 28 pixels."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _cut(ink)
    height, width = box.shape
    factor = 28 / max(height, width)
    digit = _scale(box, max(1, round(width * factor)), max(1, round(height * factor)))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__column_by_column(image):
    """Slip: the pixels are in order of columns."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit / digit.max()).T.reshape(1, 784)


def to_network_input__up_to_255(image):
    """Slip: values from 0 to 255."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return np.round(255 * _middle(digit / digit.max())).reshape(1, 784)


def to_network_input__black_on_white(image):
    """Slip: paper is 1 and ink 0 in the result."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return 1 - _middle(digit / digit.max()).reshape(1, 784)


_canvas = np.zeros((28, 28))


def to_network_input__one_canvas(image):
    """Slip: always draws on the same canvas: the next picture changes this result."""
    _canvas[...] = 0
    ink = _ink_of(image)
    if ink.any():
        digit = _scale(_cut(ink), *_fit(_cut(ink)))
        _canvas[...] = _middle(digit / digit.max())
    return _canvas.reshape(1, 784)


def to_network_input__box_of_dark_ink(image):
    """Slip: the box holds only ink above one half."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink > 0.5)
    box = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    digit = _scale(box, *_fit(box))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__margin_for_box(image):
    """Slip: leaves two pixels of paper around the digit before scaling."""
    ink = _ink_of(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = np.pad(_cut(ink), 2)
    digit = _scale(box, *_fit(box))
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__empty_page_nan(image):
    """Slip: an empty page is divided by its largest value, 0."""
    ink = _ink_of(image)
    if not ink.any():
        with np.errstate(all="ignore"):
            return (np.zeros((28, 28)) / ink.max()).reshape(1, 784)
    digit = _scale(_cut(ink), *_fit(_cut(ink)))
    return _middle(digit / digit.max()).reshape(1, 784)
