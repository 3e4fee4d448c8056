"""Selecting with the keyboard: sentence by sentence, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span


def grown(selected: Span | None, units: Sequence[Span], place: int) -> Span | None:
    """Return a selection with one more unit; None where there is none to select.

    Args:
        selected: what is selected so far; it keeps its start.
        units: sentences or paragraphs, in text order.
        place: the offset from which the first unit is looked for: the one around it, or the next.
    """
    reached = selected[1] if selected else place
    index = bisect_right(units, reached, key=lambda unit: unit[1])
    if index == len(units):
        return selected
    return (selected[0] if selected else units[index][0], units[index][1])
