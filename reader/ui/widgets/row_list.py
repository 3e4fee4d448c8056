"""A list whose rows are a few lines each, with a cursor: the article list and the panel are made of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.annotations import COLOURS
from reader.ui.commands import bindings
from reader.ui.page.highlight import cut
from reader.ui.page.wrapping import glyphs, is_narrow, wrap
from reader.ui.widgets.line_view import LineView
from reader.ui.widgets.uneven import Uneven, is_uneven

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from reader.model import Span

_GUTTER = 2
_CURSOR_SIGN, _IDLE_CURSOR_SIGN = "▌", "▎"
_MARK_SIGN = "✓"
_KEPT_ROWS = 200
_KEPT_HEIGHTS = 50_000


@dataclass(frozen=True, slots=True)
class RowLine:
    """One logical line of a row: styled pieces, wrapped to the list's width.

    Attributes:
        pieces: words with the names of their styles.
        most_lines: how many screen lines it may take before it is cut with an ellipsis.
        hang: how many characters at its beginning are a label, under which nothing stands.
    """

    pieces: tuple[tuple[str, str], ...]
    most_lines: int = 2
    hang: int = 0

    @property
    def text(self) -> str:
        """The pieces' text together."""
        return "".join([text for text, _ in self.pieces])


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row; a row that cannot be chosen is a heading of the rows below it.

    `spaced` is whether a blank line follows it. A row that is shown again keeps its height, if it is the
    same object.
    """

    id: str
    lines: tuple[RowLine, ...]
    heading: bool = False
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class _ScreenLine:
    line: RowLine | None = None
    span: Span = (0, 0)
    cut_off: bool = False
    indent: int = 0


class RowList(LineView, can_focus=True, inherit_bindings=False):
    """Rows of several lines under a cursor, painted line by line, so that thousands cost nothing."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("any pane", "rows")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor",
        "row--idle-cursor",
        "row--sign",
        "row--strong",
        "row--plain",
        "row--soft",
        *(f"row--mark-{colour}" for colour in COLOURS),
        "row--words",
        "row--reported",
        "row--heading",
        "row--open",
        "row--person",
        "row--organisation",
        "row--place",
        "row--name",
        "row--value",
    }

    cursor: reactive[int] = reactive(-1, init=False)
    """Index of the row under the cursor; -1 while there is none."""

    @dataclass
    class Moved(Message):
        """The user moved the cursor to another row."""

        row_list: RowList
        row_id: str

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.row_list

    @dataclass
    class Chosen(Message):
        """The user opened a row, by key or mouse."""

        row_list: RowList
        row_id: str

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.row_list

    def __init__(self, empty: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}  # of the rows that can be chosen, by their ids
        self._empty = empty
        self._marked: frozenset[str] = frozenset()
        self._row_tops: list[int] = []
        self._set_for_width = self._measured_for = -1
        self._heights: dict[Row, int] = {}
        self._in_view: dict[int, tuple[_ScreenLine, ...]] = {}

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    @property
    def row_ids(self) -> list[str]:
        """The ids of the rows that can be chosen, in order."""
        return list(self._places)

    def show(self, rows: Sequence[Row], empty: str = "", *, keep_place: bool = True) -> None:
        """Show these rows instead; `empty` is said where there are none.

        The cursor stays on its row; where that is gone, at its number or, on demand, at the top.
        """
        kept, index = (self.row.id if self.row else None), self.cursor if keep_place else 0
        self._rows, self._empty = tuple(rows), empty
        self._places = {row.id: place for place, row in enumerate(self._rows) if not row.heading}
        index = self._places.get(kept, index) if kept else index
        self.set_reactive(RowList.cursor, self._nearest(min(max(index, 0), len(self._rows) - 1)))
        self._row_tops, self._set_for_width = [], -1  # set once it has a width
        self._set_lines()
        self._reveal_cursor()

    def mark(self, row_ids: frozenset[str]) -> None:
        """Show these rows as marked."""
        self._marked = row_ids
        self.refresh()

    def point_to(self, row_id: str) -> None:
        """Put the cursor on a row without telling anybody, and bring it into view."""
        if (place := self._places.get(row_id)) is not None:
            self.set_reactive(RowList.cursor, place)
            self._reveal_cursor()
            self.refresh()

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many rows, headings not counted."""
        direction = 1 if rows > 0 else -1
        index = self.cursor
        for _ in range(min(abs(rows), len(self._rows))):
            index = self._nearest(min(max(index + direction, 0), len(self._rows) - 1), direction)
        self._go(index, direction)

    def action_number(self, number: int) -> None:
        """Move the cursor to the row of that number, from 1, headings not counted; or to the last one."""
        rows = [index for index, row in enumerate(self._rows) if not row.heading]
        if rows:
            self._go(rows[min(number, len(rows)) - 1], 1)

    def action_page(self, pages: float, times: int = 1) -> None:
        """Move the cursor by a share of what is in view, so many times."""
        if not self._row_tops:
            return
        y = self._row_tops[max(0, self.cursor)] + times * round(pages * self.size.height)
        self._go(max(0, self._row_at(y)), 1 if pages > 0 else -1)

    def action_top(self) -> None:
        """Put the cursor on the first row."""
        self._go(0, 1)

    def action_bottom(self) -> None:
        """Put the cursor on the last row."""
        self._go(len(self._rows) - 1, -1)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.row:
            self.post_message(self.Chosen(self, self.row.id))

    def _go(self, index: int, direction: int) -> None:
        index = self._nearest(min(max(index, 0), len(self._rows) - 1), direction)
        if 0 <= index != self.cursor:
            self.cursor = index
            self.post_message(self.Moved(self, self._rows[index].id))

    def _nearest(self, index: int, direction: int = 1) -> int:
        """Return the index of the nearest row that can be chosen, first looking in the direction."""
        for step in (direction, -direction):
            at = index
            while 0 <= at < len(self._rows):
                if not self._rows[at].heading:
                    return at
                at += step
        return -1

    def _row_at(self, y: int) -> int:
        """Return the index of the row that line `y` of the whole list belongs to; -1 above the first."""
        return bisect_right(self._row_tops, y) - 1

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Style nothing anew, as Textual would: the cursor has a style with the focus, and one without."""

    def watch_cursor(self) -> None:
        """Keep the cursor in view."""
        self._reveal_cursor()
        self.refresh()

    def _reveal_cursor(self) -> None:
        if not 0 <= self.cursor < len(self._row_tops):
            return
        first = self._row_tops[self.cursor]
        if self.cursor > 0 and self._rows[self.cursor - 1].heading:
            first = self._row_tops[self.cursor - 1]
        after = self.cursor + 1
        last = self._row_tops[after] if after < len(self._row_tops) else self.virtual_size.height
        self.scroll_to_region(Region(0, first, 1, last - first), animate=False, force=True)

    def on_resize(self) -> None:
        """Set the rows to the new width."""
        self._set_lines()
        self._reveal_cursor()

    def _set_lines(self) -> None:
        width = self.size.width - _GUTTER - 1
        if width < 1 or width == self._set_for_width:
            return
        self._set_for_width = width
        # A list is often shown anew because some rows of thousands have changed: the rest is known.
        if self._measured_for != width or len(self._heights) > _KEPT_HEIGHTS:
            self._heights.clear()
        self._measured_for = width
        self._in_view.clear()
        *self._row_tops, height = accumulate(map(self._height_of, self._rows), initial=0)
        self.virtual_size = Size(self.size.width, height)
        self.refresh()

    def _height_of(self, row: Row) -> int:
        if row not in self._heights:
            self._heights[row] = _height(row, self._measured_for)
        return self._heights[row]

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked and open it."""
        y = event.y + self.scroll_offset.y
        on_a_row = self._row_tops and y < self.virtual_size.height
        if on_a_row and not self._rows[index := self._row_at(y)].heading:
            self.cursor = index
            self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Paint one line of the screen."""
        width = self.size.width
        base = self.visual_style.rich_style
        if not self._rows and self._empty:
            return self._empty_line(y, width, base)
        number = y + self.scroll_offset.y
        if number >= self.virtual_size.height or not self._row_tops:
            return Strip.blank(width, base)
        index = self._row_at(number)
        line = self._lines_of(index)[number - self._row_tops[index]]
        sign = " "
        if index == self.cursor and line.line is not None:
            base += self._style("cursor" if self.has_focus else "idle-cursor")
            sign = _CURSOR_SIGN if self.has_focus else _IDLE_CURSOR_SIGN
        marked = number == self._row_tops[index] and self._rows[index].id in self._marked
        segments = [Segment(sign + (_MARK_SIGN if marked else " "), base + self._style("sign"))]
        if line.line is not None:
            if line.indent:
                segments.append(Segment(" " * line.indent, base))
            segments.extend(self._words(line.line, line.span, base))
            if line.cut_off:
                segments.append(Segment("…", base + self._style("soft")))
        return Strip(segments).adjust_cell_length(width, base)

    def _lines_of(self, index: int) -> tuple[_ScreenLine, ...]:
        """Return the lines of a row; only those in view, and a few that were, are kept."""
        if index not in self._in_view:
            if len(self._in_view) >= _KEPT_ROWS:
                self._in_view.clear()
            self._in_view[index] = tuple(_screen_lines(self._rows[index], self._set_for_width))
        return self._in_view[index]

    def _empty_line(self, y: int, width: int, base: Style) -> Strip:
        lines = wrap(self._empty, max(1, width - 2 * _GUTTER))
        if not 1 <= y <= len(lines):
            return Strip.blank(width, base)
        words = self._empty[slice(*lines[y - 1])]
        style = base + self._style("soft")
        return Strip([Segment(" " * _GUTTER + words, style)]).adjust_cell_length(width, base)

    def _words(self, line: RowLine, span: Span, base: Style) -> list[Segment]:
        ends = list(accumulate(len(text) for text, _ in line.pieces))
        text = line.text
        if is_uneven(text[slice(*span)]):
            self.post_message(Uneven(self))
        return [
            Segment(painted, base + self._style(line.pieces[bisect_right(ends, start)][1]))
            for start, end in cut(*span, ((end, end) for end in ends))
            for painted in glyphs(text[start:end])
        ]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"row--{name}", partial=True)


