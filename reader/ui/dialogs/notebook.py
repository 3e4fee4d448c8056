"""The notebook: what was kept, in the user's sections and order, with comments and grades."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.export.notes import note_to_markdown, to_markdown
from reader.notebook import (
    FIRST_NAME,
    Section,
    Shelf,
    changed,
    moved,
    moved_to,
    name_taken,
    next_grade,
    opened,
    renamed,
    section_moved,
    section_renamed,
    sent,
    taking,
    with_open,
    with_section,
    without,
    without_open,
    without_section,
)
from reader.text import clean_line, counted
from reader.ui import remembered
from reader.ui.dialogs.closing import ClosingScreen
from reader.ui.dialogs.export import ExportScreen
from reader.ui.dialogs.names import NamesScreen
from reader.ui.dialogs.notes import NO_SECTION, SECTION, rows
from reader.ui.messages import NotebookChangeAsked, TextCopyAsked
from reader.ui.remembered import Remembered
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.line_input import LineInput
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from reader.notebook import Note, Notebook

_EMPTY = (
    "Nothing is kept yet. In the text or the panel, s keeps the extract or what is selected. "
    "A begins a section, n another notebook."
)
_KEYS_OF_NOTE = ("enter go", "c comment", "space grade", "m section", "J K move", "d remove")
_KEYS_OF_SECTION = ("c rename", "s keep here", "J K move", "d remove")
_KEYS = (
    "u undo",
    "y Y copy",
    "C export",
    "a section here",
    "A at the end",
    "n notebooks",
    "r rename",
    "D delete",
)
_KEYS_OF_EMPTY = ("A section", "n notebooks", "r rename", "D delete", "u undo", "esc closes")


class NotebookScreen(ClosingScreen["Note | None"]):
    """Lists the open notebook; its result is the note to whose place one wants to go, or None."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,q", "leave", show=False),
        Binding("c", "write", show=False),
        Binding("space", "grade", show=False),
        Binding("m", "to_section", show=False),
        Binding("J", "shift(1)", show=False),
        Binding("K", "shift(-1)", show=False),
        Binding("d,delete,x", "remove", show=False),
        Binding("a", "add_section(True)", show=False),
        Binding("A", "add_section(False)", show=False),
        Binding("s", "keep_here", show=False),
        Binding("u,ctrl+z", "undo", show=False),
        Binding("y", "copy", show=False),
        Binding("Y", "copy_all", show=False),
        Binding("C", "export", show=False),
        Binding("n", "notebooks", show=False),
        Binding("r", "rename", show=False),
        Binding("D", "delete", show=False),
    ]

    def __init__(self) -> None:
        """Wait for the notebook, which is shown by `show`."""
        super().__init__()
        self._shelf, self._note_format, self._is_filled = Shelf(), "", False
        self._title = Static("", classes="dialog-title", markup=False)
        self._list = RowList()
        self._line = LineInput(compact=True, select_on_focus=False)
        self._key_line = KeyLine()
        self._answered: Callable[[str], None] | None = None
        self._next_row = ""

    def compose(self) -> ComposeResult:
        """Put the notes above the line to write in."""
        with Vertical(classes="dialog"):
            yield self._title
            yield self._list
            yield self._line
            yield self._key_line

    def on_mount(self) -> None:
        """List the notes."""
        self._line.display = False
        self._line.gives_way_to = self._list
        self.set_focus(self._list)
        self._title.update("Notebook")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Answer no key but the one that leaves before there is something to see."""
        return self._is_filled or action == "leave"

    def show(self, shelf: Shelf, note_format: str | None = None) -> None:
        """List the open notebook as it is now; `note_format` is the id of the one that is offered first."""
        self._is_filled = True
        self._note_format = note_format or self._note_format
        self._shelf, notebook = shelf, shelf.open
        named = "Notebook" if notebook.name == FIRST_NAME else f"Notebook · {notebook.name}"
        self._title.update(Content(f"{named} · {counted(len(notebook.notes), 'note')}"))
        self._list.show(list(rows(notebook)), _EMPTY)
        if self._next_row:
            self._list.point_to(self._next_row)
        self._next_row = ""
        self._show_keys()

    @on(RowList.Moved)
    def _show_keys(self) -> None:
        if self._list.row is None:
            self._key_line.show(*_KEYS_OF_EMPTY)
        else:
            self._key_line.show(*(_KEYS_OF_NOTE if self._note else _KEYS_OF_SECTION), *_KEYS)

    # What is under the cursor

    @property
    def _notebook(self) -> Notebook:
        return self._shelf.open

    @property
    def _note(self) -> Note | None:
        row = self._list.row
        return next((note for note in self._notebook.notes if row and note.id == row.id), None)

    @property
    def _section(self) -> Section | None:
        """The section whose name is under the cursor."""
        row = self._list.row
        return next((s for s in self._notebook.sections if row and SECTION + s.name == row.id), None)

    @property
    def _section_here(self) -> str:
        """The name of the section in which the cursor is."""
        if section := self._section:
            return section.name
        return self._notebook.section_of(self._note.id) if self._note else ""

    # Changes

    def _change(self, change: Callable[[Notebook], Notebook], what: str, *, told: bool = False) -> None:
        self._change_shelf(lambda shelf: with_open(shelf, change), what, told=told)

    def _change_shelf(self, change: Callable[[Shelf], Shelf], what: str, *, told: bool = False) -> None:
        self.post_message(NotebookChangeAsked(change, what, told))

    def action_grade(self) -> None:
        """Give the note the next grade."""
        if note := self._note:
            grade = next_grade(note.grade)
            what = f"note graded “{grade}”" if grade else "grade taken away"
            self._change(partial(changed, note_id=note.id, grade=grade), what)

    def action_shift(self, step: int) -> None:
        """Move the note, or the section with its notes, up or down."""
        if note := self._note:
            self._change(partial(moved, note_id=note.id, step=step), "note moved")
        elif section := self._section:
            change = partial(section_moved, name=section.name, step=step)
            self._change(change, f"section “{section.name}” moved")

    def action_remove(self) -> None:
        """Take the note out; of a section only the name, while its notes go to the one above."""
        if note := self._note:
            self._change(partial(without, note_id=note.id), "note removed")
        elif (section := self._section) and section.name:
            change = partial(without_section, name=section.name)
            self._change(change, f"section “{section.name}” removed")

    def action_keep_here(self) -> None:
        """Let this section take what is kept from now on."""
        name = self._section_here
        where = f"section “{name}”" if name else "no section"
        self._change(partial(taking, section=name), f"{where} set to take what is kept")

    def action_undo(self) -> None:
        """Undo the last change of the notebooks."""
        self.post_message(NotebookChangeAsked(None))

    # Changes that need words

    def action_write(self) -> None:
        """Write a comment on the note, or another name of the section."""
        if note := self._note:

            def comment(words: str) -> None:
                self._change(partial(changed, note_id=note.id, comment=words), "comment changed")

            self._ask("comment, enter keeps it", note.comment, comment)
        elif section := self._section:
            self._ask("name of the section", section.name, partial(self._rename_section, section.name))

    def _rename_section(self, old: str, new: str) -> None:
        others = [name for name in self._notebook.headings if name != old]
        if self._is_new(new, others, "section"):
            self._next_row = SECTION + new
            self._change(partial(section_renamed, old=old, new=new), f"section named “{new}”")

    def action_add_section(self, above: bool) -> None:
        """Begin a section: at the note under the cursor, or at the end."""
        note = self._note if above else None
        asked = "name of a section that begins with this note" if note else "name of a new section"
        below = self._section.name if above and self._section else None

        def add(name: str) -> None:
            def change(notebook: Notebook) -> Notebook:
                place = with_section(notebook, name, above=note.id if note else "", below=below)
                return taking(place, name)

            if self._is_new(name, self._notebook.headings, "section"):
                self._next_row = SECTION + name
                self._change(change, f"section “{name}” added")

        self._ask(asked, "", add)

    def _is_new(self, name: str, others: tuple[str, ...] | list[str], kind: str) -> bool:
        if name and (known := name_taken(name, others)):
            self.app.notify(f"There is a {kind} “{known}” already.", severity="warning", markup=False)
            return False
        return bool(name)

    def _ask(self, asked: str, value: str, answered: Callable[[str], None]) -> None:
        self._answered = answered
        self._line.placeholder = asked
        self._line.value = value
        self._line.cursor_position = len(value)
        self._line.display = True
        self.set_focus(self._line)  # at once: the words may already be typed

    @on(Input.Submitted)
    def _written(self, event: Input.Submitted) -> None:
        event.stop()
        self._close_line()
        if self._answered:
            self._answered(clean_line(event.value))

    def _close_line(self) -> None:
        self._line.display = False
        self.set_focus(self._list)

    async def action_to_section(self) -> None:
        """Move the note to another section, a new one, or another notebook."""
        note = self._note
        if not note:
            return
        here, shown = self._section_here, {}
        for section in self._notebook.sections:
            beside = "it is here" if section.name == here else counted(len(section.notes), "note")
            shown[SECTION + section.name] = (section.name or NO_SECTION, beside)
        for name in self._shelf.names:
            if name != self._shelf.current:
                shown[f"notebook {name}"] = (name, "another notebook")

        def chosen(row_id: str | None) -> None:
            kind, _, name = (row_id or "").partition(" ")
            if kind == "section":
                self._change(partial(moved_to, note_id=note.id, section=name), f"note moved to “{name}”")
            elif kind:
                change = partial(sent, note_id=note.id, name=name)
                self._change_shelf(change, f"note moved to the notebook “{name}”", told=True)

        await self.app.push_screen(NamesScreen("Move the note to", shown, "section"), chosen)

    # The other notebooks

    async def action_notebooks(self) -> None:
        """Open another notebook, or begin one."""
        shown = {}
        for each in self._shelf.notebooks:
            is_open = " · open" if each.name == self._shelf.current else ""
            shown[f"notebook {each.name}"] = (each.name, f"{counted(len(each.notes), 'note')}{is_open}")

        def chosen(row_id: str | None) -> None:
            if row_id:
                _, _, name = row_id.partition(" ")
                verb = "opened" if row_id in shown else "begun"
                self._change_shelf(partial(opened, name=name), f"notebook “{name}” {verb}")

        await self.app.push_screen(NamesScreen("Open a notebook; s keeps into it", shown, "notebook"), chosen)

    def action_rename(self) -> None:
        """Give the open notebook another name."""
        current = self._shelf.current

        def rename(name: str) -> None:
            others = [each for each in self._shelf.names if each != current]
            if self._is_new(name, others, "notebook"):
                what = f"notebook “{current}” renamed to “{name}”"
                self._change_shelf(partial(renamed, name=name), what)

        self._ask("name of the notebook", current, rename)

    def action_delete(self) -> None:
        """Delete the open notebook; undoing brings it back."""
        notebook = self._notebook
        if without_open(self._shelf) == self._shelf:
            self.app.notify("This notebook is empty, and there is no other.", markup=False)
            return
        what = f"notebook “{notebook.name}” deleted with {counted(len(notebook.notes), 'note')}"
        self._change_shelf(without_open, what, told=True)

    # What leaves it

    def action_copy(self) -> None:
        """Copy the note, or the section, as Markdown, with sources."""
        if note := self._note:
            self.post_message(TextCopyAsked(note_to_markdown(note), "the note"))
        elif section := self._section:
            alone = to_markdown(replace(self._notebook, sections=(section,)))
            _, _, text = alone.partition("\n\n")
            self.post_message(TextCopyAsked(text, "the section"))

    def action_copy_all(self) -> None:
        """Copy the whole notebook as Markdown."""
        if self._notebook.notes:
            self.post_message(TextCopyAsked(to_markdown(self._notebook), "the notebook as Markdown"))

    async def action_export(self) -> None:
        """Choose in which format the notebook is copied, or written to a file."""

        def used(form: str | None) -> None:
            if form:
                self._note_format = form
                self.post_message(Remembered(remembered.NOTE_FORMAT, form))

        await self.app.push_screen(ExportScreen(self._notebook, self._note_format), used)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if note := self._note:
            self.leave(note)
        else:
            self.action_write()

    def action_leave(self) -> None:
        """Close the line to write in, or the notebook."""
        if self._line.display:
            self._close_line()
        else:
            self.leave(None)
