"""Quotes and entities that are found again by their words when what was extracted has changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Entity, Mention, Quote, Span

_MOST_MENTIONS = 12
"""So many mentions tell an entity from every other one."""

_SAME_QUOTE = 0.5
"""Share of their common words from which two quotes are taken for the same one (Jaccard index)."""


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
