"""What often goes wrong in ``digit_image``. Each docstring is the hint for that mistake."""

import numpy as np
from PIL import Image

from digit_image import _centre, _find_ink, invert, to_gray


def _ink(image):
    return _find_ink(to_gray(np.array(image.convert("RGBA"))))


def _box(ink):
    rows, columns = np.nonzero(ink)
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _scaled(box, side=20, how=Image.Resampling.BILINEAR):
    height, width = (max(1, round(side * length / max(box.shape))) for length in box.shape)
    return np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), how))


def _small(image):
    small = _scaled(_box(_ink(image)))
    return small / small.max()


# Brightness


def to_gray__mean_of_the_colours(rgb):
    """Is pure blue as bright as pure green? In to_gray, each colour has its own weight."""
    gray = rgb[..., :3].mean(axis=-1)
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__mean_of_the_colours_alone(rgb):
    """Is pure blue as bright as pure green? In to_gray, each colour has its own weight."""
    return rgb[..., :3].mean(axis=-1)


def to_gray__mean_of_all_values(rgb):
    """Is pure blue as bright as pure green? In to_gray, each colour has its own weight, and alpha is no colour."""
    return rgb.mean(axis=-1)


def to_gray__blue_first(rgb):
    """In which order are the colours in the last axis? In which order are the weights in to_gray?"""
    gray = rgb[..., :3] @ np.array([0.114, 0.587, 0.299])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__weights_of_television(rgb):
    """Compare the three weights of to_gray with those in its docstring. There is more than one set of them."""
    gray = rgb[..., :3] @ np.array([0.2126, 0.7152, 0.0722])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__weights_add_up_to_less(rgb):
    """How bright is white after to_gray? Add up your weights."""
    gray = rgb[..., :3] @ np.array([0.299, 0.578, 0.114])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__red_only(rgb):
    """Call to_gray on pure red, pure green and pure blue pixels. Which of the colours does your code use?"""
    return rgb[..., 0] * 1.0


def to_gray__largest_colour(rgb):
    """Is pure blue as bright as white? In to_gray, each colour has its own weight."""
    return rgb[..., :3].max(axis=-1)


def to_gray__alpha_ignored(rgb):
    """The fourth value says how opaque a pixel is. What should to_gray return where it is 0?"""
    return np.dot(rgb[..., :3], [0.299, 0.587, 0.114])


def to_gray__three_values_only(rgb):
    """A pixel can have four values. Where does to_gray use the fourth?"""
    return rgb @ np.array([0.299, 0.587, 0.114])


def to_gray__black_behind_the_picture(rgb):
    """What should lie behind a pixel that is not opaque: black, or white paper? Look at what to_gray adds."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else gray * (rgb[..., 3] / 255)


def to_gray__alpha_up_to_255(rgb):
    """An opaque pixel has an alpha of 255. What does to_gray multiply its brightness by?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else rgb[..., 3] * gray + (1 - rgb[..., 3].astype(float)) * 255


def to_gray__alpha_up_to_255_in_bytes(rgb):
    """An opaque pixel has an alpha of 255. What does to_gray multiply its brightness by?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else rgb[..., 3] * gray + (1 - rgb[..., 3]) * 255


def to_gray__alpha_the_wrong_way_round(rgb):
    """Is a pixel with an alpha of 0 opaque or transparent? Compare with to_gray."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    a = rgb[..., -1] / 255
    return gray if rgb.shape[-1] == 3 else (1 - a) * gray + a * 255


def to_gray__all_or_nothing(rgb):
    """What should to_gray return for a pixel that is half transparent?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else np.where(rgb[..., 3] == 0, 255, gray)


def to_gray__alpha_on_or_off(rgb):
    """What should to_gray return for a pixel that is half transparent?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else np.where(rgb[..., 3] > 127, gray, 255)


def to_gray__alpha_up_to_256(rgb):
    """An opaque pixel has an alpha of 255. What does to_gray multiply its brightness by?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    a = rgb[..., -1] / 256
    return gray if rgb.shape[-1] == 3 else a * gray + (1 - a) * 255


def to_gray__alpha_of_bytes_overflows(rgb):
    """What is the largest number that a uint8 holds? Look for a product of two bytes in to_gray."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return gray if rgb.shape[-1] == 3 else (rgb[..., 3] * gray + (255 - rgb[..., 3]) * 255) / 255


