"""Whose a quotation is that names nobody itself: that of the one beside it, where that is safe.

Of the same paragraph, that is nearly always so. What stands above announces a quote with a colon, or by
a sentence such as "Okafor agreed."; else only a paragraph that is nothing but a quote goes on with the one
above, whose only speaker ended it with speech.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from reader.nlp.lexicon import verb_forms
from reader.nlp.phrases import is_cue
from reader.nlp.speech.subjects import clause_subject, lead_subject

if TYPE_CHECKING:
    from reader.nlp.annotations import Attribution, TokenSpan
    from reader.nlp.speech.cues import Surroundings

_LONGEST_AGREEMENT = 8
_LONGEST_TAIL = 30
"""So many tokens may follow the last quotation of a paragraph when the next paragraph goes on with it."""


def carried(outline: Surroundings, found: list[Attribution]) -> list[Attribution]:
    """Give quotations without a speaker that of another one beside them."""
    result = list(found)
    for index, attribution in enumerate(result):
        if attribution.speaker:
            continue
        if lead := _lead_in(outline, index):
            result[index] = replace(attribution, cue=lead[0], speaker=lead[1], way="colon")
        elif agreed := _agreement(outline, index):
            result[index] = replace(attribution, cue=agreed[0], speaker=agreed[1], way="agreement")
        elif beside := _beside(outline, result, index):
            source, way = beside
            result[index] = replace(attribution, speaker=source.speaker, way=way, via="carried")
    return result


def _beside(outline: Surroundings, found: list[Attribution], index: int) -> tuple[Attribution, str] | None:
    """Return the attribution of a quotation beside one that has none, and the way it is found."""
    quotation = found[index].quotation
    if quotation.kind == "indirect":
        return None
    before = found[index - 1] if index else None
    if before and before.speaker and before.quotation.paragraph == quotation.paragraph:
        return before, "sentence" if _same_sentence(outline, index - 1, index) else "paragraph before"
    after = found[index + 1] if index + 1 < len(found) else None
    if (
        after
        and after.speaker
        and after.quotation.paragraph == quotation.paragraph
        and quotation.kind == "direct"
    ):
        return after, "paragraph after"
    above = _paragraph_above(outline, found, index)
    return (above, "paragraph above") if above else None


def _paragraph_above(outline: Surroundings, found: list[Attribution], index: int) -> Attribution | None:
    """Return whose quotation the paragraph above ends with, for a paragraph that is nothing but a quote.

    That counts only where the paragraph above has one speaker, and its last sentence quotes.
    """
    quotation = found[index].quotation
    first, last = outline.paragraphs[quotation.paragraph]
    begins, ends = outline.parts_of[index][0][0], outline.parts_of[index][-1][1]
    if quotation.kind != "direct" or begins > first or ends < last:
        return None
    above = takewhile(
        lambda each: each.quotation.paragraph == quotation.paragraph - 1,
        (found[at] for at in range(index - 1, -1, -1)),
    )
    nearest = next(above, None)
    if nearest is None or nearest.speaker is None:
        return None
    speaker = outline.tokens.phrase(nearest.speaker)
    if any(each.speaker and outline.tokens.phrase(each.speaker) != speaker for each in above):
        return None
    end = outline.paragraphs[quotation.paragraph - 1][1]
    return nearest if outline.parts_of[index - 1][-1][1] >= end - _LONGEST_TAIL else None


def _same_sentence(outline: Surroundings, one: int, other: int) -> bool:
    before, after = outline.parts_of[one][-1][1] - 1, outline.parts_of[other][0][0]
    return outline.sentence(before) == outline.sentence(after)


def _token_before(outline: Surroundings, index: int) -> int:
    """Return the last token before a quotation that is no white space, -1 where there is none."""
    at = outline.parts_of[index][0][0] - 1
    while at >= 0 and not outline.tokens.texts[at].strip():
        at -= 1
    return at


def _lead_in(outline: Surroundings, index: int) -> tuple[TokenSpan | None, TokenSpan] | None:
    """Return cue and subject of the sentence before, when it ends with a colon."""
    tokens, at = outline.tokens, _token_before(outline, index)
    if at < 1 or tokens.texts[at] != ":":
        return None
    first, last = outline.sentence(at)
    for verb in range(at - 1, first - 1, -1):
        if not is_cue(tokens, verb, verb_forms("speech_verbs")):
            continue
        by_words = lead_subject(tokens, verb, (first, last))
        subject = outline.speaker(verb, by_words, outline.parts_of[index])
        if subject and tokens.lower[subject[0]] not in ("it", "you"):
            return (verb, verb + 1), subject
    subject = clause_subject(tokens, first, at)
    return (None, subject) if subject else None


def _agreement(outline: Surroundings, index: int) -> tuple[TokenSpan, TokenSpan] | None:
    """Return cue and subject of the sentence before, when it is no more than "Okafor agreed"."""
    tokens, at = outline.tokens, _token_before(outline, index)
    if at < 1 or tokens.texts[at] != "." or tokens.lower[at - 1] not in verb_forms("core_speech_verbs"):
        return None
    first, _ = outline.sentence(at)
    if not 1 < at - first <= _LONGEST_AGREEMENT:
        return None
    subject = lead_subject(tokens, at - 1, (first, at))
    return ((at - 1, at), subject) if subject else None
