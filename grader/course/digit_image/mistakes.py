"""What often goes wrong in ``digit_image``. Each docstring is the hint for whoever writes the same."""

import numpy as np
from PIL import Image

from digit_image import _centre, _find_ink, invert, to_gray


def _ink(image):
    return _find_ink(to_gray(np.array(image.convert("RGBA"))))


def _box(ink):
    rows, columns = np.nonzero(ink)
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _scaled(box, side=20, how=Image.Resampling.BILINEAR):
    height, width = (max(1, round(side * each / max(box.shape))) for each in box.shape)
    return np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), how))


def _small(image):
    small = _scaled(_box(_ink(image)))
    return small / small.max()


# Brightness


def to_gray__mean_of_the_colours(rgb):
    """Does pure blue look as bright as pure green? Each colour has a weight of its own."""
    gray = rgb[..., :3].mean(axis=-1)
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__blue_first(rgb):
    """In which order do the colours lie in the last axis, and in which order your weights?"""
    gray = rgb[..., :3] @ np.array([0.114, 0.587, 0.299])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__weights_of_television(rgb):
    """Compare your three weights with those that are asked for. There is more than one set of them."""
    gray = rgb[..., :3] @ np.array([0.2126, 0.7152, 0.0722])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__weights_add_up_to_less(rgb):
    """How bright is white in your picture? Add up your weights."""
    gray = rgb[..., :3] @ np.array([0.299, 0.578, 0.114])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__red_only(rgb):
    """You look at one colour. How bright is green then?"""
    return rgb[..., 0] * 1.0


def to_gray__largest_colour(rgb):
    """Is pure blue as bright as white? Each colour has a weight of its own."""
    return rgb[..., :3].max(axis=-1)


def to_gray__alpha_ignored(rgb):
    """The fourth value says how opaque a pixel is. What does one see where it is 0?"""
    return np.dot(rgb[..., :3], [0.299, 0.587, 0.114])


def to_gray__three_values_only(rgb):
    """A pixel may have four values. How many weights have you got for them?"""
    return rgb @ np.array([0.299, 0.587, 0.114])


def to_gray__black_behind_the_picture(rgb):
    """What lies behind a pixel that is not opaque: a black table or white paper?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else gray * (rgb[..., 3] / 255)


def to_gray__alpha_up_to_255(rgb):
    """An opaque pixel has an alpha of 255. By what do you multiply its brightness?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else rgb[..., 3] * gray + (1 - rgb[..., 3].astype(float)) * 255


def to_gray__alpha_the_wrong_way_round(rgb):
    """Is a pixel with an alpha of 0 opaque, or is it transparent?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    a = rgb[..., -1] / 255
    return gray if rgb.shape[-1] == 3 else (1 - a) * gray + a * 255


def to_gray__all_or_nothing(rgb):
    """What does one see through a pixel that is half transparent?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else np.where(rgb[..., 3] == 0, 255, gray)


def to_gray__bytes(rgb):
    """Can a byte hold 76.245? Look at the dtype of your result."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    gray = gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]
    return gray.astype(np.uint8)


def to_gray__from_0_to_1(rgb):
    """How bright is white in your result, and how bright should it be?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return (gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]) / 255


def to_gray__colours_in_the_first_axis(rgb):
    """Print the shape of a picture. Which of its axes has the colours?"""
    return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]


def to_gray__an_axis_too_many(rgb):
    """Print the shape of your result. How many numbers should a pixel have?"""
    gray = rgb[..., :3] @ np.array([[0.299], [0.587], [0.114]])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3:] / 255 + 255 - rgb[..., 3:]


def to_gray__overflow(rgb):
    """Add two bytes of 200. What comes out, and why?"""
    r, g, b = (np.uint8(weight * 256) for weight in (0.299, 0.587, 0.114))
    gray = (rgb[..., 0] * r + rgb[..., 1] * g + rgb[..., 2] * b) / 256
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__in_place(rgb):
    """Look at the picture that you were given, after your function. Is it still the same?"""
    rgb[..., 0] = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return rgb[..., 0] if rgb.shape[-1] == 3 else rgb[..., 0] * (rgb[..., 3] / 255) + 255 - rgb[..., 3]


