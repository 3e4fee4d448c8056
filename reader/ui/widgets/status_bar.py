"""The last line of the screen: what can be done here, and how far the reader and the analysis are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable


class StatusBar(Widget):
    """Key hints to the left, as many as fit; state to the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--key", "status--word", "status--state"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints: tuple[tuple[str, str], ...] = ()
        self._state = ""

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None:
        """Show these keys with their words."""
        self._hints = tuple(hints)
        self.refresh()

    def show_state(self, state: str) -> None:
        """Show this to the right."""
        if state != self._state:
            self._state = state
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Paint the bar."""
        base, width = self.visual_style.rich_style, self.size.width
        key, word, state = (
            base + self.get_component_rich_style(f"status--{name}", partial=True)
            for name in ("key", "word", "state")
        )
        right = Segment(f"{self._state} ", state)
        hints = [[Segment(f" {sign}", key), Segment(f" {meaning} ", word)] for sign, meaning in self._hints]
        left = [segment for hint in _fitting(hints, width - cell_len(right.text)) for segment in hint]
        strip = Strip(left).adjust_cell_length(max(0, width - cell_len(right.text)), base)
        return Strip([*strip, right]).adjust_cell_length(width, base)


def _fitting(hints: list[list[Segment]], room: int) -> list[list[Segment]]:
    """Return as many hints as there is room for, and the last one in any case: it leads to all the others."""
    widths = [sum(cell_len(segment.text) for segment in hint) for hint in hints]
    while len(hints) > 1 and sum(widths) > room:
        del hints[-2], widths[-2]
    return hints
