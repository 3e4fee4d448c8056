"""Extracts as CSV (RFC 4180), one row an extract."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.export.citation import attribution, plain, plain_passage
from reader.export.contract import ALL_PARTS, PARTS
from reader.export.statements import statement
from reader.model import SLOTS, Answer, Entity, Fact, Quote
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.export.citation import Extract
    from reader.export.contract import Part
    from reader.model import Analysis, Article, Span

COLUMNS = (
    *(
        "part",
        "id",
        "kind",
        "text",
        "statement",
        "who",
        "role",
        "via",
        "confidence",
        "paragraph",
        "start",
        "end",
    ),
    *("title", "publisher", "published", "source", "corrected"),
    *SLOTS,
    *("normal", "negated", "modality", "reported_by", "salience"),
)
_SLOT_COLUMNS = len(SLOTS) + 5
_ASKS_TO_COMPUTE = ("=", "+", "-", "@", "\t", "\r")


def header() -> str:
    """Return the line that names the columns."""
    return as_csv([COLUMNS])


def to_csv(article: Article, analysis: Analysis, only: Collection[Part] = PARTS) -> str:
    """Return the rows of an article's extracts, without the header."""
    extracts: list[Extract] = []
    for part in ALL_PARTS:
        if part in only:
            extracts += getattr(analysis, part)
    return as_csv(_cells(article, extract, analysis) for extract in extracts)


def row(article: Article, extract: Extract, analysis: Analysis | None = None) -> str:
    """Return the row of one extract, without a line end."""
    return as_csv([_cells(article, extract, analysis)]).rstrip("\n")


def passage_row(article: Article, span: Span) -> str:
    """Return the row of a passage of the text, without a line end."""
    own = ("passage", None, None, plain_passage(article, span), *[None] * 6, *span)
    return as_csv([(*own, *_about(article), None, *[None] * _SLOT_COLUMNS)]).rstrip("\n")


def _about(article: Article) -> tuple[object, ...]:
    return clean_line(article.title), article.publisher, article.published, clean_line(article.source)


def _cells(article: Article, extract: Extract, analysis: Analysis | None) -> tuple[object, ...]:
    corrected = None if isinstance(extract, Fact | Answer) else str(extract.corrected).lower()
    slots = _slot_cells(extract) if isinstance(extract, Fact) else ()
    return (
        *_own_cells(article, extract, analysis),
        *_about(article),
        corrected,
        *(slots or [None] * _SLOT_COLUMNS),
    )


def _slot_cells(fact: Fact) -> tuple[object, ...]:
    """Return what fills the slots, word for word, and their standard forms in the order of the slots."""
    filled = [getattr(fact, slot) for slot in SLOTS]
    normals = [argument.normal for argument in filled if argument and argument.normal]
    return (
        *(clean_line(argument.text) if argument else None for argument in filled),
        *("; ".join(normals) or None, str(fact.negated).lower(), fact.modality),
        *(fact.reported_by, fact.salience),
    )


def _own_cells(article: Article, extract: Extract, analysis: Analysis | None) -> tuple[object, ...]:
    words = plain(article, extract)
    match extract:
        case Quote():
            speaker = extract.speaker_name or (extract.speaker.text if extract.speaker else None)
            place = (extract.confidence, extract.paragraph, extract.start, extract.end)
            return (
                "belief" if _is_belief(extract, analysis) else "quote",
                extract.id,
                extract.kind,
                words,
                None,
                speaker,
                extract.speaker_role,
                extract.via,
                *place,
            )
        case Fact():
            place = (extract.confidence, extract.paragraph, extract.start, extract.end)
            return (
                "fact",
                extract.id,
                extract.kind,
                words,
                statement(extract, article.text),
                attribution(extract, analysis),
                None,
                extract.rule,
                *place,
            )
        case Answer():
            return (
                *("gist", extract.id, extract.question, words, *[None] * 6),
                *(extract.start, extract.end),
            )
        case Entity():
            first = extract.mentions[0]
            return (
                *("entity", extract.id, extract.label, words, None, None, extract.role, None, None, None),
                *(first.start, first.end),
            )


def _is_belief(quote: Quote, analysis: Analysis | None) -> bool:
    return analysis is not None and any(quote.id == belief.id for belief in analysis.beliefs)


def as_csv(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV, in cells that no spreadsheet computes."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([_guarded(cell) for cell in cells] for cells in rows)
    return file.getvalue()


def _guarded(cell: object) -> object:
    """Return a cell that no spreadsheet computes: https://owasp.org/www-community/attacks/CSV_Injection."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ASKS_TO_COMPUTE) else cell