def to_gray__alpha_of_one_pixel(rgb):
    """Each pixel has its own alpha. Which one does to_gray use?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    a = rgb[0, 0, -1] / 255
    return gray if rgb.shape[-1] == 3 else a * gray + (1 - a) * 255


def to_gray__alpha_divided_in_place(rgb):
    """Print rgb before and after to_gray. Which line of yours writes into it? np.asarray does not copy an array of
    floats.
    """
    rgb = np.asarray(rgb, dtype=float)
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    if rgb.shape[-1] == 3:
        return gray
    a = rgb[..., 3]
    a /= 255
    return a * gray + (1 - a) * 255


def to_gray__bytes(rgb):
    """Can a byte hold 76.245? Print the dtype of what to_gray returns."""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    gray = gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]
    return gray.astype(np.uint8)


def to_gray__from_0_to_1(rgb):
    """How bright is white after to_gray, and how bright should it be?"""
    gray = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return (gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]) / 255


def to_gray__colours_in_the_first_axis(rgb):
    """Print the shape of a picture. Which of its axes has the colours, and which one does to_gray take?"""
    return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]


def to_gray__axis_of_colours_by_its_length(rgb):
    """Pass a picture with three rows to to_gray. How does your code find the axis of the colours?"""
    if len(rgb) in (3, 4):
        rgb = np.moveaxis(rgb, 0, -1)
    return to_gray(rgb)


def to_gray__an_axis_too_many(rgb):
    """Print the shape of what to_gray returns. How many numbers should a pixel have?"""
    gray = rgb[..., :3] @ np.array([[0.299], [0.587], [0.114]])
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3:] / 255 + 255 - rgb[..., 3:]


def to_gray__overflow(rgb):
    """Add two bytes of 200. Does to_gray compute with bytes?"""
    r, g, b = (np.uint8(weight * 256) for weight in (0.299, 0.587, 0.114))
    gray = (rgb[..., 0] * r + rgb[..., 1] * g + rgb[..., 2] * b) / 256
    return gray if rgb.shape[-1] == 3 else gray * rgb[..., 3] / 255 + 255 - rgb[..., 3]


def to_gray__in_place(rgb):
    """Print rgb before and after to_gray. Which line of yours writes into it?"""
    rgb[..., 0] = rgb[..., :3] @ np.array([0.299, 0.587, 0.114])
    return rgb[..., 0] if rgb.shape[-1] == 3 else rgb[..., 0] * (rgb[..., 3] / 255) + 255 - rgb[..., 3]


def invert__sign(gray):
    """Can a pixel be darker than black? What does invert return for 0?"""
    return -gray


def invert__from_1(gray):
    """What is the largest value of these pixels? Compare with the number in invert."""
    return 1 - gray


def invert__from_256(gray):
    """What does invert return for a white pixel, and what should it be?"""
    return 256 - gray


def invert__from_the_largest(gray):
    """Pass a picture without white to invert. The negative of a pixel does not depend on the others."""
    return gray.max() - gray


def invert__light_pictures_only(gray):
    """Pass a dark picture to invert. The negative of a pixel does not depend on the others."""
    return 255 - gray if np.mean(gray) > 127 else gray + 0


def invert__bits(gray):
    """The operator in invert exchanges bits. How many bits does an int64 have, and how many does a byte have?"""
    return ~gray


def invert__bytes(gray):
    """Can a byte hold 178.755? Print the dtype of what invert returns."""
    return 255 - gray.astype(np.uint8)


def invert__in_place(gray):
    """Print the array before and after invert. Which line of yours writes into it?"""
    gray[...] = 255 - gray
    return gray


def invert__reciprocal(gray):
    """What does invert return for a black pixel? Dark and light are exchanged by a difference."""
    return 255 / (gray + 1)


# The ink


def _find_ink__always_inverted(gray):
    """Try to_network_input with a picture that is white on black. Does it need a negative?"""
    ink = invert(gray)
    ink = ink - np.median(ink)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__never_inverted(gray):
    """Try to_network_input with a picture that is dark on light. Which should have the larger values, ink or paper?"""
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__inverted_the_wrong_way_round(gray):
    """Pass a picture that is mostly dark to to_network_input. Is its ink lighter or darker than its paper?"""
    if np.median(gray) < (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__any_ink_counts(gray):
    """The pixels of an empty page are not all exactly equal. What does to_network_input find on such a page?"""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() <= 0:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__nothing_divided_by_nothing(gray):
    """What is the largest value of an empty page, once its paper is 0? What does to_network_input divide by?"""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__paper_is_white(gray):
    """Print the pixels of a photo where nothing is written. Are they 255, as to_network_input expects?"""
    if np.median(gray) > 127:
        gray = invert(gray)
    return gray / 255 if np.ptp(gray) > 32 else np.zeros(gray.shape)


def _find_ink__shade_is_kept(gray):
    """One side of the paper is a little darker. Does to_network_input make that side exactly 0? Which values do you
    compare with 0.25: those before the division, or after it?
    """
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    return np.maximum(ink / ink.max(), 0)


def _find_ink__fixed_threshold(gray):
    """How dark is a pencil line on grey paper? Is your border between paper and ink a fixed brightness?"""
    if np.median(gray) > 127:
        gray = invert(gray)
    return np.where(gray < 128, 0, gray / 255)


def _find_ink__mean_for_median(gray):
    """A large digit changes the mean of all pixels. Is the mean in to_network_input still the brightness of paper?"""
    if np.mean(gray) > 127:
        gray = invert(gray)
    ink = np.maximum(gray - np.mean(gray), 0)
    return ink / ink.max() if ink.max() > 32 else np.zeros(gray.shape)


def _find_ink__divided_by_255(gray):
    """A pencil on grey paper: what is the largest value of its ink in to_network_input, and what do you set to 0?"""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    return np.where(ink / 255 < 0.25, 0, ink / 255)


def _find_ink__grey_is_paper(gray):
    """Draw a digit whose foot is grey. Does to_network_input keep its foot?"""
    if np.median(gray) > (gray.min() + gray.max()) / 2:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.75, 0, ink)


def _find_ink__paper_above_127(gray):
    """Try to_network_input with white ink on grey paper of brightness 140. How does your code tell ink from paper?"""
    if np.median(gray) > 127:
        gray = invert(gray)
    ink = gray - np.median(gray)
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


def _find_ink__paper_in_the_corner(gray):
    """Draw a digit into the corner of a picture. Which pixel does to_network_input take for paper?"""
    paper = gray[0, 0]
    if paper > (gray.min() + gray.max()) / 2:
        gray, paper = invert(gray), 255 - paper
    ink = gray - paper
    if ink.max() < 32:
        return np.zeros(gray.shape)
    ink = ink / ink.max()
    return np.where(ink < 0.25, 0, ink)


# Place


def _centre__by_the_box(digit):
    """Where is the centre of mass of a 7, and where is the middle of its box? Which of them does to_network_input put
    in the middle?
    """
    height, width = digit.shape
    page = np.zeros((28, 28))
    top, left = (28 - height) // 2, (28 - width) // 2
    page[top : top + height, left : left + width] = digit
    return page


def _placed(digit, row, column, middle=14):
    height, width = digit.shape
    top = np.clip(round(middle - row), 0, 28 - height)
    left = np.clip(round(middle - column), 0, 28 - width)
    page = np.zeros((28, 28))
    page[top : top + height, left : left + width] = digit
    return page


def _mass(digit):
    rows, columns = (np.arange(side) for side in digit.shape)
    return np.average(rows, weights=digit.sum(axis=1)), np.average(columns, weights=digit.sum(axis=0))


def _centre__middle_of_the_box_at_14(digit):
    """Where is the centre of mass of a 7, and where is the middle of its box? Which of them does to_network_input put
    in the middle?
    """
    height, width = digit.shape
    return _placed(digit, (height - 1) / 2, (width - 1) / 2)


def _centre__mass_at_13(digit):
    """In which row and column should the centre of mass be after to_network_input? Compare with your number."""
    return _placed(digit, *_mass(digit), middle=13)


def _centre__mass_of_all_ink_alike(digit):
    """Does pale ink count as much as dark ink when to_network_input computes the centre of mass?"""
    rows, columns = np.nonzero(digit)
    return _placed(digit, rows.mean(), columns.mean())


def _centre__rolled_over_the_edge(digit):
    """Try to_network_input with the letter T. Where do rows go that your code moves beyond the 28 rows?"""
    page = np.pad(digit, ((0, 28 - digit.shape[0]), (0, 28 - digit.shape[1])))
    row, column = _mass(digit)
    return np.roll(page, (round(14 - row), round(14 - column)), axis=(0, 1))


def _centre__cut_at_the_edge(digit):
    """Try to_network_input with a T. Does the whole stem come out?"""
    height, width = digit.shape
    row, column = _mass(digit)
    top, left = 28 + round(14 - row), 28 + round(14 - column)
    page = np.zeros((84, 84))
    page[top : top + height, left : left + width] = digit
    return page[28:56, 28:56]


def _centre__rounded_down(digit):
    """After to_network_input, is the centre of mass nearer to row 14 or to row 13? How do you round the place?"""
    height, width = digit.shape
    row, column = _mass(digit)
    top, left = int(np.clip(14 - row, 0, 28 - height)), int(np.clip(14 - column, 0, 28 - width))
    page = np.zeros((28, 28))
    page[top : top + height, left : left + width] = digit
    return page


def _centre__in_the_corner(digit):
    """Show the result of to_network_input. Is the digit in the middle?"""
    page = np.zeros((28, 28))
    page[: digit.shape[0], : digit.shape[1]] = digit
    return page


def _centre__margin_of_four(digit):
    """to_network_input leaves a margin of 4 on the left and above. How wide is the margin on the right when the digit
    is narrow?
    """
    page = np.zeros((28, 28))
    page[4 : 4 + digit.shape[0], 4 : 4 + digit.shape[1]] = digit
    return page


def _centre__rows_and_columns_exchanged(digit):
    """When to_network_input centres the digit, does the row of its centre of mass move it down, or to the right? Follow
    both numbers from the sums to the place.
    """
    height, width = digit.shape
    row = np.average(np.arange(width), weights=digit.sum(axis=0))
    column = np.average(np.arange(height), weights=digit.sum(axis=1))
    top = int(np.clip(round(14 - row), 0, 28 - height))
    left = int(np.clip(round(14 - column), 0, 28 - width))
    page = np.zeros((28, 28))
    page[top : top + height, left : left + width] = digit
    return page


def _centre__moved_the_wrong_way(digit):
    """Suppose the centre of mass lies below the middle. Which way does to_network_input move the digit?"""
    height, width = digit.shape
    row = np.average(np.arange(height), weights=digit.sum(axis=1)) - (height - 1) / 2
    column = np.average(np.arange(width), weights=digit.sum(axis=0)) - (width - 1) / 2
    top = int(np.clip(round((28 - height) / 2 + row), 0, 28 - height))
    left = int(np.clip(round((28 - width) / 2 + column), 0, 28 - width))
    page = np.zeros((28, 28))
    page[top : top + height, left : left + width] = digit
    return page


def _centre__in_the_middle_of_twenty(digit):
    """Where is the middle of 28 pixels? Compare with the number in to_network_input."""
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
    """How many pixels does the network take, and how many does to_network_input return?"""
    gray = np.dot(np.array(image.convert("RGBA"))[..., :3], [0.299, 0.587, 0.114])
    return (255 - gray).reshape(1, -1) / 255


def to_network_input__whole_page(image):
    """How large is the digit in the result of to_network_input, and how large is one of MNIST?"""
    ink = np.array(Image.fromarray(_ink(image).astype(np.float32)).resize((28, 28)))
    return ink.clip(0, 1).reshape(1, 784)


def to_network_input__resized_only(image):
    """How large is the digit in the result of to_network_input, and how large is one of MNIST?"""
    return np.array(image.convert("L").resize((28, 28))).reshape(1, 784) / 255


def to_network_input__squeezed_first(image):
    """What does a page of 600 by 400 look like when to_network_input makes it a square?"""
    ink = _ink(image.convert("RGBA").resize((200, 200)))
    return _centre(_scaled(_box(ink))).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__no_margin(image):
    """Print the size of the digit in to_network_input after scaling. Which size does the docstring ask for?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink), side=28)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__stretched(image):
    """Show the result of to_network_input for a 1. Is it as narrow as you wrote it?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = np.array(Image.fromarray(_box(ink).astype(np.float32)).resize((20, 20), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__shorter_side(image):
    """Which side should have 20 pixels after to_network_input? Try a digit that is wider than it is high."""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    height, width = 20, max(1, round(20 * box.shape[1] / box.shape[0]))
    small = np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))
    return _centre(small[:, :28] / small.max()).reshape(1, 784)


def to_network_input__only_shrinks(image):
    """Pass a small digit to to_network_input. How large is it in the end?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    picture = Image.fromarray(_box(ink).astype(np.float32))
    picture.thumbnail((20, 20), Image.Resampling.BILINEAR)
    small = np.array(picture)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__size_as_a_shape(image):
    """A shape is (height, width). In which order does the resize in to_network_input take its size?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    height, width = _scaled(_box(ink)).shape
    picture = Image.fromarray(_box(ink).astype(np.float32))
    small = np.array(picture.resize((height, width), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__not_cut_out(image):
    """What should have 20 pixels after to_network_input, the page or the digit?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(ink)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__rows_cut_out_only(image):
    """Above and below the digit, to_network_input cuts the paper off. Does it do the same on the left and on
    the right?
    """
    ink = _ink(image)
    return _centre(_scaled(ink[ink.any(axis=1)])).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__last_row_left_out(image):
    """A slice stops before its end. Is the last row of the digit in the box of to_network_input?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    box = ink[rows.min() : rows.max(), columns.min() : columns.max()]
    small = _scaled(box)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__last_row_left_out_of_large_ones(image):
    """A slice stops before its end. Is the last row of the digit in the box of to_network_input?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    bottom, right = max(rows.max(), rows.min() + 1), max(columns.max(), columns.min() + 1)
    small = _scaled(ink[rows.min() : bottom, columns.min() : right])
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__side_of_nothing(image):
    """How many pixels does to_network_input give to the shorter side of a very thin line? Can it be 0?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    height, width = (round(20 * side / max(box.shape)) for side in box.shape)
    small = np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__sides_rounded_down(image):
    """The shorter side would be 2.9 pixels. How many does to_network_input give it, and which number is nearer?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    height, width = (max(1, 20 * side // max(box.shape)) for side in box.shape)
    small = np.array(Image.fromarray(box.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__box_with_a_margin(image):
    """Print the last row and the last column of the box in to_network_input. Is there ink in them?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    rows, columns = np.nonzero(ink)
    small = _scaled(ink[rows.min() : rows.max() + 2, columns.min() : columns.max() + 2])
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__nearest_pixel(image):
    """A thin line can lie between the pixels that to_network_input takes. Which filter uses all pixels?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink), how=Image.Resampling.NEAREST)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__every_nth_pixel(image):
    """Your to_network_input skips pixels. How many pixels wide is a thin line?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    box = _box(ink)
    step = -(-max(box.shape) // 20)
    return _centre(box[::step, ::step]).reshape(1, 784)


def to_network_input__thin_strokes_stay_pale(image):
    """A line of one pixel becomes part of a pixel. How bright is it after to_network_input, and how bright are the
    lines of MNIST?
    """
    ink = _ink(image)
    return _centre(_scaled(_box(ink))).reshape(1, 784) if ink.any() else np.zeros((1, 784))


def to_network_input__fractions_made_bytes(image):
    """In to_network_input, what does ink of 0.9 become as a byte?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink).astype(np.uint8))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__one_result_for_all(image, page=np.zeros((1, 784))):
    """Keep what to_network_input returns, call it with another image, and look at the first result. Which array does
    your code write into?
    """
    page[...] = _centre(_small(image)).reshape(1, 784) if _ink(image).any() else 0
    return page


