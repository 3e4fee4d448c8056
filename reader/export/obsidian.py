"""A notebook as a note of Obsidian: properties (YAML) above Markdown with callouts.

https://help.obsidian.md/properties, https://help.obsidian.md/callouts, https://help.obsidian.md/tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from reader.export.citation import day_of, reference
from reader.export.markdown import linked, literal, quoted
from reader.export.notes import articles_of, link_to, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.notebook import Note, Notebook

_NO_LETTERS_OF_TAGS = re.compile(r"[^\w/-]+")
_ALSO_HAS_MEANING = re.compile(r"\$|#(?=\S)|(?<=%)%|(?<==)=|(?<!\S)\^")
"""What Obsidian gives a meaning besides what CommonMark does: formulas, tags, comments, marks, block ids."""


def to_obsidian(notebook: Notebook) -> str:
    """Return a document with title, tags, and dates and sources of the articles as its properties.

    Each note is a callout with a link back to its passage; a comment that Obsidian does not show has where
    its words stand in which text.
    """
    properties = yaml.safe_dump(_properties(notebook), allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{properties}---\n\n" + "\n\n".join(_document(notebook)) + "\n"


def _properties(notebook: Notebook) -> dict[str, Any]:
    articles = articles_of(notebook)
    grades = {note.grade for note in notebook.notes if note.grade}
    names = ("reader", notebook.name, *notebook.headings, *sorted(grades))
    return {
        "title": notebook.name,
        "tags": list(dict.fromkeys(tag for name in names if (tag := _tag(name)))),
        "published": sorted({day for article in articles if (day := day_of(article.published or ""))}),
        "sources": [reference(article) for article in articles],
    }


def _tag(name: str) -> str:
    """Return a name as a tag: without spaces, and empty where it would be a mere number."""
    tag = _NO_LETTERS_OF_TAGS.sub("-", name.casefold()).strip("-/")
    return "" if re.fullmatch(r"[\d/-]*", tag) else tag


def _document(notebook: Notebook) -> Iterator[str]:
    yield f"# {_literal(notebook.name)}"
    for section in notebook.sections:
        if section.name:
            yield f"## {_literal(section.name)}"
        for note in section.notes:
            yield _callout(note)


def _callout(note: Note) -> str:
    where, link = _literal(source(note)), link_to(note)
    credit = linked(where, link) if link else where
    heading = f"[!quote] {_literal(note.who)}".rstrip()
    grade = f"#{_tag(note.grade)}" if note.grade else ""
    said = " ".join(part for part in (grade, _literal(note.comment)) if part)
    callout = quoted(f"{heading}\n{_literal(note.words)}\n\n{credit}")
    return "\n\n".join(part for part in (callout, said, _provenance(note)) if part)


def _provenance(note: Note) -> str:
    place = f"characters {note.start}–{note.end} of text {note.sha256}"
    return f"%% {note.kind}, article {note.article}, {place} %%"


def _literal(text: str) -> str:
    return literal(text, _ALSO_HAS_MEANING)
