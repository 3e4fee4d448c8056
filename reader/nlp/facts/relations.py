"""Relations: what somebody is to somebody else: "her colleague Pavel", "Samsonia's grandson Luka"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.annotations import Finding, Slot
from reader.nlp.lexicon import grammar, words
from reader.nlp.spans import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.facts.annotated import Annotated

_NAMED, _BY_PRONOUN, _UNCLEAR = 0.85, 0.8, 0.6
_MOST_MODIFIERS = 2


def find(text: Annotated) -> Iterator[Finding]:
    """Yield the relations of persons in text order; whose they are is the object, by name or as "her"."""
    for name in dict.fromkeys(span for span in text.tokens.names if span):
        if text.tokens.labels[name[0]] != "PERSON" or (found := _before(text, name)) is None:
            continue
        owner, relation = found
        entity = text.owner(owner)
        named = text.tokens.names[owner] is not None
        sure = _NAMED if named else _BY_PRONOUN if entity is not None else _UNCLEAR
        yield Finding(
            *("relation", text.evidence(name[0]), "relation", sure),
            subject=Slot(name, text.mentions.entity(name)),
            predicate=Slot(relation),
            object=Slot(text.tokens.names[owner] or (owner, owner + 1), entity),
            speech=text.speech(name[0]),
        )


def _before(text: Annotated, name: TokenSpan) -> tuple[int, TokenSpan] | None:
    """Return whose and what a person is by the words before the name: "his", "former colleague"."""
    tokens, last = text.tokens, name[0]
    apposed = tokens.texts[last - 1] == "," if last else False
    if apposed and (name[1] >= len(tokens.texts) or tokens.texts[name[1]] not in (",", ".", ";")):
        return None
    last -= apposed
    if last < 2 or tokens.lower[last - 1] not in words("relational_nouns"):
        return None
    for at in range(last - 2, max(-1, last - 3 - _MOST_MODIFIERS), -1):
        if tokens.lower[at] in grammar("possessive_determiners"):
            return at, (at + 1, last)
        if tokens.texts[at] in POSSESSIVES and at and tokens.names[at - 1]:
            return at - 1, (at + 1, last)
        if not tokens.texts[at].isalpha():
            return None
    return None
