"""To which command a copy is piped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.ui.dialogs.closing import ClosingScreen
from reader.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PipeScreen(ClosingScreen[str]):
    """Asks for a command line; its result is empty where there is none."""

    BINDINGS = [Binding("escape", "leave", show=False)]  # noqa: RUF012 - as Textual declares it

    def __init__(self, what: str, command: str) -> None:
        super().__init__()
        self._what, self._command = what, command

    def compose(self) -> ComposeResult:
        """Put the question over the line to type in."""
        with Vertical(classes="dialog"):
            yield Static(Content(f"Pipe {self._what} to"), classes="dialog-title", markup=False)
            yield Input(self._command, placeholder="a command, such as  tee -a notes.md", compact=True)
            yield KeyLine("enter runs it, without a terminal", "esc closes")

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        self.leave(event.value.strip())

    def action_leave(self) -> None:
        """Run nothing."""
        self.leave("")
