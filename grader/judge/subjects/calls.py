"""A call that a check makes on both submission and reference."""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judge.compare import numbers

Scenario = Callable[..., Any]


@dataclass(frozen=True)
class Call:
    """One call of a function of the exercise, or of a scenario.

    Attributes
    ----------
    target : str or Scenario
        The name of the function, or the scenario.
    names : tuple of str
        The names of the arguments, where known.
    values : tuple
        The arguments.
    title : str
        Its name in messages, if that is not the call itself.
    """

    target: str | Scenario
    names: tuple[str, ...]
    values: tuple[Any, ...]
    title: str = ""

    @property
    def is_scenario(self) -> bool:
        """Whether the target is a scenario."""
        return not isinstance(self.target, str)

    @property
    def takes_long(self) -> bool:
        """Whether the target is a scenario that reports its progress."""
        return inspect.isgeneratorfunction(self.target)

    @property
    def name(self) -> str:
        """The name of the target."""
        return self.target if isinstance(self.target, str) else self.target.__name__

    @property
    def literal(self) -> bool:
        """Whether the call is short enough to be written with its arguments."""
        return not self.is_scenario and all(numbers.literal(value) is not None for value in self.values)

    @property
    def label(self) -> str:
        """The call as the learner would write it: with its arguments, or with their names and shapes.

        The label of a scenario is the first line of its docstring.
        """
        if self.title:
            return self.title
        if not isinstance(self.target, str):
            return inspect.getdoc(self.target).splitlines()[0]  # type: ignore[union-attr]
        if self.literal:
            return f"{self.target}({', '.join(str(numbers.argument(value)) for value in self.values)})"
        if not self.names:
            return f"{self.target}({', '.join(map(_short, self.values))})"
        return ", ".join([f"{self.target}({', '.join(self.names)})", *self._shapes()])

    def _shapes(self) -> list[str]:
        named = zip(self.names, self.values, strict=False)
        return [f"{name} of shape {value.shape}" for name, value in named if isinstance(value, np.ndarray)]

    @property
    def inputs(self) -> str:
        """The arguments of a scenario with their shapes; nothing if the label shows them."""
        if self.title or not self.is_scenario or not self.values:
            return ""
        return "with " + ", ".join(
            f"{name} = {numbers.argument(value)}"
            if not isinstance(value, np.ndarray)
            else f"{name} of shape {value.shape}"
            for name, value in zip(self.names, self.values, strict=False)
            if isinstance(value, np.ndarray) or numbers.literal(value) is not None
        )

    @property
    def arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        """The arguments that are arrays of floats, by name, if the names are known."""
        named = zip(self.names, self.values, strict=False)
        return {name: value for name, value in named if isinstance(value, np.ndarray) and value.dtype.kind == "f"}

    @property
    def known_sizes(self) -> dict[str, int]:
        """N, if an argument named x or y is a batch; and C, if y or a one-hot t has a column for each class."""
        shapes = {
            name: value.shape
            for name, value in zip(self.names, self.values, strict=False)
            if name in ("x", "y", "t") and isinstance(value, np.ndarray) and value.ndim >= 2
        }
        batch = [shape[0] for name, shape in shapes.items() if name != "t"]
        classes = [shapes[name][1] for name in ("t", "y") if name in shapes and "t" in self.names]
        return known_sizes(batch[0] if batch else None, classes[0] if classes else None)


def known_sizes(batch_size: int | None, classes: int | None) -> dict[str, int]:
    """Return the known sizes in a call, by their meaning."""
    known = {"the batch size": batch_size, "the number of classes": classes}
    return {name: size for name, size in known.items() if size is not None}


def _short(value: object) -> str:
    """Return an argument as one would type it, or describe it."""
    return numbers.argument(value) or (f"array of shape {value.shape}" if isinstance(value, np.ndarray) else "...")


def parameter_names(function: Scenario, skip: int = 0) -> tuple[str, ...]:
    """Return the names of a function's parameters, without the first ``skip``."""
    return tuple(inspect.signature(function).parameters)[skip:]


def named_call(target: str | Scenario, values: tuple[Any, ...], parameters: Callable[[str], tuple[str, ...]]) -> Call:
    """Return a call of a function of the exercise or of a scenario, with the names of its arguments.

    Parameters
    ----------
    target : str or Scenario
        The name of the function, or the scenario.
    values : tuple
        The arguments.
    parameters : callable
        Returns the names of the parameters of a function of the exercise.
    """
    names = parameters(target) if isinstance(target, str) else parameter_names(target, skip=1)
    return Call(target, names[: len(values)], values)


def copies(values: Sequence[Any]) -> list[Any]:
    """Return copies of values; their arrays, dicts and lists, at any depth, are new."""
    return [copy.deepcopy(value) for value in values]
