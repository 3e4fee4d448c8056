"""Words of an article that are found again when its text, or what was extracted from it, has changed.

An `Anchor` is the text quote selector of the W3C's Web Annotation Data Model, with the offset of its
text position selector (https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Entity, Mention, Quote, Span

_CONTEXT = 32
"""Characters that are kept on either side, as many as Hypothesis keeps (dom-anchor-text-quote)."""

_ENOUGH = 24
"""Characters of words and context together that are no coincidence, should the rest have changed."""

_MOST_MENTIONS = 12
"""So many mentions tell an entity from every other one."""

_SAME_QUOTE = 0.5
"""Share of their common words from which two quotes are taken for the same one (Jaccard index)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, with a little of the text on either side.

    Attributes:
        exact: the words themselves.
        prefix: what stood right before them.
        suffix: what stood right after them.
        start: the offset at which they stood.
    """

    exact: str
    prefix: str
    suffix: str
    start: int

    @classmethod
    def at(cls, text: str, span: Span) -> Anchor:
        """Return the anchor of `text[start:end]`."""
        start, end = span
        return cls(text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT], start)

    def place(self, text: str) -> Span | None:
        """Return where the words stand in the text, white space aside; None where that is not certain."""
        span = self.start, self.start + len(self.exact)
        if not self.exact.strip():
            return None
        if Anchor.at(text, span) == self:
            return span
        shared = {found: self._context_shared(text, found) for found in self._occurrences(text)}
        best = [found for found, length in shared.items() if length == max(shared.values())]
        if len(best) != 1 or not self._is_certain(shared[best[0]]):
            return None
        return best[0]

    def _occurrences(self, text: str) -> Iterable[Span]:
        words = r"\s+".join(map(re.escape, self.exact.split()))
        before = r"(?<!\w)" if self.exact.strip()[0].isalnum() else ""
        after = r"(?!\w)" if self.exact.strip()[-1].isalnum() else ""
        return (match.span() for match in re.finditer(f"{before}{words}{after}", text))

    def _context_shared(self, text: str, span: Span) -> int:
        """Return how many characters around the span are those that stood around the anchor."""
        start, end = span
        before = _folded(text[max(0, start - 2 * _CONTEXT) : start])[::-1]
        after = _folded(text[end : end + 2 * _CONTEXT])
        return _shared(before, _folded(self.prefix)[::-1]) + _shared(after, _folded(self.suffix))

    def _is_certain(self, shared: int) -> bool:
        whole = len(_folded(self.prefix)) + len(_folded(self.suffix))
        return shared == whole or len(self.exact) + shared >= _ENOUGH


@dataclass(frozen=True, slots=True)
class QuoteAnchor:
    """A quote by its words: an anchor for each of its spans."""

    parts: tuple[Anchor, ...]

    @classmethod
    def of(cls, quote: Quote, text: str) -> QuoteAnchor:
        """Return the anchor of a quote."""
        return cls(tuple(Anchor.at(text, span) for span in quote.spans))

    def place(self, text: str) -> tuple[Span, ...]:
        """Return where its words stand, as far as they can be placed."""
        return tuple(span for part in self.parts if (span := part.place(text)))

    def find(self, quotes: Iterable[Quote], text: str) -> Quote | None:
        """Return the quote that has these words, or most of them."""
        placed = self.place(text)
        found = max(quotes, key=lambda quote: _likeness(placed, quote.spans), default=None)
        return found if found and _likeness(placed, found.spans) >= _SAME_QUOTE else None


@dataclass(frozen=True, slots=True)
class EntityAnchor:
    """An entity by its name and some of its mentions."""

    name: str
    label: str
    mentions: tuple[Anchor, ...]

    @classmethod
    def of(cls, entity: Entity, text: str, but: Iterable[Mention] = ()) -> EntityAnchor:
        """Return the anchor of an entity, leaving out the mentions that are to leave it."""
        left_out = frozenset(but)
        kept = [mention for mention in entity.mentions if mention not in left_out]
        kept.sort(key=lambda mention: form_of(mention) != entity.name)
        spans = sorted((mention.start, mention.end) for mention in kept[:_MOST_MENTIONS])
        return cls(entity.name, entity.label, tuple(Anchor.at(text, span) for span in spans))

    def find(self, entities: Iterable[Entity], text: str) -> Entity | None:
        """Return the entity that has most of the mentions, the full name first; else the one of that name."""
        known = tuple(entities)
        placed = [(each, span) for each in self.mentions if (span := each.place(text))]
        named, all_of_them = Counter[str](), Counter[str]()
        for anchor, span in placed:
            holders = [entity.id for entity in known if holds(entity, span)]
            all_of_them.update(holders)
            named.update(holders if " ".join(anchor.exact.split()) == self.name else ())
        ranks = {entity.id: (named[entity.id], all_of_them[entity.id]) for entity in known}
        best = max(ranks.values(), default=(0, 0))
        found = [entity for entity in known if ranks[entity.id] == best]
        if best == (0, 0) or len(found) > 1:
            found = [entity for entity in found if entity.name == self.name]
        if len(found) > 1:
            found = [entity for entity in found if entity.label == self.label]
        return found[0] if len(found) == 1 else None


def form_of(mention: Mention) -> str:
    """Return the words of a mention as a name is written: on one line."""
    return " ".join(mention.text.split())


def overlaps(mention: Mention, span: Span) -> bool:
    """Tell whether a mention shares a character with the span."""
    return mention.start < span[1] and span[0] < mention.end


def holds(entity: Entity, span: Span) -> bool:
    """Tell whether one of the entity's mentions shares a character with the span."""
    start, end = span
    is_near = entity.mentions[0].start < end and start < entity.mentions[-1].end
    return is_near and any(overlaps(mention, span) for mention in entity.mentions)


def _likeness(some: Iterable[Span], others: Iterable[Span]) -> float:
    ours, theirs = tuple(some), tuple(others)
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in ours for b in theirs)
    either = sum(end - start for start, end in (*ours, *theirs)) - common
    return common / either if either else 0.0


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
