"""Breaks text into lines of a width, in terminal cells, as spans of the text.

Painting, the panels' rows and jumping to an offset all rest on the same line breaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import split_graphemes

if TYPE_CHECKING:
    from reader.model import Span

# Everything outside these ranges may be wider or narrower than one cell, and is measured.
_MAYBE_NOT_ONE_CELL = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]"
)


def is_narrow(text: str) -> bool:
    """Tell whether every character of the text surely takes one cell."""
    return text.isascii() or _MAYBE_NOT_ONE_CELL.search(text) is None


def wrap(text: str, width: int) -> list[Span]:
    """Return the spans of the lines that the text fills, without the spaces they break at.

    A word longer than a line is broken where the line ends. There is always at least one line.
    """
    width = max(1, width)
    return _wrap_narrow(text, width) if is_narrow(text) else _wrap_measured(text, width)


def _wrap_narrow(text: str, width: int) -> list[Span]:
    lines: list[Span] = []
    start, end = 0, len(text)
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        stop = space if space > start else start + width
        lines.append((start, stop))
        start = stop + 1 if space > start else stop
    lines.append((start, end))
    return lines


def _wrap_measured(text: str, width: int) -> list[Span]:
    lines: list[Span] = []
    line_start = cells = 0
    space, cells_after_space = -1, 0  # where the line may break, and how full the next one then is
    for start, end, cell_width in split_graphemes(text)[0]:
        is_space = text[start:end] == " "
        while cells + cell_width > width and start > line_start and not is_space:
            if space > line_start:
                lines.append((line_start, line_start + len(text[line_start:space].rstrip(" "))))
                line_start, cells = space + 1, cells_after_space
            else:
                lines.append((line_start, start))
                line_start, cells = start, 0
            space = -1
        cells += cell_width
        cells_after_space += cell_width
        if is_space:
            space, cells_after_space = start, 0
        elif cell_width > 1:
            space = -1  # between ideographs a line may break without a space
    lines.append((line_start, len(text)))
    return lines
