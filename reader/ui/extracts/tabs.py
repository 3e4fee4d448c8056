"""The lists of an analysis, and which of them each tab shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reader.ui.extracts.cast import cast
from reader.ui.extracts.facts import facts, fold, lesser, lesser_facts
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
    """The rows of an analysis, each list made once it is asked for: in a long article that takes a while."""

    def __init__(self, analysis: Analysis, text: str) -> None:
        self._analysis, self._text = analysis, text

    @cached_property
    def quotes(self) -> tuple[Extract, ...]:
        """Who said what."""
        return quotes(self._analysis, self._text)

    @cached_property
    def beliefs(self) -> tuple[Extract, ...]:
        """What people think and plan."""
        return beliefs(self._analysis, self._text)

    @cached_property
    def facts(self) -> tuple[Extract, ...]:
        """The gist, and the facts that say most."""
        return facts(self._analysis, self._text)

    @cached_property
    def lesser(self) -> tuple[Extract, ...]:
        """The facts that are unclear or of less weight."""
        return lesser(self._analysis, self._text)

    @cached_property
    def names(self) -> tuple[Extract, ...]:
        """People, organisations, places and the rest."""
        return names(self._analysis)

    @cached_property
    def dates(self) -> tuple[Extract, ...]:
        """The timeline."""
        return timeline(self._analysis, self._text)

    @cached_property
    def cast(self) -> tuple[Extract, ...]:
        """Who and what the article is about, with all that is told of each; on no tab."""
        return cast(self._analysis, self._text)

    @cached_property
    def main_count(self) -> int:
        """How many facts say most, without making their rows."""
        return len(self._analysis.main_statements)

    @cached_property
    def lesser_count(self) -> int:
        """How many facts are unclear or of less weight, without making their rows."""
        return sum(1 for _ in lesser_facts(self._analysis))

    def make(self) -> None:
        """Make the lists that take longest, so that they are at hand once they are asked for."""
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
