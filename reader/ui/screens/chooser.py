"""A question with its answers, filtered as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.corrections import Correction
from reader.ui.widgets.panes import BREAKPOINTS
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App, ComposeResult

    from reader.ui.correcting import Choice, Question

_NONE = "Nothing has these words."


async def ask(app: App[None], question: Question, answered: Callable[[Correction | None], None]) -> None:
    """Ask a question on a screen of its own, unless there is only one answer to it or none.

    The screen is there before the next key is, which may be the first one that is typed into it.
    """
    if not question.choices:
        app.notify(question.none, markup=False)
    elif question.outright and len(question.choices) == 1:
        answered(question.choices[0].correction())
    else:
        await app.push_screen(ChooserScreen(question), answered)


class ChoiceList(RowList, can_focus=False):
    """The answers; the keys stay with the line in which one types."""


class ChooserScreen(ModalScreen[Correction | None]):
    """Asks a question; its result is the correction that was chosen, or None.

    Where there is room it stands beside the text, which may tell the answer.
    """

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as Textual declares it
    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up,ctrl+p", "step(-1)", show=False),
        Binding("pagedown", "page(1.0)", show=False),
        Binding("pageup", "page(-1.0)", show=False),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._answers: tuple[Choice, ...] = ()
        self._list = ChoiceList(id="choices")

    def compose(self) -> ComposeResult:
        """Put the question over the line to type in, and its answers below."""
        typing = "filter, or type a name" if self._question.typed else "filter"
        with Vertical(id="chooser"):
            yield Static(Content(self._question.title), id="chooser-title", markup=False)
            if self._question.about:
                yield Static(Content(self._question.about), id="chooser-about", markup=False)
            yield Input(placeholder=typing, compact=True, select_on_focus=False, id="chooser-filter")
            yield self._list
            yield Static("enter takes it · esc closes", id="chooser-keys", markup=False)

    def on_mount(self) -> None:
        """Show all answers."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, words: str) -> None:
        self._answers = self._question.answers(words)
        rows = [
            Row(str(number), (RowLine(each.pieces),), spaced=False)
            for number, each in enumerate(self._answers)
        ]
        self._list.show(rows, _NONE, keep_place=False)
        self._list.action_top()

    def action_step(self, rows: int) -> None:
        """Move the cursor, from either end to the other."""
        last = len(self._answers) - 1
        if self._list.cursor == (last if rows > 0 else 0):
            self._list.cursor = 0 if rows > 0 else last
        else:
            self._list.action_move(rows)

    def action_page(self, pages: float) -> None:
        """Move the cursor by so many screenfuls."""
        self._list.action_page(pages)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if self._list.row:
            self._leave(self._answers[int(self._list.row.id)].correction())

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self._leave(None)

    def _leave(self, correction: Correction | None) -> None:
        if self.is_current:  # and not when it is chosen twice at a time: Textual would close what is below
            self.dismiss(correction)
