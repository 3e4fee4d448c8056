"""The line in which words are typed: those to find in the text, those that rows of the panel must have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.ui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FindBar(Horizontal):
    """Opens beside what is searched; tells what is typed, and when it is done or given up.

    Args:
        sign: what stands before the words.
        asks: what the empty line says.
        stays: whether it stays open while it has words, though the keys go elsewhere.
        takes_whole: whether it can be told to find only whole words.
    """

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape", "give_up", show=False),
        Binding("alt+w", "whole", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The words have changed."""

        words: str

    class Done(Message):
        """The user keeps what was found and goes back to the text."""

    class GivenUp(Message):
        """The user no longer wants to find anything."""

    def __init__(
        self,
        sign: str,
        asks: str,
        *,
        stays: bool = False,
        takes_whole: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._sign, self._asks, self._stays, self._takes_whole = sign, asks, stays, takes_whole
        self.whole = False
        """Whether only whole words are to be found."""

    def compose(self) -> ComposeResult:
        """Put a sign, the words, and how many places were found, in a row."""
        yield Static(self._sign, classes="find-sign", markup=False)
        yield LineInput(placeholder=self._asks, compact=True, select_on_focus=False)
        yield Static("", classes="find-whole", markup=False)
        yield Static("", classes="find-count", markup=False)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def open(self) -> None:
        """Show the bar and take the keys at once: the words may already be typed."""
        self.add_class("-open")
        field = self.query_one(LineInput)
        if self.screen.focused is not field:
            field.gives_way_to = self.screen.focused
        field.action_select_all()
        self.screen.set_focus(field)

    def close(self) -> None:
        """Hide the bar."""
        self.remove_class("-open")

    def clear(self) -> None:
        """Hide the bar and forget the words."""
        with self.prevent(Input.Changed):
            self.query_one(Input).clear()
        self.close()

    def show_position(self, number: int, of: int) -> None:
        """Show which of the places found is the current one; without a number, how many there are."""
        found = f"{number}/{of}" if number else str(of)
        words = found if of else "not found" if self.words else ""
        self.query_one(".find-count", Static).update(Content(words))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell()

    def _tell(self) -> None:
        self.post_message(self.Typed(self.words))

    def action_whole(self) -> None:
        """Find only whole words, or parts of words too."""
        if self._takes_whole:
            self.whole = not self.whole
            self.query_one(".find-whole", Static).update("whole words" if self.whole else "")
            self._tell()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done())

    @on(Input.Blurred)
    def _left(self) -> None:
        """Close when the keys go elsewhere, as after a click into the text; what was found stays."""
        if not (self._stays and self.words):
            self.close()

    def action_give_up(self) -> None:
        """Close the bar and forget the words."""
        self.post_message(self.GivenUp())
