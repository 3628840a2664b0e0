"""Digit images: make a picture of your own handwriting ready for the network.

A network trained on MNIST reads images that look like MNIST: 28 by 28 pixels, with a
white digit on black, its longer side 20 pixels, in the middle. Write a digit, take its
picture, and try, with your trained ``network``:

    from PIL import Image
    x = to_network_input(Image.open("digit.png"))
    network.predict(x).argmax()

The last check trains your own network from ``neural_network``, and lets it read
pictures through the functions of this file.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds; the last one has 60.

Check it with ``python -m grader digit_image``.
Play with it in ``python -i exercises/digit_image.py``.
"""

import numpy as np
from PIL import Image


def to_gray(rgb):
    """Return the brightness of each pixel of a coloured picture.

    Parameters
    ----------
    rgb : ndarray of shape (H, W, 3) or (H, W, 4)
        Red, green and blue of each pixel, from 0 to 255, as integers (uint8 too) or
        floats. A fourth value is alpha: how opaque the pixel is, from 0 (not at all) to
        255.

    Returns
    -------
    float ndarray of shape (H, W)
        From 0 (black) to 255 (white), not rounded:
        ``gray = 0.299 * red + 0.587 * green + 0.114 * blue``. White paper lies behind a
        pixel that is not opaque: with ``a = alpha / 255``, its brightness is
        ``a * gray + (1 - a) * 255``.

    Examples
    --------
    >>> to_gray(np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]]))
    array([[ 76.245, 149.685,  29.07 , 255.   ]])
    >>> to_gray(np.array([[[0, 0, 0, 255], [0, 0, 0, 51], [0, 0, 0, 0]]]))
    array([[  0., 204., 255.]])
    """
    # TODO: the weighted sum, and the paper behind it (five lines will do).
    raise NotImplementedError


def invert(gray):
    """Return the negative, ``255 - gray``: black becomes white, and white becomes black.

    Parameters
    ----------
    gray : ndarray of any shape
        Brightness, from 0 to 255, as integers (uint8 too) or floats.

    Examples
    --------
    >>> invert(np.array([[0, 55], [200, 255]]))
    array([[255, 200],
           [ 55,   0]])
    """
    # TODO: the negative (one line will do).
    raise NotImplementedError


def _find_ink(gray):
    """Return how much ink each pixel has. A step of ``to_network_input``.

    The grader does not call it: you can write this step in another way. ``gray`` has the
    brightness of each pixel, from 0 to 255. The result has the same shape: 0 where there
    is paper, up to 1 where there is ink; all 0 if there is no ink.

    Most of a picture is paper: the median of all pixels is paper. If this is above the
    middle between the darkest and the brightest pixel, the ink is darker:
    use the negative, and its median, from here on.

    Subtract the median. If no value is now 32 or more, there is no ink. Otherwise
    divide by the largest value, and set values below 0.25 to 0: they are shadow or dirt
    on the paper.
    """
    # TODO: the digit lighter than the paper, and paper at 0 (seven lines will do).
    raise NotImplementedError


def _centre(digit):
    """Return a digit placed in 28 by 28 pixels. A step of ``to_network_input``.

    The grader does not call it: you can write this step in another way. ``digit`` has
    no margin, and is at most 20 by 20. In the result, every pixel around it is 0. Of all
    places that keep the whole digit inside, choose one where its centre of mass is
    nearest to row 14 and column 14, counted from 0.

    The row of the centre of mass is the mean of the row numbers, each weighted by the
    sum of the pixels in that row; the column is found in the same way.
    """
    # TODO: the place of the digit among 28 by 28 zeros (eight lines will do).
    raise NotImplementedError


def to_network_input(image):
    """Return a picture of a digit as MNIST would show it.

    Parameters
    ----------
    image : PIL.Image.Image
        One digit, dark on light or light on dark, anywhere in the picture, even at its
        edge; large or small, in mode "1", "L", "LA", "P", "RGB" or "RGBA". Most of the
        picture is paper: white, grey, unevenly lit, or transparent.

    Returns
    -------
    ndarray of shape (1, 784)
        A batch of one image, row by row, with values from 0 (paper) to 1. All 0 if
        there is nothing in the picture.

    Notes
    -----
    1. Convert the image to mode "RGBA", then to an array, and that to grey.
    2. Find the ink.
    3. Cut out the smallest box that holds all the ink.
    4. Scale the box so that its longer side has 20 pixels. The other side is scaled by
       the same factor and rounded, but is at least 1.
    5. Divide by the largest value, so that thin strokes are not pale.
    6. Centre it by its centre of mass. For a 7, this is not in the middle of its box.

    ``Image.fromarray`` takes an array of ``np.uint8`` or ``np.float32``. The method
    ``resize`` takes the new size as (width, height), and a filter. With
    ``Image.Resampling.BILINEAR``, each new pixel is an average; other filters can miss
    thin strokes, or give values below 0.

    Examples
    --------
    A dark 7 on light paper, high up on the left:

    >>> page = Image.new("RGB", (600, 400), "lightgrey")
    >>> page.paste("navy", (30, 20, 90, 40))
    >>> page.paste("navy", (70, 20, 90, 120))
    >>> x = to_network_input(page)
    >>> x.shape
    (1, 784)
    >>> rows, columns = np.nonzero(x.reshape(28, 28))
    >>> print(rows.min(), rows.max(), columns.min(), columns.max())
    7 26 6 17
    """
    # TODO: from the image to ink, box, 20 pixels and one row (nine lines will do).
    raise NotImplementedError
