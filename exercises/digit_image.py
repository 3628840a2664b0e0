"""Digit images: make a picture of your own handwriting ready for the network.

A network that has learned from MNIST reads what looks like MNIST: 28 by 28 pixels, a
white digit on black, 20 pixels large and in the middle. A photo of a piece of paper is
none of that. Write a digit, take its picture, and try:

    from PIL import Image
    x = to_network_input(Image.open("digit.png"))
    network.predict(x).argmax()

No function here changes the picture or the array that it is given.

The last check trains your own network from ``neural_network``, and lets it read
pictures through the functions of this file.

Check it with ``python -m grader digit_image``.
"""

import numpy as np
from PIL import Image


def to_gray(rgb):
    """Return how bright each pixel of a coloured picture is.

    Parameters
    ----------
    rgb : ndarray of shape (H, W, 3) or (H, W, 4)
        Red, green and blue of each pixel, from 0 to 255. The fourth value, if there is
        one, is alpha: how opaque the pixel is, from 0 (not at all) to 255.

    Returns
    -------
    ndarray of shape (H, W)
        Brightness, from 0 (black) to 255 (white), as floats.

    Notes
    -----
    ``gray = 0.299 * red + 0.587 * green + 0.114 * blue``: green looks brighter to us
    than blue.

    White paper lies behind a pixel that is not opaque. With ``a = alpha / 255``, one
    sees ``a * gray + (1 - a) * 255``.

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
    """Return the negative: black becomes white, and white becomes black.

    Parameters
    ----------
    gray : ndarray of any shape
        Brightness, from 0 to 255.

    Returns
    -------
    ndarray, same shape as ``gray``
        ``255 - gray``.

    Examples
    --------
    >>> invert(np.array([[0, 55], [200, 255]]))
    array([[255, 200],
           [ 55,   0]])
    """
    # TODO: the negative (one line will do).
    raise NotImplementedError


def _find_ink(gray):
    """Return how much ink there is in each pixel.

    The grader does not call it; you may do without it.

    Parameters
    ----------
    gray : ndarray of shape (H, W)
        Brightness of a picture, from 0 to 255.

    Returns
    -------
    ndarray of shape (H, W)
        0 where there is paper, and up to 1 where there is ink. All 0 if there is no
        ink at all.

    Notes
    -----
    Most of a picture is paper, so the median of all pixels is paper. If it lies above
    the middle between the smallest and the largest pixel, the ink is darker than the
    paper: go on with the negative, whose ink is lighter.

    Subtract the median. If nothing is as large as 32 then, there is no ink. Otherwise
    divide by the largest value, and set to 0 what is below 0.25: shades of the paper
    and dirt.
    """
    # TODO: the digit lighter than the paper, and paper at 0 (seven lines will do).
    raise NotImplementedError


def _centre(digit):
    """Return a digit placed in 28 by 28 pixels, as MNIST has it.

    The grader does not call it; you may do without it.

    Parameters
    ----------
    digit : ndarray of shape (H, W)
        A digit without a margin, at most 20 by 20.

    Returns
    -------
    ndarray of shape (28, 28)
        The digit, with 0 around it. Its centre of mass lies in row 14 and column 14,
        counted from 0, as nearly as whole pixels and the edges allow.

    Notes
    -----
    The row of the centre of mass is the mean of the row numbers, each weighted with the
    sum of its row; the column likewise.
    """
    # TODO: the place of the digit among 28 by 28 zeros (eight lines will do).
    raise NotImplementedError


def to_network_input(image):
    """Return a picture of a digit as MNIST would show it.

    Parameters
    ----------
    image : PIL.Image.Image
        One digit, dark on light or light on dark, anywhere on the picture, of any size
        and in any mode with up to 8 bits a channel: "1", "L", "LA", "P", "RGB", "RGBA".

    Returns
    -------
    ndarray of shape (1, 784)
        A batch of one image, row by row, with values from 0 (background) to 1. All 0
        if there is nothing on the picture.

    Notes
    -----
    1. Convert the image to mode "RGBA", whatever it was; then to an array, and that to
       gray.
    2. Find the ink: paper becomes exactly 0, also when it is grey or not lit evenly.
    3. Cut out the smallest box that holds all the ink.
    4. Scale the box so that its longer side has 20 pixels. The other side is scaled by
       the same factor and rounded, but is at least 1.
    5. Divide by the largest value, so that thin strokes are not pale.
    6. Centre it, by its mass: that of an L is not the middle of its box.

    The image itself stays as it is.

    ``Image.fromarray`` makes an image of an array of bytes (``np.uint8``) or of
    ``np.float32``. The method ``resize`` takes the new size as (width, height), and a
    filter: ``Image.Resampling.BILINEAR`` averages over the pixels that become one. The
    nearest pixel alone would miss thin strokes, and sharper filters swing below 0.

    Examples
    --------
    A dark bar on light paper, high up on the left:

    >>> page = Image.new("RGB", (600, 400), "lightgrey")
    >>> page.paste("navy", (30, 20, 50, 120))
    >>> x = to_network_input(page)
    >>> x.shape
    (1, 784)
    >>> rows, columns = np.nonzero(x.reshape(28, 28))
    >>> print(rows.min(), rows.max(), columns.min(), columns.max())
    4 23 12 15

    An empty page:

    >>> print(to_network_input(Image.new("L", (600, 400), "lightgrey")).max())
    0.0
    """
    # TODO: from the image to ink, box, 20 pixels and one row (nine lines will do).
    raise NotImplementedError
