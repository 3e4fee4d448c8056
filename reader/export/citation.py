"""Extracts as they are quoted and cited: the article's words, who said them, where they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.model import Answer, Entity, Fact, Quote
from reader.text import LEFT_OUT, clean_line, paragraphs, passage

if TYPE_CHECKING:
    from reader.model import Analysis, Article, Span

Extract = Quote | Fact | Entity | Answer

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DOUBLE_MARKS = frozenset('"“”„‟«»〝〞「」『』')
_SINGLE_MARKS = frozenset("'‘‚‛‹")

_PARAPHRASED = "paraphrased"
"""Said of speech whose words are the article's own."""


def plain(article: Article, extract: Extract) -> str:
    """Return the extract's own words, without the line breaks of a hard-wrapped text; an entity's name."""
    match extract:
        case Quote():
            return LEFT_OUT.join(passage(article.text, start, end) for start, end in extract.spans)
        case Fact() | Answer():
            return passage(article.text, extract.start, extract.end)
        case Entity():
            return clean_line(extract.name)


def with_source(article: Article, extract: Extract, analysis: Analysis | None = None) -> str:
    """Return the words with speaker and source: `“…” — Dmitry Peskov, Kremlin spokesperson (Azernews, ¶ 5)`.

    Reported speech stands without marks: `the talks are expected … — SANA, paraphrased (Azernews, ¶ 3)`.
    With the analysis, a fact that somebody is reported to have said names that person.
    """
    if isinstance(extract, Answer):
        return passage_with_source(article, (extract.start, extract.end))
    who, where = attribution(extract, analysis), publication(article, extract)
    if isinstance(extract, Entity):
        words = plain(article, extract)
        return f"{words}, {who} ({where})" if who else f"{words} ({where})"
    words = quoted(article, extract)
    return f"{words} — {who} ({where})" if who else f"{words} ({where})"


def quoted(article: Article, extract: Extract) -> str:
    """Return the words in quotation marks; reported speech without, but for marks of its own.

    Reported words are the article's: between marks they would become a quotation that nobody said.
    """
    words = plain(article, extract)
    return words if isinstance(extract, Quote) and extract.kind != "direct" else in_marks(words)


def plain_passage(article: Article, span: Span) -> str:
    """Return the words of a passage, without the line breaks of a hard-wrapped text."""
    return passage(article.text, *span)


def passage_with_source(article: Article, span: Span) -> str:
    """Return the words of a passage with its source: `“…” (Azernews, 28 January 2026, ¶ 5–6)`."""
    return f"{in_marks(plain_passage(article, span))} ({passage_source(article, span)})"


def passage_source(article: Article, span: Span) -> str:
    """Return where a passage stands: `Azernews, 28 January 2026, ¶ 5–6`."""
    start, end = span
    touched = [
        number
        for number, (first, last) in enumerate(paragraphs(article.text), start=1)
        if first < end and start < last
    ]
    where = publication(article)
    if touched:
        where += f", ¶ {touched[0]}" if touched[0] == touched[-1] else f", ¶ {touched[0]}–{touched[-1]}"
    return where


def reference(article: Article) -> str:
    """Return the article as a list of sources names it: author, title, outlet, date, address."""
    published = date_written_out(article.published) if article.published else None
    parts = (article.byline, in_marks(article.title), article.publisher, published, article.url)
    return ", ".join(clean_line(part) for part in parts if part)


def span_of(extract: Extract) -> Span:
    """Return where the words of an extract stand; of an entity its first mention."""
    first = extract.mentions[0] if isinstance(extract, Entity) else extract
    return first.start, first.end


def attribution(extract: Extract, analysis: Analysis | None = None) -> str:
    """Return who said it, with the role, or what an entity is; empty where that is not known."""
    match extract:
        case Quote():
            speaker = _speaker(extract)
            return f"{speaker}, {_PARAPHRASED}" if speaker and extract.kind == "indirect" else speaker
        case Fact():
            said = (*analysis.quotes, *analysis.beliefs) if analysis and extract.reported_by else ()
            speakers = (_speaker(quote) for quote in said if quote.id == extract.reported_by)
            return next((f"according to {speaker}" for speaker in speakers if speaker), "")
        case Entity():
            return clean_line(extract.role or "")
        case Answer():
            return ""


def imprint(article: Article) -> str:
    """Return what stands below a title: outlet, else location, and date."""
    published = date_written_out(article.published) if article.published else None
    return ", ".join(part for part in (clean_line(article.publisher or article.source), published) if part)


def publication(article: Article, extract: Extract | None = None) -> str:
    """Return where it was published, with the paragraph of the extract."""
    return whereabouts(article, extract.paragraph if isinstance(extract, Quote | Fact) else None)


def whereabouts(article: Article, paragraph: int | None = None) -> str:
    """Return where something was published: outlet, else title, else location; date; paragraph."""
    outlet = article.publisher or article.title or article.source
    published = date_written_out(article.published) if article.published else None
    numbered = f"¶ {paragraph}" if paragraph else None
    return ", ".join(part for part in (clean_line(outlet), published, numbered) if part)


def day_of(iso: str) -> date | None:
    """Return the day that an ISO 8601 date names, or None for what is none."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def date_written_out(iso: str, *, short: bool = False) -> str | None:
    """Return "28 January 2026", in short "28 Jan 2026", or None for what is no ISO 8601 date."""
    if (day := day_of(iso)) is None:
        return None
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month[:3] if short else month} {day.year}"


def _speaker(quote: Quote) -> str:
    name = clean_line(quote.speaker_name or (quote.speaker.text if quote.speaker else ""))
    role = clean_line(quote.speaker_role or "")
    return name if not role or role.casefold() in name.casefold() else ", ".join(filter(None, (name, role)))


def in_marks(words: str) -> str:
    """Put words that carry no quotation marks of their own between some."""
    has_marks = bool(_DOUBLE_MARKS.intersection(words)) or words[:1] in _SINGLE_MARKS
    return words if has_marks else f"“{words}”"
