"""The paragraphs of a dialogue, and what tells spoken words from written ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.nlp.lexicon import table
from reader.nlp.tokens import paragraph_ranges, token_span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.model import Span as Characters
    from reader.nlp.annotations import TokenSpan

# "US" is a country, "I." a number.
_SPEAKING = re.compile(
    r"\b(?:I(?!\.)|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?|[Ll]et['’]s)\b(?!-)"
)
_OWN = re.compile(r"\b(?:I(?!\.)|[Mm]y|[Ww]e|[Oo]ur)\b")
_SINGULAR = re.compile(r"\b(?:I(?!\.)|[Mm]y|me|mine|myself)\b")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_EDGE = " \t\n"
_CLOSERS = "”\"’'»)]"
_END = (".", "!", "?", "…", "—", "–", "-", ":", ";")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its place: offsets into the text of the article."""

    index: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset of its end, exclusive."""
        return self.start + len(self.text)


def paragraphs(doc: Doc, text: str) -> list[Paragraph]:
    """Return the paragraphs of a Doc, whose text is given, without outer white space."""
    found = []
    for index, (first, last) in enumerate(paragraph_ranges(doc)):
        piece = text[doc[first].idx : doc[last - 1].idx + len(doc[last - 1])]
        start = doc[first].idx + len(piece) - len(piece.lstrip())
        found.append(Paragraph(index, start, piece.strip()))
    return found


def exact_tokens(doc: Doc, starts: list[int], span: Characters) -> TokenSpan | None:
    """Return the tokens of a span of characters, None where a token reaches beyond it ("man—.").

    The stop of "Q." may belong to it. `starts` are the offsets of all tokens.
    """
    first, last = token_span(starts, span)
    end = starts[last - 1] + len(doc[last - 1])
    beyond = doc[last - 1].text[len(doc[last - 1]) - (end - span[1]) :] if end > span[1] else ""
    fits = starts[first] == span[0] and end >= span[1] and beyond in ("", ".")
    return (first, last) if fits else None


def is_spoken(text: str) -> bool:
    """Tell whether words are likelier said than written: they ask, or have an "I", a "we" or a "you"."""
    bare = text.rstrip(_CLOSERS + _EDGE)
    return bare.endswith(("?", "!")) or bool(_SPEAKING.search(text)) or bool(_openings().match(text.lower()))


def addresses(text: str) -> bool:
    """Tell whether the words have an "I", a "we" or a "you"."""
    return bool(_SPEAKING.search(text))


def speaks_as_one_of(text: str) -> bool:
    """Tell whether the words have an "I" or a "we" as their subject, or what is "my" or "our"."""
    return bool(_OWN.search(text))


def is_about_oneself(text: str) -> bool:
    """Tell whether the words have an "I"."""
    return bool(_SINGULAR.search(text))


def asks(text: str) -> bool:
    """Tell whether the words end with a question."""
    return text.rstrip(_CLOSERS + _EDGE).endswith("?")


def is_sentence(text: str) -> bool:
    """Tell whether the words end as a sentence does, unlike a heading."""
    return text.rstrip(_CLOSERS + _EDGE).endswith(_END)


def is_editorial(text: str) -> bool:
    """Tell whether a paragraph is the editors' word on an interview."""
    lower = text[:300].lower()
    return any(phrase in lower for phrase in table("dialogue")["editorial"])


def is_aside(text: str) -> bool:
    """Tell whether a paragraph is nothing but brackets: "(APPLAUSE)"."""
    return bool(re.fullmatch(r"(?:[(\[][^()\[\]]*[)\]][.\s]*)+", text))


@cache
def _openings() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, table("dialogue")["openings"])) + r")\b")


def spoken_span(text: str, start: int, end: int) -> Characters | None:
    """Return the span without white space and stage directions at its edges, None if nothing is left."""
    while start < end:
        if text[start] in _EDGE:
            start += 1
        elif (match := _BRACKETED.match(text, start, end)) and _is_direction(match.group(1)):
            start = match.end()
            start += text[start:end].startswith((".", ","))
        elif text[end - 1] in _EDGE:
            end -= 1
        elif opening := _closing_direction(text, start, end):
            end = opening
        else:
            break
    return (start, end) if any(map(str.isalnum, text[start:end])) else None


def _closing_direction(text: str, start: int, end: int) -> int:
    """Return where a stage direction at the end of the span opens, 0 where there is none."""
    last = end - 1 if text[end - 1] != "." else end - 2
    if last <= start or text[last] not in ")]":
        return 0
    opening = max(text.rfind("(", start, last), text.rfind("[", start, last))
    match = _BRACKETED.fullmatch(text, opening, last + 1) if opening > start else None
    return opening if match and _is_direction(match.group(1)) else 0


def _is_direction(inner: str) -> bool:
    plain = inner.strip(" .").lower()
    shouted = inner.isupper() and len(inner) > 3
    return shouted or plain in table("dialogue")["stage_directions"]
