"""The cast of an article: each person, organisation and place with all that is told of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.export.statements import statement
from reader.text import as_shown, counted, excerpt
from reader.ui.extracts.extract import Extract, style_of
from reader.ui.extracts.quotes import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model import Analysis, Entity, Fact, Quote
    from reader.ui.extracts.extract import Piece

_LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC")
_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_MOST_QUOTES, _MOST_FACTS, _MOST_NEIGHBOURS = 2, 3, 5
_EXCERPT = 90


def cast(analysis: Analysis, text: str) -> tuple[Extract, ...]:
    """Return a row for each person, organisation and place, those of which most is told first."""
    members = [entity for entity in analysis.entities if entity.label in _LABELS]
    told = _Told(analysis, text, members)
    members.sort(key=lambda entity: (-told.weight(entity), entity.mentions[0].start))
    return tuple(told.row(entity) for entity in members)


class _Told:
    """What is told of each entity: quotes by it, facts about it, and whom it stands beside."""

    def __init__(self, analysis: Analysis, text: str, members: Iterable[Entity]) -> None:
        self._text = text
        self._entities = {entity.id: entity for entity in members}
        self._quotes: defaultdict[str, list[Quote]] = defaultdict(list)
        for quote in analysis.quotes:
            self._quotes[quote.speaker_id or ""].append(quote)
        self._facts: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in sorted(analysis.main_statements, key=lambda each: -each.salience):
            for entity_id in _about(fact):
                self._facts[entity_id].append(fact)
        self._neighbours = self._beside()

    def _beside(self) -> dict[str, Counter[str]]:
        """Count in how many paragraphs two of them are named together; who comes first in them is first."""
        inside: defaultdict[int, dict[str, None]] = defaultdict(dict)  # in the order of the text
        breaks = [line_end.start() for line_end in re.finditer("\n", self._text)]
        places = sorted(
            (mention.start, entity.id) for entity in self._entities.values() for mention in entity.mentions
        )
        for start, entity_id in places:
            inside[bisect_left(breaks, start)][entity_id] = None
        found: dict[str, Counter[str]] = {entity_id: Counter() for entity_id in self._entities}
        for together in inside.values():
            for entity_id in together:
                found[entity_id].update(other for other in together if other != entity_id)
        return found

    def weight(self, entity: Entity) -> int:
        """Return how much is told of an entity: its quotes and facts twice, its mentions once."""
        told = len(self._quotes[entity.id]) + len(self._facts[entity.id])
        return 2 * told + len(entity.mentions) + len(entity.anaphors)

    def row(self, entity: Entity) -> Extract:
        """Return the row of an entity."""
        heading: list[Piece] = [
            (as_shown(entity.name), style_of(entity)),
            (f"  {_KINDS[entity.label]}", "soft"),
        ]
        if entity.country and entity.country != entity.name:
            heading.append((f" in {as_shown(entity.country)}", "soft"))
        return Extract(
            entity.id,
            tuple(heading),
            entity,
            words=tuple(self._lines(entity)),
            footing=self._beside_whom(entity),
            spots=tuple((mention.start, mention.end) for mention in entity.mentions),
        )

    def _lines(self, entity: Entity) -> Iterator[Piece]:
        """Yield the lines between name and neighbours, each with its title."""
        facts, quotes = self._facts[entity.id], self._quotes[entity.id]
        roles = dict.fromkeys(
            as_shown(role.object.text) for role in facts if role.kind == "role" and role.object
        )
        also = [*roles] or ([as_shown(entity.role)] if entity.role else [])
        if also:
            yield (f"{'; '.join(also)}\n", "plain")
        for quote in quotes[:_MOST_QUOTES]:
            line = f"{_cut(words_of(quote, self._text))}\n"
            yield (line, "words" if quote.kind == "direct" else "reported")
        if len(quotes) > _MOST_QUOTES:
            yield (f"and {counted(len(quotes) - _MOST_QUOTES, 'more quote')}\n", "soft")
        events = [fact for fact in facts if fact.kind not in ("role", "source")]
        for fact in events[:_MOST_FACTS]:
            line = f"· {_cut(statement(fact, self._text))}\n"
            yield (line, "reported" if fact.reported_by else "plain")
        if len(events) > _MOST_FACTS:
            yield (f"and {counted(len(events) - _MOST_FACTS, 'more fact')}\n", "soft")

    def _beside_whom(self, entity: Entity) -> str:
        nearest = self._neighbours[entity.id].most_common(_MOST_NEIGHBOURS)
        names = ", ".join(as_shown(self._entities[other].name) for other, _ in nearest)
        mentions = counted(len(entity.mentions), "mention")
        return f"{mentions} · beside {names}" if names else mentions


def _about(fact: Fact) -> Iterable[str]:
    """Return the ids of the entities in a fact's slots, each once."""
    return dict.fromkeys(argument.entity_id for argument in fact.arguments if argument.entity_id)


def _cut(words: str) -> str:
    return excerpt(" ".join(words.split()), _EXCERPT)
