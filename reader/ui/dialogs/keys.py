"""All keys, by what they are for, filtered as one types."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from reader.ui.dialogs.closing import FilteredScreen
from reader.ui.widgets.row_list import Row, RowLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.ui.commands import Command

_NONE = "No such key or command."
_KEY_COLUMN = 17
_ROOMY = 60
"""Columns of the screen from which what keys do stands beside them, and not below."""


class KeysScreen(FilteredScreen[str]):
    """Lists every command with the keys that it has here; those looked for also with their ids.

    Its result is the id of the command that was chosen, or None.
    """

    BINDINGS = [Binding("f1", "leave", show=False)]  # noqa: RUF012 - as Textual declares it

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__("", _NONE, asks="type to filter", keys=("enter does it", "esc closes"))
        self._commands = commands

    @on(Input.Changed)
    def _close_on_its_key(self, event: Input.Changed) -> None:
        if event.value == "?":  # the key that opened it closes it
            self.leave(None)

    def rows_with(self, words: str) -> Sequence[Row]:
        """Return the commands that have the words in their title, keys, id or group."""
        return list(self._rows(words.casefold()))

    def _rows(self, words: str) -> Iterator[Row]:
        for group, members in groupby(self._commands, key=lambda command: command.group):
            shown = [
                command
                for command in members
                if words in f"{command.title} {command.shown_keys} {command.id} {group}".casefold()
            ]
            if shown:
                yield Row(group, (RowLine(((group, "heading"),)),), heading=True)
            for command in shown:
                yield self._row(command, with_id=bool(words), is_last=command is shown[-1])

    def _row(self, command: Command, *, with_id: bool, is_last: bool) -> Row:
        keys, says = command.shown_keys, (command.title, "plain")
        named = ((f"  {command.id}", "soft"),) if with_id else ()  # the whole page stays calm
        if self.app.size.width >= _ROOMY:
            beside = ((f"{keys:<{_KEY_COLUMN}}", "strong"), says, *named)
            return Row(command.id, (RowLine(beside, hang=_KEY_COLUMN),), spaced=is_last)
        below = RowLine((("  ", "plain"), says), hang=2)
        return Row(command.id, (RowLine(((keys, "strong"), *named)), below), spaced=is_last)

    def result_of(self, row_id: str) -> str:
        """Return the id of the command."""
        return row_id
