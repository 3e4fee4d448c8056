"""The keys of a screen in as few lines as they fit, none of them parted from its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "


class KeyLine(Static):
    """Names keys, such as "c comment"."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._named: tuple[str, ...] = ()

    def show(self, named: Sequence[str]) -> None:
        """Name these keys."""
        self._named = tuple(named)
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