def invert__sign(gray):
    """Can a pixel be darker than black? What is the negative of 0?"""
    return -gray


def invert__from_1(gray):
    """Up to which number do these pixels go?"""
    return 1 - gray


def invert__from_256(gray):
    """What is the largest value of a pixel? Try yours on a white one."""
    return 256 - gray


def invert__from_the_largest(gray):
    """What does a picture without any white become? The negative of a pixel does not depend on the others."""
    return gray.max() - gray


def invert__bits(gray):
    """Your operator turns bits round. How many bits has an int64, and how many a byte?"""
    return ~gray


def invert__bytes(gray):
    """Can a byte hold 178.755? Look at the dtype of your result."""
    return 255 - gray.astype(np.uint8)


def invert__in_place(gray):
    """Look at the array that you were given, after your function. Is it still the same?"""
    gray[...] = 255 - gray
    return gray


def invert__reciprocal(gray):
    """What do you get for a black pixel? Dark and light exchange by a difference."""
    return 255 / (gray + 1)


# The ink


def _find_ink__always_inverted(gray):
    """Try a picture that is white on black. Does it need a negative?"""
    ink = invert(gray)
    ink = ink - np.median(ink)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__never_inverted(gray):
    """Try a picture that is dark on light. What is larger, ink or paper?"""
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__inverted_the_wrong_way_round(gray):
    """Is the digit lighter or darker than the paper when most of the picture is dark?"""
    if np.median(gray) < (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__any_ink_counts(gray):
    """Paper has its grains. What does your picture of an empty page show?"""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() <= 0:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__nothing_divided_by_nothing(gray):
    """What is the largest value of an empty page, once its paper is 0? And what do you divide by?"""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__paper_is_white(gray):
    """Look at the pixels of a photo where nothing is written. Are they really 255?"""
    if np.median(gray) > 127:
        gray = invert(gray)
    return gray / 255 if np.ptp(gray) > 32 else np.zeros(gray.shape)


def _find_ink__shade_is_kept(gray):
    """One side of the paper is a little darker. Is it 0 after you have subtracted the median?"""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    return np.maximum(ink / ink.max(), 0)


def _find_ink__fixed_threshold(gray):
    """How dark is a pencil on grey paper? A number that fits one picture may miss the ink of another."""
    if np.median(gray) > 127:
        gray = invert(gray)
    return np.where(gray < 128, 0, gray / 255)


def _find_ink__mean_for_median(gray):
    """A large digit is part of your mean. Which pixels does it leave above 0?"""
    if np.mean(gray) > 127:
        gray = invert(gray)
    ink = np.maximum(gray - np.mean(gray), 0)
    return ink / ink.max() if ink.max() > 32 else np.zeros(gray.shape)


# Place


def _centre__by_the_box(digit):
    """Where is the mass of an L, and where is the middle of its box?"""
    height, width = digit.shape
    page = np.zeros((28, 28))
    top, left = (28 - height) // 2, (28 - width) // 2
    page[top : top + height, left : left + width] = digit
    return page


def _centre__in_the_corner(digit):
    """Look at your result. Is the digit in the middle?"""
    page = np.zeros((28, 28))
    page[: digit.shape[0], : digit.shape[1]] = digit
    return page


def _centre__margin_of_four(digit):
    """A margin of 4 on the left and above: what is it on the right, when the digit is narrow?"""
    page = np.zeros((28, 28))
    page[4 : 4 + digit.shape[0], 4 : 4 + digit.shape[1]] = digit
    return page


def _centre__rows_and_columns_exchanged(digit):
    """By which axis do you sum to get the weight of each row?"""
    height, width = digit.shape
    row = np.average(np.arange(width), weights=digit.sum(axis=0))
    column = np.average(np.arange(height), weights=digit.sum(axis=1))
    top = int(np.clip(round(14 - row), 0, 28 - height))
    left = int(np.clip(round(14 - column), 0, 28 - width))
    page = np.zeros((28, 28))
    page[top : top + height, left : left + width] = digit
    return page


def _centre__moved_the_wrong_way(digit):
    """The mass lies too low. In which direction does your digit move?"""
    height, width = digit.shape
    row = np.average(np.arange(height), weights=digit.sum(axis=1)) - (height - 1) / 2
    column = np.average(np.arange(width), weights=digit.sum(axis=0)) - (width - 1) / 2
    top = int(np.clip(round((28 - height) / 2 + row), 0, 28 - height))
    left = int(np.clip(round((28 - width) / 2 + column), 0, 28 - width))
    page = np.zeros((28, 28))
    page[top : top + height, left : left + width] = digit
    return page


def _centre__in_the_middle_of_twenty(digit):
    """Where is the middle of 28 pixels?"""
    height, width = digit.shape
    row = np.average(np.arange(height), weights=digit.sum(axis=1))
    column = np.average(np.arange(width), weights=digit.sum(axis=0))
    top = int(np.clip(round(10 - row), 0, 28 - height))
    left = int(np.clip(round(10 - column), 0, 28 - width))
    page = np.zeros((28, 28))
    page[top : top + height, left : left + width] = digit
    return page


# The whole way


def to_network_input__notes(image):
    """How many pixels has the network for its input, and how many has your picture?"""
    gray = np.dot(np.array(image.convert("RGBA"))[..., :3], [0.299, 0.587, 0.114])
    return (255 - gray).reshape(1, -1) / 255


def to_network_input__whole_page(image):
    """How large is the digit on your 28 by 28 pixels, and how large is MNIST's?"""
    ink = np.array(Image.fromarray(_ink(image).astype(np.float32)).resize((28, 28)))
    return ink.clip(0, 1).reshape(1, 784)


def to_network_input__squeezed_first(image):
    """What does a page of 600 by 400 look like when it becomes a square?"""
    ink = _ink(image.convert("RGBA").resize((200, 200)))
    return _centre(_scaled(_box(ink))).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__no_margin(image):
    """How many pixels of an MNIST image are free on each side of the digit?"""
    ink = _ink(image)
    return _centre(_scaled(_box(ink), side=28)).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__stretched(image):
    """Look at your 1. Is it still as narrow as you wrote it?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = np.array(Image.fromarray(_box(ink).astype(np.float32)).resize((20, 20), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__shorter_side(image):
    """Which of the two sides should have 20 pixels? Try a digit that is wider than high."""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    height, width = 20, max(1, round(20 * box.shape[1] / box.shape[0]))
    small = np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))
    return _centre(small[:, :28] / small.max()).reshape(1, 784)


def to_network_input__only_shrinks(image):
    """A small digit on a large page: how large is it in the end?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    picture = Image.fromarray(_box(ink).astype(np.float32))
    picture.thumbnail((20, 20), Image.Resampling.BILINEAR)
    small = np.array(picture)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__size_as_a_shape(image):
    """A shape is (height, width). What is the order of the size that Pillow takes?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    height, width = _scaled(_box(ink)).shape
    picture = Image.fromarray(_box(ink).astype(np.float32))
    small = np.array(picture.resize((height, width), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__not_cut_out(image):
    """You scale the page. What should have 20 pixels in the end, the page or the digit?"""
    ink = _ink(image)
    return _centre(_scaled(ink)).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__rows_cut_out_only(image):
    """Above and below the digit nothing is left over. And beside it?"""
    ink = _ink(image)
    return _centre(_scaled(ink[ink.any(axis=1)])).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__last_row_left_out(image):
    """A slice ends before its end. Is the last row of the digit in your box?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    box = ink[rows.min() : rows.max(), columns.min() : columns.max()]
    small = _scaled(box)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__side_of_nothing(image):
    """How many pixels does your formula leave to the shorter side of a very thin line?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    height, width = (round(20 * side / max(box.shape)) for side in box.shape)
    small = np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__sides_rounded_down(image):
    """The shorter side comes out as 2.9 pixels. How many do you give it, and to which number is it nearer?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    height, width = (max(1, 20 * side // max(box.shape)) for side in box.shape)
    small = np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__box_with_a_margin(image):
    """Print the last row and the last column of your box. Is there ink in them?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    small = _scaled(ink[rows.min() : rows.max() + 2, columns.min() : columns.max() + 2])
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__nearest_pixel(image):
    """A thin line lies between the pixels that you take. Which way to resize looks at all of them?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink), how=Image.Resampling.NEAREST)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__every_nth_pixel(image):
    """You skip pixels. How many of them does a thin line have?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    step = -(-max(box.shape) // 20)
    return _centre(box[::step, ::step]).reshape(1, 784)


def to_network_input__thin_strokes_stay_pale(image):
    """A line of one pixel becomes a part of a pixel. How bright is it then, and how bright are MNIST's lines?"""
    ink = _ink(image)
    return _centre(_scaled(_box(ink))).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__up_to_255(image):
    """Which values has the network seen in training, 0 to 255 or 0 to 1?"""
    return np.rint(255 * _centre(_small(image))).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__divided_as_integers(image):
    """What is 200 // 255?"""
    if not _ink(image).any():
        return np.zeros((1, 784))
    return (250 * _centre(_small(image))).astype(int).reshape(1, 784) // 255


def to_network_input__dark_on_light(image):
    """What is 0 in MNIST, paper or ink?"""
    return 1 - _centre(_small(image)).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__square(image):
    """The network takes a batch of rows. Print the shape of what you return."""
    return _centre(_small(image)) if _ink(image).any() else np.zeros((28, 28))


def to_network_input__one_axis(image):
    """The network takes a batch, even if it is a batch of one. How many axes has yours?"""
    return _centre(_small(image)).ravel() if _ink(image).any() else np.zeros(784)


def to_network_input__column(image):
    """Is one example a row or a column of a batch?"""
    return _centre(_small(image)).reshape(-1, 1) if _ink(image).any() else np.zeros((784, 1))


def to_network_input__column_by_column(image):
    """MNIST lies row by row. In which order do you lay down your pixels?"""
    return _centre(_small(image)).T.reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__upside_down(image):
    """Show your result as a picture. Which side is up?"""
    return _centre(_small(image)[::-1]).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__mirrored(image):
    """Show your result as a picture, and hold it to a mirror. Which of the two is right?"""
    return _centre(_small(image)[:, ::-1]).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__three_colours_expected(image):
    """Print the shape of an array made of a greyscale image. Which axis is missing?"""
    ink = _find_ink(to_gray(np.array(image)[..., :3]))
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__greyscale_expected(image):
    """Print the shape of an array made of a coloured image. Which axis is new?"""
    ink = _find_ink(np.array(image).astype(float))
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__transparency_lost(image):
    """What does Pillow make of a transparent pixel when it converts an image to greys?"""
    ink = _find_ink(np.array(image.convert("L")).astype(float))
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__first_channel(image):
    """Write a digit in red. What is left of it in the red channel?"""
    rgba = np.array(image.convert("RGBA")).astype(float)
    ink = _find_ink(rgba[..., 0] * rgba[..., 3] / 255 + 255 - rgba[..., 3])
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__empty_page_forgotten(image):
    """What is the smallest row with ink of a page without any?"""
    return _centre(_small(image)).reshape(1, 784)


def to_network_input__image_changed(image):
    """Look at the image that you were given, after your function. Is it as large as before?"""
    image.thumbnail((100, 100))
    return _centre(_small(image)).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__below_zero(image):
    """Some filters swing beyond the edge of a stroke. What is the smallest value of your result?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink), how=Image.Resampling.LANCZOS)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__one_file_for_all(image):
    """Whatever is given, you read another picture. Which image should it be?"""
    return np.array(Image.open("digit.png").convert("L").resize((28, 28))).reshape(1, 784) / 255