def to_network_input__up_to_255(image):
    """Which values did the network see in training, 0 to 255 or 0 to 1? Print the largest value of to_network_input."""
    return np.rint(255 * _centre(_small(image))).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__divided_as_integers(image):
    """What is 200 // 255? Look at the division in to_network_input."""
    if not _ink(image).any():
        return np.zeros((1, 784))
    return (250 * _centre(_small(image))).astype(int).reshape(1, 784) // 255


def to_network_input__dark_on_light(image):
    """In MNIST, is 0 paper or ink? Compare with what to_network_input returns."""
    return 1 - _centre(_small(image)).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__square(image):
    """The network takes a batch of rows. Print the shape of what to_network_input returns."""
    return _centre(_small(image)) if _ink(image).any() else np.zeros((28, 28))


def to_network_input__one_axis(image):
    """The network takes a batch, even if it has only one image. How many axes does the result of
    to_network_input have?
    """
    return _centre(_small(image)).ravel() if _ink(image).any() else np.zeros(784)


def to_network_input__one_axis_but_for_empty_pages(image):
    """The network takes a batch, even if it has only one image. How many axes does the result of
    to_network_input have?
    """
    return _centre(_small(image)).ravel() if _ink(image).any() else np.zeros((1, 784))


def to_network_input__square_for_empty_pages(image):
    """Print the shape of what to_network_input returns for an empty page. Is it that of other results?"""
    return _centre(_small(image)).reshape(1, 784) if _ink(image).any() else np.zeros((28, 28))


