"""To which command a copy is piped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PipeScreen(ModalScreen[str]):
    """Asks for a command line; its result is empty where there is none."""

    BINDINGS = [Binding("escape", "leave", show=False)]  # noqa: RUF012 - as Textual declares it

    def __init__(self, what: str, command: str) -> None:
        super().__init__()
        self._what, self._command = what, command

    def compose(self) -> ComposeResult:
        """Put the question over the line to type in."""
        with Vertical(id="pipe"):
            yield Static(Content(f"Pipe {self._what} to"), id="pipe-title", markup=False)
            yield Input(self._command, placeholder="a command, such as  tee -a notes.md", compact=True)
            yield Static("enter runs it, without a terminal · esc closes", id="pipe-keys", markup=False)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        self._leave(event.value.strip())

    def action_leave(self) -> None:
        """Run nothing."""
        self._leave("")

    def _leave(self, command: str) -> None:
        if self.is_current:  # and not when it is given twice at a time: Textual would close what is below
            self.dismiss(command)
