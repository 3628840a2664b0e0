"""What is wrong with rows of probabilities, if probabilities are expected."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def probabilities_in_words(got: Array, want: Array) -> str | None:
    """Return what is wrong with rows of probabilities: their order, or their sums."""
    if want.ndim == 0 or not _add_up_to_1(want) or (want < 0).any() or np.isin(want, (0, 1)).all():
        return None
    if want.size > 3 and np.ptp(got, axis=-1).all() and _are_of_opposite_scores(got, want):
        return "is smallest where the expected value is largest"
    if _add_up_to_1(got):
        return None
    if want.ndim == 1:
        return f"adds up to {got.sum():.4g}, not to 1"
    if _add_up_to_1(got.ravel()) and not any(map(_add_up_to_1, got)):
        return "adds up to 1 as a whole, where each row should"
    if len(got) > 1 and _add_up_to_1(got.T):
        return "has columns that add up to 1, where rows should"
    return "has rows that do not add up to 1"


def _are_of_opposite_scores(got: Array, want: Array) -> bool:
    """Whether rows are the probabilities of the scores with opposite signs. An opposite order alone may be chance."""
    with np.errstate(all="ignore"):
        sums = np.log(got) + np.log(want)
        return _add_up_to_1(got) and bool((np.ptp(sums, axis=-1) < 1e-4).all())


def _add_up_to_1(rows: Array) -> bool:
    return bool(np.allclose(rows.sum(axis=-1), 1, rtol=0, atol=1e-3))
