"""Numbers: how much or how many, of what, how exactly, and what has it: sums, shares, measures, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import CLEAR
from reader.nlp.annotations import Finding, Slot
from reader.nlp.facts.extents import extent
from reader.nlp.grammar import is_predicate
from reader.nlp.lexicon import facts, verb_forms, words
from reader.nlp.phrases import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.facts.annotated import Annotated
    from reader.nlp.values import Value

_MEASURES = frozenset(["MONEY", "PERCENT", "QUANTITY"])
_POINTING = frozenset(["the", "these", "those", "both", "all"])
_OF = frozenset(["the", "its", "their", "his", "her", "all"])
_LONGEST_COUNTED = 4
_LONGEST_HEDGE = 4
_MEASURED, _COUNTED, _OF_A_CLAUSE = 0.9, 0.8, 0.85


def find(text: Annotated, told: list[Finding]) -> Iterator[Finding]:
    """Yield the numbers in text order, each with the event that tells it where there is one.

    Args:
        text: the article.
        told: the events and claims.
    """
    events = _Told(told)
    for value in text.doc._.values:
        if text.is_unsaid(value.start):
            continue
        if value.label in _MEASURES:
            yield _number(text, events, value, _measured(text, value), value.label.lower(), _MEASURED)
        elif value.label == "CARDINAL" and (counted := _counted(text, value)):
            yield _number(text, events, value, counted, "count", _COUNTED)


class _Told:
    """Which event has which tokens in its slots."""

    def __init__(self, told: list[Finding]) -> None:
        self._by_token = {
            at: (event, slot) for event in told for slot in event.slots for at in range(*slot.span)
        }

    def at(self, at: int) -> tuple[Finding, Slot] | None:
        """Return the event and the slot in which a token stands."""
        return self._by_token.get(at)


def _number(
    text: Annotated, events: _Told, value: Value, counted: TokenSpan | None, rule: str, confidence: float
) -> Finding:
    hedge = _hedge(text, value.start)
    event, slot = events.at(value.start) or (None, None)
    has_it = (
        event is not None
        and event.confidence >= CLEAR
        and slot not in (event.subject, event.when, event.where)
    )
    return Finding(
        "number",
        text.evidence(value.start),
        rule,
        confidence,
        subject=event.subject if event and has_it else None,
        predicate=event.predicate if event and has_it else None,
        object=Slot(counted) if counted else None,
        value=Slot((hedge[0] if hedge else value.start, value.end), normal=value.normal),
        modality=" ".join(text.tokens.texts[slice(*hedge)]) if hedge else None,
        speech=text.speech(value.start),
    )


def _hedge(text: Annotated, at: int) -> TokenSpan | None:
    """Return the words before a number that say how exact it is: "at least", "about"."""
    for size in range(_LONGEST_HEDGE, 0, -1):
        if at >= size and text.tokens.phrase((at - size, at)) in facts("hedges"):
            return at - size, at
    return None


def _measured(text: Annotated, value: Value) -> TokenSpan | None:
    """Return of what a share or measure is one: "the wood" of "70 per cent of the wood"."""
    at = value.end
    if not text.parsed or at + 1 >= len(text.doc) or text.tokens.lower[at] not in ("of", "more", "less"):
        return None
    head = next(iter(_nouns_after(text, at + 1)), None)
    if head is None:
        return None
    first, last = extent(head, narrow=True)
    return (max(first, at + 1), last) if first <= at + 1 < last else None


def _nouns_after(text: Annotated, at: int) -> Iterator[Token]:
    """Yield the nouns, names too, that follow closely: the first is what a phrase turns on."""
    for token in text.doc[at : at + _LONGEST_COUNTED]:
        if token.pos_ in ("NOUN", "PROPN") and not (token.head.i > token.i and token.head.i < at + 6):
            yield token


def _counted(text: Annotated, value: Value) -> TokenSpan | None:
    """Return what a number counts, where that is plain: "23 people", "1,200 homes", "264 died"."""
    tokens = text.tokens
    written_out = tokens.texts[value.start].isalpha()
    pointed_at = value.start > 0 and tokens.lower[value.start - 1] in _POINTING
    if pointed_at and written_out:
        return None  # "the two countries" counts nothing
    if value.end < len(tokens.texts) and tokens.lower[value.end] == "of":
        return _of_which(text, value)
    known = _known_noun(text, value.end)
    if known or not text.parsed or written_out:
        return known
    head = text.doc[value.end - 1].head
    if head.pos_ != "NOUN" or head.i < value.end or (is_predicate(head) and head.pos_ == "VERB"):
        return None
    _, last = extent(head, narrow=True)
    return (value.end, last) if value.end < last <= value.end + 2 * _LONGEST_COUNTED else None


def _of_which(text: Annotated, value: Value) -> TokenSpan | None:
    first = value.end + 1
    while first < len(text.doc) and text.tokens.lower[first] in _OF:
        first += 1
    return _known_noun(text, first)


def _known_noun(text: Annotated, first: int) -> TokenSpan | None:
    """Return the words up to a noun that is often counted."""
    tokens = text.tokens
    for at in range(first, min(first + _LONGEST_COUNTED, len(tokens.texts))):
        word = tokens.lower[at]
        if word in words("counted_nouns"):
            return first, at + 1
        plain = word.isalpha() and word not in PRONOUNS
        if not plain or word in verb_forms("speech_verbs") or word in words("sentence_starters"):
            return None
    return None
