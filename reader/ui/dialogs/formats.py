"""Formats with a preview of what each gives."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.ui.dialogs.closing import ClosingScreen
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

Result = TypeVar("Result")

_LONGEST_PREVIEW = 4_000
"""Characters; a whole notebook may have hundreds of thousands, which nobody reads here."""


class FormatsScreen(ClosingScreen[Result | None]):
    """Lists formats above a preview of the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", show=False)]

    def __init__(self, title: str, keys: Sequence[str], titles: Mapping[str, str], current: str) -> None:
        """Offer the formats with these titles, by their ids, and begin with the current one."""
        super().__init__()
        self._title, self._titles, self._current = title, titles, current
        self._list = RowList(id="formats")
        self._preview = Static("", id="copy-preview", markup=False)
        self._keys = KeyLine(*keys)

    @abstractmethod
    def written(self, form_id: str) -> str:
        """Return what a format gives, for the preview."""

    @abstractmethod
    def choose(self, form_id: str) -> None:
        """Take a format."""

    def compose(self) -> ComposeResult:
        """Put the formats above the preview."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title", markup=False)
            yield self._list
            with VerticalScroll(can_focus=False, id="copy-scroll"):
                yield self._preview
            yield from self.compose_below()
            yield self._keys

    def compose_below(self) -> ComposeResult:
        """Put nothing between the preview and the keys."""
        yield from ()

    def on_mount(self) -> None:
        """Begin with the format that is in use."""
        self._list.styles.height = len(self._titles)
        self._list.show(
            [
                Row(form_id, (RowLine(((title, "plain"),)),), spaced=False)
                for form_id, title in self._titles.items()
            ]
        )
        self._list.point_to(self._current)
        self._list.focus()
        self._show(self._current)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        self._current = message.row_id
        self._show(message.row_id)

    def _show(self, form_id: str) -> None:
        text = self.written(form_id)
        shown = text if len(text) <= _LONGEST_PREVIEW else f"{text[:_LONGEST_PREVIEW].rstrip()} …"
        self._preview.update(Content(shown))

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        self.choose(message.row_id)

    def action_leave(self) -> None:
        """Take nothing."""
        self.leave(None)
