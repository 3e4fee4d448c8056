"""Quotes from quotation marks, paragraph by paragraph.

A mark that is left open ends with its paragraph, and its quote goes on where the next paragraph opens
again (Chicago Manual of Style, 17th edition, 13.30). What stands in marks but is no speech, such as a
title or a word held at a distance, is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from reader.nlp.annotations import Quotation
from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.speech import dialogue, reports
from reader.nlp.speech.outline import Outline
from reader.nlp.tokens import token_span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.model import QuoteKind
    from reader.model import Span as Characters
    from reader.nlp.annotations import Report
    from reader.nlp.speech.turns import Turn

NAME = "reader_quotes"
"""The name of the component in a pipeline."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_STRIPPED = re.compile(r"^[“”„‟«»‹›\"‘’‚'`´\s]+|[“”„‟«»‹›\"‘’‚'`´\s]+$")
_LAST_WORD = re.compile(r"([\w-]+)[\s,:]*$")
_MARKUP = re.compile(r"[\w-]=$|<[^>]*$")
_SENTENCE_END = re.compile(r"[a-z][.!?]\s+[A-Z]")
_SPEECH_WORDS = 6
"""A quote of this many words is taken for speech without a cue: of the marked runs in US political news,
95 of 100 are, and of the shorter ones 78."""
_LABELLED = re.compile(r"\b(?:so-called|(?:known|nicknamed|referred to)\b[^.,;:]*\bas(?: an?| the)?)\s$")
_LABEL_WORDS = 4
"""After "so-called" or "known as" no more words than these are a label, not speech."""
_WHOLE = 0.95
"""So much of reported words stands in marks where nothing is added to these."""
_LONGEST_ATTRIBUTION = 240
_FAR = 400
_END_OF_SPEECH = tuple(".,!?…—-;:")


def find(doc: Doc) -> list[Quotation]:
    """Return the quotations in text order, those that are no speech left out."""
    outline = Outline(doc)
    found = reports.find(outline)
    return _with_turns(_joined(outline, _marked(outline, found), found), dialogue.find(doc))


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
    return position >= 0 and _overlap(span, spans[position]) > 0


def _marked(outline: Outline, found: list[Report]) -> list[Quotation]:
    """Return what stands in quotation marks and is speech."""
    text = outline.text
    sentences = _Sentences(outline)
    reported = _Reported(outline, found)
    quotations: list[Quotation] = []
    for index, runs in enumerate(outline.runs):
        before: Quotation | None = None
        start = outline.starts[outline.paragraphs[index][0]]
        for run in runs:
            span = (start + run.start, start + run.end)
            last = quotations[-1] if quotations else None
            if (
                before is None
                and run.start == 0
                and last
                and not last.closed
                and sentences.follows(last, index)
            ):
                before = quotations[-1] = replace(last, spans=(*last.spans, span), closed=run.closed)
                continue
            surroundings = sentences.surroundings(span)
            if not _is_speech(text[slice(*span)], *surroundings, reported=reported.holds(span)):
                continue
            kind = _kind(text[slice(*span)], run.closed, *surroundings)
            if before and _is_one(text, before, span, kind):
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
    quotations = list(marked)
    for report in found:
        spans = [outline.characters(span) for span in report.content]
        shared = [each for each in quotations if any(_overlap(a, b) for a in spans for b in each.spans)]
        if not shared and not report.asserted:
            continue
        if not shared:
            paragraph = outline.paragraph(report.content[0][0])
            quotations.append(Quotation(tuple(spans), "indirect", paragraph, report=report))
            continue
        inside = sum(_overlap(a, b) for each in shared for a in spans for b in each.spans)
        if inside >= _WHOLE * sum(end - start for start, end in spans):
            first = quotations.index(shared[0])
            if shared[0].report is None:
                quotations[first] = replace(shared[0], report=report)
            continue
        quotations = [each for each in quotations if each not in shared]
        union = _union([*spans, *(span for each in shared for span in each.spans)])
        quotations.append(Quotation(union, "mixed", shared[0].paragraph, shared[-1].closed, report))
    return sorted(quotations, key=lambda each: each.spans)


def _overlap(one: Characters, other: Characters) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _union(spans: list[Characters]) -> tuple[Characters, ...]:
    """Return the spans in order, those that touch made one."""
    result: list[Characters] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return tuple(result)


class _Sentences:
    """Where paragraphs and sentences begin and end, in characters."""

    def __init__(self, outline: Outline) -> None:
        self._text = outline.text
        self._paragraphs = [outline.characters(each) for each in outline.paragraphs]
        self._starts = [start for start, _ in self._paragraphs]
        self._sentences = [outline.starts[first] for first, _ in outline.sentences]

    def follows(self, quotation: Quotation, paragraph: int) -> bool:
        """Tell whether the paragraph comes right after the one in which the quotation ends."""
        return bisect_right(self._starts, quotation.spans[-1][0]) == paragraph

    def surroundings(self, span: Characters) -> tuple[str, str]:
        """Return what stands before and after the span in its sentence, up to `_FAR` characters of each."""
        start, end = self._paragraphs[bisect_right(self._starts, span[0]) - 1]
        first = self._sentences[bisect_right(self._sentences, span[0]) - 1]
        position = bisect_left(self._sentences, span[1])
        last = min(end, self._sentences[position]) if position < len(self._sentences) else end
        first, last = max(start, first, span[0] - _FAR), min(max(span[1], last), span[1] + _FAR)
        return self._text[first : span[0]], self._text[span[1] : last]


