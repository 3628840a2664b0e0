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


def to_gray__mean(rgb):
    """The mean of red, green and blue instead of the weighted sum: pure red gives 85."""
    values = rgb.astype(float)
    gray = values[..., :3].mean(axis=2)
    if rgb.shape[2] == 4:
        a = values[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__bgr(rgb):
    """Weights in the order blue, green, red."""
    values = rgb.astype(float)
    gray = values[..., :3] @ _WEIGHTS[::-1]
    if rgb.shape[2] == 4:
        a = values[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__alpha_ignored(rgb):
    """Drops alpha: a transparent black pixel is 0, not 255."""
    return rgb[..., :3].astype(float) @ _WEIGHTS


def to_gray__black_behind(rgb):
    """Black paper behind: a * gray without (1 - a) * 255."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    if rgb.shape[2] == 4:
        gray = gray * (rgb[..., 3] / 255)
    return gray


def to_gray__alpha_not_divided(rgb):
    """a = alpha, not divided by 255: values far outside 0 to 255."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    if rgb.shape[2] == 4:
        a = rgb[..., 3].astype(float)
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__alpha_floor(rgb):
    """alpha // 255: a half opaque pixel counts as not opaque at all."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    if rgb.shape[2] == 4:
        a = rgb[..., 3] // 255
        gray = a * gray + (1 - a) * 255.0
    return gray


def to_gray__alpha_inverted(rgb):
    """Mixes up opaque and transparent: (1 - a) * gray + a * 255."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    if rgb.shape[2] == 4:
        a = rgb[..., 3] / 255
        gray = (1 - a) * gray + a * 255
    return gray


def to_gray__white_is_one(rgb):
    """White paper is 1 instead of 255: a * gray + (1 - a)."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    if rgb.shape[2] == 4:
        a = rgb[..., 3] / 255
        gray = a * gray + (1 - a)
    return gray


def to_gray__always_alpha(rgb):
    """Reads rgb[..., 3] always: IndexError for shape (H, W, 3)."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    a = rgb[..., 3] / 255
    return a * gray + (1 - a) * 255


def to_gray__rounded(rgb):
    """Rounds to whole numbers: 'not rounded', 76.245 becomes 76."""
    return np.round(_gray(rgb))


def to_gray__uint8(rgb):
    """Returns uint8, as images are: cuts off the fractions."""
    return _gray(rgb).astype(np.uint8)


def to_gray__zero_to_one(rgb):
    """Divides by 255: the result lies between 0 and 1."""
    return _gray(rgb) / 255


def to_gray__weight_of_green_mistyped(rgb):
    """0.299, 0.578, 0.114: two digits of the weight of green swapped."""
    values = rgb.astype(float)
    gray = 0.299 * values[..., 0] + 0.578 * values[..., 1] + 0.114 * values[..., 2]
    if rgb.shape[2] == 4:
        a = values[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__copy_and_paste(rgb):
    """Copy and paste: green twice, blue never."""
    values = rgb.astype(float)
    gray = 0.299 * values[..., 0] + 0.587 * values[..., 1] + 0.114 * values[..., 1]
    if rgb.shape[2] == 4:
        a = values[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray


def to_gray__threshold_alpha(rgb):
    """Only a pixel with alpha 0 gets white paper; half opaque pixels keep their gray."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    if rgb.shape[2] == 4:
        gray[rgb[..., 3] == 0] = 255
    return gray


def to_gray__gray_not_weakened(rgb):
    """gray + (1 - a) * 255: adds the paper, but forgets to multiply gray by a (half opaque white gives 382)."""
    gray = rgb[..., :3].astype(float) @ _WEIGHTS
    if rgb.shape[2] == 4:
        gray = gray + (1 - rgb[..., 3] / 255) * 255
    return gray


def to_gray__in_place(rgb):
    """Multiplies the colours by alpha in the array given, if it holds floats: changes the argument."""
    values = rgb.astype(float, copy=False)
    if rgb.shape[2] == 4:
        a = values[..., 3:] / 255
        values[..., :3] *= a
        values[..., :3] += (1 - a) * 255
    return values[..., :3] @ _WEIGHTS


def to_gray__integer_weights(rgb):
    """(299 * r + 587 * g + 114 * b) // 1000 rounds down."""
    values = rgb.astype(int)
    gray = (299 * values[..., 0] + 587 * values[..., 1] + 114 * values[..., 2]) // 1000
    if rgb.shape[2] == 4:
        a = values[..., 3] / 255
        gray = a * gray + (1 - a) * 255
    return gray.astype(float)


def invert__256(gray):
    """256 - gray: black becomes 256."""
    return 256 - gray.astype(float)


def invert__one_minus(gray):
    """1 - gray, as if white were 1."""
    return 1 - gray.astype(float)


def invert__largest(gray):
    """gray.max() - gray: right only if there is a white pixel."""
    return gray.max() - gray


def invert__minus(gray):
    """-gray: the negative number, not the negative of the picture."""
    return -1.0 * gray


def invert__uint8_wraps(gray):
    """abs(gray - 255): for uint8 the difference wraps round, 0 gives 1."""
    return abs(gray - 255)


def invert__to_uint8(gray):
    """Turns gray into uint8 first: cuts the fractions of floats, 0.5 gives 255, not 254.5."""
    return 255 - gray.astype(np.uint8)


def invert__bits(gray):
    """np.invert: right for uint8, but -1 - gray for int64, and it raises for floats."""
    return np.invert(gray)


def invert__in_place(gray):
    """gray *= -1; gray += 255 changes the argument (and raises for uint8)."""
    gray *= -1
    gray += 255
    return gray


def invert__out(gray):
    """np.subtract(255, gray, out=gray): changes the argument."""
    return np.subtract(255, gray, out=gray, casting="unsafe")


def invert__upside_down(gray):
    """gray[::-1] reverses the rows."""
    return gray[::-1].copy()


def invert__binary(gray):
    """Only black and white: 0 where gray is above 127, else 255."""
    return np.where(gray > 127, 0, 255)


def to_network_input__dark_on_light_only(image):
    """Always uses the negative: light ink on dark paper is lost."""
    gray = 255 - _read(image)
    return _finish(_clean(gray - np.median(gray)))


def to_network_input__light_on_dark_only(image):
    """Never uses the negative: dark ink on light paper is lost."""
    gray = _read(image)
    return _finish(_clean(gray - np.median(gray)))


def to_network_input__condition_swapped(image):
    """Uses the negative if the median is below the middle: the wrong way round."""
    gray = _read(image)
    if np.median(gray) < (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    return _finish(_clean(gray - np.median(gray)))


def to_network_input__middle_128(image):
    """Compares the median with 128, not with the middle of this picture: black ink on paper of 100 is lost."""
    gray = _read(image)
    if np.median(gray) > 128:
        gray = 255 - gray
    return _finish(_clean(gray - np.median(gray)))


def to_network_input__old_median(image):
    """Subtracts the median of before the negative: grey paper (200) leaves only part of the contrast."""
    gray = _read(image)
    median = np.median(gray)
    if median > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    return _finish(_clean(gray - median))


def to_network_input__corner_is_paper(image):
    """Takes the pixel in the corner for paper: wrong if the digit touches that corner."""
    gray = _read(image)
    paper = gray[0, 0]
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = 255 - gray, 255 - paper
    return _finish(_clean(gray - paper))


def to_network_input__mode_L(image):
    """image.convert("L") loses alpha: black ink on transparent black is all black."""
    return _finish(_ink(np.array(image.convert("L")).astype(float)))


def to_network_input__mode_RGB(image):
    """image.convert("RGB") instead of "RGBA": transparent paper becomes black like the ink."""
    return _finish(_ink(_gray(np.array(image.convert("RGB")))))


def to_network_input__not_converted(image):
    """np.array(image) without convert: mode "L" has no third axis and raises, "P" gives numbers of colours."""
    return _finish(_ink(_gray(np.array(image))))


def to_network_input__blank_nan(image):
    """No special case for an empty picture: 0 / 0 or an empty box; it raises or gives nan."""
    v = _lighter_ink(_read(image))
    ink = v / v.max()
    ink[ink < 0.25] = 0
    digit = _scale(_box(ink))
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__blank_shape(image):
    """Returns np.zeros((28, 28)) for an empty picture, not (1, 784)."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((28, 28))
    return _finish(ink)


def to_network_input__blank_raises(image):
    """Raises ValueError for an empty picture; the stub wants all 0."""
    ink = _ink(_read(image))
    if not ink.any():
        raise ValueError("there is nothing on the picture")
    return _finish(ink)


def to_network_input__noise_is_ink(image):
    """No test for 32: faint stains on an empty page (contrast 5) become a digit."""
    v = _lighter_ink(_read(image))
    if v.max() <= 0:
        return np.zeros((1, 784))
    v = v / v.max()
    v[v < 0.25] = 0
    return _finish(v)


def to_network_input__needs_64(image):
    """Takes a quarter of 255 for the limit of ink: a pencil digit of contrast 45 is lost."""
    v = _lighter_ink(_read(image))
    if v.max() < 0.25 * 255:
        return np.zeros((1, 784))
    return _finish(_clean(v))


def to_network_input__dirt_kept(image):
    """Values below 0.25 are not set to 0: a shadow beside the digit widens the box."""
    v = _lighter_ink(_read(image))
    if v.max() < 32:
        return np.zeros((1, 784))
    return _finish(np.maximum(v / v.max(), 0))


def to_network_input__dirt_before_division(image):
    """Sets values below 0.25 to 0 before dividing, when they still go up to 255: shadow stays."""
    v = _lighter_ink(_read(image))
    if v.max() < 32:
        return np.zeros((1, 784))
    v[v < 0.25] = 0
    return _finish(v / v.max())


def to_network_input__no_absolute_paper(image):
    """Does not subtract the median: grey paper (gray 170) stays as ink above a quarter."""
    gray = _read(image)
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = 255 - gray
    if gray.max() - np.median(gray) < 32:
        return np.zeros((1, 784))
    return _finish(_clean(gray))


def to_network_input__box_off_by_one(image):
    """Cuts ink[top:bottom] without + 1: the last row and column of ink are lost (a line of one row raises)."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    digit = _scale(ink[rows.min() : rows.max(), columns.min() : columns.max()])
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__box_axes_swapped(image):
    """any(axis=0) taken for the rows and any(axis=1) for the columns."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    rows = np.flatnonzero(ink.any(axis=0))
    columns = np.flatnonzero(ink.any(axis=1))
    digit = _scale(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__not_cut_out(image):
    """Scales the whole picture, margins included, to 20 pixels."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(ink)
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__square_box(image):
    """Scales every box to 20 by 20: a 1 becomes a block."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _resize(_box(ink), (20, 20))
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__size_swapped(image):
    """Passes (height, width) to resize, which takes (width, height)."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    digit = _resize(box, _size(box)[::-1])
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__longer_28(image):
    """The longer side gets 28 pixels, not 20."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    digit = _resize(box, _size(box, longer=28))
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__height_20(image):
    """Always scales the height to 20, and cuts what is wider than 28: wrong for a wide digit."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    digit = _resize(box, (max(1, round(box.shape[1] * 20 / box.shape[0])), 20))[:, :28]
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__rounded_down(image):
    """int() cuts the other side off instead of rounding: 11.8 columns become 11."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    factor = 20 / max(box.shape)
    size = [max(1, int(n * factor + 1e-9)) for n in box.shape[::-1]]
    digit = _resize(box, size)
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__zero_columns(image):
    """Forgets 'at least 1': a stroke of 2 by 200 pixels gets width 0, and resize raises."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    factor = 20 / max(box.shape)
    digit = _resize(box, [round(n * factor) for n in box.shape[::-1]])
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__only_shrinks(image):
    """Scales only boxes larger than 20: a digit of 8 pixels stays small."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    digit = _scale(box) if max(box.shape) > 20 else box / box.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__nearest(image):
    """The filter NEAREST: misses thin strokes of a large picture."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    digit = _resize(box, _size(box), Image.Resampling.NEAREST)
    if not digit.any():
        return np.zeros((1, 784))
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__lanczos(image):
    """The filter LANCZOS gives values below 0; the stub wants 0 to 1."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    digit = _resize(box, _size(box), Image.Resampling.LANCZOS)
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__pale(image):
    """Leaves out step 5: thin strokes of a large picture stay pale, the largest value is below 1."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    digit = _resize(box, _size(box))
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__uint8_of_fractions(image):
    """astype(np.uint8) of values from 0 to 1 without times 255: half dark strokes become 0."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    small = Image.fromarray(box.astype(np.uint8)).resize(_size(box), Image.Resampling.BILINEAR)
    digit = np.array(small).astype(float)
    if not digit.any():
        return np.zeros((1, 784))
    digit /= digit.max()
    return _place(digit, *_corner(digit)).reshape(1, 784)


def to_network_input__box_in_the_middle(image):
    """Puts the middle of the box into the middle, not the centre of mass: an L stands elsewhere."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    h, w = digit.shape
    return _place(digit, (28 - h) // 2, (28 - w) // 2).reshape(1, 784)


def to_network_input__top_left(image):
    """Puts each digit at (4, 4)."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    return _place(_scale(_box(ink)), 4, 4).reshape(1, 784)


def to_network_input__row_13(image):
    """Counts row 14 from 1: the centre of mass goes to row 13 and column 13."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    (h, w), (r, c) = digit.shape, _mass(digit)
    top, left = min(max(round(13 - r), 0), 28 - h), min(max(round(13 - c), 0), 28 - w)
    return _place(digit, top, left).reshape(1, 784)


def to_network_input__mass_swapped(image):
    """Takes the row of the centre of mass for its column: the digit is moved along the wrong axis."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    (h, w), (c, r) = digit.shape, _mass(digit)
    top, left = min(max(round(14 - r), 0), 28 - h), min(max(round(14 - c), 0), 28 - w)
    return _place(digit, top, left).reshape(1, 784)


def to_network_input__mass_of_nonzero(image):
    """The mean of the row numbers of all pixels with ink, not weighted: a pale half counts too much."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    h, w = digit.shape
    r, c = (a.mean() for a in np.nonzero(digit))
    top, left = min(max(round(14 - r), 0), 28 - h), min(max(round(14 - c), 0), 28 - w)
    return _place(digit, top, left).reshape(1, 784)


def to_network_input__wraps_round(image):
    """Moves with np.roll and no limit: a digit heavy at one end comes in again on the other side."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    r, c = _mass(digit)
    page = _place(digit, 0, 0)
    return np.roll(page, (round(14 - r), round(14 - c)), axis=(0, 1)).reshape(1, 784)


def to_network_input__keeps_a_margin(image):
    """Keeps 2 empty pixels at each side: the centre of mass of an L is not as near to row 14 as whole pixels allow."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    top, left = (min(max(n, 2), 26 - size) for n, size in zip(_corner(digit), digit.shape))
    return _place(digit, top, left).reshape(1, 784)


def to_network_input__moved_the_wrong_way(image):
    """Adds the distance of mass and middle of the box instead of subtracting it."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    (h, w), (r, c) = digit.shape, _mass(digit)
    top = min(max(round(14 - (h - 1 - r)), 0), 28 - h)
    left = min(max(round(14 - (w - 1 - c)), 0), 28 - w)
    return _place(digit, top, left).reshape(1, 784)


def to_network_input__one_axis(image):
    """Returns shape (784,): not a batch of one image."""
    return _finish(_ink(_read(image))).ravel()


def to_network_input__square_result(image):
    """Returns shape (28, 28)."""
    return _finish(_ink(_read(image))).reshape(28, 28)


def to_network_input__column_by_column(image):
    """Flattens column by column instead of row by row: the digit is mirrored at its diagonal."""
    return _finish(_ink(_read(image))).reshape(28, 28).T.reshape(1, 784)


def to_network_input__to_255(image):
    """Returns values from 0 to 255."""
    return 255 * _finish(_ink(_read(image)))


def to_network_input__dark_digit(image):
    """Returns 1 - x: paper is 1, ink is 0."""
    return 1 - _finish(_ink(_read(image)))


def to_network_input__rounded(image):
    """Rounds the result to 0 and 1: soft edges are lost."""
    return np.round(_finish(_ink(_read(image))))


def to_network_input__thumbnail(image):
    """image.thumbnail((200, 200)) to save time: it changes the image given, an argument."""
    image.thumbnail((200, 200))
    return _finish(_ink(_read(image)))


def to_network_input__small_first(image):
    """Resizes the whole picture to 28 by 28 first: a small digit is a few blurred pixels, proportions are lost."""
    return _finish(_ink(_read(image.resize((28, 28)))))


def to_network_input__same_page(image):
    """Writes into one array of the module and does not clear it: results returned before change."""
    ink = _ink(_read(image))
    if not ink.any():
        return np.zeros((1, 784))
    digit = _scale(_box(ink))
    top, left = _corner(digit)
    _page[top : top + digit.shape[0], left : left + digit.shape[1]] = digit
    return _page.reshape(1, 784)


def to_network_input__edge_cut(image):
    """Cuts off a margin of 5 pixels as a frame: a digit at the edge of the picture loses a part."""
    return _finish(_ink(_read(image)[5:-5, 5:-5]))


def to_network_input__channel_red(image):
    """Uses the red channel alone: red ink on white paper disappears."""
    rgba = np.array(image.convert("RGBA")).astype(float)
    a = rgba[..., 3] / 255
    return _finish(_ink(a * rgba[..., 0] + (1 - a) * 255))
