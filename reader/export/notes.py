"""The notebook as a document or as data: Markdown, CSV, JSON, and the references of its articles."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from reader.export.bibliography import bibtex, passage_link
from reader.export.citation import date_written_out
from reader.export.contract import to_json
from reader.export.markdown import literal, quoted
from reader.export.table import as_csv
from reader.model import Article
from reader.notebook import Note, notebook_to_json
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.notebook import Notebook

COLUMNS = tuple(field.name for field in fields(Note))


def to_markdown(notebook: Notebook) -> str:
    """Return a document (CommonMark): each note as a block quote with its source, grade and comment below."""
    return "\n\n".join(["# Notebook", *(part for note in notebook for part in _markdown(note))]) + "\n"


def _markdown(note: Note) -> Iterator[str]:
    where = literal(source(note))
    link = passage_link(article_of(note), note.words)
    where = f"[{where}]({link})" if link else where
    credit = f"— {literal(note.who)} ({where})" if note.who else f"({where})"
    yield quoted(f"{literal(note.words)}\n\n{credit}")
    grade = f"**{note.grade}**" if note.grade else ""
    if grade or note.comment:
        yield ": ".join(part for part in (grade, literal(note.comment)) if part)


def source(note: Note) -> str:
    """Return where a note is from: outlet or title, date, paragraph."""
    published = date_written_out(note.published) if note.published else None
    parts = (clean_line(note.publisher or note.title), published, f"¶ {note.paragraph}")
    return ", ".join(part for part in parts if part)


def article_of(note: Note) -> Article:
    """Return the article that a note is from, as far as the note tells; its text is not in it."""
    return Article(
        *(note.article, note.title, "", note.source),
        publisher=note.publisher,
        url=note.url,
        byline=note.byline,
        published=note.published,
    )


def to_csv(notebook: Notebook) -> str:
    """Return a row a note (RFC 4180), under a line with the names of the columns."""
    return as_csv([COLUMNS, *([getattr(note, name) for name in COLUMNS] for note in notebook)])


def to_data(notebook: Notebook) -> str:
    """Return the notes as an array in JSON."""
    return to_json(notebook_to_json(notebook), indent=2) + "\n"


def to_bibtex(notebook: Notebook) -> str:
    """Return an entry for each article, once."""
    return "\n\n".join({note.article: bibtex(article_of(note)) for note in notebook}.values()) + "\n"


NOTE_FORMATS: dict[str, Callable[[Notebook], str]] = {
    "markdown": to_markdown,
    "csv": to_csv,
    "json": to_data,
    "bibtex": to_bibtex,
}
