"""An article set like a page: scrolled, painted line by line, and known character by character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from reader.text import passage
from reader.ui.commands import bindings
from reader.ui.page.highlight import cut
from reader.ui.page.page import Page, PageLine, Setting
from reader.ui.page.wrapping import FENCE, is_fenced, wrap
from reader.ui.widgets.line_view import LineView
from reader.ui.widgets.uneven import Uneven, is_uneven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection

    from reader.model import Article, Span

GUTTER = 2
"""Cells between the margin and the text, for bars."""

_ROOMY = 56
"""Cells from which the text is set off from the rules beside it."""


class PageView(LineView, can_focus=True, inherit_bindings=False):
    """Shows one article, moves in it, and knows where the mouse is and what is selected.

    What is to stand out in the text, and beside it, is for a subclass to say.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("any pane", "page")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--headline", "page--meta", "page--body"}

    @dataclass
    class Scrolled(Message):
        """The user scrolled; the span of the text that is now in view."""

        in_view: Span

    @dataclass
    class Pressed(Message):
        """The user clicked on a character of the text."""

        offset: int

    @dataclass
    class Hovered(Message):
        """The mouse has come to another character of the text, or to none."""

        offset: int | None

    def __init__(self, setting: Setting, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.setting = setting
        self._article: Article | None = None
        self._page: Page | None = None
        self._hovered: int | None = None
        self._by_user = True
        self._notice = ""
        self._place = 0
        self._chosen: Span | None = None

    # What is shown

    def show(self, article: Article | None, notice: str = "", place: int = 0) -> None:
        """Show an article from an offset of its text, or a notice where there is none."""
        self._article, self._notice, self._place = article, notice, place
        self._chosen = self._page = self._hovered = self.tooltip = None
        self._scroll(0)
        self._set_page()
        self.refresh()

    def set_in(self, setting: Setting) -> Setting:
        """Set the text in the nearest setting that is allowed, keeping the place; return it."""
        self.setting = setting.allowed()
        self._set_page()
        return self.setting

    @property
    def measure_shown(self) -> int:
        """The measure that the text has now, which the pane's width may make less than was asked for."""
        return self._page.width if self._page else self.setting.measure

    @property
    def in_view(self) -> Span:
        """The span of the text that is in view."""
        return self._page.span_of(self.scroll_offset.y, self.size.height) if self._page else (0, 0)

    @property
    def share_read(self) -> float:
        """How far down the article the view is, 0 to 1."""
        return self.scroll_offset.y / self.max_scroll_y if self.max_scroll_y > 0 else 1.0

    # Moving

    def action_move(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_page(self, pages: float, times: int = 1) -> None:
        """Scroll by a share of the screen, so many times, keeping two lines in view on a whole page."""
        overlap = 2 if abs(pages) == 1 and self.size.height > 4 else 0
        self.action_move(times * round(pages * (self.size.height - overlap)))

    def action_paragraph(self, step: int) -> None:
        """Scroll by so many paragraphs: the one that is reached stands on the first line then."""
        if self._page:
            top, firsts = self.scroll_offset.y, self._page.paragraph_lines
            ahead = firsts[bisect_right(firsts, top) :] if step > 0 else firsts[: bisect_left(firsts, top)]
            if ahead:
                index = min(step, len(ahead)) - 1 if step > 0 else max(step, -len(ahead))
                self.scroll_to(y=ahead[index], animate=False)

    def action_number(self, number: int) -> None:
        """Scroll to the paragraph of that number, from 1, or to the last one."""
        firsts = self._page.paragraph_lines if self._page else ()
        if firsts:
            self.scroll_to(y=firsts[min(number, len(firsts)) - 1], animate=False)

    def action_top(self) -> None:
        """Scroll to the top."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """Scroll to the bottom."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def _scroll(self, y: int) -> None:
        """Scroll on the program's own account: nobody is told."""
        self._by_user = False
        self.scroll_to(y=y, animate=False, force=True, immediate=True)
        self._by_user = True

    def reveal(self, span: Span) -> None:
        """Bring a span into view, with some text above it, and only if it is not there yet."""
        if not self._page:
            return
        first, last = self._page.line_of(span[0]), self._page.line_of(max(span[0], span[1] - 1))
        top, height = self.scroll_offset.y, self.size.height
        if first < top or last >= top + height:
            self._scroll(max(0, first - height // 4))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen when it was the user who scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if self._by_user and self._page and round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self.in_view))

    # Setting the page

    def on_resize(self) -> None:
        """Set the page to the new width, keeping the place."""
        self._set_page()

    def _set_page(self) -> None:
        if self.size.width == 0:
            return  # it is hidden, and set when it is shown again
        if self._article is None:
            self.virtual_size = Size(self.size.width, 0)
            return
        air = GUTTER if self.size.width >= _ROOMY else 0
        width = max(1, min(self.setting.measure, self.size.width - GUTTER - 2 - 2 * air))
        before = self._page  # a hidden pane has none until it is shown
        if before and (before.article, before.width, before.setting) == (self._article, width, self.setting):
            return
        at_top = self.scroll_offset.y == 0 and (before is not None or not self._place)
        place = self.in_view[0] if before else self._place
        row = before.line_of(place) - self.scroll_offset.y if before else 0
        self._keep_selected()
        self._page = Page(self._article, width, self.setting)
        self.virtual_size = Size(self.size.width, self._page.height)
        if not at_top:
            self._scroll(max(0, self._page.line_of(place) - row))
        self.refresh()

    def _keep_selected(self) -> None:
        """Keep what the mouse has selected: Textual knows it by lines and cells, which are to change."""
        if span := self.selected_span(self.text_selection):
            self._chosen = span
            self.screen.clear_selection()

    @property
    def _margin(self) -> int:
        """Cells to the left of the text, the gutter with its bars included."""
        width = self._page.width if self._page else 0
        return max(GUTTER, (self.size.width - width + 1) // 2)

    # Painting

    def render_line(self, y: int) -> Strip:
        """Paint one line of the screen."""
        base, width = self.visual_style.rich_style, self.size.width
        if not self._page:
            return self._notice_line(y, base)
        number = y + self.scroll_offset.y
        if number >= self._page.height:
            return Strip.blank(width, base)
        segments = [
            Segment(" " * (self._margin - GUTTER), base),
            *self.before_line(self._page, number, base),
            *self._words(self._page, number, base),
            *self.after_line(self._page, number, base),
        ]
        strip = Strip(segments).adjust_cell_length(width, base)
        return self._with_cells(strip, number)

    def before_line(self, page: Page, number: int, base: Style) -> Iterator[Segment]:  # noqa: ARG002
        """Yield what stands in the gutter, of `GUTTER` cells, to the left of a line."""
        yield Segment(" " * GUTTER, base)

    def after_line(self, page: Page, number: int, base: Style) -> Iterator[Segment]:  # noqa: ARG002
        """Yield what stands to the right of the words of a line."""
        yield from ()

    def painted(self, line: PageLine) -> Iterator[tuple[Span, Style]]:  # noqa: ARG002
        """Yield the styled spans that touch a line of the text, the outermost first."""
        yield from ()

    def _with_cells(self, strip: Strip, number: int) -> Strip:
        """Tell Textual where in the text a selection is: on which cell of which line of the page."""
        segments: list[Segment] = []
        cell = -self._margin
        for text, style, _ in strip:
            place = Style.from_meta({"offset": (cell, number)})
            segments.append(Segment(text, style + place if style else place))
            cell += segments[-1].cell_length
        return Strip(segments, strip.cell_length)

    def _notice_line(self, y: int, base: Style) -> Strip:
        width = self.size.width
        lines = [
            paragraph[slice(*span)]
            for paragraph in self._notice.split("\n")
            for span in wrap(paragraph, width - 2 * GUTTER)
        ]
        number = y - max(0, (self.size.height - len(lines)) // 3)
        words = lines[number].center(width) if 0 <= number < len(lines) else ""
        return Strip([Segment(words, base + self.style("meta"))]).adjust_cell_length(width, base)

    def _words(self, page: Page, number: int, base: Style) -> Iterator[Segment]:
        line, set_line = page.lines[number], page.set_line(number)
        base += self.style(line.kind if line.kind in ("headline", "meta") else "body")
        painted: list[tuple[Span, Style]] = []
        if line.start >= 0:
            for (start, end), style in self.painted(line):
                first, last = max(0, start - line.start), min(len(line.text), end - line.start)
                if first < last:
                    painted.append((set_line.whole(first, last), style))
        for start, end in cut(0, len(line.text), (*set_line.parts(), *(span for span, _ in painted))):
            style = base
            for (first, last), extra in painted:
                if first <= start and end <= last:
                    style += extra
            yield Segment(set_line.piece(start, end), style)
        if is_fenced(line.text):
            yield Segment(FENCE, base)
        if is_uneven(line.text):
            self.post_message(Uneven(self))

    def style(self, name: str) -> Style:
        """Return the style of a part of the page."""
        return self.get_component_rich_style(f"page--{name}", partial=True)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Tell the screen which character was clicked."""
        event.prevent_default()  # Textual would select the whole article on a double click
        offset = self._offset_at(event.x, event.y)
        if offset is not None and self.text_selection is None:
            self.post_message(self.Pressed(offset))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell the screen over which character the mouse is."""
        self._hover(self._offset_at(event.x, event.y))

    def on_leave(self) -> None:
        """Tell the screen that the mouse is over no character any more."""
        self._hover(None)

    def _hover(self, offset: int | None) -> None:
        if offset != self._hovered:
            self._hovered = offset
            self.post_message(self.Hovered(offset))

    def _offset_at(self, x: int, y: int) -> int | None:
        if not self._page:
            return None
        number, cell = y + self.scroll_offset.y, x - self._margin
        offset = self._page.offset_of(number, cell) if cell >= 0 else None
        return offset if offset is not None and offset < self._page.lines[number].end else None

    # Selecting

    @property
    def chosen(self) -> Span | None:
        """The span that is selected by key."""
        return self._chosen

    def choose(self, span: Span | None) -> None:
        """Select a span, and bring its end into view; or select nothing."""
        self._chosen = span
        if span:
            self.reveal((max(span[0], span[1] - 1), span[1]))
        self.refresh()

    @property
    def selected(self) -> Span | None:
        """The span that is selected, by mouse or key."""
        return self.selected_span(self.text_selection) or self._chosen

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the words of the article that are selected, without screen wraps."""
        span = self.selected_span(selection)
        if span is None or self._article is None:
            return None
        return passage(self._article.text, *span), "\n"

    def selected_span(self, selection: Selection | None) -> Span | None:
        """Return the span of the text between the ends of a selection."""
        if selection is None or not self._page:
            return None
        first, last = selection.start or Offset(0, 0), selection.end
        start = self._page.text_from(first.y, first.x)
        end = self._page.text_until(*((last.y, last.x) if last is not None else (self._page.height, 0)))
        return (start, end) if start is not None and end is not None and start < end else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection; it takes the place of one that was made by key."""
        if selection is not None:
            self._chosen = None
        self.refresh()
