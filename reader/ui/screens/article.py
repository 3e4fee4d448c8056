"""What the reading screen owns: the list, the open article and what is known of it; the panes receive it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import ref

from textual import on
from textual.reactive import reactive
from textual.screen import Screen

from reader.model import reading_time
from reader.text import clean_line
from reader.ui import remembered
from reader.ui.commands import Pane, hints, with_keys
from reader.ui.messages import (
    Analysed,
    AnalysesAsked,
    Analysing,
    Annotated,
    Corrected,
    Greeted,
    Listed,
    NotAnalysed,
    NotListed,
    OpenAsked,
    Opened,
    PlaceAsked,
)
from reader.ui.page.highlight import layers_told
from reader.ui.remembered import Remembered
from reader.ui.screens.following import Following
from reader.ui.widgets.first_keys import FirstKeys
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.status_bar import StatusBar
from reader.ui.widgets.widths import BREAKPOINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.annotations import Colour, Placed
    from reader.model import Article, Summary
    from reader.ui.commands import Command
    from reader.ui.extracts.extract import Tab
    from reader.ui.extracts.spots import Extracts
    from reader.ui.page.page import Setting

_ANALYSED_AHEAD = 40
"""How many other articles are analysed behind the open one, so that the list can show their counts."""

_EMPTY_PAGE = (
    "No articles here.\n\nOpen some with   reader FILE   or   reader FOLDER\n\n"
    "⟨undo⟩ brings removed ones back"
)
_EMPTY_LIST = "No articles."
_NOT_ANALYSED = "not analysed"


class ArticleScreen(Screen[None]):
    """Owns the list, the open article and the marks; the panes receive them, and tell what the user does."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """As Textual has it, but that the whole screen is not painted again when the keys go elsewhere."""
    summaries: reactive[tuple[Summary, ...]] = reactive((), init=False)
    article: reactive[Article | None] = reactive(None, init=False)
    annotations: reactive[tuple[Placed, ...]] = reactive((), init=False)
    """What the reader highlighted in the open article."""
    marked: reactive[frozenset[str]] = reactive(frozenset(), init=False)
    work: reactive[str] = reactive("opening the library", init=False)
    """What is under way, in a few words."""
    count: reactive[int] = reactive(0, init=False)
    """The number that was typed for the next key; 0 for none."""

    def __init__(self, setting: Setting, at: Pane, width: int, commands: Sequence[Command]) -> None:
        # With its class from the start, the screen is styled once and not again at the first resize.
        breakpoint_class = max(entry for entry in self.HORIZONTAL_BREAKPOINTS if entry[0] <= width)[1]
        super().__init__(classes=breakpoint_class)
        self._commands = commands
        self.panes = Panes(setting, at)
        self._page, self._rows = self.panes.reading.page, self.panes.facts.rows
        self.following = Following(self.panes)
        self._status = StatusBar(id="status")
        self._first_keys = FirstKeys(commands, id="first-keys")
        self._awaited: str | None = None
        self._found = ""
        self._place = 0
        self._wanted: PlaceAsked | None = None
        self._colour: Colour = "yellow"

    def compose(self) -> ComposeResult:
        """Lay out the three panes over the status bar."""
        yield self.panes
        yield self._first_keys
        yield self._status

    def on_mount(self) -> None:
        """Show what there is before any article is open."""
        self._status.show_hints(hints(self.panes.at, self._commands))
        self.watch(self._page, "scroll_y", self._show_state, init=False)  # it tells how much is read
        self.watch_work()

    @property
    def extracts(self) -> Extracts | None:
        """What was found in the open article; None while it is not analysed."""
        return self.following.extracts

    @property
    def place_read(self) -> tuple[str, int] | None:
        """The id of the open article, and the offset from which its text is in view."""
        top = self._page.in_view[0] if self._page.scroll_offset.y else 0
        return (self.article.id, top) if self.article else None

    @property
    def front(self) -> Tab:
        """The tab in front."""
        return self.following.front

    # What the workers tell

    @on(Listed)
    def _listed(self, message: Listed) -> None:
        self.summaries = message.summaries
        ids = [summary.id for summary in message.summaries]
        if not ids and message.complete:
            self.article = None
            self.work = ""
            self.watch_summaries()
            self._page.show(None, self._empty_page)
        elif ids and self._awaited not in ids and (self.article is None or self.article.id not in ids):
            row = self.panes.articles.row
            usual = row.id if row else ids[0]
            self._ask_for(message.open_id if message.open_id in ids else usual)

    @property
    def _empty_page(self) -> str:
        return with_keys(_EMPTY_PAGE, self._commands)

    def _ask_for(self, article_id: str) -> None:
        self._awaited, self._wanted = article_id, None
        self.post_message(OpenAsked(article_id, self.front))

    @on(NotListed)
    def _not_listed(self, message: NotListed) -> None:
        self._awaited = None
        if self.article is None:
            self.work = "no library"
            self.panes.articles.show((), _EMPTY_LIST)
            self._page.show(None, message.reason)

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        self._awaited = None
        listed = {summary.id for summary in self.summaries}
        wanted = self._wanted if self._wanted and self._wanted.article_id == message.article.id else None
        if message.article.id not in listed and not wanted:
            return  # it was removed meanwhile
        if (before := self.place_read) and before[0] != message.article.id:
            self.post_message(Remembered(remembered.place(before[0]), str(before[1])))
        self._place = message.place
        self.article = message.article
        self.post_message(Remembered(remembered.OPEN, message.article.id))
        self.annotations = message.annotations
        self.work = "" if message.extracts else "analysing"
        self._show(message.extracts)
        if wanted:
            self._go_to(wanted)
        unknown = [summary.id for summary in self.summaries if summary.quotes is None]
        ahead = [each for each in unknown if each != message.article.id][:_ANALYSED_AHEAD]
        to_analyse = ahead if message.extracts else [message.article.id, *ahead]
        if to_analyse:
            self.post_message(AnalysesAsked(to_analyse, self.front))

    @on(Greeted)
    def _greeted(self) -> None:
        self._first_keys.display = True

    def action_hide_first_keys(self) -> None:
        """Hide the line for the first minutes, for good."""
        self._first_keys.display = False
        self.post_message(Remembered(remembered.GREETED, "yes"))

    @on(PlaceAsked)
    def _place_asked(self, message: PlaceAsked) -> None:
        """Go to a passage, in this article or after opening another one, though it may not be listed."""
        if self.article and self.article.id == message.article_id:
            self._go_to(message)
        else:
            self._ask_for(message.article_id)
            self._wanted = message

    def _go_to(self, wanted: PlaceAsked) -> None:
        self._wanted = None
        self.panes.at = "page"
        if self.article:
            span = wanted.place(self.article)
            self._page.choose(span)
            if span is None:
                self.app.notify("These words are no longer in the article as they were.", markup=False)

    @on(Analysing)
    def _analysing(self, message: Analysing) -> None:
        if self.article and message.article_id == self.article.id:
            self.work = f"analysing {message.share:.0%}"

    @on(Analysed)
    def _analysed(self, message: Analysed) -> None:
        analysis = message.extracts.analysis
        quotes, facts = len(analysis.quotes), len(analysis.main_statements)
        self.summaries = tuple(
            replace(summary, quotes=quotes, facts=facts) if summary.id == message.article_id else summary
            for summary in self.summaries
        )
        if self.article and self._is_of(self.article, message):
            self.work = ""
            self._show(message.extracts)

    @on(Corrected)
    def _corrected(self, message: Corrected) -> None:
        if self.article and self._is_of(self.article, message):
            self._show_again(message.extracts)

    @on(Annotated)
    def _annotated(self, message: Annotated) -> None:
        if self.article and message.article_id == self.article.id:
            self.annotations = message.annotations

    @staticmethod
    def _is_of(article: Article, message: Analysed | Corrected) -> bool:
        """Tell whether it is about the article: others may have its text, and it may have had another one."""
        digest = message.extracts.analysis.sha256
        return (message.article_id, digest) == (article.id, article.sha256)

    @on(NotAnalysed)
    def _not_analysed(self, message: NotAnalysed) -> None:
        if self.article and message.article_id == self.article.id:
            self.work = _NOT_ANALYSED
            self.app.notify(clean_line(message.reason), severity="error", markup=False)

    # State goes down

    def watch_summaries(self) -> None:
        """List the articles."""
        open_id = self.article.id if self.article else None
        self.panes.articles.show_articles(self.summaries, open_id, _EMPTY_LIST)

    def watch_article(self, article: Article | None) -> None:
        """Show another article, from where it was read last."""
        self.clear_selection()
        self.panes.reading.forget_found()
        self.annotations = ()
        self._page.show(article, self._empty_page, self._place)
        self._show(None)
        self.watch_work()
        self.watch_summaries()
        self.panes.articles.point_to(article.id if article else "")

    def _show(self, extracts: Extracts | None) -> None:
        """Show what was found in an article that was opened."""
        self.marked = frozenset()
        self.following.show(extracts)
        self._show_state()
        if extracts:
            self.call_after_refresh(self._make_lists, extracts)

    def _make_lists(self, extracts: Extracts) -> None:
        """Make the lists that are not in front; while the text was painted they would have held it up."""
        lists = ref(extracts.lists)  # a worker that is done keeps what it has until garbage is collected

        def make() -> None:
            if still_open := lists():
                still_open.make()

        self.run_worker(make, thread=True, group="lists", exit_on_error=False)

    def _show_again(self, extracts: Extracts) -> None:
        """Show what has changed of the open article, at the same place as before."""
        self.following.show_again(extracts)
        self._keep_marks()

    def _keep_marks(self) -> None:
        """Keep those marks whose extracts are still listed."""
        if self.extracts:
            self.marked = frozenset(extract.id for extract in self.extracts.marked(self.marked))

    def watch_annotations(self, annotations: tuple[Placed, ...]) -> None:
        """Paint what is highlighted."""
        self._page.annotate(annotations)

    def watch_marked(self) -> None:
        """Show which extracts are marked."""
        self._rows.mark(self.marked)

    def watch_work(self) -> None:
        """Tell how far the work is."""
        self.following.explain(self.told_work if self.article else "")
        self._show_state()

    @property
    def told_work(self) -> str:
        """The words for what is under way."""
        return f"{self.work.capitalize()}{'.' if self.work == _NOT_ANALYSED else ' …'}"

    def watch_count(self) -> None:
        """Show what was typed of a count."""
        self._show_state()

    def _show_state(self) -> None:
        work = self.work or ("analysed" if self.extracts else "")
        count = f"{self.count} …" if self.count else ""
        parts = (count, self._found, layers_told(self._page.painted_layers), work, self._progress)
        self._status.show_state("  ".join(filter(None, parts)))

    @property
    def _progress(self) -> str:
        """How far the article is read, and how long the rest takes."""
        if not self.article:
            return ""
        share = self._page.share_read
        left = reading_time(round((1 - share) * self.article.words)) if share < 1 else ""
        return f"{share:.0%} · {left} left" if left else f"{share:.0%} read"
