"""The reading pane: an article set like a page, with its highlights, painted line by line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.annotations import COLOURS
from reader.text import passage
from reader.ui.commands import bindings
from reader.ui.finding import places_of
from reader.ui.highlight import Highlights, Layer, Track, cut, links_of
from reader.ui.page import Page, PageLine, Setting
from reader.ui.widgets.uneven import Uneven, is_uneven
from reader.ui.wrapping import FENCE, is_fenced, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection

    from reader.annotations import Placed
    from reader.model import Article, Span

_GUTTER = 2
_QUOTE_BAR = "▎"
_CURRENT_BAR = "▌"
_OWN_SIGN, _NOTED_SIGN = "•", "✎"
_ROOMY = 56
"""Cells from which the text is set off from the rules beside it."""


class ReadingPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one article; knows which spans to highlight, which are current, and which were found."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("any pane", "page")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--headline",
        "page--meta",
        "page--body",
        "page--bar",
        "page--current-bar",
        "page--current",
        "page--selected",
        "page--found",
        "page--found-now",
        *(f"page--{layer.value}" for layer in Layer),
        *(f"page--mark-{colour}" for colour in COLOURS),
    }

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
        self._highlights, self._links = Highlights(), Track()
        self.painted_layers = frozenset(Layer)
        self._annotations: tuple[Placed, ...] = ()
        self._hovered: int | None = None
        self._current: tuple[Span, ...] = ()
        self._found: tuple[Span, ...] = ()
        self._found_now = -1
        self._at_found = False
        self._by_user = True
        self._notice = ""
        self._place = 0
        self._chosen: Span | None = None

    # What is shown

    def show(self, article: Article | None, notice: str = "", place: int = 0) -> None:
        """Show an article from an offset of its text, or a notice where there is none."""
        self._article, self._notice, self._place = article, notice, place
        self._highlights, self._current, self._found, self._chosen = Highlights(), (), (), None
        self._annotations = ()
        self._links = links_of(article) if article else Track()
        self._page = None
        self._scroll(0)
        self._set_page()
        self.refresh()

    def highlight(self, highlights: Highlights | None) -> None:
        """Highlight these spans, or none."""
        self._highlights = highlights or Highlights()
        self.refresh()

    def annotate(self, annotations: Sequence[Placed]) -> None:
        """Paint what the reader highlighted."""
        self._annotations = tuple(annotations)
        self.refresh()

    @property
    def current(self) -> tuple[Span, ...]:
        """The spans that stand out as the current extract."""
        return self._current

    @property
    def chosen(self) -> Span | None:
        """The span that is selected by key."""
        return self._chosen

    def choose(self, span: Span | None) -> None:
        """Select a span, and bring its end into view; or select nothing."""
        self._chosen = span
        if span:
            self._reveal((max(span[0], span[1] - 1), span[1]))
        self.refresh()

    def show_layers(self, layers: frozenset[Layer]) -> None:
        """Paint the highlights of these layers only."""
        self.painted_layers = layers
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

    def point_to(self, spans: Sequence[Span], *, reveal: bool = True) -> None:
        """Make these spans the current extract and, unless told otherwise, bring the first into view."""
        self._current = tuple(spans)
        if reveal:
            self._at_found = False
            self.reveal_current()
        self.refresh()

    def reveal_current(self) -> None:
        """Bring the current extract into view; it may have changed while the pane was not shown."""
        if self._current:
            self._reveal(self._current[0])

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

    def _reveal(self, span: Span) -> None:
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

    # Finding

    def find(self, words: str, *, whole: bool = False) -> None:
        """Highlight every place of the words; the first one in or after the view becomes the current one."""
        self._found = places_of(words, self._article.text, whole=whole) if self._article else ()
        first = bisect_left(self._found, (self.in_view[0],))
        self._found_now = first if first < len(self._found) else 0
        self._reveal_found()

    def find_next(self, step: int) -> None:
        """Go to another place found, around the end."""
        if self._found:
            self._found_now = (self._found_now + step) % len(self._found)
            self._reveal_found()

    @property
    def found_position(self) -> tuple[int, int]:
        """Number of the current place found, from 1, and how many there are."""
        return (self._found_now + 1 if self._found else 0, len(self._found))

    @property
    def found_place(self) -> Span | None:
        """The current place found, unless one has gone on to an extract since."""
        return self._found[self._found_now] if self._found and self._at_found else None

    def _reveal_found(self) -> None:
        self._at_found = True
        if self._found:
            self._reveal(self._found[self._found_now])
        self.refresh()

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
        air = _GUTTER if self.size.width >= _ROOMY else 0
        width = max(1, min(self.setting.measure, self.size.width - _GUTTER - 2 - 2 * air))
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
        return max(_GUTTER, (self.size.width - width + 1) // 2)

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
            Segment(" " * (self._margin - _GUTTER), base),
            self._bar(number, base),
            *self._words(self._page, number, base),
            *self._note_sign(self._page, number, base),
        ]
        strip = Strip(segments).adjust_cell_length(width, base)
        return self._with_cells(strip, number)

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
            for span in wrap(paragraph, width - 2 * _GUTTER)
        ]
        number = y - max(0, (self.size.height - len(lines)) // 3)
        words = lines[number].center(width) if 0 <= number < len(lines) else ""
        return Strip([Segment(words, base + self._style("meta"))]).adjust_cell_length(width, base)

    def _bar(self, number: int, base: Style) -> Segment:
        sign = self._sign(number)
        style = {_CURRENT_BAR: "current-bar", _QUOTE_BAR: "bar"}.get(sign)
        return Segment(sign.ljust(_GUTTER), base + self._style(style) if style else base)

    def _sign(self, number: int) -> str:
        """Return the bar beside a line; between two lines that have one it goes on."""
        assert self._page is not None
        line = self._page.lines[number]
        if line.kind == "between":
            above, below = self._sign(number - 1), self._sign(number + 1)
            return above if above == below else _QUOTE_BAR if above and below else ""
        if line.start >= 0 and line.text:
            if any(_touches(span, line) for span in self._current):
                return _CURRENT_BAR
            quotes_shown = Layer.QUOTE in self.painted_layers
            if quotes_shown and self._highlights.quotes.within(line.start, line.end):
                return _QUOTE_BAR
        return ""

    def _note_sign(self, page: Page, number: int, base: Style) -> Iterator[Segment]:
        """Yield what stands to the right of a line: a sign for what the reader highlighted in it."""
        own = [each.annotation for each, _ in self._own(page.lines[number])]
        if own:
            sign = _NOTED_SIGN if any(each.note for each in own) else _OWN_SIGN
            gap = " " * (1 + page.width - page.set_line(number).cells[-1])
            yield Segment(f"{gap}{sign}", base + self._style("own"))

    def _own(self, line: PageLine) -> Iterator[tuple[Placed, Span]]:
        """Yield what the reader highlighted on a line."""
        if Layer.OWN in self.painted_layers and line.start >= 0:
            for each in self._annotations:
                yield from ((each, span) for span in each.spans if _touches(span, line))

    def _words(self, page: Page, number: int, base: Style) -> Iterator[Segment]:
        line, set_line = page.lines[number], page.set_line(number)
        base += self._style(line.kind if line.kind in ("headline", "meta") else "body")
        painted: list[tuple[Span, Style]] = []
        if line.start >= 0:
            for (start, end), style in self._painted(line):
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

    def _painted(self, line: PageLine) -> Iterator[tuple[Span, Style]]:
        """Yield the styled spans that touch a line, the outermost first."""
        if Layer.QUOTE in self.painted_layers:
            for quote in self._highlights.quotes.within(line.start, line.end):
                yield (quote.start, quote.end), self._style("quote")
        for each, span in self._own(line):
            yield span, self._style(f"mark-{each.annotation.colour}")
        for span in self._current:
            if _touches(span, line):
                yield span, self._style("current")
        if Layer.LINK in self.painted_layers:
            for link in self._links.within(line.start, line.end):
                yield (link.start, link.end), self._style("link")
        for mention in self._highlights.mentions.within(line.start, line.end):
            if mention.layer in self.painted_layers:
                yield (mention.start, mention.end), self._style(mention.layer.value)
        selected = self.selected_span(self.text_selection) or self._chosen
        if selected and _touches(selected, line):
            yield selected, self._style("selected")
        first = max(0, bisect_left(self._found, (line.start,)) - 1)
        for number in range(first, bisect_left(self._found, (line.end,))):
            yield self._found[number], self._style("found-now" if number == self._found_now else "found")

    def _style(self, name: str) -> Style:
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


def _touches(span: Span, line: PageLine) -> bool:
    return span[0] < line.end and span[1] > line.start
