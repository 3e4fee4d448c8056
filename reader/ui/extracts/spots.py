"""The way between the panel's extracts and their places in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from reader.model import Fact
from reader.ui.extracts.context import in_context
from reader.ui.extracts.extract import TABS, Extract, Tab
from reader.ui.extracts.tabs import Listing, Lists
from reader.ui.page.highlight import Highlights, highlights_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.model import Analysis, Span
    from reader.ui.extracts.extract import Piece

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of an extract in the text; an entity has one for each mention."""

    start: int
    end: int
    extract_id: str


@dataclass(frozen=True, slots=True)
class Spots:
    """The spots of one tab, found by bisection; they may overlap and lie in one another.

    Attributes:
        in_order: all of them, in text order.
    """

    in_order: tuple[Spot, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _reach: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [spot.start for spot in self.in_order])
        # The furthest end of each spot and all before it: how far back one must look from an offset.
        object.__setattr__(self, "_reach", list(accumulate((spot.end for spot in self.in_order), max)))

    @classmethod
    def of(cls, extracts: Iterable[Extract]) -> Spots:
        """Return the spots of these rows."""
        found = (Spot(start, end, extract.id) for extract in extracts for start, end in extract.spots)
        return cls(tuple(sorted(found, key=lambda spot: (spot.start, spot.end))))

    def first_from(self, offset: int) -> int:
        """Return the number of the first spot that begins at the offset or after it."""
        return bisect_left(self._starts, offset)

    def beginning_in(self, view: Span) -> tuple[Spot, ...]:
        """Return the spots that begin in the view."""
        return self.in_order[self.first_from(view[0]) : self.first_from(view[1])]

    def covering(self, offset: int) -> list[Spot]:
        """Return the spots that have the character at the offset."""
        after = bisect_right(self._starts, offset)
        first = bisect_right(self._reach, offset, hi=after)
        return [spot for spot in self.in_order[first:after] if spot.end > offset]

    def standing_at(self, span: Span) -> Iterator[tuple[int, Spot]]:
        """Yield the spots that have exactly this span, with their numbers."""
        for number in range(self.first_from(span[0]), bisect_right(self._starts, span[0])):
            if self.in_order[number].end == span[1]:
                yield number, self.in_order[number]


class _ByTab(dict[Tab, Made]):
    """What is made for each tab, once it is asked for: for most it never is."""

    def __init__(self, make: Callable[[Tab], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, tab: Tab) -> Made:
        made = self[tab] = self._make(tab)
        return made


@dataclass(frozen=True, slots=True)
class Extracts:
    """An analysis made ready for the screen; of a large one this takes a while, so it is made in a thread.

    Attributes:
        text: what was analysed.
        highlights: what is painted in the text.
        lists: all rows there are.
        listing: which of them are listed.
        rows: the rows that every tab lists, in their order.
        spots: the places of these rows in the text.
        places: the number of each of these rows in its tab, by its id.
    """

    analysis: Analysis
    text: str
    highlights: Highlights = field(repr=False, compare=False)
    lists: Lists = field(repr=False, compare=False)
    listing: Listing = field(default_factory=Listing)
    rows: Mapping[Tab, tuple[Extract, ...]] = field(init=False, repr=False, compare=False)
    spots: Mapping[Tab, Spots] = field(init=False, repr=False, compare=False)
    places: Mapping[Tab, dict[str, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # None of these leads back to the whole: what refers to itself stays until garbage is collected.
        rows = _ByTab(partial(self.lists.of, listing=self.listing))
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "spots", _ByTab(lambda tab: Spots.of(rows[tab])))
        object.__setattr__(self, "places", _ByTab(lambda tab: _places_of(rows[tab])))

    @classmethod
    def of(cls, analysis: Analysis, text: str, front: Tab = "quotes") -> Extracts:
        """Return the extracts of an analysis of the text, ready for the screen on which a tab is in front."""
        extracts = cls(analysis, text, highlights_of(analysis), Lists(analysis, text))
        _ = extracts.rows[front]
        return extracts

    def listed(self, listing: Listing) -> Extracts:
        """Return the extracts with other rows listed, or in other orders."""
        return replace(self, listing=listing) if listing != self.listing else self

    @property
    def counts(self) -> dict[Tab, int]:
        """How many extracts each tab lists; the facts are counted without their gist."""
        return {tab: self._facts if tab == "facts" else len(self.rows[tab]) for tab in TABS}

    @property
    def _facts(self) -> int:
        if self.listing.words:
            return sum(isinstance(row.item, Fact) for row in self.rows["facts"])
        return self.lists.main_count + (self.lists.lesser_count if self.listing.lesser else 0)

    def extract(self, tab: Tab, extract_id: str) -> Extract | None:
        """Return the row of a tab with that id."""
        place = self.places[tab].get(extract_id)
        return self.rows[tab][place] if place is not None else None

    def in_context(self, extract: Extract, spot: Spot) -> tuple[Piece, ...]:
        """Return the sentences around one of an extract's spots; around the first where it has gone."""
        place = (spot.start, spot.end)
        known = place if place in extract.spots else extract.spots[0]
        return in_context(extract, known, self.text, self.analysis.sentences)

    def marked(self, ids: Iterable[str]) -> list[Extract]:
        """Return the rows with these ids, tab by tab."""
        wanted = frozenset(ids)
        return [
            extract for tab in TABS for extract in self.rows[tab] if extract.item and extract.id in wanted
        ]

    def first_of(self, tab: Tab, extract_id: str) -> Spot | None:
        """Return the first spot of an extract."""
        extract = self.extract(tab, extract_id)
        return Spot(*min(extract.spots), extract_id) if extract and extract.spots else None

    def in_place_of(self, tab: Tab, spot: Spot | None) -> Spot | None:
        """Return the spot that stands where another one stood before something was corrected."""
        there = self.spots[tab].standing_at((spot.start, spot.end)) if spot else ()
        return next((each for _, each in there), None)

    def first_in(self, tab: Tab, view: Span) -> Spot | None:
        """Return the spot in the view whose row stands highest in the panel."""
        in_view = self.spots[tab].beginning_in(view)
        return min(in_view, key=lambda spot: self.places[tab][spot.extract_id], default=None)

    def step(self, tab: Tab, current: Spot | None, view: Span, step: int) -> Spot | None:
        """Return the spot so many steps on.

        Steps are counted from the current spot while it is in view, else from the top of the view.
        """
        spots = self.spots[tab]
        if not spots.in_order:
            return None
        there = spots.standing_at((current.start, current.end)) if current and is_in(current, view) else ()
        here = next((number for number, each in there if each == current), None)
        index = here + step if here is not None else spots.first_from(view[0]) + step - (step > 0)
        return spots.in_order[min(max(index, 0), len(spots.in_order) - 1)]

    def at(self, offset: int, front: Tab) -> tuple[Tab, Spot] | None:
        """Return tab and spot of what stands at an offset.

        What is highlighted there comes first; then the tab in front, and then whichever has something.
        """
        highlight = self.highlights.at(offset)
        there = [
            (tab, spot)
            for tab in sorted(TABS, key=lambda each: each != front)
            for spot in self.spots[tab].covering(offset)
        ]
        meant = (each for each in there if highlight and each[1].extract_id == highlight.extract_id)
        return next(meant, there[0] if there else None)


def is_in(spot: Spot | None, view: Span) -> bool:
    """Tell whether a spot begins in the view."""
    return spot is not None and view[0] <= spot.start < view[1]


def _places_of(rows: Sequence[Extract]) -> dict[str, int]:
    return {row.id: number for number, row in enumerate(rows)}
