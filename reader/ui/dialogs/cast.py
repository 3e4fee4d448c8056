"""The cast of the open article, filtered as one types; choosing somebody leads to the first mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.dialogs.closing import FilteredScreen
from reader.ui.widgets.row_list import Row, RowLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.ui.extracts.extract import Extract, Piece

_TITLE = "Who and what this is about"
_NONE = "Nobody has these words."
_NOBODY = "No people, organisations or places were found here."
_MOST_LINES = 2


class CastScreen(FilteredScreen[str]):
    """Lists who and what the article is about; its result is the id of the one that was chosen, or None."""

    def __init__(self, members: tuple[Extract, ...]) -> None:
        super().__init__(
            _TITLE, _NONE if members else _NOBODY, keys=("enter goes to the first mention", "esc closes")
        )
        self._members = [(member, _row(member)) for member in members]

    def rows_with(self, words: str) -> Sequence[Row]:
        """Return who has the words, in whatever case."""
        words = words.casefold()
        return [row for member, row in self._members if not words or words in _text(member).casefold()]

    def result_of(self, row_id: str) -> str:
        """Return the id of the entity."""
        return row_id


def _row(member: Extract) -> Row:
    lines = [member.heading, *_lines(member.words), ((member.footing, "soft"),)]
    return Row(member.id, tuple(RowLine(line, most_lines=_MOST_LINES) for line in lines))


def _lines(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces as lines: each of them ends one."""
    for words, style in pieces:
        yield ((words.rstrip("\n"), style),)


def _text(member: Extract) -> str:
    return "".join(words for words, _ in (*member.heading, *member.words))
