"""Sources: on whose word the article relies, by name or not: "according to SANA", "officials said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.annotations import Finding, Slot
from reader.nlp.lexicon import facts, words
from reader.nlp.phrases import phrase_beginning, subject_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.nlp.annotations import Attribution, TokenSpan
    from reader.nlp.facts.annotated import Annotated

_VIA = frozenset(["via", "citing", "cites", "quoting"])
_REPORTED = frozenset(["reported", "reports", "report"])
_NAMED, _UNNAMED, _TOLD_BY_A_NOUN = 0.85, 0.75, 0.6


def find(text: Annotated) -> Iterator[Finding]:
    """Yield the sources, one after another as they are given; who is given twice comes twice."""
    for attribution in text.attributions:
        if found := _speaker(text, attribution):
            yield found
    for first, last in text.sentences:
        for at in range(first, last):
            if (found_here := _source(text, at, first, last)) and not _is_attributed(text, found_here[1]):
                span, cue = found_here
                yield _finding(text, span, cue)


def _speaker(text: Annotated, attribution: Attribution) -> Finding | None:
    """Return who is quoted as a source; what somebody thinks is nobody's report."""
    if attribution.speaker is None or attribution.cue is None or attribution.quotation.is_belief:
        return None
    if not text.doc[attribution.cue[0]].is_alpha:  # a colon after a label
        return None
    if any(token.lemma_ in facts("requests") for token in text.doc[slice(*attribution.cue)]):
        return None
    at = attribution.speaker[0]
    vague = text.tokens.lower[at] in facts("vague") and attribution.speaker[1] == at + 1
    if attribution.entity is None and (attribution.via in ("pronoun", "carried") or vague):
        return None
    sure = None if attribution.way != "noun" else _TOLD_BY_A_NOUN
    return _finding(text, attribution.speaker, attribution.cue, attribution.entity, sure)


def _finding(
    text: Annotated,
    source: TokenSpan,
    cue: TokenSpan,
    entity: int | None = None,
    sure: float | None = None,
) -> Finding:
    name = text.bearers.get(source[1], source)
    found = entity if entity is not None else text.mentions.entity(name)
    span = (min(source[0], name[0]), max(source[1], name[1]))
    return Finding(
        "source",
        text.sentence(cue[0]),
        "source",
        sure or (_UNNAMED if found is None else _NAMED),
        subject=Slot(span, found),
        predicate=Slot(cue),
    )


def _is_attributed(text: Annotated, cue: TokenSpan) -> bool:
    return any(at in text.cues for at in range(*cue))


def _source(text: Annotated, at: int, first: int, last: int) -> tuple[TokenSpan, TokenSpan] | None:
    """Return the source that a token of a sentence gives, and the words that make it one."""
    tokens, word = text.tokens, text.tokens.lower[at]
    source = None
    cue = (at, at + 1)
    if word == "according" and at + 2 < last and tokens.lower[at + 1] == "to":
        source, cue = phrase_beginning(tokens, at + 2, last), (at, at + 2)
    elif word in _VIA and at + 1 < last:
        source = phrase_beginning(tokens, at + 1, last)
        source = source if source and "ORG" in tokens.labels[slice(*source)] else None
    elif word in _REPORTED and (subject := subject_before(tokens, at, first)):
        name = tokens.names[subject[1] - 1]
        source = name if name and _is_outlet(text, name) else None
    return (source, cue) if source else None


def _is_outlet(text: Annotated, name: TokenSpan) -> bool:
    entity = text.mentions.entity(name)
    mentions = text.named[entity].mentions if entity is not None else [name]
    return any(" ".join(text.tokens.texts[slice(*each)]) in words("outlets") for each in mentions)
