"""The notebook: what is kept in it, and every change of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from reader.text import clean_line
from reader.ui import remembered
from reader.ui.app import acts
from reader.ui.app.library import LibraryApp
from reader.ui.messages import KeepAsked, NotebookAsked, NotebookChangeAsked

if TYPE_CHECKING:
    from reader.notebook import Shelf


class KeepingApp(LibraryApp):
    """Keeps words in the notebook, changes it, and tells its dialog what is in it."""

    @on(KeepAsked)
    def _keep(self, message: KeepAsked) -> None:
        self._act(lambda library: acts.keep(library, message.notes, message.what))

    @on(NotebookAsked)
    @work(group="notebook", exclusive=True, exit_on_error=False)
    async def _fill_notebook(self) -> None:
        if (library := self._library) is None:
            return
        async with self._acting:  # what is being kept just now is in it
            shelf = await asyncio.to_thread(library.notebooks)
            form = await asyncio.to_thread(library.recall, remembered.NOTE_FORMAT)
            self._show(shelf, form)

    def _show(self, shelf: Shelf, note_format: str | None = None) -> None:
        from reader.ui.dialogs.notebook import NotebookScreen  # nothing of it is needed for the first paint

        for screen in self.screen_stack:  # it may be under a question
            if isinstance(screen, NotebookScreen):
                screen.show(shelf, note_format)

    @on(NotebookChangeAsked)
    @work(group="acts", exit_on_error=False)
    async def _change_notebook(self, message: NotebookChangeAsked) -> None:
        library = self._opened_library()
        async with self._acting:
            if message.change:
                shelf = await asyncio.to_thread(library.change_notebooks, message.change, message.what)
                said = (
                    f"{message.what[0].upper()}{message.what[1:]}. ⟨undo⟩ undoes it." if message.told else ""
                )
            else:
                shelf, said = await asyncio.to_thread(acts.undo_note, library)
            self._show(shelf)
        if said:
            self.notify(clean_line(said), markup=False)
