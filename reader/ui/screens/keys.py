"""All keys, by what they are for, filtered as one types."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from reader.ui.commands import Command

_KEY_COLUMN = 17


class KeysScreen(ModalScreen[None]):
    """Lists every command with the keys that it has here; those looked for also with their ids."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,f1", "dismiss", "Close", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Put the filter above the list."""
        with Vertical(id="keys"):
            yield Input(
                placeholder="type to filter, esc closes",
                compact=True,
                select_on_focus=False,
                id="keys-filter",
            )
            with VerticalScroll(can_focus=False):
                yield Static(_listing("", self._commands), id="keys-list", markup=False)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        if event.value == "?":  # the key that opened it closes it
            self.dismiss()
        self.query_one("#keys-list", Static).update(_listing(event.value, self._commands))

    def action_scroll(self, lines: int) -> None:
        """Scroll the list."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_to(y=scroll.scroll_offset.y + lines, animate=False)


def _listing(words: str, commands: Sequence[Command]) -> Content:
    lines = list(_lines(words.casefold(), commands))
    return Content("\n").join(lines) if lines else Content.styled("No such key or command.", "$tint-soft")


def _lines(words: str, commands: Sequence[Command]) -> Iterator[Content]:
    for group, members in groupby(commands, key=lambda command: command.group):
        shown = [
            command
            for command in members
            if words in f"{command.title} {command.shown_keys} {command.id} {group}".casefold()
        ]
        if shown:
            yield Content.styled(f" {group}", "bold $accent")
            for command in shown:
                keys = Content.styled(f"  {command.shown_keys:<{_KEY_COLUMN}}", "bold")
                named = (
                    Content.styled(f"  {command.id}", "$tint-soft") if words else ""
                )  # the page stays calm
                yield Content.assemble(keys, command.title, named)
            yield Content("")
