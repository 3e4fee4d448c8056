"""Events that a noun tells: "Sharaa's second visit to Russia", "a similar trip in October 2025"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import PLACE_LABELS
from reader.nlp.annotations import Finding, Slot
from reader.nlp.dates import says_when
from reader.nlp.facts.extents import extent, is_mark
from reader.nlp.grammar import dependents, has_relation, modifiers, possessor
from reader.nlp.lexicon import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reader.model import FactKind
    from reader.nlp.annotations import TokenSpan
    from reader.nlp.facts.annotated import Annotated

_PREPOSITIONS = frozenset(["to", "in", "at", "of"])
_CONFIDENCE = 0.75


def find(text: Annotated, told: list[Finding]) -> Iterator[Finding]:
    """Yield what nouns tell, where no verb tells it anyway.

    Args:
        text: the article, with a parse.
        told: the events that verbs tell.
    """
    taken = {at for each in told for slot in each.slots for at in range(*slot.span)}
    for token in text.doc:
        happens = token.pos_ == "NOUN" and token.lower_ in facts("happenings")
        if happens and token.i not in taken and text.tokens.names[token.i] is None:
            yield from _event(text, token)


def _event(text: Annotated, noun: Token) -> Iterator[Finding]:
    owner = possessor(noun)
    who, _ = text.entity(owner) if owner is not None else (None, 0.0)
    where, when = _where(text, noun), _when(text, noun)
    if when is None and (who is None or where is None):
        return
    speech = text.speech(noun.i)
    kind: FactKind = "event" if speech is None or text.is_own_outlet(speech) else "claim"
    named = owner is not None and who is not None
    yield Finding(
        *(kind, text.evidence(noun.i), "noun", _CONFIDENCE),
        subject=Slot(text.with_names((owner.i, owner.i + 1)), who) if owner and named else None,
        predicate=Slot(_phrase(noun)),
        where=where,
        when=when,
        speech=speech,
    )


def _phrase(noun: Token) -> TokenSpan:
    """Return the noun with what stands before it, without its owner: "second visit", "a similar trip"."""
    owner = possessor(noun)
    before = [child for child in noun.lefts if child != owner and (owner is None or child.i > owner.i)]
    before = [child for child in before if not (is_mark(child) or has_relation(child, "marker"))]
    return min([noun.i, *(child.left_edge.i for child in before)]), noun.i + 1


def _where(text: Annotated, noun: Token) -> Slot | None:
    for each in modifiers(noun):
        entity = text.entity_at(each.object.i)
        is_place = entity is not None and text.named[entity].label in PLACE_LABELS
        if is_place and each.preposition.lower_ in _PREPOSITIONS:
            return Slot(text.tokens.names[each.object.i] or (each.object.i, each.object.i + 1), entity)
    return None


def _when(text: Annotated, noun: Token) -> Slot | None:
    """Return the date of a happening, or in how long it is one of several: "in four months"."""
    _, last = extent(noun)
    hanging = (*dependents(noun, "nominal"), *dependents(noun, "unmarked_nominal"))
    behind = [child.i for child in hanging if noun.i < child.i < last] or [noun.i + 2]
    for value in (text.values.get(at) for at in behind):
        if value is None or value.label != "DATE":
            continue
        in_span = text.tokens.lower[value.start - 1] == "in"
        if in_span or says_when(text.tokens.phrase((value.start, value.end))):
            return Slot.of(value)
    return None
