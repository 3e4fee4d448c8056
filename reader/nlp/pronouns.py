"""Who "he", "she" and "the minister" are: the one person that salience, gender and role leave, or nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.nlp.lexicon import grammar, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.nlp.annotations import NamedEntity, TokenSpan
    from reader.nlp.phrases import Tokens

_REACH = 1
"""How many paragraphs back a pronoun may point."""


class Mentions:
    """Finds the entities of mentions by their place."""

    def __init__(self, tokens: Tokens, entities: Sequence[NamedEntity]) -> None:
        self._tokens = tokens
        self._all = sorted(
            (start, end, index) for index, entity in enumerate(entities) for start, end in entity.mentions
        )
        self._positions = [start for start, _, _ in self._all]

    def entity(self, span: TokenSpan) -> int | None:
        """Return the entity whose mention the span is, a determiner aside."""
        position = bisect_right(self._positions, span[1] - 1) - 1
        if position < 0:
            return None
        start, end, index = self._all[position]
        if end != span[1] or start < span[0]:
            return None
        return index if all(text == "the" for text in self._tokens.lower[span[0] : start]) else None

    def last_in(self, span: TokenSpan) -> int | None:
        """Return the entity of the last mention inside the span."""
        inside = self.between(*span)
        return inside[-1] if inside else None

    def between(self, first: int, last: int) -> list[int]:
        """Return the entities of the mentions that begin between two tokens, in text order."""
        low, high = bisect_left(self._positions, first), bisect_left(self._positions, last)
        return [index for _, _, index in self._all[low:high]]


class Resolver:
    """Finds the persons that pronouns stand for."""

    def __init__(self, tokens: Tokens, entities: Sequence[NamedEntity], paragraphs: list[TokenSpan]) -> None:
        self._entities = entities
        self._tokens = tokens
        self._starts = [first for first, _ in paragraphs]
        self._mentions = Mentions(tokens, entities)
        self._roles = [
            (entity.mentions[0][0], index, tokens.lower[slice(*entity.role)])
            for index, entity in enumerate(entities)
            if entity.label == "PERSON" and entity.role
        ]
        self._speakers: dict[int, tuple[int, int]] = {}

    def entity(self, span: TokenSpan) -> int | None:
        """Return the entity whose mention the span is, a determiner aside."""
        return self._mentions.entity(span)

    def spoke(self, at: int, entity: int) -> None:
        """Remember who spoke in the paragraph of a token."""
        self._speakers[self._paragraph(at)] = (at, entity)

    def pronoun(self, at: int) -> int | None:
        """Return the person that a pronoun stands for, None where that is open."""
        gender = table("genders")["pronouns"].get(self._tokens.lower[at], "")
        paragraph = self._paragraph(at)
        for back in range(_REACH + 1):
            if paragraph - back < 0:
                break
            spoken = self._speakers.get(paragraph - back)
            if spoken and spoken[0] < at and self._fits(spoken[1], gender):
                return spoken[1]
            persons = self._persons(paragraph - back, at, gender)
            if persons:
                # Of one whose gender nothing tells, only a paragraph with no other person is proof enough.
                sure = len(persons) == 1 and (
                    self._entities[persons[0]].gender or len(self._persons(paragraph - back, at)) == 1
                )
                return persons[0] if sure else None
        return None

    def role(self, span: TokenSpan) -> int | None:
        """Return the one person introduced so far whose role "the chief executive" is, or a part of it."""
        said = self._tokens.lower[span[0] + 1 : span[1]]
        bearers = [
            index for first, index, role in self._roles if first < span[0] and self._is_part(said, role)
        ]
        return bearers[0] if len(bearers) == 1 else None

    @staticmethod
    def _is_part(said: list[str], role: list[str]) -> bool:
        """Tell whether words have the head of a role, which stands before "of" and "at", and no others."""
        end = next((at for at, text in enumerate(role) if text in grammar("linking_prepositions")), len(role))
        return said[-1:] == role[end - 1 : end] and set(said) <= set(role)

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _fits(self, index: int, gender: str | None) -> bool:
        entity = self._entities[index]
        return entity.label == "PERSON" and (gender is None or entity.gender in (gender, ""))

    def _persons(self, paragraph: int, at: int, gender: str | None = None) -> list[int]:
        """Return the persons that the paragraph names before a token, all or those who may be of a gender."""
        first = self._starts[paragraph]
        last = self._starts[paragraph + 1] if paragraph + 1 < len(self._starts) else at
        named = self._mentions.between(first, min(last, at))
        return list(dict.fromkeys(index for index in named if self._fits(index, gender)))
