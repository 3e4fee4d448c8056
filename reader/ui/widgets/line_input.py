"""A line to type in that lets go of the keys at once when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget


class LineInput(Input):
    """Takes no key that was typed after enter, though it came together with it.

    Of keys that arrive together, Textual forwards all to the widget that has the focus then: those behind
    enter would be taken for text, since the focus moves only once enter is answered. Here they go on to
    the widget that gets it.

    Attributes:
        gives_way_to: what has the keys after enter.
    """

    gives_way_to: Widget | None = None

    async def _on_key(self, event: events.Key) -> None:
        if self.screen.focused is not self:
            event.prevent_default()
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    async def action_submit(self) -> None:
        """Tell that the line is done, and give the keys away."""
        await super().action_submit()
        if self.gives_way_to:
            self.screen.set_focus(self.gives_way_to)
