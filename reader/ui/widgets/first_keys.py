"""A line for the first minutes: the keys that matter most, until the user no longer needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.commands import Command

_WORDS = {
    "next-extract": "next extract",
    "copy": "copies it",
    "keep": "keeps it",
    "help": "all keys",
    "hide-first-keys": "hides this",
}


class FirstKeys(Static):
    """Names a few commands with the keys that they have here; hidden until it is asked for."""

    def __init__(self, commands: Sequence[Command], *, id: str | None = None) -> None:  # noqa: A002
        keys = {command.id: command.first_key for command in commands}
        super().__init__("", markup=False, id=id)
        self._named = [
            Content.assemble(Content.styled(keys[command_id], "bold $tint-accent"), f" {words}")
            for command_id, words in _WORDS.items()
        ]
        self.display = False

    def on_resize(self) -> None:
        """Name as many as there is room for, and in any case how to hide the line."""
        named = list(self._named)
        while len(named) > 1 and self._line(named).cell_length > self.size.width:
            del named[-2]
        self.update(self._line(named))

    @staticmethod
    def _line(named: Sequence[Content]) -> Content:
        return Content.assemble(Content.styled(" New here?  ", "$tint-soft"), Content("  ").join(named))
