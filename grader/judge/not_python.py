"""What helps where a file is no Python: a hint for slips that Python's own message does not explain to a beginner."""

from __future__ import annotations

import re

HINTS = {
    r"unexpected indent": "Line {line} begins further right than the lines around it. In which column should it begin?",
    r"unindent does not match": "Line {line} begins in a column of its own. Which of the lines above does it go with?",
    r"inconsistent use of tabs": "Some lines begin with tabs, some with spaces. Use four spaces for each level.",
    r"invalid character": "This character only looks like the right one. Type it with your keyboard set to English.",
    r"invalid non-printable character": "Such a character comes along when you copy from a page. Type the line again.",
}
"""The hint for each text of a syntax error, as a pattern."""

IN_A_NOTEBOOK = "A line that begins with % or ! works only in a notebook. Delete it here."

FROM_ELSEWHERE = {
    r"\s*(%%?[A-Za-z_]|!(?!=))": IN_A_NOTEBOOK,
    r"\s*(>>>|\.\.\.(?=\s)|In \[\d*\]:)": "So an interactive session marks its lines. Copy the code without the mark.",
}
"""The hint for each beginning of a line that was copied from elsewhere, as a pattern."""


def hint_for(text: str, number: int, source: str) -> str | None:
    """Return what helps with a syntax error, or None where its text says enough.

    Parameters
    ----------
    text : str
        What Python says.
    number : int
        The line that it names.
    source : str
        That line.
    """
    copied = next((hint for pattern, hint in FROM_ELSEWHERE.items() if re.match(pattern, source)), None)
    if copied == IN_A_NOTEBOOK and text != "invalid syntax":  # the line continues an expression that is wrong elsewhere
        copied = None
    known = next((hint for pattern, hint in HINTS.items() if re.match(pattern, text)), None)
    return copied or (known and known.format(line=number))
