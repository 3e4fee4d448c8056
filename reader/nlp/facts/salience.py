"""Which facts tell the most: named parts, place in the article, and how often it is told.

News puts first what matters most (the inverted pyramid; Pöttker 2003, doi:10.1080/1461670032000136596), and
the position of a sentence is the strongest single sign of what belongs in a summary (Edmundson 1969,
doi:10.1145/321510.321519).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import FactKind
    from reader.nlp.annotations import Finding, Slot
    from reader.nlp.facts.annotated import Annotated

_LEAST_LISTED = 8
_WORDS_PER_FACT = 36
"""About so many words and marks of a report give one event that a reader wants to see at first."""

_RANKED = frozenset(["event", "claim", "number"])

_KINDS = {"role": 0.45, "event": 0.4, "claim": 0.35, "source": 0.4, "number": 0.2}
_SUBJECT, _OBJECT, _WHERE, _WHEN, _NUMBER = 0.2, 0.12, 0.05, 0.1, 0.05
_POSITION, _LEAD, _PROMINENCE, _TOLD_AGAIN = 0.3, 0.1, 0.15, 0.08
_BESIDE = 0.12
"""What a relative clause, a number that an event tells anyway, or a fact about "she" alone loses."""


def weighed(text: Annotated, found: list[Finding]) -> list[Finding]:
    """Return the findings in their order, each with its salience.

    Of what happened, is claimed and counted the most telling ones have one half and more, about one for 36
    words and marks. Who is who and on whose word are short lists, which are shown whole; all dates have 1,
    since they are a list of their own.
    """
    scores = _scores(text, found)
    ranked = sorted(
        (at for at, each in enumerate(found) if each.kind in _RANKED), key=lambda at: (-scores[at], at)
    )
    listed = max(_LEAST_LISTED, round(len(text.doc) / _WORDS_PER_FACT))
    shares = {
        at: 1 - rank / listed / 2 if rank < listed else listed / (rank + 1) / 2
        for rank, at in enumerate(ranked)
    }
    return [
        replace(each, salience=round(shares.get(at, _least(each.kind, scores[at])), 3))
        for at, each in enumerate(found)
    ]


def _least(kind: FactKind, score: float) -> float:
    return 1.0 if kind == "date" else min(1.0, 0.5 + max(0.0, score) / 2)


def _scores(text: Annotated, found: list[Finding]) -> list[float]:
    paragraphs = max(1, len(text.paragraphs))
    told = {at for each in found if each.kind in ("event", "claim") for at in _tokens(each)}
    return [_score(text, each, paragraphs, told) for each in found]


def _tokens(finding: Finding) -> set[int]:
    return {at for slot in finding.slots for at in range(*slot.span)}


def _score(text: Annotated, finding: Finding, paragraphs: int, told: set[int]) -> float:
    score = _KINDS.get(finding.kind, 0.0)
    paragraph = text.paragraph(finding.evidence[0])
    score += _POSITION * (1 - paragraph / paragraphs) + _LEAD * (paragraph == 0)
    score += _TOLD_AGAIN * min(3, len(finding.support))
    score += _PROMINENCE * _prominence(text, finding.subject)
    if finding.kind in ("event", "claim"):
        score += _SUBJECT * _names(text, finding.subject) + _OBJECT * _names(text, finding.object)
        score += _WHERE * (finding.where is not None) + _WHEN * (finding.when is not None)
        score += _NUMBER * any(text.values_in(slot.span) for slot in finding.slots)
        score -= _BESIDE * (finding.rule != "clause")
        score -= _BESIDE * _says_little(text, finding)
    if finding.kind == "number" and finding.value:
        score -= _BESIDE * (finding.value.span[1] - 1 in told)
        score += _OBJECT * (finding.subject is not None)
    return score - (1 - finding.confidence) * _SUBJECT


def _says_little(text: Annotated, finding: Finding) -> bool:
    """Tell whether a pronoun is all that it names: "she heard the news"."""
    first, last = finding.subject.span if finding.subject else (0, 0)
    pronoun = last - first == 1 and text.doc[first].pos_ == "PRON"
    others = [slot for slot in finding.slots if slot is not finding.subject]
    return pronoun and not any(_names(text, slot) or text.values_in(slot.span) for slot in others)


def _names(text: Annotated, slot: Slot | None) -> bool:
    return slot is not None and (slot.entity is not None or bool(text.entities_in(slot.span)))


def _prominence(text: Annotated, slot: Slot | None) -> float:
    """Return how often the article names an entity, as a share of the one that it names most often."""
    if slot is None or slot.entity is None:
        return 0.0
    most = max(len(entity.mentions) for entity in text.named)
    return len(text.named[slot.entity].mentions) / most
