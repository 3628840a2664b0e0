"""Right steps from a picture to the input of the network, written in unusual ways."""

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


def to_gray__einsum(rgb):
    """Unusual: einsum; paper as what alpha takes away from 255."""
    gray = np.einsum("hwc,c->hw", rgb[:, :, :3].astype(float), _WEIGHTS)
    if rgb.shape[2] == 3:
        return gray
    return 255 - (255 - gray) * np.divide(rgb[:, :, 3], 255)


def to_gray__average(rgb):
    """Unusual: np.average with weights, np.dsplit for the alpha."""
    gray = np.average(rgb[..., :3], axis=-1, weights=[299, 587, 114])
    opaque = rgb[..., 3] / 255 if rgb.shape[-1] > 3 else 1.0
    return opaque * gray + (1 - opaque) * 255


def to_gray__pixel_by_pixel(rgb):
    """Unusual: Python loops over lists."""

    def brightness(red, green, blue, alpha=255):
        a = alpha / 255
        return a * (0.299 * red + 0.587 * green + 0.114 * blue) + (1 - a) * 255

    rows = [[brightness(*pixel) for pixel in row] for row in rgb.tolist()]
    return np.array(rows, dtype=float).reshape(rgb.shape[:2])


def to_gray__sum_of_planes(rgb):
    """Unusual: moves the last axis to the front, and adds planes up in a new array."""
    planes = np.moveaxis(rgb, -1, 0)
    out = np.zeros(planes.shape[1:])
    for factor, plane in zip((0.299, 0.587, 0.114), planes):
        out += factor * plane
    if len(planes) == 4:
        share = np.true_divide(planes[3], 255)
        np.multiply(out, share, out=out)
        out += 255 * (1 - share)
    return out


def to_gray__lerp_by_matrix(rgb):
    """Unusual: composites the colours on white first, then a dot product with tensordot."""
    colours = np.array(rgb[..., :3], dtype=np.float64)
    if rgb.shape[-1] == 4:
        a = np.array(rgb[..., 3:], dtype=np.float64) / 255
        colours = colours * a + 255 * (1 - a)
    return np.tensordot(colours, _WEIGHTS, axes=([2], [0]))


def invert__wraps_back(gray):
    """Unusual: minus gray plus 255; in uint8 it wraps round twice and is right."""
    return np.negative(gray) + 255


def invert__floats(gray):
    """Unusual: floats for any kind of input."""
    return 255.0 - np.asarray(gray, dtype=float)


def invert__full_like(gray):
    """Unusual: fills an array with 255 and subtracts in place."""
    out = np.full_like(gray, 255)
    out -= gray
    return out


def invert__flat_list(gray):
    """Unusual: a list comprehension over the flat values."""
    return np.array([255 - v for v in gray.ravel().tolist()]).reshape(gray.shape)


