"""The keys of a screen in as few lines as they fit, none of them parted from its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "


class KeyLine(Static):
    """Stands at the foot of a dialog and names keys, such as "c comment"."""

    def __init__(self, *named: str) -> None:
        super().__init__("", classes="dialog-keys", markup=False)
        self._named = named

    def show(self, *named: str) -> None:
        """Name these keys instead."""
        self._named = named
        self.on_resize()

    def on_resize(self) -> None:
        """Set them anew."""
        self.update(Content("\n".join(set_in_lines(self._named, self.size.width))))


def set_in_lines(words: Sequence[str], width: int) -> list[str]:
    """Return the words in lines of at most that many cells, as many in each as fit."""
    lines: list[str] = []
    for each in words:
        if lines and len(lines[-1]) + len(_GAP) + len(each) <= width:
            lines[-1] += _GAP + each
        else:
            lines.append(each)
    return lines