def _is_speech(quoted: str, before: str, after: str, *, reported: bool) -> bool:
    inner = _STRIPPED.sub("", quoted)
    count = len(inner.split())
    preceding = _LAST_WORD.search(before)
    if not any(map(str.isalpha, inner)) or _MARKUP.search(before):
        return False
    cues = verb_forms("speech_verbs")
    word = preceding.group(1).lower() if preceding else ""
    if count <= _LABEL_WORDS and _LABELLED.search(before):
        return False
    if _names_a_work(inner, word, before.rstrip()):
        return False
    if count >= _SPEECH_WORDS or reported:
        return True
    has_cue = any(word in cues for word in _WORD.findall((before + " " + after).lower()))
    if not has_cue:
        alone = not before.strip() and not after.strip(" .")
        return "according to" in (before + after).lower() or (alone and inner.endswith((".", "!", "?")))
    return True


def _names_a_work(inner: str, word: str, before: str) -> bool:
    """Tell whether marked words are a title: by their capitals, and by what stands before them.

    Args:
        inner: the words without marks.
        word: the word before them.
        before: all that stands before them in their sentence.
    """
    announced = before.endswith((":", ","))
    if word in words("title_cues") and not inner[0].islower() and (not announced or _is_title(inner)):
        return True
    if announced or not word:
        return False
    if word in ("s", "told", *grammar("prepositions")) and _is_title(inner, least=1):
        return True
    if word == "the" and _is_title(inner, least=1) and len(inner.split()) <= _LABEL_WORDS:
        return not inner.endswith(_END_OF_SPEECH)
    return _is_title(inner) and not inner.endswith((",", "!", "?"))


def _is_title(inner: str, least: int = 2) -> bool:
    """Tell whether the longer words, at least so many, all have capitals."""
    long_words = [word for word in _WORD.findall(inner) if len(word) > 3]
    return len(long_words) >= least and all(word[0].isupper() for word in long_words)


def _kind(quoted: str, closed: bool, before: str, after: str) -> QuoteKind:
    """Return direct for a whole utterance, mixed for words that the sentence around them needs."""
    inner = _STRIPPED.sub("", quoted)
    ended = inner.endswith(_END_OF_SPEECH) or after.startswith(_END_OF_SPEECH) or not closed
    whole = not inner[:1].islower() and ended
    lead = before.rstrip()
    return "direct" if whole and (not lead or lead.endswith((",", ":", "—", "-", "–"))) else "mixed"


def _is_one(text: str, before: Quotation, span: tuple[int, int], kind: QuoteKind) -> bool:
    """Tell whether nothing but the attribution parts the span from the quotation before it."""
    first, gap = text[slice(*before.spans[-1])], text[before.spans[-1][1] : span[0]].strip()
    if (
        not before.closed
        or len(gap) > _LONGEST_ATTRIBUTION
        or not gap.endswith((".", ",", ":", "—", "-", "–"))
    ):
        return False
    if not _STRIPPED.sub("", first).endswith((",", "?", "!", "…", "-", "—")) and gap[:1] != ",":
        return False
    if before.kind == "mixed" and not gap.endswith(","):
        return before.spans[-1][0] == before.spans[0][0] and kind == "direct" and _has_one_cue(gap)
    return (kind == "direct" or gap.endswith(",")) and _has_one_cue(gap)


def _has_one_cue(gap: str) -> bool:
    """Tell whether the words are one sentence that ends with no second cue ("said, adding,")."""
    found = _WORD.findall(gap.lower())
    cues = verb_forms("core_speech_verbs")
    places = [i for i, word in enumerate(found) if word in cues]
    late = len(places) > 1 and gap.endswith(",") and places[-1] >= len(found) - 2
    return bool(places) and places[0] < 12 and not late and not _SENTENCE_END.search(gap[:-1])


@Language.factory(
    NAME, assigns=["doc._.quotations", "doc.spans"], requires=["token.is_sent_start", "doc._.entities"]
)
def create(nlp: Language, name: str) -> Quotes:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Quotes()


class Quotes:
    """Writes quotations to `doc._.quotations`, and their parts to `doc.spans["quotes"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        quotations = find(doc)
        doc._.quotations = tuple(quotations)
        starts = [token.idx for token in doc]
        doc.spans["quotes"] = [
            Span(doc, *token_span(starts, span)) for each in quotations for span in each.spans
        ]
        return doc
