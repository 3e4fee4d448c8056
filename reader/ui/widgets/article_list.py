"""The list of articles: title, where and when it was published, how long it is, what was found in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.export.citation import date_written_out
from reader.model import reading_time
from reader.text import clean_line, counted
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Summary


class ArticleList(RowList):
    """Rows of articles; the open one stands out."""

    def __init__(self, empty: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(empty, id=id)
        self._known: dict[tuple[Summary, bool], Row] = {}

    def show_articles(self, summaries: Iterable[Summary], open_id: str | None, empty: str) -> None:
        """List these articles; rows of articles that have not changed are kept."""
        wanted = [(summary, summary.id == open_id) for summary in summaries]
        self._known = {each: self._known.get(each) or _row(*each) for each in wanted}
        self.show([self._known[each] for each in wanted], empty)


def _row(summary: Summary, is_open: bool) -> Row:
    published = date_written_out(summary.published, short=True) if summary.published else None
    found: tuple[str, ...] = ()
    if summary.quotes is not None and summary.facts is not None:
        found = (counted(summary.quotes, "quote"), counted(summary.facts, "fact"))
    return Row(
        summary.id,
        (
            RowLine(((summary.title, "open" if is_open else "strong"),), most_lines=3),
            _soft_line(summary.publisher or _place(summary.source), published),
            _soft_line(reading_time(summary.words), *found),
        ),
    )


def _place(source: str) -> str:
    """Return the file's name, for an article that names no outlet."""
    return "standard input" if source == "-" else clean_line(Path(source).name)


def _soft_line(*parts: str | None) -> RowLine:
    return RowLine(((" · ".join(part for part in parts if part), "soft"),), most_lines=1)
