"""The borders of reported words: without commas at their ends, datelines, or what follows a closing mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.lexicon import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.speech.outline import Outline

MARGINS = frozenset([".", ",", ";", ":", "!", "?", "—", "–", "-", "--", "…", "..."])
"""What stands at the ends of a clause without being part of what is said."""

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
"""Tags of the verbs that a clause of its own has."""

_DASHES = frozenset(["—", "–", "-", "--"])
_LONGEST_DATELINE = 9


def pieces(outline: Outline, *spans: TokenSpan) -> tuple[TokenSpan, ...]:
    """Return what of each span is said; a span of which nothing is left is dropped."""
    found = (trimmed(outline, span) for span in spans)
    return tuple(_to_closing_mark(outline, span) for span in found if span)


def trimmed(outline: Outline, span: TokenSpan) -> TokenSpan | None:
    """Return the span without commas and stops at its ends, and without a dateline."""
    first, last = after_dateline(outline, span[0]), span[1]
    texts = outline.tokens.texts
    while first < last and (texts[first] in MARGINS or texts[first].isspace()):
        first += 1
    while first < last and (texts[last - 1] in MARGINS or texts[last - 1].isspace()):
        last -= 1
    return (first, last) if first < last else None


def is_finite(token: Token) -> bool:
    """Tell whether a token is a verb that a clause of its own has."""
    return token.tag_ in _FINITE


def after_apposition(outline: Outline, at: int, last: int) -> int:
    """Return the comma after which a sentence goes on, past what only adds to a name before the comma `at`.

    "According to the lab, which is in Ghent, …", "said the treasurer, Ana Ruiz, a miller": where nothing
    but that follows, it is `last`.
    """
    tokens, doc = outline.tokens, outline.parsed
    while at + 1 < last and tokens.texts[at] == ",":
        end = next((place for place in range(at + 1, last) if tokens.texts[place] == ","), last)
        finite = doc is None or any(is_finite(doc[place]) for place in range(at + 1, end))
        if finite and tokens.lower[at + 1] not in grammar("relatives"):
            return at
        at = end
    return at


def after_dateline(outline: Outline, first: int) -> int:
    """Return where a report begins after "NAIROBI, March 3 (Agency) —"; elsewhere `first` itself."""
    texts = outline.tokens.texts
    if first >= len(texts) or not (texts[first].isupper() and len(texts[first]) > 1):
        return first
    if first != outline.paragraphs[outline.paragraph(first)][0]:
        return first
    for at in range(first + 1, min(first + _LONGEST_DATELINE, len(texts))):
        town = texts[at] == ":" and outline.tokens.labels[first] in ("GPE", "LOC")
        if texts[at] in _DASHES or town:
            return at + 1
    return first


def _to_closing_mark(outline: Outline, span: TokenSpan) -> TokenSpan:
    """Return of words that begin with a quote that a comma or stop ends the quote alone."""
    for first, last in outline.quoted_in((span[0], span[0] + 1)):
        ends = any(text in MARGINS for text in outline.tokens.texts[last - 2 : last])
        if first == span[0] and last < span[1] and ends:
            return first, last
    return span
