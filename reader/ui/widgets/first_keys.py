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
        parts = [Content.styled(" New here?  ", "$tint-soft")]
        for command_id, words in _WORDS.items():
            parts += [Content.styled(keys[command_id], "bold $tint-accent"), Content(f" {words}  ")]
        super().__init__(Content.assemble(*parts), markup=False, id=id)
        self.display = False
