"""Sets an article as a page: its lines for a width, and the way between lines and text offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reader.export.citation import date_written_out
from reader.model import reading_minutes
from reader.settings import MEASURES, SPACINGS
from reader.text import as_shown, clean_line, paragraphs
from reader.ui.typesetting import SetLine, set_line
from reader.ui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Article, Span

LineKind = Literal["headline", "meta", "body", "blank", "between"]

_TOP_MARGIN = 1
_UNBROKEN = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Setting:
    """How an article is set.

    Attributes:
        measure: widest text column, in terminal cells, within `MEASURES`.
        spacing: screen lines from one line of the text to the next, within `SPACINGS`.
        justify: whether lines are filled by widening spaces.
    """

    measure: int = MEASURES.stop - 1
    spacing: int = SPACINGS.start
    justify: bool = False

    def allowed(self) -> Setting:
        """Return the nearest setting that is allowed."""
        return Setting(_nearest(self.measure, MEASURES), _nearest(self.spacing, SPACINGS), self.justify)


def _nearest(number: int, numbers: range) -> int:
    return min(max(number, numbers.start), numbers.stop - 1)


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
_BETWEEN = PageLine("between", "")
"""Stands between two lines of a paragraph."""


class Page:
    """The lines of an article set to one width; the setting's measure is what they would have with room."""

    def __init__(self, article: Article, width: int, setting: Setting | None = None) -> None:
        self.article = article
        self.width = width
        self.setting = setting or Setting()
        self.lines = tuple(_set_lines(article, width, self.setting.spacing))
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
        return tuple(y for y in self._text_lines if before[y].kind == "blank")

    def set_line(self, y: int) -> SetLine:
        """Set a line to be painted; the last one of a paragraph is never justified."""
        line = self.lines[y]
        goes_on = self.setting.justify and line.kind == "body" and self.lines[y + 1].kind != "blank"
        return set_line(
            line.text, self.width if goes_on else 0, from_right=y // self.setting.spacing % 2 == 1
        )

    def line_of(self, offset: int) -> int:
        """Return the number of the line that shows the character at the offset, or the nearest before it."""
        index = bisect_right(self._starts, offset) - 1
        return self._text_lines[max(0, index)] if self._text_lines else 0

    def offset_of(self, y: int, cell: int = 0) -> int | None:
        """Return the text offset of the character on a cell of a line, or None off the text.

        Past the end of a line it is the line's end.
        """
        return self.lines[y].start + self.set_line(y).at(cell) if self._is_text(y) else None

    def _is_text(self, y: int) -> bool:
        return 0 <= y < len(self.lines) and self.lines[y].start >= 0

    def text_from(self, y: int, cell: int) -> int | None:
        """Return the offset at which the text from a cell on begins; None where none follows."""
        if self._is_text(y):
            return self.offset_of(y, cell)
        index = bisect_left(self._text_lines, y)
        return self._starts[index] if index < len(self._starts) else None

    def text_until(self, y: int, cell: int) -> int | None:
        """Return the offset at which the text before a cell ends; None where there is none."""
        if self._is_text(y):
            return self.lines[y].start + self.set_line(y).before(cell)
        index = bisect_left(self._text_lines, y) - 1
        return self.lines[self._text_lines[index]].end if index >= 0 else None

    def span_of(self, top: int, height: int) -> Span:
        """Return the span of the text that is shown in `height` lines from line `top`."""
        shown = [line for line in self.lines[top : top + height] if line.start >= 0]
        return (shown[0].start, shown[-1].end) if shown else (0, 0)


def _set_lines(article: Article, width: int, spacing: int) -> Iterator[PageLine]:
    spans = paragraphs(article.text)
    headline_in_text = bool(spans) and clean_line(article.text[slice(*spans[0])]) == article.title
    yield from [_BLANK] * _TOP_MARGIN
    if headline_in_text:
        yield from _set_paragraph(article.text, spans.pop(0), width, "headline")
    else:
        yield from _set_furniture(article.title, width, "headline")
    yield from _set_furniture(meta_line(article), width, "meta")
    for span in spans:
        yield from [_BLANK] * spacing
        yield from _spaced(_set_paragraph(article.text, span, width, "body"), spacing)
    yield _BLANK


def _set_paragraph(text: str, span: Span, width: int, kind: LineKind) -> Iterator[PageLine]:
    start, end = span
    shown = as_shown(text[start:end])
    for first, last in wrap(shown, width):
        yield PageLine(kind, shown[first:last], start + first)


def _spaced(lines: Iterator[PageLine], spacing: int) -> Iterator[PageLine]:
    """Put blank lines between the lines of a paragraph."""
    yield next(lines)
    for line in lines:
        yield from [_BETWEEN] * (spacing - 1)
        yield line


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
