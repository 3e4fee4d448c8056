"""The rows of a notebook: its notes, under the names of their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.notes import source
from reader.text import as_shown, counted
from reader.ui.widgets.row_list import Row, RowLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.notebook import Note, Notebook, Section

NO_SECTION = "Without a section"
SECTION = "section "
"""What the ids of the rows of sections begin with; the rest is the name."""

_MOST_LINES = 4
_SIGNS = {"": "", "confirmed": "✓ confirmed", "disputed": "✗ disputed", "to check": "? to check"}


def rows(notebook: Notebook) -> Iterator[Row]:
    """Yield the rows; the notes above the first heading have a name only where there is another one."""
    for section in notebook.sections:
        takes = section.name == notebook.into
        if section.name or (notebook.headings and (section.notes or takes)):
            yield _heading(section, takes=takes)
        yield from map(_row, section.notes)


def _heading(section: Section, *, takes: bool) -> Row:
    beside = f" · {counted(len(section.notes), 'note')}{' · s keeps here' * takes}"
    name = (as_shown(section.name), "open") if section.name else (NO_SECTION, "soft")
    return Row(SECTION + section.name, (RowLine((name, (beside, "soft"))),))


def _row(note: Note) -> Row:
    where = " · ".join(part for part in (note.who, source(note)) if part)
    grade = _SIGNS[note.grade]
    said = f"{grade}{': ' * bool(grade and note.comment)}{note.comment}"
    return Row(
        note.id,
        (
            RowLine(((as_shown(note.words), "plain"),), most_lines=_MOST_LINES),
            RowLine(((as_shown(where), "soft"),)),
            RowLine(((as_shown(said), "strong"),)),
        ),
    )
