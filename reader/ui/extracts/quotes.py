"""The rows of the quotes: who said what, and how that was found; and of what people think and plan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Quote
from reader.text import as_shown
from reader.ui.extracts.extract import DOUBT, Extract, sureness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Analysis
    from reader.ui.extracts.extract import Piece

_BY_HAND = "corrected by you"

_BELIEFS = "Beliefs and plans"

_UNKNOWN = "Unknown speaker"

_IN_OTHER_WORDS = {"indirect": "reported", "mixed": "partly reported"}
"""Said of speech by its kind, where its words, or some of them, are the article's own."""

_IN_MARKS = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|‘[^‘]*?’(?!\w)")
"""Words inside reported speech that are the speaker's own."""


def quotes(analysis: Analysis, text: str) -> tuple[Extract, ...]:
    """Return the rows of the quotes in text order."""
    return tuple(_of_quote(quote, text) for quote in analysis.quotes)


def beliefs(analysis: Analysis, text: str) -> tuple[Extract, ...]:
    """Return the rows of what people think and plan, which stand under the quotes where they are wanted."""
    return tuple(replace(_of_quote(belief, text), group=_BELIEFS) for belief in analysis.beliefs)


def beliefs_told(rows: Sequence[Extract] | None, *, shown: bool) -> str:
    """Return what is said once these rows are listed, or hidden; None where they are not known yet."""
    if not shown:
        return "Beliefs and plans are hidden."
    if rows is None:
        return "Beliefs and plans are listed under the quotes once the article is analysed."
    counted = "1 belief or plan" if len(rows) == 1 else f"{len(rows)} beliefs and plans"
    return f"{counted}, under the quotes." if rows else "No beliefs or plans found here."


def words_of(quote: Quote, text: str) -> str:
    """Return what is said, without the words that attribute it in between."""
    return " … ".join(as_shown(text[start:end]) for start, end in quote.spans)


def _of_quote(quote: Quote, text: str) -> Extract:
    words = words_of(quote, text)
    pieces = ((words, "words"),) if quote.kind == "direct" else tuple(_reported(words))
    way = quote.via if quote.via != "none" else "no speaker found"
    found = _BY_HAND if quote.corrected else f"{way} · {sureness(quote.confidence)}"
    parts = (f"¶ {quote.paragraph}", _IN_OTHER_WORDS.get(quote.kind, ""), found)
    return Extract(
        quote.id,
        tuple(_speaker(quote)),
        quote,
        words=pieces,
        footing=" · ".join(part for part in parts if part),
        spots=((quote.start, quote.spans[0][1]),),
        evidence=quote.spans,
    )


def _reported(words: str) -> Iterator[Piece]:
    """Yield reported words; what stands among them in quotation marks is set as direct speech is."""
    end = 0
    for own in _IN_MARKS.finditer(words):
        yield from (((words[end : own.start()], "reported"),) if own.start() > end else ())
        yield (own.group(), "words")
        end = own.end()
    if end < len(words):
        yield (words[end:], "reported")


def under_speaker(row: Extract) -> Extract:
    """Return the row of a quote under the name of whoever says it, which the row need not repeat."""
    quote = row.item
    assert isinstance(quote, Quote)
    printed = quote.speaker.text if quote.speaker and quote.via != "pronoun" else ""
    group = as_shown(quote.speaker_name or printed or _UNKNOWN)
    return replace(row, heading=tuple(_way_to_speaker(quote)), group=group)


def _way_to_speaker(quote: Quote) -> Iterator[Piece]:
    """Yield what tells how the speaker was found: "he said", "according to"."""
    pronoun = quote.speaker.text if quote.speaker and quote.via == "pronoun" else ""
    yield (" ".join(filter(None, (pronoun, _cue(quote)))), "soft")


def _cue(quote: Quote) -> str:
    """Return the words that mark speech which is not all in quotation marks."""
    return as_shown(quote.cue.text) if quote.cue and quote.kind != "direct" else ""


def _speaker(quote: Quote) -> Iterator[Piece]:
    printed = quote.speaker.text if quote.speaker else ""
    name = quote.speaker_name
    if quote.via == "pronoun" and name:
        yield (f"{printed} → ", "soft")
    cue = _cue(quote)
    before = cue.endswith((" to", " of"))  # "according to", "in the words of"
    if before:
        yield (f"{cue.lower()} ", "soft")
    yield (as_shown(name or printed or _UNKNOWN), "strong")
    if (name or printed) and sureness(quote.confidence) == "unclear":
        yield DOUBT
    if cue.isalpha() and not before:
        yield (f" {cue}", "plain")
    if quote.speaker_role:
        yield (f" · {as_shown(quote.speaker_role)}", "soft")
