"""Where the open article leads: its own address and its links, filtered as one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.message import Message

from reader.text import as_shown, counted, paragraph_number
from reader.ui.dialogs.closing import FilteredScreen
from reader.ui.messages import AddressAsked, PlaceAsked, TextCopyAsked
from reader.ui.widgets.row_list import Row, RowLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Article, Span

_NONE = "No link has these words."
_KEYS = ("enter opens", "ctrl+y copies", "ctrl+g goes there", "esc closes")
_MOST_LINES = 2
_MOST_ROWS = 500
_TOO_MANY = Row(
    "too-many",
    (RowLine(((f"The first {_MOST_ROWS}: type some words to find the others.", "soft"),)),),
    heading=True,
)


@dataclass(frozen=True, slots=True)
class _Target:
    """An address, what is said of it, and where that stands in the text; None for the article's own."""

    url: str
    words: str
    where: str
    span: Span | None

    def has(self, words: Sequence[str]) -> bool:
        text = f"{self.words} {self.url}".casefold()
        return all(word in text for word in words)


class LinksScreen(FilteredScreen[Message]):
    """Lists where an article leads; its result is the message that asks for the chosen one, or None."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("ctrl+y", "copy", show=False),
        Binding("ctrl+g", "go", show=False),
    ]

    def __init__(self, article: Article) -> None:
        title = counted(len(article.links), "link") if article.links else "No links, but an address"
        super().__init__(title, _NONE, keys=_KEYS)
        self._article_id = article.id
        self._targets = dict(enumerate(_targets(article)))

    def rows_with(self, words: str) -> Sequence[Row]:
        """Return the links that have all the words, in text or address, in whatever case."""
        wanted = words.casefold().split()
        rows = [_row(number, target) for number, target in self._targets.items() if target.has(wanted)]
        return [_TOO_MANY, *rows[:_MOST_ROWS]] if len(rows) > _MOST_ROWS else rows

    def result_of(self, row_id: str) -> Message:
        """Ask for the address in a browser."""
        return AddressAsked(self._targets[int(row_id)].url)

    @property
    def _current(self) -> _Target | None:
        return self._targets[int(self._list.row.id)] if self._list.row else None

    def action_copy(self) -> None:
        """Copy the address."""
        if target := self._current:
            self.post_message(TextCopyAsked(target.url, "the address"))

    def action_go(self) -> None:
        """Go to the words in the text."""
        target = self._current
        if target and target.span:
            span = target.span
            self.leave(PlaceAsked(self._article_id, lambda _: span))
        elif target:
            self.app.notify(
                "That is the article's own address: no words of the text stand for it.", markup=False
            )


def _targets(article: Article) -> Iterator[_Target]:
    if article.url:
        yield _Target(article.url, "This article", "its own address", None)
    for link in article.links:
        paragraph = paragraph_number(article.text, link.start)
        words = as_shown(article.text[link.start : link.end])
        yield _Target(link.url, words, f"¶ {paragraph}", (link.start, link.end))


def _row(number: int, target: _Target) -> Row:
    said = RowLine(((target.words, "strong"), (f"  {target.where}", "soft")), most_lines=_MOST_LINES)
    address = RowLine(((target.url, "soft"),), most_lines=_MOST_LINES)
    return Row(str(number), (said,) if target.url == target.words else (said, address))
