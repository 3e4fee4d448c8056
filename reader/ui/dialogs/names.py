"""A choice among names, filtered as one types; the words typed make a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import as_shown, clean_line
from reader.ui.dialogs.closing import FilteredScreen
from reader.ui.widgets.row_list import Row, RowLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class NamesScreen(FilteredScreen[str]):
    """Lists names; its result is the id of the one that was chosen, or None.

    An id is a kind and a name, such as "section Costs"; one for what is not there yet is made likewise.
    """

    def __init__(self, title: str, shown: Mapping[str, tuple[str, str]], kind: str) -> None:
        """Offer what is shown for each id, a name and what is said beside it, and new ones of that kind."""
        super().__init__(
            title,
            f"Type the name of a {kind} to begin one.",
            asks=f"filter, or type the name of a new {kind}",
            keys=("enter takes it", "esc closes"),
        )
        self._shown, self._kind = shown, kind

    def rows_with(self, words: str) -> Sequence[Row]:
        """Return the names that have the words, in whatever case, and the words as a new name."""
        words = clean_line(words)
        wanted = words.casefold()
        rows = [
            _row(each, name, beside)
            for each, (name, beside) in self._shown.items()
            if wanted in name.casefold()
        ]
        new = f"{self._kind} {words}"
        if words and all(new.casefold() != each.casefold() for each in self._shown):
            rows.append(_row(new, words, f"a new {self._kind}"))
        self._list.styles.height = max(2, len(rows))
        return rows

    def result_of(self, row_id: str) -> str:
        """Return the id."""
        return row_id


def _row(row_id: str, name: str, beside: str) -> Row:
    return Row(row_id, (RowLine(((as_shown(name), "plain"), (f" · {beside}", "soft"))),), spaced=False)
