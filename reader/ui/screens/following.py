"""Panel and text follow each other: the row under the cursor and the words that stand out are one extract."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Answer, Entity, Fact, Quote
from reader.ui.extracts.orders import ORDER_TITLES, ORDERS
from reader.ui.extracts.spots import Extracts, Spot, is_in
from reader.ui.extracts.tabs import Listing

if TYPE_CHECKING:
    from reader.model import Span
    from reader.ui.extracts.extract import Extract, Piece, Tab
    from reader.ui.extracts.orders import Order
    from reader.ui.widgets.panes import Panes

_NOTHING = "Nothing of this kind was found."


class Following:
    """Shows what was found in the open article, in the panel and in the text, at the same place in both.

    Attributes:
        extracts: what was found; None while the article is not analysed.
        front: the tab in front.
        listing: what of it is listed, in which orders.
    """

    def __init__(self, panes: Panes) -> None:
        self._panes = panes
        self._page, self._rows = panes.reading.page, panes.facts.rows
        self._spot: Spot | None = None
        self._reason = ""
        self.extracts: Extracts | None = None
        self.listing = Listing()
        self.front: Tab = "quotes"
        self._in_sentences: dict[str, Spot] = {}  # by the ids of the rows that show them

    # What is shown

    def show(self, extracts: Extracts | None) -> None:
        """Show what was found, at the place that is read, unless that is shown already."""
        self.listing = replace(self.listing, lesser=False, words="")
        self._in_sentences.clear()
        self._panes.facts.forget_filter()
        shown = extracts.listed(self.listing) if extracts else None
        if shown != self.extracts:
            self.extracts = shown
            self._page.highlight(shown.highlights if shown else None)
            self._show_front()

    def show_again(self, extracts: Extracts) -> None:
        """Show what has changed, and stay on the current row as far as it is still there."""
        self._page.highlight(extracts.highlights)
        self._list_again(extracts)

    def list_as(self, listing: Listing) -> None:
        """List what is asked for now, and stay on the current row as far as it is still there."""
        self.listing = listing
        if self.extracts:
            self._list_again(self.extracts)

    def _list_again(self, extracts: Extracts) -> None:
        before = self.place
        self.extracts = extracts.listed(self.listing)
        self._show_rows(keep_place=True)
        next_row = self.extracts.first_of(self.front, self._rows.row.id) if self._rows.row else None
        self._point_to(self.extracts.in_place_of(self.front, before) or next_row, reveal=False)

    def fold(self) -> None:
        """Show the facts of less weight, or hide them; the cursor stays on the row that stands for them."""
        self.list_as(replace(self.listing, lesser=not self.listing.lesser))

    @property
    def order(self) -> Order:
        """The order in which the tab in front is listed."""
        return self.listing.orders.get(self.front, ORDERS[self.front][0])

    def set_order(self, tab: Tab, order: Order) -> None:
        """List a tab in another order; the current place stays, and the cursor on its row."""
        place = self.place
        self.listing = replace(self.listing, orders={**self.listing.orders, tab: order})
        if self.extracts:
            self.extracts = self.extracts.listed(self.listing)
            self._show_rows(keep_place=True)
            self._point_to(place, reveal=False)

    def show_in_sentence(self) -> bool:
        """Show the current extract in its sentence, or alone again; tell whether there is one."""
        current, place = self.current, self.place
        if current is None or place is None:
            return False
        if self._in_sentences.pop(current.id, None) is None:
            self._in_sentences[current.id] = place
        self._show_rows(keep_place=True)
        return True

    def filter(self, words: str) -> None:
        """List only the rows that have the words; without any, all of them again."""
        self.list_as(replace(self.listing, words=words))

    def explain(self, reason: str) -> None:
        """Say why nothing is listed while the article is not analysed."""
        self._reason = reason
        if not self.extracts:
            self._show_rows()

    def bring(self, tab: Tab) -> None:
        """Bring a tab to the front, at the place that is read."""
        if tab != self.front:
            self.front = tab
            self._show_front()

    def _show_front(self) -> None:
        self._spot = None
        self._show_rows()
        self.follow_text(self._page.in_view)

    def _show_rows(self, *, keep_place: bool = False) -> None:
        rows = self.extracts.rows[self.front] if self.extracts else ()
        self._panes.facts.show_count(len(rows) if self.listing.words else 0)
        self._panes.facts.show_tabs(
            self.extracts.counts if self.extracts else {},
            self.front,
            ORDER_TITLES[self.order] if self.extracts else "",
        )
        empty = self._nothing if self.extracts else self._reason
        self._panes.facts.show_extracts(rows, empty, self._contexts, keep_place=keep_place)

    @property
    def _contexts(self) -> dict[str, tuple[Piece, ...]]:
        """The sentences that rows of the tab in front show, by the ids of these."""
        if not (extracts := self.extracts):
            return {}
        rows = ((extracts.extract(self.front, each), spot) for each, spot in self._in_sentences.items())
        return {row.id: extracts.in_context(row, spot) for row, spot in rows if row}

    @property
    def _nothing(self) -> str:
        words = self.listing.words
        return f"Nothing here has “{words}”. esc lists everything again." if words else _NOTHING

    # Who leads

    def follow_panel(self, row_id: str) -> None:
        """Let the text show the words of a row."""
        self._point_to(self._spot_of(row_id))

    def follow_text(self, view: Span) -> None:
        """Let the panel show the first extract in view, unless its current one is still in view."""
        is_hidden = view[0] == view[1]
        if self.extracts and not is_hidden and not is_in(self._spot, view):
            self._point_to(self.extracts.first_in(self.front, view), reveal=False)

    def catch_up(self) -> None:
        """Follow the text before a key is answered there: the scrolling before it may not have told yet."""
        if self._panes.at == "page":
            self.follow_text(self._page.in_view)

    def go_to(self, offset: int) -> None:
        """Go to what stands at an offset of the text, on whichever tab that is."""
        if self.extracts and (found := self.extracts.at(offset, self.front)):
            tab, spot = found
            self.bring(tab)
            self._point_to(spot)

    def step(self, step: int) -> None:
        """Go to the next extract in the text, or the one before."""
        if self.extracts and (spot := self.extracts.step(self.front, self._spot, self._page.in_view, step)):
            self._point_to(spot)

    def walk(self, step: int) -> bool:
        """Go to the next place where the current entity is named or meant; tell whether there is one."""
        entity = self.entity
        if not self.extracts or entity is None:
            return False
        places = sorted((each.start, each.end) for each in (*entity.mentions, *entity.anaphors))
        here = self.place
        at = bisect_left(places, (here.start, here.end)) if here else -1
        stands_on_one = here is not None and at < len(places) and places[at] == (here.start, here.end)
        at += step if stands_on_one or step < 0 else step - 1
        self.bring("names")
        self._point_to(Spot(*places[at % len(places)], entity.id))
        return True

    def go_to_entity(self, entity_id: str) -> None:
        """Go to the first mention of an entity."""
        self.bring("names")
        self._point_to(self.extracts.first_of("names", entity_id) if self.extracts else None)

    @property
    def entity(self) -> Entity | None:
        """The entity that the current extract is, or is about."""
        item = self.current.item if self.current else None
        match item:
            case Entity():
                return item
            case Quote():
                wanted = [item.speaker_id]
            case Fact():
                wanted = [argument.entity_id for argument in item.arguments]
            case Answer():
                wanted = [item.entity_id]
            case None:
                return None
        entities = {each.id: each for each in self.extracts.analysis.entities} if self.extracts else {}
        return next((entities[each] for each in wanted if each in entities), None)

    def _point_to(self, spot: Spot | None, *, reveal: bool = True) -> None:
        self._spot = spot
        extract = self.extracts.extract(self.front, spot.extract_id) if self.extracts and spot else None
        if spot is None or extract is None:
            self._page.point_to(())
            return
        self._page.point_to(extract.evidence or ((spot.start, spot.end),), reveal=reveal)
        if self._in_sentences.get(extract.id, spot) != spot:  # it shows the sentence of another mention
            self._in_sentences[extract.id] = spot
            self._show_rows(keep_place=True)
        self._rows.point_to(spot.extract_id)

    def _spot_of(self, row_id: str) -> Spot | None:
        """Return where the words of a row stand; of several mentions, the one that one came to."""
        if self._spot and self._spot.extract_id == row_id:
            return self._spot
        return self.extracts.first_of(self.front, row_id) if self.extracts else None

    # Where one is

    @property
    def current(self) -> Extract | None:
        """What keys act on: in the panel the row under the cursor, elsewhere what stands out in the text."""
        if not self.extracts:
            return None
        if self._panes.at == "panel":
            return self.extracts.extract(self.front, self._rows.row.id) if self._rows.row else None
        return self.extracts.extract(self.front, self._spot.extract_id) if self._spot else None

    @property
    def place(self) -> Spot | None:
        """Where the current extract stands."""
        row = self._rows.row if self._panes.at == "panel" else None
        return self._spot_of(row.id) if row else self._spot
