"""In which format to copy, with a preview of what that gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.ui.screens.closing import ClosingScreen
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.export.copies import CopyFormat
    from reader.ui.copying import Copyable


class CopyAsScreen(ClosingScreen["CopyFormat | None"]):
    """Offers the formats; its result is the one that was chosen, or None."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it
    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,q", "leave", show=False),
    ]

    def __init__(self, copyable: Copyable, formats: Sequence[CopyFormat], current: CopyFormat) -> None:
        super().__init__()
        self._copyable, self._current = copyable, current
        self._formats = {each.id: each for each in formats}
        self._list = RowList(id="formats")
        self._preview = Static("", id="copy-preview", markup=False)

    def compose(self) -> ComposeResult:
        """Put the formats above the preview."""
        with Vertical(id="copy-as"):
            yield Static(Content(f"Copy {self._copyable.what} as"), id="copy-title", markup=False)
            yield self._list
            with VerticalScroll(can_focus=False, id="copy-scroll"):
                yield self._preview
            yield Static("enter copies, and Y does from now on · esc closes", id="copy-keys", markup=False)

    def on_mount(self) -> None:
        """Begin with the format that is in use."""
        self._list.styles.height = len(self._formats)
        self._list.show(
            [
                Row(each.id, (RowLine(((each.title, "plain"),)),), spaced=False)
                for each in self._formats.values()
            ]
        )
        self._list.point_to(self._current.id)
        self._list.focus()
        self._show(self._current)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        self._show(self._formats[message.row_id])

    def _show(self, form: CopyFormat) -> None:
        self._preview.update(Content(self._copyable.written(form)))

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        self.leave(self._formats[message.row_id])

    def action_leave(self) -> None:
        """Copy nothing."""
        self.leave(None)
