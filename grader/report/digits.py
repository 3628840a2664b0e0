"""Pictures of digits, 28 by 28 pixels, as text."""

from __future__ import annotations

SIDE = 28
"""The side of a picture in pixels."""
INKS = " .:+*#@"
"""The letter for the ink in two pixels, from none to full."""


def rows_of(pixels: bytes) -> list[str]:
    """Return a picture as rows of letters; each letter holds two pixels, one above the other.

    Parameters
    ----------
    pixels : bytes
        28 rows of 28 pixels, from 0 (paper) to 255 (ink).
    """
    rows = []
    for top in range(0, SIDE * SIDE, 2 * SIDE):
        pairs = zip(pixels[top : top + SIDE], pixels[top + SIDE : top + 2 * SIDE], strict=True)
        rows.append("".join(INKS[(above + below) * (len(INKS) - 1) // 510] for above, below in pairs))
    return rows
