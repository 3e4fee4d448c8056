"""Breaks text into lines of a width, in terminal cells, as spans of the text.

Painting, the panels' rows and jumping to an offset all rest on the same line breaks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

from rich.cells import cached_cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model import Span

# Everything outside these ranges may be wider or narrower than one cell, and is measured.
_MAYBE_NOT_ONE_CELL = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e€→]"
)

# The blocks of the scripts that are written from right to left (Unicode 17, DerivedBidiClass: R and AL).
_FROM_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

FENCE = "\N{LEFT-TO-RIGHT MARK}"
"""Takes no cell. Behind words from right to left it keeps a terminal that turns these round (UAX #9) from
turning what follows with them: a number, the rule beside the pane, the words of the next pane."""


def is_narrow(text: str) -> bool:
    """Tell whether every character of the text surely takes one cell."""
    return text.isascii() or _MAYBE_NOT_ONE_CELL.search(text) is None


def is_fenced(text: str) -> bool:
    """Tell whether the text has words from right to left, and needs a fence behind it."""
    return not text.isascii() and _FROM_RIGHT_TO_LEFT.search(text) is not None


def glyphs(text: str) -> Iterator[str]:
    """Yield the text in the pieces in which it is painted, so that everybody counts the same cells.

    Where clusters meet that do not belong together, one piece of both may be measured wrongly.
    """
    if is_narrow(text):
        yield text
        return
    for start, end, _ in clusters(text):
        yield text[start:end]
    if is_fenced(text):
        yield FENCE


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and width in cells of each grapheme cluster: one character to the eye (UAX #29)."""
    start = 0
    for cluster in _find_clusters()(text):
        end = start + len(cluster)
        yield start, end, cached_cell_len(cluster)
        start = end


@cache
def _find_clusters() -> Callable[[str], list[str]]:
    import regex  # most articles are narrow, and need not wait for it

    return regex.compile(r"\X").findall  # type: ignore[no-any-return]


def wrap(text: str, width: int) -> list[Span]:
    """Return the spans of the lines that the text fills, without the spaces they break at.

    A word longer than a line is broken where the line ends, between two grapheme clusters. There is
    always at least one line.
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
    stop, resume, cells_after = -1, 0, 0  # where the line may break, and how full the next one then is
    before, width_before = " ", 1
    for start, end, cell_width in clusters(text):
        character = text[start]
        is_space = text[start:end] == " "  # one with a mark above it is something to be seen
        if (cell_width > 1 or width_before > 1) and _may_part(before, character):
            stop, resume, cells_after = start, start, 0
        while cells + cell_width > width and start > line_start and not is_space:
            if stop > line_start:
                lines.append((line_start, line_start + len(text[line_start:stop].rstrip(" "))))
                line_start, cells = resume, cells_after
            else:
                lines.append((line_start, start))
                line_start, cells = start, 0
            stop = -1
        cells += cell_width
        cells_after += cell_width
        if is_space:
            stop, resume, cells_after = start, end, 0
        before, width_before = character, cell_width
    lines.append((line_start, len(text)))
    return lines


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may break beside an ideograph: no mark is left by what it opens or closes."""
    return category(before) not in ("Ps", "Pi") and category(after) not in ("Pe", "Pf", "Po")
