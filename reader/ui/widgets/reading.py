"""The middle column: the text, and over its foot the line in which one finds words in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message

from reader.ui.widgets.find_bar import FindBar
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.ui.page.page import Setting


class Reading(Vertical):
    """Joins the reading pane and its find bar."""

    @dataclass
    class Found(Message):
        """Words were looked for: number of the current place, from 1, and how many there are."""

        number: int
        of: int

    def __init__(self, setting: Setting, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.page = ReadingPane(setting, id="page")
        self._found = ("", False)
        self._find_bar = FindBar("/", "find in the text; alt+w for whole words", takes_whole=True, id="find")

    def compose(self) -> ComposeResult:
        """Put the find bar under the text."""
        yield self.page
        yield self._find_bar

    def open_find(self) -> None:
        """Ask for the words to find."""
        self._find_bar.open()

    def find_next(self, step: int) -> None:
        """Go to another place of the words, around the end."""
        self._find()  # they may only just have been typed
        self.page.find_next(step)
        self._tell()

    def _find(self) -> None:
        """Find what is typed, unless that was found already."""
        wanted = self._find_bar.words, self._find_bar.whole
        if wanted != self._found:
            self._found = wanted
            self.page.find(wanted[0], whole=wanted[1])

    def forget_found(self) -> bool:
        """Stop showing what was found, and close the bar; tell whether there was anything."""
        _, of = self.page.found_position
        self._find_bar.clear()
        self._find()
        self._tell()
        return of > 0

    @on(FindBar.Typed)
    def _typed(self) -> None:
        self._find()
        self._tell()

    @on(FindBar.Done)
    def _done(self) -> None:
        self._find_bar.close()
        self.screen.set_focus(self.page)

    @on(FindBar.GivenUp)
    def _given_up(self) -> None:
        self.forget_found()
        self.screen.set_focus(self.page)

    def _tell(self) -> None:
        number, of = self.page.found_position
        self._find_bar.show_position(number, of)
        self.post_message(self.Found(number, of))
