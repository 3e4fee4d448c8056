"""The sentences around the words of an extract."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.model import Quote
from reader.text import as_shown, paragraphs
from reader.ui.page.highlight import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span
    from reader.ui.extracts.extract import Extract, Piece, Style


def in_context(extract: Extract, place: Span, text: str, sentences: Sequence[Span]) -> tuple[Piece, ...]:
    """Return the sentences around one place of an extract, its own words set off from the others.

    The paragraphs stand for them where no sentence is known.
    """
    is_first = place == extract.spots[0]
    own = extract.evidence if is_first and extract.evidence else (place,)
    words = min(start for start, _ in own), max(end for _, end in own)
    start, end = _around(words, sentences) or _around(words, paragraphs(text)) or words
    parts = (
        (text[first:last], any(span[0] <= first and last <= span[1] for span in own))
        for first, last in cut(start, end, own)
    )
    style = _style(extract)
    return tuple(
        (as_shown("".join(part for part, _ in together)), style if is_own else "soft")
        for is_own, together in groupby(parts, key=itemgetter(1))
    )


def _style(extract: Extract) -> Style:
    """Return the style of an extract's own words: speech is set as in its row, where it is long."""
    if isinstance(extract.item, Quote):
        return "words" if extract.item.kind == "direct" else "reported"
    return "strong"


def _around(words: Span, units: Sequence[Span]) -> Span | None:
    """Return from where to where the units go that the words touch; None where they touch none."""
    start, end = words
    first = bisect_right(units, start, key=itemgetter(1))
    after = bisect_left(units, end, key=itemgetter(0))
    return (min(start, units[first][0]), max(end, units[after - 1][1])) if first < after else None
