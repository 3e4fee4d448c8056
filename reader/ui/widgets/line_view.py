"""What scrolls line by line: the text, and the lists beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from textual.geometry import Size


class LineView(ScrollView):
    """A scroll view whose scrollbar is painted again only when it has changed.

    Textual paints it twice whenever anything on the screen is laid out anew, which takes longer than most
    answers to a key.
    """

    _measured: tuple[Size, Size] | None = None

    def _scroll_update(self, virtual_size: Size) -> None:
        measured = virtual_size, self.container_size
        if measured != self._measured:
            self._measured = measured
            super()._scroll_update(virtual_size)
