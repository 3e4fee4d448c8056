"""The gist: who, what, when, where and on whose word, as five exact spans chosen by place and support."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.nlp.annotations import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.nlp.annotations import Finding
    from reader.nlp.facts.annotated import Annotated

_LEAST_SURE = 0.7
_LEAD = 3
"""Paragraphs in which the main event stands, a headline among them."""


_OFTEN = 2
"""So many events make a place the one of the article, where the main event names none."""


def find(text: Annotated, findings: list[Finding]) -> Iterator[tuple[str, Slot]]:
    """Yield question and answer; what is not sure has none."""
    sure = [each for each in findings if each.confidence >= _LEAST_SURE]
    main = _main(text, sure)
    if main and main.subject and main.predicate:
        yield "who", main.subject
        behind = [slot.span[1] for slot in main.slots if slot.span[0] >= main.predicate.span[0]]
        yield "what", Slot((main.predicate.span[0], max(behind)))
    for question, slot in (("when", _when(text, main, sure)), ("where", _where(main, sure))):
        if slot:
            yield question, slot
    if source := _most(text, (each for each in sure if each.kind == "source")):
        yield "said_by", source


def _main(text: Annotated, sure: list[Finding]) -> Finding | None:
    """Return the event of the lead: of the first paragraph that has one, a main clause before the others."""
    lead = text.paragraphs[_LEAD - 1][1] if len(text.paragraphs) >= _LEAD else len(text.doc)
    events = [each for each in sure if each.kind in ("event", "claim") and each.evidence[0] < lead]

    def rank(event: Finding) -> tuple[int, bool, float]:
        return text.paragraph(event.evidence[0]), event.rule != "clause", -event.salience

    return min(events, key=rank, default=None)


def _when(text: Annotated, main: Finding | None, sure: list[Finding]) -> Slot | None:
    """Return the date of the main event, else the one of its sentence, else the one of its paragraph."""
    if main is None or main.when:
        return main.when if main else None
    paragraph = text.paragraph(main.evidence[0])
    dates = [each for each in sure if each.kind == "date" and text.paragraph(each.evidence[0]) == paragraph]
    dates.sort(key=lambda each: each.evidence != main.evidence)
    return dates[0].when if dates else None


def _where(main: Finding | None, sure: list[Finding]) -> Slot | None:
    """Return the place of the main event, else the one where most of the others happen."""
    if main and main.where:
        return main.where
    places = [each.where for each in sure if each.where and each.where.entity is not None]
    count = Counter(slot.entity for slot in places)
    often = [slot for slot in places if count[slot.entity] >= _OFTEN]
    return max(often, key=lambda slot: (count[slot.entity], -slot.span[0]), default=None)


def _most(text: Annotated, sources: Iterator[Finding]) -> Slot | None:
    """Return the source that is given most often, named ones first; "who" and "he" tell nobody anything."""
    found = [each for each in sources if each.subject and text.doc[each.subject.span[0]].pos_ != "PRON"]
    best = max(
        found,
        key=lambda each: (each.subject is not None and each.subject.entity is not None, len(each.support)),
        default=None,
    )
    return best.subject if best else None
