"""The rule between two panes; the mouse drags it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events

    from reader.ui.commands import Pane


class PaneRule(Widget):
    """A rule beside the pane whose width it sets."""

    ALLOW_SELECT = False

    @dataclass
    class Dragged(Message):
        """The mouse holds the rule in that column of the screen."""

        pane: Pane
        column: int

    @dataclass
    class Dropped(Message):
        """The mouse let go of the rule where it had dragged it."""

        pane: Pane

    @dataclass
    class DoubleClicked(Message):
        """The usual width is wanted."""

        pane: Pane

    def __init__(self, pane: Pane, sign: str) -> None:
        super().__init__(id=f"{pane}-rule")
        self._pane, self._sign = pane, sign
        self._column: int | None = None
        self._dragged = False

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Paint a piece of the rule."""
        return Strip([Segment(self._sign, self.visual_style.rich_style)])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Hold the rule: all that the mouse does until it lets go is about it."""
        event.stop()
        self._column, self._dragged = event.screen_x, False
        self.capture_mouse()
        self.add_class("-held")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the rule is dragged."""
        if self._column not in (None, event.screen_x):
            self._column, self._dragged = event.screen_x, True
            self.post_message(self.Dragged(self._pane, event.screen_x))

    def on_mouse_up(self) -> None:
        """Let go of the rule."""
        if self._dragged:
            self.post_message(self.Dropped(self._pane))
        self._column, self._dragged = None, False
        self.release_mouse()
        self.remove_class("-held")

    def on_click(self, event: events.Click) -> None:
        """Ask for the usual width on a double click."""
        event.stop()
        if event.chain == 2:
            self.post_message(self.DoubleClicked(self._pane))
