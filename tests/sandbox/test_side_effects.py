"""The side effects of a call."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.sandbox.inside.side_effects import MAX_ENTRIES, NOTHING, SideEffectMonitor, SideEffects

X = np.array([[1.0, -2.0], [3.0, 4.0]])


def seen(function: Callable[..., Any], *values: Any) -> SideEffects:
    """What is seen of a call."""
    with SideEffectMonitor(values, __file__) as watch:
        result = function(*values)
    return watch.side_effects(result)


def in_place(x: Any) -> Any:
    """Set what is negative to 0, in the array itself."""
    x[x < 0] = 0
    return x * 1


@pytest.mark.parametrize(
    "function",
    [
        lambda x, y: x + y,
        lambda x, y: (x.copy(), {"y": y * 1}),
        lambda *_: None,
        lambda *_: "text",
        lambda x, y: [float(x[0, 0]), y.tolist()],
    ],
)
def test_of_a_pure_function_nothing_is_seen(function: Callable[..., Any]) -> None:
    """Whatever it returns."""
    assert seen(function, X.copy(), X.copy()) == NOTHING


def test_an_argument_that_is_changed_is_told_by_its_number() -> None:
    """Also one in a dict, a tuple or a list, and one that is emptied."""
    assert seen(lambda _, x: in_place(x), 1, X.copy()).changed == (1,)
    assert seen(lambda p: in_place(p["W"]), {"b": X.copy(), "W": X.copy()}).changed == (0,)
    assert seen(lambda p: in_place(p[0][1]), ([1, X.copy()],)).changed == (0,)
    assert seen(lambda p: p.pop("W") * 1, {"W": X.copy()}).changed == (0,)
    assert seen(lambda x: x.resize(1, refcheck=False), np.zeros(3)).changed == (0,)


def test_what_is_put_back_is_not_changed() -> None:
    """Up to the rounding of adding and subtracting; nan stays nan."""

    def moved(x: Any) -> None:
        x += 1e-4
        x -= 2e-4
        x += 1e-4

    assert seen(moved, X.copy()) == NOTHING
    assert seen(moved, 1e6 * X) == NOTHING
    assert seen(lambda x: x * 1, np.array([np.nan, np.inf, -np.inf])) == NOTHING
    assert seen(lambda x: x.fill(np.inf), np.array([np.nan, 1.0])).changed == (0,)


def test_a_result_that_shares_memory_is_told_by_the_argument() -> None:
    """The array itself, a view, or one of several results."""
    assert seen(lambda x: x, X.copy()).shared == (0,)
    assert seen(lambda _, x: x.T[0], X.copy(), X.copy()).shared == (1,)
    assert seen(lambda x, y: (y * 1, {"x": x.reshape(-1)}), X.copy(), X.copy()).shared == (0,)


def test_memory_beside_that_of_an_argument_is_not_shared() -> None:
    """Nor is none at all; from the end to the beginning it is the same memory."""
    row = np.arange(6.0)
    assert seen(lambda _: row[3:], row[:3]) == NOTHING
    assert seen(lambda _: (row[:0], row[2:]), row[:2]) == NOTHING
    assert seen(lambda x: x[::-2], row).shared == (0,)
    assert seen(lambda _: [1.0, {"last": (row[3:], row[2:])}], row[:3]).shared == (0,)


def test_the_first_warning_of_the_file_is_kept() -> None:
    """With its line. Others do not count, and those of other sources, which may be the grader's, are not even shown."""

    def warn(*kinds: type[Warning], file: str = __file__) -> None:
        for line, kind in enumerate(kinds, 1):
            warnings.warn_explicit(f"overflow {line}", kind, file, line)

    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        found = seen(lambda: warn(UserWarning, RuntimeWarning, RuntimeWarning))
        elsewhere = seen(lambda: warn(RuntimeWarning, file="other.py"))
        seen(lambda: warn(RuntimeWarning, file=np.__file__))
    assert found == SideEffects((), (), "overflow 2", __file__, 2)
    assert elsewhere == NOTHING
    assert len(shown) == 4


def test_showing_warnings_is_put_back() -> None:
    """Also when the call raises."""
    before = warnings.showwarning
    with pytest.raises(ZeroDivisionError), SideEffectMonitor([], __file__):
        raise ZeroDivisionError
    assert warnings.showwarning is before


def test_what_is_too_large_or_strange_is_not_looked_at() -> None:
    """Nothing is said of it, and nothing raised."""

    class Strange(dict[str, Any]):
        def values(self) -> Any:
            raise ValueError

    assert seen(lambda x: x, np.zeros(MAX_ENTRIES + 1)) == NOTHING
    assert seen(lambda x: Strange(x=x), X.copy()) == NOTHING
    assert seen(lambda x: [x] * 2000, X.copy()) == NOTHING
    assert seen(lambda x: x, np.array([object()])) == NOTHING
