"""The reading pane: the page of an article with all that stands out in it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events

from reader.annotations import COLOURS
from reader.ui.page.finding import places_of
from reader.ui.page.highlight import Highlights, Layer, Track, links_of
from reader.ui.widgets.page_view import GUTTER, PageView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style

    from reader.annotations import Placed
    from reader.model import Article, Span
    from reader.ui.page.page import Page, PageLine, Setting

_QUOTE_BAR = "▎"
_CURRENT_BAR = "▌"
_OWN_SIGN, _NOTED_SIGN = "•", "✎"


class ReadingPane(PageView):
    """Shows one article; knows which spans to highlight, which are current, and which were found."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--bar",
        "page--current-bar",
        "page--current",
        "page--selected",
        "page--found",
        "page--found-now",
        *(f"page--{layer.value}" for layer in Layer),
        *(f"page--mark-{colour}" for colour in COLOURS),
    }

    def __init__(self, setting: Setting, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(setting, id=id)
        self._highlights, self._links = Highlights(), Track()
        self.painted_layers = frozenset(Layer)
        self._annotations: tuple[Placed, ...] = ()
        self._current: tuple[Span, ...] = ()
        self._found: tuple[Span, ...] = ()
        self._found_now = -1
        self._at_found = False

    # What is shown

    def show(self, article: Article | None, notice: str = "", place: int = 0) -> None:
        """Show an article from an offset of its text, or a notice where there is none."""
        self._highlights, self._current, self._found, self._annotations = Highlights(), (), (), ()
        self._links = links_of(article) if article else Track()
        super().show(article, notice, place)

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

    def show_layers(self, layers: frozenset[Layer]) -> None:
        """Paint the highlights of these layers only."""
        self.painted_layers = layers
        self.refresh()

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
            self.reveal(self._current[0])

    # With the focus the text looks no other than without, so it is neither styled nor painted anew,
    # as Textual would have it.

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Style nothing."""

    def _on_focus(self, event: events.Focus) -> None:
        self._tell_of_focus(event, events.DescendantFocus(self), has_focus=True)

    def _on_blur(self, event: events.Blur) -> None:
        self._tell_of_focus(event, events.DescendantBlur(self), has_focus=False)

    def _tell_of_focus(self, event: events.Event, told: events.Event, *, has_focus: bool) -> None:
        event.prevent_default()
        self.has_focus = has_focus
        if self.parent:
            self.parent.post_message(told)

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
            self.reveal(self._found[self._found_now])
        self.refresh()

    # Painting

    def before_line(self, page: Page, number: int, base: Style) -> Iterator[Segment]:
        """Yield the bar beside a line."""
        bar = self._bar(page, number)
        style = {_CURRENT_BAR: "current-bar", _QUOTE_BAR: "bar"}.get(bar)
        yield Segment(bar.ljust(GUTTER), base + self.style(style) if style else base)

    def _bar(self, page: Page, number: int) -> str:
        """Return the bar beside a line; between two lines that have one it goes on."""
        line = page.lines[number]
        if line.kind == "between":
            above, below = self._bar(page, number - 1), self._bar(page, number + 1)
            return above if above == below else _QUOTE_BAR if above and below else ""
        if line.start >= 0 and line.text:
            if any(_touches(span, line) for span in self._current):
                return _CURRENT_BAR
            quotes_shown = Layer.QUOTE in self.painted_layers
            if quotes_shown and self._highlights.quotes.within(line.start, line.end):
                return _QUOTE_BAR
        return ""

    def after_line(self, page: Page, number: int, base: Style) -> Iterator[Segment]:
        """Yield the sign for what the reader highlighted in a line."""
        own = [each.annotation for each, _ in self._own(page.lines[number])]
        if own:
            sign = _NOTED_SIGN if any(each.note for each in own) else _OWN_SIGN
            gap = " " * (1 + page.width - page.set_line(number).cells[-1])
            yield Segment(f"{gap}{sign}", base + self.style("own"))

    def _own(self, line: PageLine) -> Iterator[tuple[Placed, Span]]:
        """Yield what the reader highlighted on a line."""
        if Layer.OWN in self.painted_layers and line.start >= 0:
            for each in self._annotations:
                yield from ((each, span) for span in each.spans if _touches(span, line))

    def painted(self, line: PageLine) -> Iterator[tuple[Span, Style]]:
        """Yield the styled spans that touch a line, the outermost first."""
        if Layer.QUOTE in self.painted_layers:
            for quote in self._highlights.quotes.within(line.start, line.end):
                yield (quote.start, quote.end), self.style("quote")
        for each, span in self._own(line):
            yield span, self.style(f"mark-{each.annotation.colour}")
        for span in self._current:
            if _touches(span, line):
                yield span, self.style("current")
        if Layer.LINK in self.painted_layers:
            for link in self._links.within(line.start, line.end):
                yield (link.start, link.end), self.style("link")
        for mention in self._highlights.mentions.within(line.start, line.end):
            if mention.layer in self.painted_layers:
                yield (mention.start, mention.end), self.style(mention.layer.value)
        if (selected := self.selected) and _touches(selected, line):
            yield selected, self.style("selected")
        first = max(0, bisect_left(self._found, (line.start,)) - 1)
        for number in range(first, bisect_left(self._found, (line.end,))):
            yield self._found[number], self.style("found-now" if number == self._found_now else "found")


def _touches(span: Span, line: PageLine) -> bool:
    return span[0] < line.end and span[1] > line.start
