"""Sets an article as a page: its lines for a width, and the way between lines and text offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reader.export.citation import date_written_out
from reader.model import reading_minutes
from reader.text import as_shown, clean_line, paragraphs
from reader.ui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Article, Span

LineKind = Literal["headline", "meta", "body", "blank"]

_TOP_MARGIN = 1
_UNBROKEN = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the page.

    Attributes:
        text: what is shown, of the same length as the words of the article it shows.
        start: offset of its first character in `Article.text`; -1 for a line that is not from the text.
    """

    kind: LineKind
    text: str
    start: int = -1

    @property
    def end(self) -> int:
        """End offset in `Article.text`; meaningless for a line that is not from the text."""
        return self.start + len(self.text)


_BLANK = PageLine("blank", "")


class Page:
    """The lines of an article set to one width."""

    def __init__(self, article: Article, width: int) -> None:
        self.article = article
        self.width = width
        self.lines = tuple(_set_lines(article, width))
        self._text_lines = [y for y, line in enumerate(self.lines) if line.start >= 0]
        self._starts = [self.lines[y].start for y in self._text_lines]

    @property
    def height(self) -> int:
        """How many lines the page has."""
        return len(self.lines)

    @cached_property
    def paragraph_lines(self) -> tuple[int, ...]:
        """The numbers of the lines with which paragraphs begin."""
        before = (_BLANK, *self.lines)
        return tuple(y for y in self._text_lines if before[y].start < 0)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that shows the character at the offset, or the nearest before it."""
        index = bisect_right(self._starts, offset) - 1
        return self._text_lines[max(0, index)] if self._text_lines else 0

    def offset_of(self, y: int, column: int = 0) -> int | None:
        """Return the text offset of a character of a line, or None off the text.

        `column` counts characters, not cells; past the end of a line it means the line's end.
        """
        if not 0 <= y < len(self.lines) or self.lines[y].start < 0:
            return None
        line = self.lines[y]
        return line.start + min(max(0, column), len(line.text))

    def span_of(self, top: int, height: int) -> Span:
        """Return the span of the text that is shown in `height` lines from line `top`."""
        shown = [line for line in self.lines[top : top + height] if line.start >= 0]
        return (shown[0].start, shown[-1].end) if shown else (0, 0)


def _set_lines(article: Article, width: int) -> Iterator[PageLine]:
    spans = paragraphs(article.text)
    headline_in_text = bool(spans) and clean_line(article.text[slice(*spans[0])]) == article.title
    yield from [_BLANK] * _TOP_MARGIN
    if headline_in_text:
        yield from _set_paragraph(article.text, spans.pop(0), width, "headline")
    else:
        yield from _set_furniture(article.title, width, "headline")
    yield from _set_furniture(meta_line(article), width, "meta")
    for span in spans:
        yield _BLANK
        yield from _set_paragraph(article.text, span, width, "body")
    yield _BLANK


def _set_paragraph(text: str, span: Span, width: int, kind: LineKind) -> Iterator[PageLine]:
    start, end = span
    shown = as_shown(text[start:end])
    for first, last in wrap(shown, width):
        yield PageLine(kind, shown[first:last], start + first)


def _set_furniture(text: str, width: int, kind: LineKind) -> Iterator[PageLine]:
    for first, last in wrap(text, width):
        yield PageLine(kind, text[first:last])


def meta_line(article: Article) -> str:
    """Return what stands under the headline: who published it and when, and how long it takes."""
    words = article.words
    parts = (
        article.publisher,
        article.byline,
        date_written_out(article.published) if article.published else None,
        f"{words:,} word{'s' * (words != 1)}",
        f"{reading_minutes(words)} min",
    )
    return " · ".join(part.replace(" ", _UNBROKEN) for part in parts if part)
