"""Pictures of digits as people draw them: strokes on paper, and what a camera makes of paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Array = np.ndarray[Any, Any]
Stroke = Sequence[tuple[float, float]]

STROKES: dict[int, tuple[tuple[Stroke, ...], ...]] = {
    0: ((((50, 8), (24, 22), (18, 52), (28, 84), (52, 94), (76, 80), (82, 48), (74, 20), (50, 8)),),),
    1: (
        (((52, 6), (50, 50), (48, 94)),),
        (((36, 24), (54, 6), (52, 50), (50, 94)),),
    ),
    2: (
        (((24, 26), (38, 9), (62, 8), (74, 24), (68, 44), (44, 68), (22, 92)), ((22, 92), (50, 90), (82, 90))),
        (((26, 28), (36, 10), (60, 8), (72, 26), (60, 52), (24, 90), (52, 86), (84, 92)),),
    ),
    3: (
        (((24, 16), (46, 7), (70, 16), (68, 36), (44, 47)), ((44, 47), (72, 56), (78, 76), (58, 93), (24, 86))),
        (((22, 10), (50, 9), (76, 10), (48, 42), (74, 56), (76, 80), (50, 94), (22, 86)),),
    ),
    4: (
        (((28, 8), (26, 34), (24, 54), (50, 54), (80, 52)), ((66, 10), (66, 50), (64, 94))),
        (((34, 8), (22, 52), (78, 48)), ((68, 8), (64, 50), (58, 94))),
    ),
    5: (
        (((76, 8), (52, 8), (32, 10), (28, 42)), ((28, 42), (54, 40), (76, 56), (74, 80), (50, 94), (22, 84))),
        (((78, 10), (34, 10), (26, 44), (60, 42), (78, 64), (62, 90), (24, 90)),),
    ),
    6: (
        (((66, 6), (40, 26), (24, 58), (32, 88), (56, 94), (76, 78), (68, 56), (44, 54), (26, 70)),),
        (((58, 6), (34, 40), (24, 72), (40, 94), (66, 88), (70, 66), (50, 56), (28, 72)),),
    ),
    7: (
        (((20, 12), (50, 11), (80, 12), (62, 48), (46, 94)),),
        (((20, 16), (52, 12), (78, 12), (68, 34), (52, 94)),),
    ),
    8: (
        (
            (
                (70, 18),
                (48, 6),
                (28, 20),
                (38, 40),
                (62, 54),
                (76, 76),
                (52, 94),
                (28, 80),
                (38, 56),
                (64, 38),
                (70, 18),
            ),
        ),
    ),
    9: (
        (((72, 30), (52, 8), (28, 18), (28, 42), (52, 48), (72, 30)), ((72, 30), (68, 60), (60, 94))),
        (((70, 22), (46, 8), (28, 26), (40, 46), (68, 38)), ((72, 16), (70, 56), (66, 94))),
    ),
}
"""The ways to write each digit: its strokes on a paper of 100 by 100, as points on smooth lines."""


def drawn(digit: int, rng: np.random.Generator, side: int = 280) -> Image.Image:
    """Return a digit as somebody draws it on the pad: dark on white, a little different each time."""
    image = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(image)
    ways = STROKES[digit]
    turn, size = rng.normal(0, 0.06), rng.uniform(0.55, 0.85) * side / 100
    slant, narrow = rng.normal(0.06, 0.08), rng.uniform(0.8, 1.05)
    matrix = size * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = matrix @ np.array([[narrow, -slant], [0, 1]])
    middle = side / 2 + rng.uniform(-0.05, 0.05, 2) * side
    radius = rng.uniform(0.03, 0.045) * side
    for stroke in ways[rng.integers(len(ways))]:
        points = _smooth(np.array(stroke, float) - 50 + rng.normal(0, 1.5, (len(stroke), 2))) @ matrix.T + middle
        for x, y in points:
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=20)
    return image


def _smooth(points: Array, steps: int = 30) -> Array:
    """Return points close to each other on a smooth line through these (a Catmull-Rom spline)."""
    around = np.concatenate([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, steps)[:, None]
    parts = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(around, around[1:], around[2:], around[3:], strict=False)
    ]
    return np.concatenate(parts)


def photographed(ink: Array, rng: np.random.Generator, shape: tuple[int, int] = (480, 640)) -> Image.Image:
    """Return a grey photo of a paper with ink: shaded, grainy, slightly blurred, and the digit somewhere on it.

    Parameters
    ----------
    ink : ndarray of shape (H, W)
        How much ink there is, from 0 to 1.
    rng : Generator
        The source of randomness.
    shape : tuple of int
        Height and width of the photo.
    """
    height = int(rng.uniform(0.35, 0.7) * shape[0])
    stain = Image.fromarray((255 * ink).astype(np.uint8)).resize(
        (height * ink.shape[1] // ink.shape[0], height), Image.Resampling.BICUBIC
    )
    stain = stain.rotate(rng.uniform(-8, 8), Image.Resampling.BICUBIC, expand=True)
    page = Image.new("L", shape[::-1], 0)
    page.paste(stain, tuple(int(rng.uniform(0.05, 0.95) * (a - b)) for a, b in zip(page.size, stain.size, strict=True)))
    page = page.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.5)))
    down, right = np.mgrid[0 : shape[0], 0 : shape[1]] / max(shape)
    paper = rng.uniform(180, 215) + rng.uniform(-18, 18) * down + rng.uniform(-18, 18) * right
    pixels = paper + (rng.uniform(35, 70) - paper) * np.asarray(page) / 255 + rng.normal(0, 3, shape)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def thickened(digit: Array, rng: np.random.Generator) -> Array:
    """Return a digit of MNIST, of shape (28, 28), enlarged eight times and drawn with any thickness; from 0 to 1."""
    large = Image.fromarray(digit.astype(np.uint8)).resize((224, 224), Image.Resampling.BICUBIC)
    width = int(rng.choice([1, 3, 5]))
    large = large.filter(ImageFilter.MaxFilter(width)) if width > 1 else large
    sharp = np.clip((np.asarray(large, float) - 90) / 60, 0, 1)
    rows, columns = np.nonzero(sharp)
    return sharp[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def as_png(image: Image.Image) -> bytes:
    """Return a picture as the content of a file."""
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