def to_network_input__nan_for_empty_pages(image):
    """What is the largest value of an empty page, once its paper is 0? What does to_network_input divide by?"""
    return _centre(_small(image)).reshape(1, 784) if _ink(image).any() else np.full((1, 784), np.nan)


def to_network_input__column(image):
    """Is one example a row or a column of a batch? Print the shape of what to_network_input returns."""
    return _centre(_small(image)).reshape(-1, 1) if _ink(image).any() else np.zeros((784, 1))


def to_network_input__column_by_column(image):
    """MNIST has its pixels row by row. In which order does to_network_input return them?"""
    return _centre(_small(image)).T.reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__upside_down(image):
    """Show the result of to_network_input as a picture. Is the top of the digit at the top?"""
    return _centre(_small(image)[::-1]).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__mirrored(image):
    """Show the result of to_network_input as a picture, and hold it to a mirror. Which is right, the picture or its
    mirror image?
    """
    return _centre(_small(image)[:, ::-1]).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__three_colours_expected(image):
    """Print the shape of an array made of a greyscale image. Which axis does to_network_input expect, but not find?"""
    ink = _find_ink(to_gray(np.array(image)[..., :3]))
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__greyscale_expected(image):
    """Print the shape of an array made of a coloured image. Which axis does to_network_input not expect?"""
    ink = _find_ink(np.array(image).astype(float))
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__transparency_lost(image):
    """What does Pillow turn a transparent pixel into when to_network_input converts the image? Look for a mode that
    keeps alpha.
    """
    ink = _find_ink(np.array(image.convert("L")).astype(float))
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__alpha_dropped(image):
    """What does Pillow turn a transparent pixel into when to_network_input converts the image? Look for a mode that
    keeps alpha.
    """
    ink = _find_ink(to_gray(np.array(image.convert("RGB"))))
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__first_channel(image):
    """Write a digit in red. What is left of it in the red channel that to_network_input takes?"""
    rgba = np.array(image.convert("RGBA")).astype(float)
    ink = _find_ink(rgba[..., 0] * rgba[..., 3] / 255 + 255 - rgba[..., 3])
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink))
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__empty_page_forgotten(image):
    """An empty page has no row with ink. What does to_network_input do then?"""
    return _centre(_small(image)).reshape(1, 784)


def to_network_input__image_changed(image):
    """Print the size of the image before and after to_network_input. Which line of yours changes it?"""
    image.thumbnail((100, 100))
    return _centre(_small(image)).reshape(1, 784) if _ink(image).any() else np.zeros((1, 784))


def to_network_input__below_zero(image):
    """Some filters go below 0 at the edge of a stroke. What is the smallest value of to_network_input?"""
    ink = _ink(image)
    if not ink.any():
        return np.zeros((1, 784))
    small = _scaled(_box(ink), how=Image.Resampling.LANCZOS)
    return _centre(small / small.max()).reshape(1, 784)


def to_network_input__one_file_for_all(image):
    """to_network_input reads a file, whatever image it is given. Which image should it use?"""
    return np.array(Image.open("digit.png").convert("L").resize((28, 28))).reshape(1, 784) / 255
