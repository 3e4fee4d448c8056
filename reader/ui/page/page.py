"""Sets an article as a page: its lines for a width, and the way between lines and text offsets."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

from reader.export.citation import date_written_out
from reader.model import reading_time
from reader.settings import MEASURES, SPACINGS
from reader.text import as_shown, clean_line, paragraphs
from reader.ui.page.typesetting import SetLine, set_line
from reader.ui.page.wrapping import wrap

if TYPE_CHECKING:
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


class _Lines(Sequence[PageLine]):
    """The lines of a page, of which a long one has many: each is made when it is looked at.

    Attributes:
        numbers: the numbers of the lines that are from the text.
        starts: the offsets in `Article.text` of their first characters.
        ends: the offsets of their ends.
        firsts: the numbers of the lines with which paragraphs begin.
    """

    def __init__(self, text: str, width: int) -> None:
        self._text, self._width = text, width
        self.numbers, self.starts, self.ends, self.firsts = (array("q") for _ in range(4))
        self._furniture: dict[int, PageLine] = {}
        self._headline = range(0)
        self._height = 0

    def skip(self, lines: int) -> None:
        """Leave lines blank."""
        self._height += lines

    def set_furniture(self, text: str, kind: LineKind) -> None:
        """Set what is not from the text."""
        for start, end in wrap(text, self._width):
            self._furniture[self._height] = PageLine(kind, text[start:end])
            self._height += 1

    def set_headline(self, span: Span) -> None:
        """Set the paragraph that is the headline."""
        first = self._height
        self.set_paragraph(span, 1)
        self._headline = range(first, self._height)

    def set_paragraph(self, span: Span, spacing: int) -> None:
        """Set a paragraph, with so many lines of the page from one of its lines to the next."""
        offset, first = span[0], self._height
        lines = wrap(as_shown(self._text[slice(*span)]), self._width)
        self._height += (len(lines) - 1) * spacing + 1
        self.firsts.append(first)
        self.numbers.extend(range(first, self._height, spacing))
        self.starts.extend([offset + start for start, _ in lines])
        self.ends.extend([offset + end for _, end in lines])

    def __len__(self) -> int:
        return self._height

    @overload
    def __getitem__(self, y: int) -> PageLine: ...

    @overload
    def __getitem__(self, y: slice) -> list[PageLine]: ...

    def __getitem__(self, y: int | slice) -> PageLine | list[PageLine]:
        if isinstance(y, slice):
            return [self[each] for each in range(*y.indices(self._height))]
        if not 0 <= y < self._height:
            raise IndexError(y)
        index = bisect_left(self.numbers, y)
        if index < len(self.numbers) and self.numbers[index] == y:
            start = self.starts[index]
            kind: LineKind = "headline" if y in self._headline else "body"
            return PageLine(kind, as_shown(self._text[start : self.ends[index]]), start)
        return self._furniture.get(y) or (_BETWEEN if self._is_within_paragraph(y, index) else _BLANK)

    def _is_within_paragraph(self, y: int, index: int) -> bool:
        """Tell whether the next line that is from the text, the one with the index, goes on a paragraph."""
        after = bisect_left(self.firsts, y)
        next_first = self.firsts[after] if after < len(self.firsts) else self._height
        return index < len(self.numbers) and self.numbers[index] < next_first


class Page:
    """The lines of an article set to one width; the setting's measure is what they would have with room."""

    def __init__(self, article: Article, width: int, setting: Setting | None = None) -> None:
        self.article = article
        self.width = width
        self.setting = setting or Setting()
        self._lines = _lines(article, width, self.setting.spacing)

    @property
    def lines(self) -> Sequence[PageLine]:
        """All lines from the top."""
        return self._lines

    @property
    def height(self) -> int:
        """How many lines the page has."""
        return len(self._lines)

    @property
    def paragraph_lines(self) -> Sequence[int]:
        """The numbers of the lines with which paragraphs begin."""
        return self._lines.firsts

    def set_line(self, y: int) -> SetLine:
        """Set a line to be painted; the last one of a paragraph is never justified."""
        line = self.lines[y]
        goes_on = self.setting.justify and line.kind == "body" and self.lines[y + 1].kind != "blank"
        return set_line(
            line.text, self.width if goes_on else 0, from_right=y // self.setting.spacing % 2 == 1
        )

    def line_of(self, offset: int) -> int:
        """Return the number of the line that shows the character at the offset, or the nearest before it."""
        index = bisect_right(self._lines.starts, offset) - 1
        return self._lines.numbers[max(0, index)] if self._lines.numbers else 0

    def offset_of(self, y: int, cell: int = 0) -> int | None:
        """Return the text offset of the character on a cell of a line, or None off the text.

        Past the end of a line it is the line's end.
        """
        return self.lines[y].start + self.set_line(y).at(cell) if self._is_text(y) else None

    def _is_text(self, y: int) -> bool:
        return 0 <= y < self.height and self.lines[y].start >= 0

    def text_from(self, y: int, cell: int) -> int | None:
        """Return the offset at which the text from a cell on begins; None where none follows."""
        if self._is_text(y):
            return self.offset_of(y, cell)
        index = bisect_left(self._lines.numbers, y)
        return self._lines.starts[index] if index < len(self._lines.starts) else None

    def text_until(self, y: int, cell: int) -> int | None:
        """Return the offset at which the text before a cell ends; None where there is none."""
        if self._is_text(y):
            return self.lines[y].start + self.set_line(y).before(cell)
        index = bisect_left(self._lines.numbers, y) - 1
        return self._lines.ends[index] if index >= 0 else None

    def span_of(self, top: int, height: int) -> Span:
        """Return the span of the text that is shown in `height` lines from line `top`."""
        first, after = (bisect_left(self._lines.numbers, y) for y in (top, top + height))
        return (self._lines.starts[first], self._lines.ends[after - 1]) if first < after else (0, 0)


def _lines(article: Article, width: int, spacing: int) -> _Lines:
    """Set an article: its headline, what is known of it, and its paragraphs."""
    lines = _Lines(article.text, width)
    spans = paragraphs(article.text)
    headline_in_text = bool(spans) and clean_line(article.text[slice(*spans[0])]) == article.title
    lines.skip(_TOP_MARGIN)
    if headline_in_text:
        lines.set_headline(spans.pop(0))
    else:
        lines.set_furniture(article.title, "headline")
    lines.set_furniture(meta_line(article), "meta")
    for span in spans:
        lines.skip(spacing)
        lines.set_paragraph(span, spacing)
    lines.skip(1)
    return lines


def meta_line(article: Article) -> str:
    """Return what stands under the headline: who published it and when, and how long it takes."""
    words = article.words
    parts = (
        article.publisher,
        article.byline,
        date_written_out(article.published) if article.published else None,
        f"{words:,} word{'s' * (words != 1)}",
        reading_time(words),
    )
    return " · ".join(part.replace(" ", _UNBROKEN) for part in parts if part)
