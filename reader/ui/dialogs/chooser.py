"""A question with its answers, filtered as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reader.corrections import Correction
from reader.ui.dialogs.closing import BesideScreen, FilteredScreen
from reader.ui.widgets.row_list import Row, RowLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App, ComposeResult

    from reader.ui.extracts.correcting import Choice, Question

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


class ChooserScreen(FilteredScreen[Correction], BesideScreen):
    """Asks a question; its result is the correction that was chosen, or None.

    Where there is room it stands beside the text, which may tell the answer.
    """

    def __init__(self, question: Question) -> None:
        asks = "filter, or type a name" if question.typed else "filter"
        super().__init__(question.title, _NONE, asks=asks, keys=("enter takes it", "esc closes"))
        self._question = question
        self._answers: tuple[Choice, ...] = ()

    def compose_about(self) -> ComposeResult:
        """Put what the question is about below its title."""
        if self._question.about:
            yield Static(Content(self._question.about), id="chooser-about", markup=False)

    def rows_with(self, words: str) -> Sequence[Row]:
        """Return the answers that have the words, or what was typed as one."""
        self._answers = self._question.answers(words)
        return [
            Row(str(number), (RowLine(each.pieces),), spaced=False)
            for number, each in enumerate(self._answers)
        ]

    def result_of(self, row_id: str) -> Correction:
        """Return the correction that an answer makes."""
        return self._answers[int(row_id)].correction()

    def action_step(self, rows: int) -> None:
        """Move the cursor, from either end to the other."""
        last = len(self._answers) - 1
        if self._list.cursor == (last if rows > 0 else 0):
            self._list.cursor = 0 if rows > 0 else last
        else:
            super().action_step(rows)