def _hang(hang: int, width: int) -> int:
    """Return how far lines stand in beside a label: not at all where that would take half of the width."""
    return hang if hang < width // 2 else 0


def _with_room(text: str, span: Span, width: int) -> Span:
    """Return a span of the text without the end that an ellipsis behind it has no room for."""
    start, end = span
    while end > start and (text[end - 1].isspace() or cell_len(text[start:end]) >= width):
        end -= 1
    return start, end


def _wrapped(text: str, hang: int, width: int) -> list[Span]:
    """Wrap a line's text; where it has a label of `hang` characters, what follows stands beside it."""
    if not (hang := _hang(hang, width)):
        return wrap(text, width)
    (_, end), *others = [(start + hang, end + hang) for start, end in wrap(text[hang:], width - hang)]
    return [(0, end), *others]


def _height(row: Row, width: int) -> int:
    """Return how many lines of the screen a row takes: all that must be known of the rows out of view."""
    height = int(row.spaced and not row.heading)
    for line in row.lines:
        if text := line.text:
            fits = len(text) <= width and is_narrow(text)
            height += 1 if fits else min(line.most_lines, len(_wrapped(text, line.hang, width)))
    return height


def _screen_lines(row: Row, width: int) -> Iterator[_ScreenLine]:
    """Yield the lines of a row."""
    for line in row.lines:
        if text := line.text:
            spans = _wrapped(text, line.hang, width)
            hang = _hang(line.hang, width)
            for number, span in enumerate(spans[: line.most_lines], start=1):
                indent = hang if span[0] else 0
                if number == line.most_lines < len(spans):
                    yield _ScreenLine(
                        line, _with_room(text, span, width - indent), cut_off=True, indent=indent
                    )
                else:
                    yield _ScreenLine(line, span, indent=indent)
    if row.spaced and not row.heading:
        yield _ScreenLine()
