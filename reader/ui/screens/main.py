"""The reading screen: articles, text and extracts side by side, following each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.reactive import reactive
from textual.screen import Screen

from reader.text import clean_line
from reader.ui.commands import Pane, bindings, hints
from reader.ui.extracts.extract import TABS, Tab
from reader.ui.extracts.facts import FOLD
from reader.ui.extracts.quotes import beliefs_told
from reader.ui.messages import (
    Analysed,
    AnalysesAsked,
    Analysing,
    ArticleCopyAsked,
    CopyAsked,
    Corrected,
    Left,
    Listed,
    MeasureChosen,
    MeasureRecalled,
    NotAnalysed,
    NotListed,
    OpenAsked,
    Opened,
    RemovalAsked,
)
from reader.ui.screens.copying import copyable
from reader.ui.screens.following import Following
from reader.ui.screens.keys import KeysScreen
from reader.ui.widgets.facts_panel import FactsPanel, TabLine
from reader.ui.widgets.panes import BREAKPOINTS, Panes
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Article, Span, Summary
    from reader.ui.commands import Command
    from reader.ui.spots import Extracts

_ANALYSED_AHEAD = 40
"""How many other articles are analysed behind the open one, so that the list can show their counts."""

_EMPTY_PAGE = (
    "No articles here.\n\nOpen some with   reader FILE   or   reader FOLDER\n\nu brings removed ones back"
)
_EMPTY_LIST = "No articles."
_NOBODY_TO_FOLLOW = (
    "Go to a name, a quote or a fact first, with ] or in the panel: w follows whom it is about."
)
_NOTHING_TO_COPY = "Nothing to copy: go to an extract first, with ] or in the panel."


class MainScreen(Screen[None]):
    """Owns the list, the open article and the marks; the panes receive them, and tell what the user does."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    summaries: reactive[tuple[Summary, ...]] = reactive((), init=False)
    article: reactive[Article | None] = reactive(None, init=False)
    marked: reactive[frozenset[str]] = reactive(frozenset(), init=False)
    work: reactive[str] = reactive("opening the library", init=False)
    """What is under way, in a few words."""

    def __init__(self, measure: int, at: Pane, width: int, commands: Sequence[Command]) -> None:
        # With its class from the start, the screen is styled once and not again at the first resize.
        breakpoint_class = max(entry for entry in self.HORIZONTAL_BREAKPOINTS if entry[0] <= width)[1]
        super().__init__(classes=breakpoint_class)
        self._commands = commands
        self.panes = Panes(measure, at)
        self._page, self._rows = self.panes.reading.page, self.panes.facts.rows
        self.following = Following(self.panes)
        self._status = StatusBar(id="status")
        self._awaited: str | None = None
        self._found = ""
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the three panes over the status bar."""
        yield self.panes
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
            self._page.show(None, _EMPTY_PAGE)
        elif ids and self._awaited not in ids and (self.article is None or self.article.id not in ids):
            row = self.panes.articles.row
            self._ask_for(row.id if row else ids[0])

    def _ask_for(self, article_id: str) -> None:
        self._awaited = article_id
        self.post_message(OpenAsked(article_id))

    @on(NotListed)
    def _not_listed(self, message: NotListed) -> None:
        self._awaited = None
        if self.article is None:
            self.work = "no library"
            self.panes.articles.show((), _EMPTY_LIST)
            self._page.show(None, message.reason)

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        if message.article.id not in {summary.id for summary in self.summaries}:
            return  # it was removed meanwhile
        self._awaited = None
        if (before := self.place_read) and before[0] != message.article.id:
            self.post_message(Left(*before))
        self._place = message.place
        self.article = message.article
        self.work = "" if message.extracts else "analysing"
        self._show(message.extracts)
        unknown = [summary.id for summary in self.summaries if summary.quotes is None]
        ahead = [each for each in unknown if each != message.article.id][:_ANALYSED_AHEAD]
        wanted = ahead if message.extracts else [message.article.id, *ahead]
        if wanted:
            self.post_message(AnalysesAsked(wanted))

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

    @staticmethod
    def _is_of(article: Article, message: Analysed | Corrected) -> bool:
        """Tell whether it is about the article: others may have its text, and it may have had another one."""
        digest = message.extracts.analysis.sha256
        return (message.article_id, digest) == (article.id, article.sha256)

    @on(NotAnalysed)
    def _not_analysed(self, message: NotAnalysed) -> None:
        if self.article and message.article_id == self.article.id:
            self.work = "not analysed"
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
        self._page.show(article, _EMPTY_PAGE, self._place)
        self._show(None)
        self.watch_work()
        self.watch_summaries()
        self.panes.articles.point_to(article.id if article else "")

    def _show(self, extracts: Extracts | None) -> None:
        """Show what was found in an article that was opened."""
        self.marked = frozenset()
        self.following.show(extracts)
        self._show_state()

    def _show_again(self, extracts: Extracts) -> None:
        """Show what has changed of the open article, at the same place as before."""
        self.following.show_again(extracts)
        self._keep_marks()

    def _keep_marks(self) -> None:
        """Keep those marks whose extracts are still listed."""
        if self.extracts:
            self.marked = frozenset(extract.id for extract in self.extracts.marked(self.marked))

    def watch_marked(self) -> None:
        """Show which extracts are marked."""
        self._rows.mark(self.marked)

    def watch_work(self) -> None:
        """Tell how far the work is."""
        self.following.explain(f"{self.work.capitalize()} …" if self.article else "")
        self._show_state()

    def _show_state(self) -> None:
        work = self.work or ("analysed" if self.extracts else "")
        read = f"{self._page.share_read:.0%} read" if self.article else ""
        parts = (self._found, self._page.layers_told, work, read)
        self._status.show_state("  ".join(filter(None, parts)))

    # Panes

    @on(Panes.Changed)
    def _pane_changed(self, message: Panes.Changed) -> None:
        self._status.show_hints(hints(message.pane, self._commands))
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        """Show what happened while the text was hidden."""
        if self.panes.at == "page":
            self._page.reveal_current()
        self.following.follow_text(self._page.in_view)
        self._show_state()

    def action_back(self) -> bool:
        """Undo one step of attention; tell whether there was any."""
        if self.selections:
            self.clear_selection()
        elif self.panes.reading.forget_found() or self.panes.facts.forget_filter():
            pass
        elif self.marked:
            self.marked = frozenset()
        else:
            return self.panes.back()
        return True

    def action_back_or_quit(self) -> None:
        """Go back, and from the first pane out of the program."""
        if not self.action_back():
            self.app.exit()

    @on(RowList.Chosen, "#list")
    def _article_chosen(self, message: RowList.Chosen) -> None:
        if not self.article or message.row_id != self.article.id:
            self._ask_for(message.row_id)
        self.panes.at = "page"

    # Extracts

    @on(RowList.Moved, "#extracts")
    def _extract_moved(self, message: RowList.Moved) -> None:
        self.following.follow_panel(message.row_id)

    @on(RowList.Chosen, "#extracts")
    def _extract_chosen(self, message: RowList.Chosen) -> None:
        if message.row_id == FOLD:
            self.following.fold()
            return
        self.following.follow_panel(message.row_id)
        self.panes.at = "page"

    @on(ReadingPane.Scrolled)
    def _text_scrolled(self, message: ReadingPane.Scrolled) -> None:
        self.following.follow_text(message.in_view)

    @on(ReadingPane.Pressed)
    def _text_pressed(self, message: ReadingPane.Pressed) -> None:
        self.following.go_to(message.offset)

    def action_jump(self, step: int) -> None:
        """Go to the next extract in the text, or the one before."""
        self.following.step(step)

    def action_walk(self, step: int) -> None:
        """Go to the next place where the current entity is named or meant, or the one before."""
        if not self.following.walk(step):
            self.app.notify(_NOBODY_TO_FOLLOW, markup=False)

    async def action_cast(self) -> None:
        """Show who and what the article is about; who is chosen there is gone to."""
        from reader.ui.screens.cast import show_cast  # nothing of it is needed for the first paint

        if self.extracts and self.article:
            await show_cast(self.app, self.extracts.analysis, self.article.text, self._go_to_entity)
        elif self.article:
            self.app.notify(f"{self.work.capitalize()} …", markup=False)

    def _go_to_entity(self, entity_id: str | None) -> None:
        if entity_id:
            self.following.go_to_entity(entity_id)

    @on(TabLine.Pressed)
    def _tab_pressed(self, message: TabLine.Pressed) -> None:
        self.following.bring(message.tab)

    def action_tab(self, step: int) -> None:
        """Bring the next tab to the front, or the one before."""
        self.following.bring(TABS[(TABS.index(self.front) + step) % len(TABS)])

    def action_mark(self) -> None:
        """Mark the current extract, or take its mark away, and go on to the next."""
        current = self.following.current
        if current and current.item:
            self.marked ^= {current.id}
            if self.panes.at == "panel":
                self._rows.action_move(1)

    # Finding

    def action_filter(self) -> None:
        """Ask for the words that the rows of the panel must have."""
        if self.extracts:
            self.panes.at = "panel"
            self.panes.facts.open_filter()

    @on(FactsPanel.Filtered)
    def _rows_filtered(self, message: FactsPanel.Filtered) -> None:
        self.following.filter(message.words)

    def action_find(self) -> None:
        """Ask for the words to find."""
        if self.article:
            self.panes.at = "page"
            self.panes.reading.open_find()

    def action_find_next(self, step: int) -> None:
        """Go to the next place found, or the one before."""
        self.panes.reading.find_next(step)

    @on(Reading.Found)
    def _places_found(self, message: Reading.Found) -> None:
        self._found = f"{message.number}/{message.of}" if message.of else ""
        self._show_state()

    # Copying, correcting and removing

    def action_copy(self) -> None:
        """Copy what is selected, marked or current."""
        self._copy(with_source=False)

    def action_copy_with_source(self) -> None:
        """Copy what is selected, marked or current, with speaker and source."""
        self._copy(with_source=True)

    def action_copy_text(self) -> None:
        """Answer ctrl+c: copy what the mouse selected, or tell how to quit."""
        if self._selected:
            self._copy(with_source=False)
        else:
            self.app.action_help_quit()

    def _copy(self, *, with_source: bool) -> None:
        row = self.panes.articles.row
        self.following.catch_up()
        if self._awaited:
            self.app.notify("The article is not open yet.", markup=False)
        elif self.panes.at == "list" and row and not self._selected:
            self.post_message(ArticleCopyAsked(row.id, with_source=with_source))
        elif chosen := copyable(self.article, self.following, self.marked, self._selected):
            self.post_message(CopyAsked(chosen, with_source=with_source))
        elif self.article:
            self.app.notify(_NOTHING_TO_COPY, markup=False)

    @property
    def _selected(self) -> Span | None:
        return self._page.selected_span(self.selections.get(self._page))

    async def action_correct(self) -> None:
        """Ask who said the current quote, or which entity the current one is."""
        from reader.ui.screens.correcting import correct  # nothing of it is needed for the first paint

        await correct(self, self.following, self._attended)

    async def action_reject(self) -> None:
        """Take the current quote for none, or ask which mentions are not the current entity."""
        from reader.ui.screens.correcting import reject

        await reject(self, self.following, self._attended)

    @property
    def _attended(self) -> Article | None:
        """The article whose extract has the attention; None in the list of articles."""
        return self.article if self.panes.at != "list" else None

    def action_remove(self) -> None:
        """Take the article under the cursor out of the library."""
        if self.panes.at == "list" and (row := self.panes.articles.row):
            self.post_message(RemovalAsked([row.id]))

    # Looks

    def action_beliefs(self) -> None:
        """List what people think and plan under the quotes, or no more."""
        self.following.beliefs = shown = not self.following.beliefs
        self.following.list_again()
        self._keep_marks()
        beliefs = self.extracts.beliefs if self.extracts else None
        self.app.notify(beliefs_told(beliefs, shown=shown), markup=False)

    def action_layers(self) -> None:
        """Show other highlights."""
        self._page.show_next_layers()
        self._show_state()

    def action_measure(self, step: int) -> None:
        """Set the text narrower or wider than it is."""
        self.post_message(MeasureChosen(self._page.set_measure(self._page.measure_shown + step)))

    @on(MeasureRecalled)
    def _measure_recalled(self, message: MeasureRecalled) -> None:
        self._page.set_measure(message.measure)

    async def action_keys(self) -> None:
        """Show all keys, before the next key is answered."""
        await self.app.push_screen(KeysScreen(self._commands))
