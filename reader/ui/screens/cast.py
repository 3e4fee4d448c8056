"""The cast of the open article, filtered as one types; choosing somebody leads to the first mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.ui.cast import cast
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App, ComposeResult

    from reader.model import Analysis
    from reader.ui.extracts.extract import Extract, Piece

_NONE = "Nobody has these words."
_NOBODY = "No people, organisations or places were found here."
_MOST_LINES = 2


async def show_cast(
    app: App[None], analysis: Analysis, text: str, chosen: Callable[[str | None], None]
) -> None:
    """Show the cast of an article; `chosen` is told the id of an entity, or None."""
    await app.push_screen(CastScreen(cast(analysis, text)), chosen)


class CastList(RowList, can_focus=False):
    """The rows; the keys stay with the line in which one types."""


class CastScreen(ModalScreen[str | None]):
    """Lists who and what the article is about; its result is the id of the one that was chosen, or None."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up,ctrl+p", "step(-1)", show=False),
        Binding("pagedown", "page(1.0)", show=False),
        Binding("pageup", "page(-1.0)", show=False),
    ]

    def __init__(self, members: tuple[Extract, ...]) -> None:
        super().__init__()
        self._members = members
        self._list = CastList(id="cast-list")

    def compose(self) -> ComposeResult:
        """Put the line to type in above the list."""
        with Vertical(id="cast"):
            yield Static(Content("Who and what this is about"), id="cast-title", markup=False)
            yield Input(placeholder="filter", compact=True, select_on_focus=False, id="cast-filter")
            yield self._list
            yield Static("enter goes to the first mention · esc closes", id="cast-keys", markup=False)

    def on_mount(self) -> None:
        """Show everybody."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value.casefold())

    def _show(self, words: str) -> None:
        found = [_row(each) for each in self._members if words in _text(each).casefold()]
        self._list.show(found, _NONE if self._members else _NOBODY, keep_place=False)
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
            self._leave(self._list.row.id)

    def action_leave(self) -> None:
        """Go back to where one was."""
        self._leave(None)

    def _leave(self, entity_id: str | None) -> None:
        if self.is_current:  # and not when it is chosen twice at a time: Textual would close what is below
            self.dismiss(entity_id)


def _row(member: Extract) -> Row:
    lines = [member.heading, *_lines(member.words), ((member.footing, "soft"),)]
    return Row(member.id, tuple(RowLine(line, most_lines=_MOST_LINES) for line in lines))


def _lines(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces as lines: each of them ends one."""
    for words, style in pieces:
        yield ((words.rstrip("\n"), style),)


def _text(member: Extract) -> str:
    return "".join(words for words, _ in (*member.heading, *member.words))
