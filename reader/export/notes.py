"""A notebook as a document and as data: Markdown, CSV, JSON, and the references of its articles."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from reader.export import bibliography
from reader.export.bibliography import passage_link
from reader.export.citation import whereabouts
from reader.export.contract import to_json
from reader.export.markdown import credited, linked, literal
from reader.export.table import as_csv
from reader.model import Article
from reader.notebook import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.notebook import Notebook

COLUMNS = (*(field.name for field in fields(Note)), "notebook", "section")


def to_markdown(notebook: Notebook) -> str:
    """Return a document (CommonMark): each note as a block quote with its source, grade and comment below."""
    return "\n\n".join(_document(notebook)) + "\n"


def _document(notebook: Notebook) -> Iterator[str]:
    yield f"# {literal(notebook.name)}"
    for section in notebook.sections:
        if section.name:
            yield f"## {literal(section.name)}"
        yield from map(note_to_markdown, section.notes)


def note_to_markdown(note: Note) -> str:
    """Return one note, to stand in any document."""
    where, link = literal(source(note)), link_to(note)
    quote = credited(note.words, note.who, linked(where, link) if link else where)
    grade = f"**{note.grade}**" if note.grade else ""
    said = ": ".join(part for part in (grade, literal(note.comment)) if part)
    return "\n\n".join(part for part in (quote, said) if part)


def source(note: Note) -> str:
    """Return where a note is from: outlet or title, date, paragraph."""
    return whereabouts(article_of(note), note.paragraph)


def link_to(note: Note) -> str | None:
    """Return a link that browsers open at the words; None where the article has no address on the web."""
    link = passage_link(article_of(note), note.words)
    return link if link and link.startswith(("https://", "http://")) else None


def article_of(note: Note) -> Article:
    """Return the article that a note is from, as far as the note tells; its text is not in it."""
    return Article(
        *(note.article, note.title, "", note.source),
        publisher=note.publisher,
        url=note.url,
        byline=note.byline,
        published=note.published,
    )


def articles_of(notebook: Notebook) -> list[Article]:
    """Return the articles that the notes are from, each once, in the order of the notes."""
    return list({note.article: article_of(note) for note in notebook.notes}.values())


def to_csv(notebook: Notebook) -> str:
    """Return a row a note (RFC 4180), under a line with the names of the columns."""
    return as_csv([COLUMNS, *(record.values() for record in _records(notebook))])


def to_data(notebook: Notebook) -> str:
    """Return the notes as an array in JSON, each with the names of notebook and section."""
    return to_json(list(_records(notebook)), indent=2) + "\n"


def _records(notebook: Notebook) -> Iterator[dict[str, object]]:
    for section in notebook.sections:
        for note in section.notes:
            yield {**asdict(note), "notebook": notebook.name, "section": section.name}


def to_bibtex(notebook: Notebook) -> str:
    """Return an entry for each article, once."""
    articles = articles_of(notebook)
    return f"{bibliography.bibtex(*articles)}\n" if articles else ""


def to_csl_json(notebook: Notebook) -> str:
    """Return an array with an item for each article, once."""
    return bibliography.csl_json(*articles_of(notebook)) + "\n"
