"""Screens over another one: they close once, and those with a list are filtered as one types."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.widths import BREAKPOINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.ui.widgets.row_list import Row

Result = TypeVar("Result")


class ClosingScreen(ModalScreen[Result]):
    """A dialog that one leaves with a result; the style sheet gives it less air on a low screen."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it
    DEFAULT_CLASSES = "-high"
    """As most screens are: where the first size changes nothing, the dialog is not styled a second time."""

    def leave(self, result: Result) -> None:
        """Close with a result, and once: a second key would have Textual close what is below."""
        if self.is_current:
            self.dismiss(result)


class BesideScreen(Screen[Any]):
    """A dialog in the place of the panel and as wide, beside the text that it is about.

    It comes behind the other bases, since Textual takes the styles of the first one alone.
    """

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def on_resize(self) -> None:
        """Be as wide as the panel, where that is on the screen."""
        panel, dialog = self.app.screen_stack[0].query_one("#panel"), self.query_one(".dialog")
        is_beside = panel.region.width > 0 and not self.has_class("-narrow")
        dialog.styles.width = panel.region.width + 1 if is_beside else None


class FilteredList(RowList, can_focus=False):
    """The rows; the keys stay with the line in which one types."""


class FilteredScreen(ClosingScreen[Result | None]):
    """Lists rows that have the words typed; its result is what the chosen row stands for, or None."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up,ctrl+p", "step(-1)", show=False),
        Binding("pagedown", "page(1.0)", show=False),
        Binding("pageup", "page(-1.0)", show=False),
    ]

    def __init__(self, title: str, none: str, *, asks: str = "filter", keys: Sequence[str]) -> None:
        """Set the dialog.

        Args:
            title: what stands above; nothing where it is empty.
            none: what is said where no row has the words.
            asks: what the empty line to type in says.
            keys: the keys that are named below, such as "esc closes".
        """
        super().__init__()
        self._title, self._none, self._asks, self._keys = title, none, asks, keys
        self._list = FilteredList()

    def compose(self) -> ComposeResult:
        """Put the line to type in above the list."""
        with Vertical(classes="dialog"):
            if self._title:
                yield Static(Content(self._title), classes="dialog-title", markup=False)
            yield from self.compose_about()
            yield Input(placeholder=self._asks, compact=True, select_on_focus=False, classes="dialog-filter")
            yield self._list
            yield KeyLine(*self._keys)

    def compose_about(self) -> ComposeResult:
        """Put nothing between the title and the line to type in."""
        yield from ()

    @abstractmethod
    def rows_with(self, words: str) -> Sequence[Row]:
        """Return the rows that have the words typed; all of them where there are none."""

    @abstractmethod
    def result_of(self, row_id: str) -> Result:
        """Return what a row stands for."""

    def on_mount(self) -> None:
        """Show all rows."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, words: str) -> None:
        self._list.show(self.rows_with(words), self._none, keep_place=False)
        self._list.action_top()

    def action_step(self, rows: int) -> None:
        """Move the cursor."""
        self._list.action_move(rows)

    def action_page(self, pages: float) -> None:
        """Move the cursor by so many screenfuls."""
        self._list.action_page(pages)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if self._list.row:
            self.leave(self.result_of(self._list.row.id))

    def action_leave(self) -> None:
        """Choose nothing."""
        self.leave(None)
