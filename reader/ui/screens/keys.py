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

from reader.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

_KEY_COLUMN = 17


class KeysScreen(ModalScreen[None]):
    """Lists every command with its keys."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,f1", "dismiss", "Close", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

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
                yield Static(_listing(""), id="keys-list", markup=False)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        if event.value == "?":  # the key that opened it closes it
            self.dismiss()
        self.query_one("#keys-list", Static).update(_listing(event.value))

    def action_scroll(self, lines: int) -> None:
        """Scroll the list."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_to(y=scroll.scroll_offset.y + lines, animate=False)


def _listing(words: str) -> Content:
    lines = list(_lines(words.casefold()))
    return Content("\n").join(lines) if lines else Content.styled("No such key or command.", "$tint-soft")


def _lines(words: str) -> Iterator[Content]:
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        shown = [
            command
            for command in commands
            if words in f"{command.title} {command.shown_keys} {command.id} {group}".casefold()
        ]
        if shown:
            yield Content.styled(f" {group}", "bold $accent")
            for command in shown:
                keys = Content.styled(f"  {command.shown_keys:<{_KEY_COLUMN}}", "bold")
                yield Content.assemble(keys, command.title)
            yield Content("")
