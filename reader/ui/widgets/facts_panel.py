"""The panel beside the text: a line of tabs, and the extracts of the tab in front."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.commands import bindings
from reader.ui.extracts.extract import TAB_TITLES, TABS, Extract, Piece, Tab
from reader.ui.widgets.find_bar import FindBar
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Span

_MOST_LINES_OF_HEADING = 5
_MOST_LINES_OF_WORDS = 6
_CONTEXT_SIGN = "↳ "
_KEPT_ROWS = 50_000
_BESIDE_RULE = 2
"""Columns that part the order of the rows from the rule."""


class TabLine(Widget):
    """The titles of the tabs with their counts, on one line, and under them the order of the rows."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tab--front", "tab--back", "tab--order"}

    @dataclass
    class Pressed(Message):
        """A tab was clicked."""

        tab: Tab

    class OrderPressed(Message):
        """The order of the rows was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._order = ""
        self._counts: Mapping[Tab, int] = {}
        self._front: Tab = "quotes"

    def show(self, counts: Mapping[Tab, int], front: Tab, order: str) -> None:
        """Show these counts, with one tab in front, whose rows are in that order."""
        self._counts, self._front, self._order = counts, front, order
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the titles on the first line, and below them a rule under the one in front, and the order."""
        base = self.visual_style.rich_style
        segments = [
            Segment(words, base + self.get_component_rich_style(f"tab--{name}", partial=True))
            for words, name in (self._below if y else self._above)
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    @property
    def _above(self) -> list[tuple[str, str]]:
        return [
            (f"{title}{gap}", "front" if tab == self._front else "back") for tab, title, gap in self._titles()
        ]

    @property
    def _below(self) -> list[tuple[str, str]]:
        start, end = self._rule
        rule = ("━" * (end - start), "front")
        at = self._order_column
        if at is None:
            return [(" " * start, "back"), rule]
        if at < start:
            return [(f"{self._order:<{start}}", "order"), rule]
        return [(" " * start, "back"), rule, (" " * (at - end), "back"), (self._order, "order")]

    @property
    def _rule(self) -> Span:
        """The columns under the title in front, end exclusive."""
        end = 0
        for tab, title, gap in self._titles():
            if tab == self._front:
                break
            end += len(title) + len(gap)
        return end, end + len(title)

    @property
    def _order_column(self) -> int | None:
        """The column where the order is told: right of the rule, else left of it; None without room."""
        start, end = self._rule
        to_the_right = self.size.width - len(self._order) - 1
        if end + _BESIDE_RULE <= to_the_right:
            return to_the_right
        return 0 if len(self._order) + _BESIDE_RULE <= start else None

    def on_click(self, event: events.Click) -> None:
        """Bring the clicked tab to the front, or tell that the order was clicked."""
        (column, y), end = event.get_content_offset_capture(self), 0
        at = self._order_column
        if y == 1 and at is not None and at <= column < at + len(self._order):
            self.post_message(self.OrderPressed())
            return
        for tab, title, gap in self._titles():
            end += len(title) + len(gap)
            if column < end:
                self.post_message(self.Pressed(tab))
                return

    def _titles(self) -> Iterator[tuple[Tab, str, str]]:
        """Yield tab, title and the gap after it: as long as the width allows, and then shorter."""
        full = [
            f"{TAB_TITLES[tab]} {self._counts[tab]}" if tab in self._counts else TAB_TITLES[tab]
            for tab in TABS
        ]
        for titles, gap in (
            (full, "   "),
            (full, " "),
            ([title.replace("People & places", "Names") for title in full], " "),
            ([title.split()[0] for title in full], " "),
        ):
            if len(gap.join(titles)) <= self.size.width:
                break
        yield from zip(TABS, titles, [gap] * len(TABS), strict=True)


class ExtractList(RowList):
    """The rows of one tab."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("panel")


class FactsPanel(Vertical):
    """Tabs, a line to filter by, and rows; it is given what to show, and tells what the user does."""

    @dataclass
    class Filtered(Message):
        """Only rows that have these words are wanted; all of them where there are none."""

        words: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tabs = TabLine()
        self._filter = FindBar("/", "filter these rows", stays=True, id="filter")
        self.rows = ExtractList(id="extracts")
        self._known: dict[int, tuple[Extract, Row]] = {}  # by the identity of the extract

    def compose(self) -> ComposeResult:
        """Put the tabs above the line to filter by, and this above the rows."""
        yield self._tabs
        yield self._filter
        yield self.rows

    def open_filter(self) -> None:
        """Ask for the words that rows must have."""
        self._filter.open()

    def forget_filter(self) -> bool:
        """List all rows again, and close the line; tell whether some were left out."""
        filtered = bool(self._filter.words)
        self._filter.clear()
        if filtered:
            self.post_message(self.Filtered(""))
        return filtered

    @on(FindBar.Typed)
    def _typed(self, message: FindBar.Typed) -> None:
        self.post_message(self.Filtered(message.words))

    @on(FindBar.Done)
    def _done(self) -> None:
        self.screen.set_focus(self.rows)

    @on(FindBar.GivenUp)
    def _given_up(self) -> None:
        self.forget_filter()
        self.screen.set_focus(self.rows)

    def show_count(self, count: int) -> None:
        """Show how many rows have the words."""
        self._filter.show_position(0, count)

    def show_tabs(self, counts: Mapping[Tab, int], front: Tab, order: str) -> None:
        """Show the tabs with their counts, and the order of the rows of the one in front."""
        self._tabs.show(counts, front, order)

    def show_extracts(
        self,
        extracts: Sequence[Extract],
        empty: str,
        contexts: Mapping[str, tuple[Piece, ...]],
        *,
        keep_place: bool = False,
    ) -> None:
        """List these extracts, some of them, by their ids, in their context; where there are none, say why.

        The cursor stays on its row; where that is gone, at its number or else at the top.
        """
        if not extracts or len(self._known) > _KEPT_ROWS:
            self._known.clear()
        self.rows.show(list(self._rows_of(extracts, contexts)), empty, keep_place=keep_place)

    def _rows_of(
        self, extracts: Sequence[Extract], contexts: Mapping[str, tuple[Piece, ...]]
    ) -> Iterator[Row]:
        group = ""
        for extract in extracts:
            if extract.group != group:
                group = extract.group
                if group:
                    yield Row(f"group:{group}", (RowLine(((group, "heading"),)),), heading=True)
            context = contexts.get(extract.id)
            yield _row(extract, context) if context else self._row_of(extract)

    def _row_of(self, extract: Extract) -> Row:
        """Return the row of an extract: the same one again when it was listed before."""
        known = self._known.get(id(extract))
        if known is None:
            known = self._known[id(extract)] = extract, _row(extract)
        return known[1]


def _row(extract: Extract, context: tuple[Piece, ...] = ()) -> Row:
    return Row(
        extract.id,
        (
            RowLine(extract.heading, most_lines=_MOST_LINES_OF_HEADING, hang=extract.hang),
            RowLine(extract.words, most_lines=_MOST_LINES_OF_WORDS),
            _context_line(context),
            RowLine(((extract.footing, "soft"),)),
        ),
        spaced=extract.spaced,
    )


def _context_line(context: tuple[Piece, ...]) -> RowLine:
    """Return the sentences around an extract, all of them, behind a sign."""
    sign: tuple[Piece, ...] = ((_CONTEXT_SIGN, "soft"),) if context else ()
    return RowLine((*sign, *context), most_lines=sys.maxsize, hang=len(_CONTEXT_SIGN) if context else 0)
