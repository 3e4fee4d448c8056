"""Dates: what the article dates, with the day or interval that is meant as far as it is plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.annotations import Finding, Slot
from reader.nlp.dates import says_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.nlp.facts.annotated import Annotated

_CONFIDENCE = 0.9


def find(text: Annotated) -> Iterator[Finding]:
    """Yield the dates in text order: what says how long or how often is none."""
    for value in text.doc._.values:
        if value.label == "DATE" and says_when(text.tokens.phrase((value.start, value.end))):
            when = Slot.of(value)
            evidence = text.evidence(value.start)
            yield Finding("date", evidence, "date", _CONFIDENCE, when=when, speech=text.speech(value.start))
