"""The lists of an analysis, and which of them each tab shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reader.ui.extracts.cast import cast
from reader.ui.extracts.facts import facts, fold, lesser
from reader.ui.extracts.names import names
from reader.ui.extracts.orders import in_order
from reader.ui.extracts.quotes import beliefs, quotes
from reader.ui.extracts.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import Analysis
    from reader.ui.extracts.extract import Extract, Tab
    from reader.ui.extracts.orders import Order


@dataclass(frozen=True, slots=True)
class Listing:
    """What of an analysis is listed.

    Attributes:
        beliefs: whether what people think and plan is listed under the quotes.
        lesser: whether facts of less weight are listed under the others.
        words: what rows must have to be listed; empty for all of them.
        orders: the orders in which tabs are listed, where these are not the usual ones.
    """

    beliefs: bool = False
    lesser: bool = False
    words: str = ""
    orders: Mapping[Tab, Order] = field(default_factory=dict)


class Lists:
    """The rows of an analysis, list by list.

    The lists whose lengths the tabs tell are made at once; the facts, by far the most, and the cast once
    they are asked for. Of a long article both take a while, so both are for a thread.

    Attributes:
        quotes: who said what.
        beliefs: what people think and plan.
        names: people, organisations, places and the rest.
        dates: the timeline.
        main_count: how many facts say most.
        lesser_count: how many facts are unclear or of less weight.
    """

    def __init__(self, analysis: Analysis, text: str) -> None:
        self._analysis, self._text = analysis, text
        self.quotes = quotes(analysis, text)
        self.beliefs = beliefs(analysis, text)
        self.names = names(analysis)
        self.dates = timeline(analysis, text)
        self.main_count = len(analysis.main_statements)
        self.lesser_count = len(analysis.statements) - self.main_count

    @cached_property
    def facts(self) -> tuple[Extract, ...]:
        """The gist, and the facts that say most."""
        return facts(self._analysis, self._text)

    @cached_property
    def lesser(self) -> tuple[Extract, ...]:
        """The facts that are unclear or of less weight."""
        return lesser(self._analysis, self._text)

    @cached_property
    def cast(self) -> tuple[Extract, ...]:
        """Who and what the article is about, with all that is told of each; on no tab."""
        return cast(self._analysis, self._text)

    def make(self) -> None:
        """Make also what is made once it is asked for, so that it is at hand by then."""
        _ = self.facts, self.lesser, self.cast

    def of(self, tab: Tab, listing: Listing) -> tuple[Extract, ...]:
        """Return the rows of a tab that are listed, in their order."""
        rows = self._usual(tab, listing)
        if wanted := listing.words.casefold().split():
            rows = tuple(row for row in rows if row.has(wanted))
        return in_order(rows, tab, listing.orders[tab]) if tab in listing.orders else rows

    def _usual(self, tab: Tab, listing: Listing) -> tuple[Extract, ...]:
        """Return the rows of a tab in the usual order, before any are left out for their words."""
        match tab:
            case "quotes":
                return (*self.quotes, *(self.beliefs if listing.beliefs else ()))
            case "facts":
                return (*self.facts, *self._folded(shown=listing.lesser))
            case "names":
                return self.names
            case "dates":
                return self.dates

    def _folded(self, *, shown: bool) -> tuple[Extract, ...]:
        """Return the row that stands for the facts of less weight, and these too where they are shown."""
        if not self.lesser_count:
            return ()
        return (fold(self.lesser_count, shown=shown), *(self.lesser if shown else ()))
