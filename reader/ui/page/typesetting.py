"""Sets one line to be painted: its spaces widened to fill the measure, and the way between words and cells.

The words of a line are what the article has; what is painted may have more spaces, and characters that take
two cells or none. Highlights, clicks and selections all go through the same two rulers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from reader.ui.page.wrapping import clusters, is_narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Span


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it is painted.

    Attributes:
        text: the words, some of their spaces widened.
        places: for each character of the words, and for their end, its index in `text`.
        cells: for the same, the cell at which its grapheme cluster begins.
    """

    text: str
    places: Sequence[int]
    cells: Sequence[int]

    def piece(self, first: int, last: int) -> str:
        """Return what is painted for the characters `[first, last)` of the words."""
        return self.text[self.places[first] : self.places[last]]

    def at(self, cell: int) -> int:
        """Return which character of the words stands on a cell; beyond the words it is their end."""
        index = bisect_right(self.cells, max(0, cell)) - 1
        return bisect_left(self.cells, self.cells[index])

    def before(self, cell: int) -> int:
        """Return the end of the characters that stand, if only in part, before a cell."""
        return min(bisect_left(self.cells, cell), len(self.cells) - 1)

    def whole(self, first: int, last: int) -> Span:
        """Return the characters `[first, last)` with the rest of their grapheme clusters."""
        return bisect_left(self.cells, self.cells[first]), self.before(self.cells[last - 1] + 1)

    def parts(self) -> Iterator[Span]:
        """Yield the spans of the words that are painted apart, so that everybody counts the same cells.

        In each every character takes one cell, or it is one grapheme cluster.
        """
        cells, end = self.cells, len(self.cells) - 1
        if cells == self.places:
            yield 0, end
            return
        starts = [n for n in range(end) if n == 0 or cells[n] != cells[n - 1]]
        for is_plain, run in groupby(pairwise([*starts, end]), self._is_plain):
            if is_plain:
                first, *others = run
                yield first[0], (others or [first])[-1][1]
            else:
                yield from run

    def _is_plain(self, cluster: Span) -> bool:
        first, last = cluster
        cells = self.cells[last] - self.cells[first]
        return last - first == 1 and cells == self.places[last] - self.places[first]


def set_line(words: str, width: int = 0, *, from_right: bool = False) -> SetLine:
    """Set the words of a line, and fill so many cells by widening spaces.

    A space becomes at most two cells wide; a line that needs more stays as it is. The widened spaces lie
    evenly in the line, `from_right` turns them round: used in every other line, no rivers of white form.
    """
    upright = range(len(words) + 1)
    cells = upright if is_narrow(words) else _cells(words)
    room = width - cells[-1]
    spaces = (
        [n for n, each in enumerate(words) if each == " " and cells[n + 1] > cells[n]] if room > 0 else []
    )
    if not 0 < room <= len(spaces):
        return SetLine(words, upright, cells)
    chosen = {spaces[(k * len(spaces) + len(spaces) // 3) // room] for k in range(room)}
    if from_right:
        chosen = {spaces[len(spaces) - 1 - spaces.index(n)] for n in chosen}
    added = [0, *accumulate(int(n in chosen) for n in range(len(words)))]
    text = "".join(each + " " * (n in chosen) for n, each in enumerate(words))
    return SetLine(
        text,
        [n + more for n, more in enumerate(added)],
        [cell + more for cell, more in zip(cells, added, strict=True)],
    )


def _cells(words: str) -> list[int]:
    cells: list[int] = []
    end = 0
    for start, stop, width in clusters(words):
        cells += [end] * (stop - start)
        end += width
    return [*cells, end]
