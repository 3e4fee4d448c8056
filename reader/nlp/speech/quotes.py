"""Quotes: what stands in quotation marks, what is reported without, and the turns of dialogues, made one.

A mark that is left open ends with its paragraph, and its quote goes on where the next paragraph opens
again (Chicago Manual of Style, 17th edition, 13.30). What stands in marks but is no speech, such as a
title or a word held at a distance, is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from reader.nlp.annotations import UNSAID, Quotation
from reader.nlp.speech import dialogue, reports
from reader.nlp.speech.outline import Outline, overlap
from reader.nlp.speech.runs import is_one, is_speech, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from reader.model import Span as Characters
    from reader.nlp.annotations import Report, Turn

NAME = "reader_quotes"
"""The name of the component in a pipeline."""

_WHOLE = 0.95
"""So much of reported words stands in marks where nothing is added to these."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')


def find(doc: Doc) -> list[Quotation]:
    """Return the quotations in text order, those that are no speech left out."""
    outline = Outline(doc)
    return _quotations(outline, reports.find(outline), doc)


def _quotations(outline: Outline, found: list[Report], doc: Doc) -> list[Quotation]:
    return _with_turns(_joined(outline, _marked(outline, found), found), dialogue.find(doc, outline.text))


def _with_turns(quotations: list[Quotation], turns: list[Turn]) -> list[Quotation]:
    """Return the quotations and the turns of a dialogue; what is quoted in a turn belongs to it."""
    if not turns:
        return quotations
    spoken = sorted(span for turn in turns for span in turn.spans)
    starts = [start for start, _ in spoken]
    outside = [
        each for each in quotations if not any(_is_within(span, spoken, starts) for span in each.spans)
    ]
    said = [Quotation(turn.spans, "direct", turn.paragraph, turn=turn) for turn in turns]
    return sorted([*outside, *said], key=lambda each: each.spans)


def _is_within(span: Characters, spans: list[Characters], starts: list[int]) -> bool:
    """Tell whether a span shares a character with one of the sorted spans, whose starts are given too."""
    position = bisect_left(starts, span[1]) - 1
    return position >= 0 and overlap(span, spans[position]) > 0


def _marked(outline: Outline, found: list[Report]) -> list[Quotation]:
    """Return what stands in quotation marks and is speech."""
    text = outline.text
    reported = _Reported(outline, found)
    quotations: list[Quotation] = []
    for index, runs in enumerate(outline.runs):
        before: Quotation | None = None
        start, end = outline.characters(outline.paragraphs[index])
        headline = index == 0 and not text[start:end].endswith(_SENTENCE_ENDS)
        for run in runs:
            span = (start + run.start, start + run.end)
            last = quotations[-1] if quotations else None
            if (
                before is None
                and run.start == 0
                and last
                and not last.closed
                and text[last.spans[-1][0]] == text[span[0]]
                and outline.paragraph(outline.touched(last.spans[-1])[0]) == index - 1
            ):
                before = quotations[-1] = replace(last, spans=(*last.spans, span), closed=run.closed)
                continue
            surroundings = outline.surroundings(span)
            inside = reported.holds(span)
            if not is_speech(text[slice(*span)], *surroundings, reported=inside, headline=headline):
                continue
            kind = kind_of(text[slice(*span)], run.closed, *surroundings)
            if before and is_one(text, before, span, kind, surroundings[1]):
                before = quotations[-1] = replace(before, spans=(*before.spans, span), closed=run.closed)
            else:
                before = Quotation((span,), kind, index, run.closed)
                quotations.append(before)
    return quotations


class _Reported:
    """What the reports of a Doc hold, in characters."""

    def __init__(self, outline: Outline, found: list[Report]) -> None:
        self._spans = sorted(outline.characters(span) for report in found for span in report.content)
        self._starts = [start for start, _ in self._spans]

    def holds(self, span: Characters) -> bool:
        """Tell whether a span begins in reported words."""
        position = bisect_right(self._starts, span[0]) - 1
        return position >= 0 and span[0] < self._spans[position][1]


def _joined(outline: Outline, marked: list[Quotation], found: list[Report]) -> list[Quotation]:
    """Return quotations and reports in text order, what shares words made one."""
    quotations = _Quotations(marked)
    reported = []
    for report in found:
        spans = [outline.characters(span) for span in report.content]
        if quotations.touch(spans):
            quotations.take(report, spans)
        elif report.asserted:
            paragraph = outline.paragraph(report.content[0][0])
            reported.append(Quotation(tuple(spans), "indirect", paragraph, report=report))
    return sorted([*quotations.all, *reported], key=lambda each: each.spans)


class _Quotations:
    """Quotations in marks, while reports that hold some of their words are joined to them."""

    def __init__(self, marked: list[Quotation]) -> None:
        self._by_number: dict[int, Quotation] = dict(enumerate(marked))
        parts = sorted((*span, number) for number, each in enumerate(marked) for span in each.spans)
        self._starts = [start for start, _, _ in parts]
        self._ends = [end for _, end, _ in parts]
        self._numbers = [number for _, _, number in parts]
        self._joined_to: dict[int, int] = {}

    @property
    def all(self) -> Iterable[Quotation]:
        """What there is of them now."""
        return self._by_number.values()

    def touch(self, spans: list[Characters]) -> bool:
        """Tell whether a quotation shares a character with the spans."""
        return any(self._parts(span) for span in spans)

    def take(self, report: Report, spans: list[Characters]) -> None:
        """Join a report, whose words have these spans, to the quotations that it touches."""
        numbers = sorted({self._number(at) for span in spans for at in self._parts(span)})
        shared = [self._by_number[number] for number in numbers]
        inside = sum(overlap(a, b) for each in shared for a in spans for b in each.spans)
        if inside >= _WHOLE * sum(end - start for start, end in spans):
            self._by_number[numbers[0]] = replace(shared[0], report=shared[0].report or report)
            return
        union = _union([*spans, *(span for each in shared for span in each.spans)])
        joined = Quotation(union, "mixed", shared[0].paragraph, shared[-1].closed, report)
        for number in numbers:
            del self._by_number[number]
            self._joined_to[number] = numbers[0]
        self._by_number[numbers[0]] = joined

    def _number(self, part: int) -> int:
        """Return the number under which the quotation of a part stands now."""
        number = self._numbers[part]
        while self._joined_to.get(number, number) != number:
            number = self._joined_to[number]
        return number

    def _parts(self, span: Characters) -> range:
        """Return the numbers of the parts that share a character with a span."""
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))


def _union(spans: list[Characters]) -> tuple[Characters, ...]:
    """Return the spans in order, those that touch made one."""
    result: list[Characters] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return tuple(result)


@Language.factory(
    NAME, assigns=["doc._.quotations", "doc.spans"], requires=["token.is_sent_start", "doc._.entities"]
)
def create(nlp: Language, name: str) -> Quotes:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Quotes()


class Quotes:
    """Writes quotations to `doc._.quotations`, their parts and what is not said to `doc.spans`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        outline = Outline(doc)
        found = reports.find(outline)
        quotations = _quotations(outline, found, doc)
        doc.spans[UNSAID] = [
            Span(doc, *span) for report in found if not report.asserted for span in report.content
        ]
        doc._.quotations = tuple(quotations)
        doc.spans["quotes"] = [
            Span(doc, *outline.touched(span)) for each in quotations for span in each.spans
        ]
        return doc
