"""Merging and splitting entities, with everything that refers to them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from reader.corrections.anchors import form_of, holds, overlaps
from reader.corrections.kinds import MergeEntity, SplitForm, SplitMention
from reader.model import SLOTS, Entity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.model import Analysis, Argument, Fact, Mention, Quote

    Meant = Callable[[Mention | None], Entity]
    """Tells which entity words stand for that stood for another one before."""

Words = TypeVar("Words", bound="Argument")


class Entities:
    """The entities of an analysis while they are corrected; quotes and facts follow them."""

    def __init__(self, analysis: Analysis, text: str) -> None:
        self._analysis = analysis
        self._text = text
        self._entities = {entity.id: entity for entity in analysis.entities}
        self._quotes, self._facts, self._beliefs = analysis.quotes, analysis.facts, analysis.beliefs
        self._gist = analysis.gist

    @property
    def analysis(self) -> Analysis:
        """The analysis as far as it is corrected, its entities in text order."""
        entities = tuple(self._entities.values())
        if entities != self._analysis.entities:
            entities = tuple(sorted(entities, key=lambda entity: _position(entity.mentions[0])))
        return replace(
            self._analysis,
            entities=entities,
            quotes=self._quotes,
            facts=self._facts,
            beliefs=self._beliefs,
            gist=self._gist,
        )

    def take(self, correction: MergeEntity | SplitForm | SplitMention) -> bool:
        """Apply a correction; tell whether it has a place here."""
        entity = correction.entity.find(self._entities.values(), self._text)
        if entity is None:
            return False
        if isinstance(correction, SplitForm):
            self._split(entity, tuple(each for each in entity.mentions if form_of(each) == correction.form))
        elif isinstance(correction, SplitMention):
            span = correction.mention.place(self._text)
            if span is None:
                return False
            self._split(entity, tuple(each for each in entity.mentions if overlaps(each, span)))
        else:
            target = correction.into.find(self._entities.values(), self._text)
            if target is None:
                return False
            self._merge(entity, target)
        return True

    def _merge(self, source: Entity, target: Entity) -> None:
        if source.id == target.id:
            return
        # Whichever way round two are merged, or split and merged again, the older id stays.
        kept = min(source.id, target.id, key=lambda each: (len(each), each))
        names = dict.fromkeys((*target.aliases, source.name, *source.aliases))
        names.pop(target.name, None)
        merged = replace(
            target,
            id=kept,
            mentions=tuple(sorted({*target.mentions, *source.mentions}, key=_position)),
            aliases=tuple(names),
            role=target.role or source.role,
            anaphors=tuple(sorted({*target.anaphors, *source.anaphors}, key=_position)),
            country=target.country or source.country,
            corrected=True,
        )
        del self._entities[source.id], self._entities[target.id]
        self._entities[kept] = merged
        self._refer({source.id, target.id}, lambda _: merged)

    def _split(self, entity: Entity, leaving: tuple[Mention, ...]) -> None:
        staying = tuple(mention for mention in entity.mentions if mention not in leaving)
        if not (leaving and staying):
            return
        role_leaves = entity.role is not None and self._nearest(entity.role, entity.mentions) in leaving
        meant = {each: _before(each, entity.mentions) in leaving for each in entity.anaphors}
        left = replace(
            _reduced(entity, staying),
            role=None if role_leaves else entity.role,
            anaphors=tuple(each for each in entity.anaphors if not meant[each]),
        )
        forms = _forms(leaving)
        name = max(forms, key=len)
        new = Entity(
            id=self._free_id(),
            name=name,
            label=entity.label,
            mentions=leaving,
            aliases=tuple(form for form in forms if form != name),
            role=entity.role if role_leaves else None,
            anaphors=tuple(each for each in entity.anaphors if meant[each]),
            country=entity.country,
            corrected=True,
        )
        self._entities |= {left.id: left, new.id: new}
        self._refer(
            {entity.id},
            lambda words: new if words and _means(new, words) else left,
        )

    def _refer(self, ids: set[str], meant: Meant) -> None:
        """Let quotes and facts that refer to one of these entities refer to the one that is meant."""
        self._quotes = tuple(_said(quote, ids, meant) for quote in self._quotes)
        self._beliefs = tuple(_said(belief, ids, meant) for belief in self._beliefs)
        self._facts = tuple(_about(fact, ids, meant) for fact in self._facts)
        self._gist = tuple(
            _renamed(answer, meant) if answer.entity_id in ids else answer for answer in self._gist
        )

    def _free_id(self) -> str:
        return next(free for number in count(1) if (free := f"e{number}") not in self._entities)

    def _nearest(self, role: str, mentions: Iterable[Mention]) -> Mention:
        """Return the mention that stands nearest to the words of a role."""
        words = r"\s+".join(map(re.escape, role.split()))
        places = [match.span() for match in re.finditer(words, self._text)] or [(0, 0)]
        return min(
            mentions,
            key=lambda mention: min(max(mention.start - end, start - mention.end) for start, end in places),
        )


def _reduced(entity: Entity, mentions: tuple[Mention, ...]) -> Entity:
    """Return the entity with fewer mentions; a name that left with the rest gives way to the longest one."""
    forms = _forms(mentions)
    has_left = entity.name in _forms(entity.mentions) and entity.name not in forms
    name = max(forms, key=len) if has_left else entity.name
    aliases = tuple(
        each for each in dict.fromkeys((*entity.aliases, *forms)) if each in forms and each != name
    )
    return replace(entity, name=name, mentions=mentions, aliases=aliases, corrected=True)


def _forms(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(form_of, mentions)))


def _said(quote: Quote, ids: set[str], meant: Meant) -> Quote:
    if quote.speaker_id not in ids:
        return quote
    entity = meant(quote.speaker)
    return replace(quote, speaker_id=entity.id, speaker_name=entity.name, speaker_role=entity.role)


def _about(fact: Fact, ids: set[str], meant: Meant) -> Fact:
    slots: dict[str, Any] = {}
    for slot in SLOTS:
        words: Argument | None = getattr(fact, slot)
        if words and words.entity_id in ids:
            slots[slot] = _renamed(words, meant)
    return replace(fact, **slots) if slots else fact


def _renamed(words: Words, meant: Meant) -> Words:
    entity = meant(words)
    return replace(words, entity_id=entity.id, name=entity.name)


def _means(entity: Entity, words: Mention) -> bool:
    """Tell whether words are, or hold, a mention of the entity or what stands for it."""
    span = (words.start, words.end)
    return holds(entity, span) or any(overlaps(each, span) for each in entity.anaphors)


def _before(words: Mention, mentions: tuple[Mention, ...]) -> Mention:
    """Return the mention that words such as "she" go back to: the last one before them, else the first."""
    return next((each for each in reversed(mentions) if each.start <= words.start), mentions[0])


def _position(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end
