"""A CSV exported by a platform: fill in some cells, and leave every other byte unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.classroom.errors import ClassError
from grader.classroom.intake.roster import delimiter_of

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
CELL = (
    r'(?:"(?P<quoted>(?:[^"]|"")*)"(?=[{delimiter}\r\n]|\Z)|(?P<bare>[^{delimiter}\r\n]*))'
    r"(?P<end>[{delimiter}]|\r\n|\r|\n|\Z)"
)
"""A cell and its delimiter; a quotation mark that is never closed is an ordinary character."""


@dataclass(frozen=True)
class Cell:
    """A cell of a sheet.

    Attributes
    ----------
    text : str
        Its text.
    start, end : int
        Its position in the text of the sheet, with its quotation marks.
    """

    text: str
    start: int
    end: int


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """A CSV.

    Attributes
    ----------
    name : str
        The name of the file.
    text : str
        Its content.
    delimiter : str
        The delimiter between its cells.
    header : tuple of str
        The cells of its first row, without outer spaces.
    rows : tuple of Row
        The other rows, each with at least as many cells as the header; empty rows are left out.
    """

    name: str
    text: str
    delimiter: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def filled(self, changes: Mapping[Cell, str]) -> bytes:
        """Return the file with new texts in some cells.

        Parameters
        ----------
        changes : mapping of Cell to str
            The new texts of those cells.
        """
        pieces, position = [], 0
        for cell in sorted(changes, key=lambda cell: cell.start):
            pieces += [self.text[position : cell.start], self._written(changes[cell], cell)]
            position = cell.end
        return "".join([*pieces, self.text[position:]]).encode()

    def line_of(self, row: Row) -> int:
        """Return the number of the line in which a row begins.

        Parameters
        ----------
        row : Row
            A row of this sheet.
        """
        return len(re.findall("\r\n|\r|\n", self.text[: row[0].start])) + 1

    def _written(self, text: str, before: Cell) -> str:
        """Return a text as a cell, with quotation marks if it needs them or the cell had them."""
        has_marks = self.text[before.start : before.end].startswith('"')
        if not has_marks and not re.search(rf'["\r\n{re.escape(self.delimiter)}]', text):
            return text
        return '"{}"'.format(text.replace('"', '""'))


def read_sheet(name: str, data: bytes) -> Sheet:
    """Return a CSV, with the positions of its cells.

    Parameters
    ----------
    name : str
        The name of the file.
    data : bytes
        Its content.

    Raises
    ------
    ClassError
        If it is no CSV in UTF-8.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise ClassError(f"{name} is not UTF-8 text; export it again, or save it as CSV UTF-8") from None
    delimiter = delimiter_of(text.removeprefix(BOM))
    header, *rows = _rows(text, delimiter) or [()]
    if not header:
        raise ClassError(f"{name} is empty; export it again")
    sheet = Sheet(name, text, delimiter, tuple(cell.text.strip() for cell in header), tuple(rows))
    for row in rows:
        if len(row) < len(header):
            line = sheet.line_of(row)
            raise ClassError(f"{name}, line {line}: there are fewer cells than in the first line; export it again")
    return sheet


def _rows(text: str, delimiter: str) -> list[Row]:
    rows: list[list[Cell]] = [[]]
    for cell, ends_row in _cells(text, delimiter):
        rows[-1].append(cell)
        if ends_row:
            rows.append([])
    return [tuple(row) for row in rows if row and (len(row) > 1 or row[0].text.strip())]


def _cells(text: str, delimiter: str) -> Iterator[tuple[Cell, bool]]:
    """Yield the cells, and for each whether it is the last of its row."""
    pattern = re.compile(CELL.format(delimiter=re.escape(delimiter)))
    position, end = (1 if text.startswith(BOM) else 0), delimiter
    while position < len(text) or end == delimiter:
        match = pattern.match(text, position)
        assert match is not None  # an unquoted cell may be empty, and ends at the end of the text at the latest
        quoted = match["quoted"]
        written = match["bare"] if quoted is None else quoted.replace('""', '"')
        position, end = match.end(), match["end"]
        yield Cell(written, match.start(), match.start("end")), end != delimiter
