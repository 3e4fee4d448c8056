"""One row of the panel, and what all rows share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reader.model import CLEAR
from reader.ui.page.highlight import LAYER_OF_LABEL, Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Answer, Entity, Fact, Quote, Span

    Item = Quote | Fact | Entity | Answer

Tab = Literal["quotes", "facts", "names", "dates"]
TABS: tuple[Tab, ...] = ("quotes", "facts", "names", "dates")
TAB_TITLES: dict[Tab, str] = {
    "quotes": "Quotes",
    "facts": "Facts",
    "names": "People & places",
    "dates": "Timeline",
}

Style = Literal[
    "strong", "plain", "soft", "words", "reported", "person", "organisation", "place", "name", "value"
]
Piece = tuple[str, Style]

_SURE = 0.85
"""Share of right ones that "sure" promises; the number itself is in every export."""

DOUBT: Piece = (" (?)", "plain")
"""Stands behind what is unclear, so that it is seen without reading the footing."""


@dataclass(frozen=True, slots=True)
class Extract:
    """One row of the panel.

    Attributes:
        id: the id of the quote, fact, entity or answer, or of what the row does.
        heading: who or what it is about, in styled pieces.
        item: what it shows, for copying; None for a row that only does something.
        words: the article's own words, on one line, in styled pieces.
        footing: where it stands, how it was found, how sure that is.
        spots: the places in the text that belong to it, in text order; jumping goes from one to the next.
        evidence: the spans that stand out while it is the current one; empty for just the spot.
        group: a title that it stands under, or an empty string.
        spaced: whether a blank line follows it.
        hang: how many characters of the heading are a label, under which nothing stands.
    """

    id: str
    heading: tuple[Piece, ...]
    item: Item | None = None
    words: tuple[Piece, ...] = ()
    footing: str = ""
    spots: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    group: str = ""
    spaced: bool = True
    hang: int = 0
    _folded: str = field(default="", init=False, repr=False, compare=False)

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether all the words, in folded case, stand in the row or in its title."""
        if not self._folded:  # with every letter of a filter all rows are asked again
            object.__setattr__(self, "_folded", self._shown.casefold())
        return self.item is not None and all(word in self._folded for word in words)

    @property
    def _shown(self) -> str:
        shown = "".join([piece for piece, _ in (*self.heading, (" ", ""), *self.words)])
        return f"{shown} {self.footing} {self.group}"


def sureness(confidence: float) -> str:
    """Return the word that the panel shows for a confidence."""
    return "sure" if confidence >= _SURE else "likely" if confidence >= CLEAR else "unclear"


def style_of(entity: Entity) -> Style:
    """Return the style in which an entity's name is shown."""
    return _STYLE_OF_LAYER[LAYER_OF_LABEL.get(entity.label, Layer.NAME)]


_STYLE_OF_LAYER: dict[Layer, Style] = {
    Layer.PERSON: "person",
    Layer.ORGANISATION: "organisation",
    Layer.PLACE: "place",
    Layer.NAME: "name",
    Layer.VALUE: "value",
}
