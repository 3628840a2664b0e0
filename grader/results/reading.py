"""The result of reading a picture of a digit, and what read it, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

INPUTS, DIGITS = 28 * 28, 10
"""The pixels that a network reads, and the classes that it gives probabilities for."""


@dataclass(frozen=True)
class Network:
    """A trained network.

    Attributes
    ----------
    units : tuple of int
        How many units each layer has, inputs first.
    activation_names : tuple of str
        One for each layer but the first.
    parameters : bytes
        Little-endian float32: the weights of each layer row by row, then its biases, layer after layer.
    """

    units: tuple[int, ...]
    activation_names: tuple[str, ...]
    parameters: bytes

    @property
    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """The shapes of weights and biases, in the order of the parameters."""
        pairs = zip(self.units, self.units[1:], strict=False)
        return tuple(shape for inputs, units in pairs for shape in ((inputs, units), (units,)))

    @property
    def reads_digits(self) -> bool:
        """Whether it takes the pixels of a picture and returns a number for each digit."""
        return len(self.units) > 1 and (self.units[0], self.units[-1]) == (INPUTS, DIGITS)


@dataclass(frozen=True)
class Readers:
    """What reads a picture: whose code and whose network.

    Attributes
    ----------
    preparation : str
        The exercise whose code prepares the picture.
    own_preparation : bool
        Whether that is the learner's; otherwise the kit's.
    network : str
        The exercise whose code computes the probabilities.
    own_code : bool
        Whether that is the learner's; otherwise the kit's.
    own_network : bool
        Whether the weights are those that the learner trained; otherwise the kit's.
    """

    preparation: str
    own_preparation: bool
    network: str
    own_code: bool
    own_network: bool


@dataclass(frozen=True)
class Stage:
    """A picture at one stage on its way to the network.

    Attributes
    ----------
    name : str
        The last step: ``"grey"``, ``"ink"``, ``"box"`` or ``"centred"``.
    height, width : int
        Its size.
    pixels : bytes
        Row by row, from 0 (black) to 255 (white).
    """

    name: str
    height: int
    width: int
    pixels: bytes


@dataclass(frozen=True)
class Reading:
    """The result of reading a picture.

    Attributes
    ----------
    readers : Readers
        Who read it.
    stages : tuple of Stage
        The stages of the picture, as far as they exist; the last of a complete list is ``"centred"``, 28 by 28.
    probabilities : tuple of float
        The probability of each digit; none if something went wrong.
    problem : str
        What went wrong, in one sentence; nothing if the picture was read.
    details : tuple of str
        More lines about that.
    """

    readers: Readers
    stages: tuple[Stage, ...] = ()
    probabilities: tuple[float, ...] = ()
    problem: str = ""
    details: tuple[str, ...] = ()

    @property
    def digit(self) -> int | None:
        """The most probable digit; None if something went wrong."""
        return max(range(len(self.probabilities)), key=self.probabilities.__getitem__, default=None)


@dataclass(frozen=True)
class Misread:
    """A misread picture.

    Attributes
    ----------
    pixels : bytes
        The picture, 28 rows of 28 pixels from 0 to 255.
    digit : int
        The picture.
    read : int
        The digit that was read.
    """

    pixels: bytes
    digit: int
    read: int
