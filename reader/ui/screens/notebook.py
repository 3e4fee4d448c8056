"""The notebook: what was kept, in the user's order, with comments and grades."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.export.notes import source, to_markdown
from reader.notebook import changed, moved, next_grade, without
from reader.text import as_shown
from reader.ui.extracts.extract import counted
from reader.ui.messages import NotebookChangeAsked, TextCopyAsked
from reader.ui.screens.closing import ClosingScreen
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from reader.notebook import Note, Notebook

_EMPTY = "Nothing is kept yet. In the text or the panel, s keeps the extract or what is selected."
_KEYS = "enter go there  c comment  space grade  J K move  d remove  u undo  y copy  Y copy all"
_MOST_LINES = 4
_SIGNS = {"": "", "confirmed": "✓ confirmed", "disputed": "✗ disputed", "to check": "? to check"}


class NotebookScreen(ClosingScreen["Note | None"]):
    """Lists the notes; its result is the one to whose place one wants to go, or None."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,q", "leave", show=False),
        Binding("c", "comment", show=False),
        Binding("space", "grade", show=False),
        Binding("J", "shift(1)", show=False),
        Binding("K", "shift(-1)", show=False),
        Binding("d,delete,x", "remove", show=False),
        Binding("u,ctrl+z", "undo", show=False),
        Binding("y", "copy", show=False),
        Binding("Y", "copy_all", show=False),
    ]

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self._title = Static("", id="notebook-title", markup=False)
        self._list = RowList(id="notes")
        self._comment = Input(placeholder="comment, enter keeps it", compact=True, id="note-comment")

    def compose(self) -> ComposeResult:
        """Put the notes above the line to comment in."""
        with Vertical(id="notebook"):
            yield self._title
            yield self._list
            yield self._comment
            yield Static(_KEYS, id="notebook-keys", markup=False)

    def on_mount(self) -> None:
        """List the notes."""
        self._comment.display = False
        self._list.focus()
        self.show(self._notebook)

    def show(self, notebook: Notebook) -> None:
        """List the notebook as it is now."""
        self._notebook = notebook
        self._title.update(Content(f"Notebook · {counted(len(notebook), 'note')}"))
        self._list.show([_row(note) for note in notebook], _EMPTY)

    @property
    def _note(self) -> Note | None:
        row = self._list.row
        return next((note for note in self._notebook if row and note.id == row.id), None)

    def action_comment(self) -> None:
        """Ask for a comment on the note."""
        if note := self._note:
            self._comment.value = note.comment
            self._comment.display = True
            self._comment.focus()

    @on(Input.Submitted)
    def _commented(self, event: Input.Submitted) -> None:
        if note := self._note:
            self._change(partial(changed, note_id=note.id, comment=event.value.strip()))
        self._close_comment()

    def _close_comment(self) -> None:
        self._comment.display = False
        self._list.focus()

    def action_grade(self) -> None:
        """Give the note the next grade."""
        if note := self._note:
            self._change(partial(changed, note_id=note.id, grade=next_grade(note.grade)))

    def action_shift(self, step: int) -> None:
        """Move the note up or down."""
        if note := self._note:
            self._change(partial(moved, note_id=note.id, step=step))

    def action_remove(self) -> None:
        """Take the note out."""
        if note := self._note:
            self._change(partial(without, note_id=note.id))

    def action_undo(self) -> None:
        """Undo the last change of the notebook."""
        self.post_message(NotebookChangeAsked(None))

    def _change(self, change: Callable[[Notebook], Notebook]) -> None:
        self.post_message(NotebookChangeAsked(change))

    def action_copy(self) -> None:
        """Copy the note as Markdown, with its source."""
        if note := self._note:
            _, _, block = to_markdown((note,)).partition("\n\n")
            self.post_message(TextCopyAsked(block.strip(), "the note"))

    def action_copy_all(self) -> None:
        """Copy the whole notebook as Markdown."""
        if self._notebook:
            self.post_message(TextCopyAsked(to_markdown(self._notebook), "the notebook as Markdown"))

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.leave(self._note)

    def action_leave(self) -> None:
        """Close the line to comment in, or the notebook."""
        if self._comment.display:
            self._close_comment()
        else:
            self.leave(None)


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
