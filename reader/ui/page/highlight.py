"""What is highlighted in a text: which spans, on which layer, and how a line is cut along them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model import Analysis, Article, Span


class Layer(Enum):
    """A kind of highlight; its value names the style that paints it."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NAME = "name"
    VALUE = "value"
    QUOTE = "quote"
    LINK = "link"
    OWN = "own"
    """What the reader highlighted."""


LAYER_OF_LABEL = {
    "PERSON": Layer.PERSON,
    "ORG": Layer.ORGANISATION,
    "GPE": Layer.PLACE,
    "LOC": Layer.PLACE,
    "FAC": Layer.PLACE,
    **dict.fromkeys(("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"), Layer.NAME),
    **dict.fromkeys(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"), Layer.VALUE),
}

LAYER_SETS: tuple[tuple[str, frozenset[Layer]], ...] = (
    ("all highlights", frozenset(Layer)),
    ("names, dates and numbers", frozenset(Layer) - {Layer.QUOTE, Layer.LINK, Layer.OWN}),
    ("quotes", frozenset({Layer.QUOTE})),
    ("your highlights", frozenset({Layer.OWN})),
    ("no highlights", frozenset()),
)
"""The layers that one key after another paints together, with the words for them."""


def layers_told(layers: frozenset[Layer]) -> str:
    """Return the words for the layers that are painted; empty while it is all of them."""
    if layers == frozenset(Layer):
        return ""
    return next((words for words, each in LAYER_SETS if each == layers), "some highlights")


def next_layers(layers: frozenset[Layer]) -> frozenset[Layer]:
    """Return the set of layers that comes after this one, around the end; after any other, all of them."""
    sets = [each for _, each in LAYER_SETS]
    return sets[(sets.index(layers) + 1) % len(sets)] if layers in sets else sets[0]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of the text, the layer it is on, and the id of the extract that it belongs to."""

    start: int
    end: int
    layer: Layer
    extract_id: str


@dataclass(frozen=True, slots=True)
class Track:
    """Highlights in text order that do not overlap, found by bisection."""

    highlights: tuple[Highlight, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kept: list[Highlight] = []
        for each in sorted(self.highlights, key=lambda one: (one.start, -one.end)):
            if each.end > each.start and (not kept or each.start >= kept[-1].end):
                kept.append(each)
        object.__setattr__(self, "highlights", tuple(kept))
        object.__setattr__(self, "_starts", [each.start for each in kept])

    def within(self, start: int, end: int) -> tuple[Highlight, ...]:
        """Return the highlights that share a character with `[start, end)`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return tuple(each for each in self.highlights[first:last] if each.end > start)


@dataclass(frozen=True, slots=True)
class Highlights:
    """All highlights of one analysed text: mentions, and the quotes around them."""

    mentions: Track = Track()
    quotes: Track = Track()

    def at(self, offset: int) -> Highlight | None:
        """Return the innermost highlight at the offset: a mention before the quote around it."""
        found = (*self.mentions.within(offset, offset + 1), *self.quotes.within(offset, offset + 1))
        return found[0] if found else None


def highlights_of(analysis: Analysis) -> Highlights:
    """Return what an analysis highlights in its text."""
    mentions = (
        Highlight(mention.start, mention.end, LAYER_OF_LABEL.get(entity.label, Layer.NAME), entity.id)
        for entity in analysis.entities
        for mention in entity.mentions
    )
    quotes = (
        Highlight(start, end, Layer.QUOTE, quote.id)
        for quote in analysis.quotes
        if quote.kind != "indirect"
        for start, end in quote.spans
    )
    return Highlights(Track(tuple(mentions)), Track(tuple(quotes)))


def links_of(article: Article) -> Track:
    """Return the links of an article, which are known before it is analysed."""
    return Track(tuple(Highlight(link.start, link.end, Layer.LINK, "") for link in article.links))


def cut(start: int, end: int, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield `[start, end)` in pieces, cut wherever one of the spans begins or ends inside it."""
    borders = {start, end}
    for first, last in spans:
        borders.update(border for border in (first, last) if start < border < end)
    ordered = sorted(borders)
    yield from pairwise(ordered)
