"""What is told twice is one fact: the fuller telling stays, the others support it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.nlp.annotations import Finding, Slot, TokenSpan
    from reader.nlp.facts.annotated import Annotated

_ALIKE = 0.5
"""Two objects are the same where they share this part of the shorter one's words."""


def folded(text: Annotated, found: Iterable[Finding]) -> list[Finding]:
    """Return the findings with those that tell the same made one, in text order; dates all stay."""
    kept: list[Finding] = []
    by_key: defaultdict[object, list[int]] = defaultdict(list)
    for each in found:
        key = _key(text, each)
        same = next((at for at in by_key[key] if _tells_same(text, kept[at], each)), None)
        if same is None:
            by_key[key].append(len(kept))
            kept.append(each)
        else:
            kept[same] = _joined(text, kept[same], each)
    return sorted(kept, key=_place)


def _place(finding: Finding) -> tuple[TokenSpan, int]:
    return finding.evidence, min((slot.span[0] for slot in finding.slots), default=0)


def _key(text: Annotated, finding: Finding) -> object:
    """Return what two findings must share to be the same."""
    subject = text.words(finding.subject)
    if finding.kind == "date":
        return finding.when
    if finding.kind in ("event", "claim"):
        lemma = text.doc[finding.predicate.span[1] - 1].lemma_ if finding.predicate else None
        return finding.kind, subject, _content_lemma(text, finding) or lemma, finding.negated
    if finding.kind == "number":
        return finding.kind, text.words(finding.value)
    return finding.kind, subject


def _content_lemma(text: Annotated, finding: Finding) -> str | None:
    """Return the lemma of the last verb of a predicate."""
    if finding.predicate is None:
        return None
    verbs = (token for token in text.doc[slice(*finding.predicate.span)] if token.pos_ in ("VERB", "AUX"))
    return next((token.lemma_ for token in reversed(list(verbs))), None)


def _tells_same(text: Annotated, one: Finding, other: Finding) -> bool:
    if one.kind == "source":
        return True
    if one.kind == "role":
        return _share(text, one.object, other.object, whole=True)
    if one.kind == "number":
        return _share(text, one.object, other.object, whole=False)
    if one.kind == "claim" and one.speech != other.speech:
        return False
    dates = {slot.normal for slot in (one.when, other.when) if slot and slot.normal}
    return len(dates) < 2 and _share(text, one.object, other.object, whole=False)


def _share(text: Annotated, one: Slot | None, other: Slot | None, *, whole: bool) -> bool:
    """Tell whether two slots say the same, or one of them says part of what the other one says."""
    if one is None or other is None:
        return one is other
    first, second = _words(text, one), _words(text, other)
    if not whole and not _agree(_telling(text, one), _telling(text, other)):
        return False
    shared, least = len(first & second), min(len(first), len(second))
    return shared == least if whole else shared >= _ALIKE * least


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _telling(text: Annotated, slot: Slot) -> frozenset[str]:
    """Return the names and numbers of a slot, which must not differ."""
    tokens = text.doc[slice(*slot.span)]
    return frozenset(each.lower_ for each in tokens if each.pos_ in ("PROPN", "NUM"))


def _words(text: Annotated, slot: Slot) -> frozenset[str]:
    tokens = text.doc[slice(*slot.span)]
    content = frozenset(token.lower_ for token in tokens if not (token.is_stop or token.is_punct))
    return content or frozenset(token.lower_ for token in tokens)


def _joined(text: Annotated, one: Finding, other: Finding) -> Finding:
    """Return the finding that says more, supported by the evidence of both."""
    fuller, lesser = (other, one) if _size(text, other) > _size(text, one) else (one, other)
    evidence = dict.fromkeys((*one.support, *other.support, lesser.evidence))
    evidence.pop(fuller.evidence, None)
    sure = max(one.confidence, other.confidence)
    return replace(fuller, support=tuple(sorted(evidence)), confidence=sure)


def _size(text: Annotated, finding: Finding) -> tuple[int, int]:
    """Return what makes one telling fuller: its slots, and what its object says; of a source, its name."""
    if finding.kind == "source":
        named = finding.subject is not None and any(text.tokens.labels[slice(*finding.subject.span)])
        return int(named), 0
    first, last = finding.object.span if finding.object else (0, 0)
    return len(finding.slots), last - first
