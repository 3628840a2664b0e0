"""The text about a picture that was read: what read it, and the digit."""

from __future__ import annotations

import itertools

from grader.report.digits import SIDE, rows_of
from grader.report.lines import Line, below, paragraph
from grader.results.reading import DIGITS, Readers, Reading

GAP = 3
WIDEST_BAR, LEAST_BAR = 30, 8
"""The width of the bar of a probability, in columns."""
AROUND_BAR = len("0 ") + len(" 100 %")


def who_reads(readers: Readers) -> str:
    """Return whose code and whose network read, in sentences.

    Parameters
    ----------
    readers : Readers
        Who reads.
    """
    prepares, reads = readers.preparation, readers.network
    if not (readers.own_preparation or readers.own_network or readers.own_code):
        return f"The kit's own code and network read it. Pass {reads} and {prepares}, and yours take their place."
    if readers.own_preparation:
        return f"Your {prepares} prepares the picture. {_whose_network(readers)}"
    return f"The kit's {prepares} prepares the picture until yours passes. {_whose_network(readers)}"


def _whose_network(readers: Readers) -> str:
    match readers.own_network, readers.own_code:
        case True, True:
            return "The network that you trained reads it."
        case True, False:
            return f"The network that you trained reads it, with the kit's {readers.network} until yours passes again."
        case False, True:
            return f"The kit's own network reads it. Grade your {readers.network} once more, and yours takes its place."
    return f"The kit's own network reads it until your {readers.network} passes."


def percent(share: float) -> str:
    """Return a probability in the usual form for people."""
    return f"{100 * share:.0f} %"


def reading_lines(name: str, reading: Reading, width: int) -> list[Line]:
    """Return a reading as lines: the answer, what the network sees, and a bar for each digit.

    Parameters
    ----------
    name : str
        How the picture is called.
    reading : Reading
        The result of reading.
    width : int
        Columns of the page.
    """
    digit = reading.digit
    if digit is None:
        answer = [*paragraph(f"{name} could not be read.", width, "bold"), (), *paragraph(reading.problem, width)]
        answer += [line for detail in reading.details for line in below(detail, width)]
    else:
        answer = paragraph(f"{name} is read as {digit} ({percent(reading.probabilities[digit])}).", width, "bold")
    return [(), *answer, (), *_beside(_centred(reading), _bars(reading, width), width), *_readers(reading, width)]


def _readers(reading: Reading, width: int) -> list[Line]:
    return paragraph(who_reads(reading.readers), width, "dim")


def _centred(reading: Reading) -> list[str]:
    """Return the picture as the network sees it, without empty rows around it; nothing if it did not get that far."""
    if not reading.probabilities:
        return []
    rows = rows_of(reading.stages[-1].pixels)
    while len(rows) > DIGITS and not rows[-1].strip():
        rows.pop()
    while len(rows) > DIGITS and not rows[0].strip():
        rows.pop(0)
    return rows


def _bars(reading: Reading, width: int) -> list[Line]:
    room = width - 2 - AROUND_BAR
    beside = room - SIDE - GAP
    columns = min(beside if beside >= LEAST_BAR else room, WIDEST_BAR)
    lines: list[Line] = []
    for digit, share in enumerate(reading.probabilities):
        full = round(columns * share)
        style = "bold" if digit == reading.digit else ""
        bar = (("█" * full, "green" if style else ""), ("░" * (columns - full), "dim"))
        lines.append(((f"{digit} ", style), *bar, (f" {percent(share):>5}", style)))
    return lines


def _beside(picture: list[str], bars: list[Line], width: int) -> list[Line]:
    """Return the picture with the bars beside it, or below it if the page is narrow, and an empty line."""
    if not picture:
        return []
    if width - 2 - AROUND_BAR - SIDE - GAP < LEAST_BAR:
        return [*(((f"  {row}", ""),) for row in picture), (), *((("  ", ""), *bar) for bar in bars), ()]
    rows = itertools.zip_longest(picture, bars, fillvalue=())
    return [*(((f"  {row}{' ' * GAP}", ""), *bar) for row, bar in rows), ()]
