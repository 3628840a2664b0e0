"""Decode pictures from elsewhere: any file gives a small array of pixels, or one line that says what is wrong."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from grader.machine import fault_of

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""The most pixels of a picture; a telephone takes pictures of 12 to 50 million."""
TOO_MANY = f"has more than {MAX_PIXELS // 10**6} million pixels; make it smaller"
LARGEST_SIDE = 600
"""The most pixels of the longer side of the result."""

Array = np.ndarray[Any, Any]


class NotAPicture(Exception):
    """A file cannot be read as a picture; the text says why, for a line that begins with its name."""


def read_picture(path: Path) -> Array:
    """Return the pixels of a picture file, as `decode` does.

    Raises
    ------
    NotAPicture
        If it is no picture that can be read.
    OSError
        If the file is not there or cannot be read.
    """
    if path.exists() and not path.is_file():  # a pipe would block
        raise NotAPicture("is not a file")
    with path.open("rb") as file:
        return decode(file.read(MAX_BYTES + 1))


def decode(data: bytes) -> Array:
    """Return the pixels of a picture, reduced if it is large, and turned as its camera was held.

    Parameters
    ----------
    data : bytes
        A file; it may hold anything.

    Returns
    -------
    uint8 ndarray of shape (H, W, 4)
        Red, green, blue and alpha of each pixel.

    Raises
    ------
    NotAPicture
        If it is no picture, or too large.
    """
    if len(data) > MAX_BYTES:
        raise NotAPicture(f"is too large; the limit is {MAX_BYTES // 1024**2} MiB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(data)
    except NotAPicture:
        raise
    except Image.DecompressionBombError:  # with twice as many pixels as Pillow warns about
        raise NotAPicture(TOO_MANY) from None
    except Exception as problem:  # of any kind, if a file is damaged
        if isinstance(problem, MemoryError) and fault_of(problem):
            raise
        raise NotAPicture("is not a picture that can be read; save it as PNG or JPEG") from None


def _decoded(data: bytes) -> Array:
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            raise NotAPicture(TOO_MANY)
        image.draft("RGB", (2 * LARGEST_SIDE, 2 * LARGEST_SIDE))  # a JPEG can be reduced while decoding
        turned = _in_eight_bits(ImageOps.exif_transpose(image)).convert("RGBA")
    turned.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    return np.array(turned)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture with 16 bits of grey in 8 bits: converted directly, nearly all of it would be white."""
    if not image.mode.startswith("I"):
        return image
    return Image.fromarray((np.asarray(image) // 256).clip(0, 255).astype(np.uint8))
