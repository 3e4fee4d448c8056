"""In which format a notebook leaves the reader, with a preview: copied, or written to a file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from reader.export.note_formats import NOTE_FORMATS
from reader.text import clean_line
from reader.ui.copying.saving import save
from reader.ui.dialogs.formats import FormatsScreen
from reader.ui.messages import TextCopyAsked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.export.note_formats import NoteFormat
    from reader.notebook import Notebook

_KEYS = ("enter copies", "w saves", "esc closes")
_KEYS_OF_NAME = ("enter writes it", "esc goes back")
_KEYS_OF_QUESTION = ("enter replaces it", "esc keeps it")


class ExportScreen(FormatsScreen[str]):
    """Offers the formats of a notebook; its result is the id of the one that was used, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "name_file", show=False)]

    def __init__(self, notebook: Notebook, current: str) -> None:
        titles = {each.id: each.title for each in NOTE_FORMATS.values()}
        current = current if current in titles else next(iter(titles))
        super().__init__(f"Export {clean_line(notebook.name)} as", _KEYS, titles, current)
        self._notebook = notebook
        self._file_name = Input(compact=True, select_on_focus=False, id="export-name")
        self._said = Static("", id="export-said", markup=False)
        self._to_replace = ""

    def compose_below(self) -> ComposeResult:
        """Put the line for the name of the file between the preview and the keys."""
        yield self._file_name
        yield self._said

    @property
    def _form(self) -> NoteFormat:
        return NOTE_FORMATS[self._current]

    def written(self, form_id: str) -> str:
        """Return the notebook in a format, from where there is something to read."""
        return NOTE_FORMATS[form_id].preview(self._notebook)

    def choose(self, form_id: str) -> None:
        """Copy the notebook."""
        form = NOTE_FORMATS[form_id]
        self.post_message(TextCopyAsked(form.write(self._notebook), f"{self._notebook.name} as {form.title}"))
        self.leave(form_id)

    def action_name_file(self) -> None:
        """Ask for the name of the file."""
        self._file_name.value = self._form.file_name(self._notebook)
        self._file_name.cursor_position = len(self._file_name.value)
        self.add_class("-naming")
        self.set_focus(self._file_name)
        self._say("", _KEYS_OF_NAME)

    def _say(self, words: str, keys: Sequence[str]) -> None:
        self._said.update(Content(words))
        self._said.display = bool(words)
        self._keys.show(*keys)

    @on(Input.Changed)
    def _renamed(self) -> None:
        if self.has_class("-naming"):
            self._to_replace = ""
            self._say("", _KEYS_OF_NAME)

    @on(Input.Submitted)
    @work(exclusive=True, exit_on_error=False)
    async def _write(self, event: Input.Submitted) -> None:
        named, form = event.value.strip(), self._form
        if not named:
            return
        replace = named == self._to_replace

        def write() -> Path:
            text, usual_name = form.write(self._notebook), form.file_name(self._notebook)
            return save(text, named, usual_name, replace=replace)

        try:
            path = await asyncio.to_thread(write)
        except FileExistsError as error:
            self._to_replace = named
            self._say(f"There is such a file already: {clean_line(str(error.filename))}", _KEYS_OF_QUESTION)
        except OSError as error:
            what = clean_line(f"{error.strerror or error}: {error.filename or named}")
            self._say(f"It cannot be written. {what}", _KEYS_OF_NAME)
        else:
            told = f"Wrote {self._notebook.name} as {form.title} to {path}"
            self.app.notify(clean_line(told), timeout=8, markup=False)
            self.leave(form.id)

    def action_leave(self) -> None:
        """Go back from the question, from the name of the file, then from the formats."""
        if self._to_replace:
            self._renamed()
        elif self.has_class("-naming"):
            self.remove_class("-naming")
            self.set_focus(self._list)
            self._say("", _KEYS)
        else:
            self.leave(None)
