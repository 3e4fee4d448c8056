"""The way between the panel's extracts and their places in the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.ui.extracts import TABS, Extract, Tab, extracts_of, extracts_of_beliefs
from reader.ui.highlight import Highlights, highlights_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model import Analysis, Span


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of an extract in the text; an entity has one for each mention."""

    start: int
    end: int
    extract_id: str


@dataclass(frozen=True, slots=True)
class Extracts:
    """An analysis made ready for the screen; large ones take a while, so it is made in a thread.

    Attributes:
        rows: the rows of every tab, in the order in which they are listed.
        spots: their places in the text, in text order.
        places: the number of each row in its tab, by its id.
        highlights: what is painted in the text.
        beliefs: the rows of what people think and plan, listed under the quotes only when asked for.
    """

    analysis: Analysis
    rows: dict[Tab, tuple[Extract, ...]]
    spots: dict[Tab, tuple[Spot, ...]]
    places: dict[Tab, dict[str, int]]
    highlights: Highlights
    beliefs: tuple[Extract, ...] = ()

    @classmethod
    def of(cls, analysis: Analysis, text: str) -> Extracts:
        """Return the extracts of an analysis of the text."""
        rows = {tab: extracts_of(analysis, text, tab) for tab in TABS}
        spots = {tab: _spots_of(rows[tab]) for tab in TABS}
        places = {tab: {row.id: number for number, row in enumerate(rows[tab])} for tab in TABS}
        beliefs = extracts_of_beliefs(analysis, text)
        return cls(analysis, rows, spots, places, highlights_of(analysis), beliefs)

    @property
    def _lists_beliefs(self) -> bool:
        return bool(self.beliefs) and self.rows["quotes"][-1:] == self.beliefs[-1:]

    def showing_beliefs(self, shown: bool) -> Extracts:
        """Return the extracts with beliefs and plans listed under the quotes, or without them."""
        rows, count = self.rows["quotes"], len(self.beliefs)
        if shown == self._lists_beliefs or not count:
            return self
        listed = (*rows, *self.beliefs) if shown else rows[:-count]
        return replace(
            self,
            rows={**self.rows, "quotes": listed},
            spots={**self.spots, "quotes": _spots_of(listed)},
            places={**self.places, "quotes": {row.id: number for number, row in enumerate(listed)}},
        )

    @property
    def counts(self) -> dict[Tab, int]:
        """How many rows each tab has."""
        return {tab: len(self.rows[tab]) for tab in TABS}

    def extract(self, tab: Tab, extract_id: str) -> Extract | None:
        """Return the row of a tab with that id."""
        place = self.places[tab].get(extract_id)
        return self.rows[tab][place] if place is not None else None

    def marked(self, ids: Iterable[str]) -> list[Extract]:
        """Return the rows with these ids, tab by tab."""
        wanted = frozenset(ids)
        return [extract for tab in TABS for extract in self.rows[tab] if extract.id in wanted]

    def first_of(self, tab: Tab, extract_id: str) -> Spot | None:
        """Return the first spot of an extract."""
        return next((spot for spot in self.spots[tab] if spot.extract_id == extract_id), None)

    def in_place_of(self, tab: Tab, spot: Spot | None) -> Spot | None:
        """Return the spot that stands where another one stood before something was corrected."""
        place = (spot.start, spot.end) if spot else None
        return next((each for each in self.spots[tab] if (each.start, each.end) == place), None)

    def first_in(self, tab: Tab, view: Span) -> Spot | None:
        """Return the spot in the view whose row stands highest in the panel."""
        spots = self.spots[tab]
        in_view = spots[_first_from(spots, view[0]) : _first_from(spots, view[1])]
        return min(in_view, key=lambda spot: self.places[tab][spot.extract_id], default=None)

    def step(self, tab: Tab, current: Spot | None, view: Span, step: int) -> Spot | None:
        """Return the spot so many steps on.

        Steps are counted from the current spot while it is in view, else from the top of the view.
        """
        spots = self.spots[tab]
        if not spots:
            return None
        if current in spots and is_in(current, view):
            index = spots.index(current) + step
        else:
            index = _first_from(spots, view[0]) - (step < 0)
        return spots[min(max(index, 0), len(spots) - 1)]

    def at(self, offset: int, front: Tab) -> tuple[Tab, Spot] | None:
        """Return tab and spot of what stands at an offset.

        What is highlighted there comes first; then the tab in front, and then whichever has something.
        """
        highlight = self.highlights.at(offset)
        there = [
            (tab, spot)
            for tab in sorted(TABS, key=lambda each: each != front)
            for spot in self.spots[tab]
            if spot.start <= offset < spot.end
        ]
        meant = (each for each in there if highlight and each[1].extract_id == highlight.extract_id)
        return next(meant, there[0] if there else None)


def is_in(spot: Spot | None, view: Span) -> bool:
    """Tell whether a spot begins in the view."""
    return spot is not None and view[0] <= spot.start < view[1]


def _first_from(spots: Sequence[Spot], offset: int) -> int:
    return bisect_right(spots, offset - 1, key=lambda spot: spot.start)


def _spots_of(extracts: Iterable[Extract]) -> tuple[Spot, ...]:
    found = (Spot(start, end, extract.id) for extract in extracts for start, end in extract.spots)
    return tuple(sorted(found, key=lambda spot: (spot.start, spot.end)))
