"""The line in which the words to find are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FindBar(Horizontal):
    """Opens over the foot of the text; tells what is typed, and when it is done or given up."""

    BINDINGS = [Binding("escape", "give_up", show=False)]  # noqa: RUF012 - as Textual declares it

    @dataclass
    class Typed(Message):
        """The words have changed."""

        words: str

    class Done(Message):
        """The user keeps what was found and goes back to the text."""

    class GivenUp(Message):
        """The user no longer wants to find anything."""

    def compose(self) -> ComposeResult:
        """Put a sign, the words, and how many places were found, in a row."""
        yield Static("/", id="find-sign", markup=False)
        yield Input(placeholder="find in the text", compact=True, select_on_focus=False)
        yield Static("", id="find-count", markup=False)

    def open(self) -> None:
        """Show the bar and take the keys at once: the words may already be typed."""
        self.add_class("-open")
        field = self.query_one(Input)
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
        """Show which of the places found is the current one."""
        typed = bool(self.query_one(Input).value)
        words = f"{number}/{of}" if of else "not found" if typed else ""
        self.query_one("#find-count", Static).update(Content(words))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done())

    @on(Input.Blurred)
    def _left(self) -> None:
        """Close when the keys go elsewhere, as after a click into the text; what was found stays."""
        self.close()

    def action_give_up(self) -> None:
        """Close the bar and forget the words."""
        self.post_message(self.GivenUp())