def _find_ink__sorted_middle(gray):
    """Unusual: the median from sorted values, and the sign of the ink as a factor."""
    values = np.sort(np.asarray(gray, dtype=float), axis=None)
    n = len(values)
    paper = (values[(n - 1) // 2] + values[n // 2]) / 2
    sign = -1 if paper > (values[0] + values[-1]) / 2 else 1
    ink = sign * (gray - paper)
    top = ink.max()
    return np.where(ink >= 0.25 * top, ink / top, 0) if top >= 32 else np.zeros_like(ink)


def _find_ink__percentile(gray):
    """Unusual: percentile, in-place steps on a copy, a product with a mask."""
    work = np.array(gray, dtype=float)
    if np.percentile(work, 50) > np.mean([work.min(), work.max()]):
        np.subtract(255, work, out=work)
    work -= np.percentile(work, 50)
    if not (work >= 32).any():
        return work * 0.0
    work /= work.max()
    return work * ~(work < 0.25)


def _find_ink__further_side(gray):
    """Unusual: the ink lies on the side of the median that reaches further."""
    paper = float(np.median(gray))
    below, above = paper - float(gray.min()), float(gray.max()) - paper
    ink = np.maximum(paper - gray if below > above else gray - paper, 0)
    if max(below, above) < 32:
        return np.zeros(np.shape(gray))
    ink = ink / max(below, above)
    ink[ink < 0.25] = 0
    return ink


def _centre__tries_all_places(digit):
    """Unusual: looks for the nearest place among all places inside."""
    place = []
    for axis in (0, 1):
        sums = digit.sum(axis=1 - axis)
        centre = np.average(np.arange(len(sums)), weights=sums)
        place.append(min(range(28 - len(sums) + 1), key=lambda start: abs(start + centre - 14)))
    return _put(digit, *place)


def _centre__pads(digit):
    """Unusual: np.pad in place of a canvas, and centres from an outer grid."""
    share = digit / digit.sum()
    rows, columns = np.indices(digit.shape)
    pads = []
    for numbers, size in ((rows, digit.shape[0]), (columns, digit.shape[1])):
        start = 14 - int(np.rint(np.vdot(numbers, share)))
        start = max(0, min(start, 28 - size))
        pads.append((start, 28 - size - start))
    return np.pad(digit, pads)


def _centre__matrix_products(digit):
    """Unusual: shifts by multiplying with parts of identity matrices."""
    row, column = _mass(digit)
    top = sorted((0, 14 - round(row), 28 - digit.shape[0]))[1]
    left = sorted((0, 14 - round(column), 28 - digit.shape[1]))[1]
    down = np.eye(28)[:, top : top + digit.shape[0]]
    right = np.eye(28)[left : left + digit.shape[1]]
    return down @ digit @ right


def to_network_input__getbbox(image):
    """Unusual: Pillow finds the box and cuts it out, from a mask of the ink."""
    ink = _ink(_gray(np.asarray(image.convert("RGBA"))))
    box = Image.fromarray((ink > 0).astype(np.uint8)).getbbox()
    if box is None:
        return np.zeros((1, 28 * 28))
    part = Image.fromarray(ink.astype("float32")).crop(box)
    factor = 20 / max(part.size)
    size = tuple(max(round(side * factor), 1) for side in part.size)
    digit = np.asarray(part.resize(size, Image.Resampling.BILINEAR))
    return _middle(digit / digit.max())[np.newaxis].reshape(1, -1)


def to_network_input__putdata(image):
    """Unusual: trims by any(), and hands the numbers of the box to Pillow as a list."""
    ink = _ink(_gray(np.asarray(image.convert("RGBA"))))
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if rows.size == 0:
        return np.zeros(784)[None, :]
    numbers = ink[rows[0] : rows[-1] + 1].T[columns[0] : columns[-1] + 1].T
    sides = numbers.shape[::-1]
    box = Image.new("F", sides)
    box.putdata(numbers.flatten().tolist())
    size = [max(1, int(np.rint(20 * side / max(sides)))) for side in sides]
    digit = np.asarray(box.resize(size, resample=Image.Resampling.BILINEAR), dtype=float)
    return np.atleast_2d(_middle(digit / np.max(digit)).flatten())


def _triangle(old, new):
    scale = old / new
    support = max(scale, 1.0)
    matrix = np.zeros((new, old))
    for i in range(new):
        centre = (i + 0.5) * scale
        distance = np.abs(np.arange(old) + 0.5 - centre) / support
        matrix[i] = np.maximum(0, 1 - distance)
    return matrix / matrix.sum(axis=1, keepdims=True)


def to_network_input__own_resize(image):
    """Unusual: scales by two matrices of triangles, as BILINEAR does, without Pillow."""
    ink = _ink(_gray(np.asarray(image.convert("RGBA"))))
    if ink.max() == 0:
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    box = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    height, width = box.shape
    longer = max(height, width)
    new = [max(1, round(side * 20 / longer)) for side in (height, width)]
    digit = np.float32(_triangle(height, new[0]) @ box @ _triangle(width, new[1]).T)
    return _middle(digit / digit.max()).reshape(1, 784)


def to_network_input__bytes(image):
    """Unusual: the ink goes to Pillow in uint8, so values have steps of 1/255."""
    ink = _ink(_gray(np.asarray(image.convert("RGBA"))))
    if not np.any(ink):
        return np.zeros((1, 784), dtype=np.float32)
    box = ink
    for _ in range(2):
        while not box[0].any():
            box = box[1:]
        while not box[-1].any():
            box = box[:-1]
        box = box.T
    height, width = box.shape
    factor = 20 / max(height, width)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    pixels = Image.fromarray(np.ascontiguousarray(np.round(255 * box).astype(np.uint8)))
    digit = np.array(pixels.resize(size, Image.Resampling.BILINEAR), dtype=np.float32)
    return _middle(digit / digit.max()).astype(np.float32).reshape(1, 784)


def to_network_input__turned(image):
    """Unusual: works on the transposed picture, and turns it back at the end."""
    ink = _ink(_gray(np.asarray(image.convert("RGBA")).swapaxes(0, 1)))
    columns, rows = np.nonzero(ink)
    if len(rows) == 0:
        return np.zeros((28, 28)).reshape(1, -1)
    box = np.ascontiguousarray(ink[columns.min() :, rows.min() :][: np.ptp(columns) + 1, : np.ptp(rows) + 1])
    factor = 20 / max(box.shape)
    size = [max(1, round(side * factor)) for side in box.shape[::-1]]
    digit = np.array(Image.fromarray(box.astype(np.float32)).resize(size, Image.Resampling.BILINEAR))
    digit = digit.T.astype(float)
    return _middle(digit / digit.max()).reshape(1, 784)


def _find_ink__black_or_white(gray):
    """Slip: ink is 1 everywhere, shades of the ink are lost."""
    return (_ink(gray) > 0).astype(float)
