"""Dialogue set with dashes at the start of paragraphs, as in "— I was there, said Ana".

The attribution stands after a comma, as in French and Polish, or between dashes, as in Spanish:
"—I was there —said Ana—. And you?"
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.nlp.annotations import Turn
from reader.nlp.lexicon import verb_forms
from reader.nlp.speech.turns import (
    addresses,
    asks,
    exact_tokens,
    is_sentence,
    is_spoken,
    spoken_span,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.model import Span as Characters
    from reader.nlp.speech.labels import Names
    from reader.nlp.speech.turns import Paragraph

_OPENING = re.compile(r"[—–―]\s?(?=[^\W_a-z]|[¿¡])")
_FEWEST = 2
_NAME = r"[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3}"
_SUBJECT = rf"(?:he|she|they|I|(?:the|an?|his|her|my)(?:\s[\w'’-]+){{1,3}}?(?=[.,—–]|\s[—–])|{_NAME})"
_MARKS = ("“", '"', "«", "„", "‘")


def find(doc: Doc, paragraphs: list[Paragraph], starts: list[int], names: Names) -> list[Turn]:
    """Return the turns of a dialogue that dashes open, none where the dashes are those of a list.

    Args:
        doc: its entities have been written.
        paragraphs: of the article.
        starts: the offsets of all tokens.
        names: the persons of the article.
    """
    opened = [
        (paragraph, match.end())
        for paragraph in paragraphs
        if (match := _OPENING.match(paragraph.text)) and is_sentence(paragraph.text)
    ]
    texts = [paragraph.text[at:] for paragraph, at in opened]
    attributions = [_attribution().search(text) for text in texts]
    spoken = sum(bool(found) or is_spoken(text) for text, found in zip(texts, attributions, strict=True))
    if len(opened) < _FEWEST or 2 * spoken < len(opened) or not (any(attributions) or any(map(asks, texts))):
        return []
    turns = [
        _turn(paragraph, at, found, doc, starts, names)
        for (paragraph, at), found in zip(opened, attributions, strict=True)
    ]
    return [turn for turn in turns if turn]


def _turn(
    paragraph: Paragraph,
    at: int,
    attribution: re.Match[str] | None,
    doc: Doc,
    starts: list[int],
    names: Names,
) -> Turn | None:
    text, first = paragraph.text, paragraph.start
    if text.startswith(_MARKS, at):
        return None
    if attribution is None:
        spans = _spans(text, [(at, len(text))])
        return Turn(_moved(spans, first), paragraph.index) if spans else None
    comma = attribution["end"] == ","
    said = at, at + (attribution.start("end") if comma else attribution.end("end"))
    spans = _spans(text, [said, _rest(text, at + attribution.end())])
    if not spans:
        return None
    group = "before" if attribution["before"] else "after"
    verb = "verb_after" if attribution["before"] else "verb_before"
    label, cue = (
        exact_tokens(doc, starts, *_moved([attribution.span(each)], first + at)) for each in (group, verb)
    )
    return Turn(_moved(spans, first), paragraph.index, label, cue, entity=names.person(attribution[group]))


def _rest(text: str, at: int) -> Characters:
    """Return what follows the attribution, where it is speech again and not the narrator's."""
    closed = re.match(r"\s*[—–―][.,]?\s*", text[at:])
    if closed:
        return at + closed.end(), len(text)
    after = re.match(r"[.,]\s*", text[at:])
    start = at + after.end() if after else len(text)
    return (start, len(text)) if addresses(text[start:]) or asks(text[start:]) else (len(text), len(text))


def _spans(text: str, pieces: list[Characters]) -> list[Characters]:
    return [span for piece in pieces if (span := spoken_span(text, *piece))]


def _moved(spans: list[Characters], by: int) -> tuple[Characters, ...]:
    return tuple((start + by, end + by) for start, end in spans)


@cache
def _attribution() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, verb_forms("core_speech_verbs")), key=len, reverse=True))
    return re.compile(
        r"(?P<end>[,?!…](?=\s)|(?=\s?[—–―]))\s?[—–―]?\s?"
        rf"(?:(?P<verb_before>{verbs})\s(?P<after>{_SUBJECT})|(?P<before>{_SUBJECT})\s(?P<verb_after>{verbs}))\b"
        r"[^.!?,—–]*"
    )
