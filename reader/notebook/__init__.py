"""Notebooks: words kept from articles, with their source, in sections, as the user orders them."""

from __future__ import annotations

from reader.notebook.notes import GRADES, Grade, Note, next_grade
from reader.notebook.sections import (
    Notebook,
    Section,
    changed,
    moved,
    moved_to,
    name_taken,
    section_moved,
    section_renamed,
    taking,
    with_notes,
    with_section,
    without,
    without_section,
)
from reader.notebook.shelf import (
    FIRST_NAME,
    Shelf,
    opened,
    renamed,
    sent,
    shelf_from_json,
    shelf_to_json,
    with_open,
    without_open,
)

__all__ = [
    "FIRST_NAME",
    "GRADES",
    "Grade",
    "Note",
    "Notebook",
    "Section",
    "Shelf",
    "changed",
    "moved",
    "moved_to",
    "name_taken",
    "next_grade",
    "opened",
    "renamed",
    "section_moved",
    "section_renamed",
    "sent",
    "shelf_from_json",
    "shelf_to_json",
    "taking",
    "with_notes",
    "with_open",
    "with_section",
    "without",
    "without_open",
    "without_section",
]
