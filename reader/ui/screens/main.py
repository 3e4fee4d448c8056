"""The reading screen: articles, text and extracts side by side, following each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.reactive import reactive
from textual.screen import Screen

from reader.text import clean_line
from reader.ui.commands import Pane, bindings, hints
from reader.ui.copying import Copyable, copyable_extracts, copyable_passage
from reader.ui.extracts import TABS, Tab
from reader.ui.messages import (
    Analysed,
    AnalysesAsked,
    Analysing,
    ArticleCopyAsked,
    CopyAsked,
    Corrected,
    CorrectionAsked,
    Listed,
    MeasureChosen,
    MeasureRecalled,
    NotAnalysed,
    NotListed,
    OpenAsked,
    Opened,
    RemovalAsked,
)
from reader.ui.screens.keys import KeysScreen
from reader.ui.spots import Extracts, Spot, is_in
from reader.ui.widgets.facts_panel import TabLine
from reader.ui.widgets.panes import BREAKPOINTS, Panes
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.reading_pane import LAYER_SETS, ReadingPane
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.corrections import Correction
    from reader.model import Analysis, Article, Span, Summary
    from reader.ui.correcting import Question
    from reader.ui.extracts import Extract, Item

_ANALYSED_AHEAD = 40
"""How many other articles are analysed behind the open one, so that the list can show their counts."""

_EMPTY_PAGE = (
    "No articles here.\n\nOpen some with   reader FILE   or   reader FOLDER\n\nu brings removed ones back"
)
_EMPTY_LIST = "No articles."
_NOTHING_TO_CORRECT = "Nothing to correct: go to an extract first, with ] or in the panel."
_NOT_CORRECTABLE = "Only quotes, people, places and other names can be corrected."
_NOTHING_TO_COPY = "Nothing to copy: go to an extract first, with ] or in the panel."


class MainScreen(Screen[None]):
    """Owns the open article, its extracts and the current one; the panes receive them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    summaries: reactive[tuple[Summary, ...]] = reactive((), init=False)
    article: reactive[Article | None] = reactive(None, init=False)
    extracts: reactive[Extracts | None] = reactive(None, init=False)
    """What was found in the article; None while it is not analysed."""
    front: reactive[Tab] = reactive("quotes", init=False)
    marked: reactive[frozenset[str]] = reactive(frozenset(), init=False)
    work: reactive[str] = reactive("opening the library", init=False)
    """What is under way, in a few words."""

    def __init__(self, measure: int, at: Pane, width: int) -> None:
        # With its class from the start, the screen is styled once and not again at the first resize.
        breakpoint_class = max(entry for entry in self.HORIZONTAL_BREAKPOINTS if entry[0] <= width)[1]
        super().__init__(classes=breakpoint_class)
        self.panes = Panes(measure, at)
        self._page, self._rows = self.panes.reading.page, self.panes.facts.rows
        self._status = StatusBar(id="status")
        self._spot: Spot | None = None
        self._awaited: str | None = None
        self._layer_set = 0
        self._beliefs = False
        self._found = ""

    def compose(self) -> ComposeResult:
        """Lay out the three panes over the status bar."""
        yield self.panes
        yield self._status

    def on_mount(self) -> None:
        """Show what there is before any article is open."""
        self._status.show_hints(hints(self.panes.at))
        self._show_rows()
        self._show_state()

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
        self.article = message.article
        self.extracts = self._as_asked(message.extracts)
        self.work = "" if message.extracts else "analysing"
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
        quotes, facts = len(analysis.quotes), len(analysis.statements)
        self.summaries = tuple(
            replace(summary, quotes=quotes, facts=facts) if summary.id == message.article_id else summary
            for summary in self.summaries
        )
        if self.article and self._is_of(self.article, message):
            self.work = ""
            self.extracts = self._as_asked(message.extracts)

    @on(Corrected)
    def _corrected(self, message: Corrected) -> None:
        """Show the same rows as before, as far as they are still there, and stay on the current one."""
        if not (self.article and self._is_of(self.article, message)):
            return
        self._show_again(message.extracts)

    def _as_asked(self, extracts: Extracts | None) -> Extracts | None:
        """Return the extracts with beliefs and plans, where these are shown."""
        return extracts.showing_beliefs(True) if extracts and self._beliefs else extracts

    def _show_again(self, extracts: Extracts) -> None:
        """Show what has changed of the open article, at the same place as before."""
        before = self._place
        extracts = extracts.showing_beliefs(self._beliefs)
        self.set_reactive(MainScreen.extracts, extracts)
        self.marked = frozenset(extract.id for extract in extracts.marked(self.marked))
        self._page.highlight(extracts.highlights)
        self._show_rows(keep_place=True)
        next_row = self._first_spot(self._rows.row.id) if self._rows.row else None
        self._point_to(extracts.in_place_of(self.front, before) or next_row, reveal=False)

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
        """Show another article, from its top."""
        self.clear_selection()
        self.panes.reading.forget_found()
        self._page.show(article, _EMPTY_PAGE)
        self.extracts = None
        self.watch_summaries()
        self.panes.articles.point_to(article.id if article else "")

    def watch_extracts(self, extracts: Extracts | None) -> None:
        """Show what was found in the article."""
        self.marked = frozenset()
        self._page.highlight(extracts.highlights if extracts else None)
        self.watch_front()

    def watch_front(self) -> None:
        """Show the rows of another tab, at the place that is read."""
        self._spot = None
        self._show_rows()
        self._follow_text(self._page.in_view)

    def _show_rows(self, *, keep_place: bool = False) -> None:
        rows = self.extracts.rows[self.front] if self.extracts else ()
        empty = "Nothing of this kind was found." if self.extracts else f"{self.work.capitalize()} …"
        self.panes.facts.show_tabs(self.extracts.counts if self.extracts else {}, self.front)
        self.panes.facts.show_extracts(rows, empty if self.article else "", keep_place=keep_place)

    def watch_marked(self) -> None:
        """Show which extracts are marked."""
        self._rows.mark(self.marked)

    def watch_work(self) -> None:
        """Tell how far the work is."""
        if not self.extracts:
            self._show_rows()
        self._show_state()

    def _show_state(self) -> None:
        layers = LAYER_SETS[self._layer_set][0] if self._layer_set else ""
        read = f"{self._page.share_read:.0%} read" if self.article else ""
        work = self.work or ("analysed" if self.extracts else "")
        self._status.show_state("  ".join(part for part in (self._found, layers, work, read) if part))

    # Panes

    @on(Panes.Changed)
    def _pane_changed(self, message: Panes.Changed) -> None:
        self._status.show_hints(hints(message.pane))
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        """Show what happened while the text was hidden."""
        if self.panes.at == "page":
            self._page.reveal_current()
        self._follow_text(self._page.in_view)

    def action_back(self) -> bool:
        """Undo one step of attention; tell whether there was any."""
        if self.selections:
            self.clear_selection()
        elif self.panes.reading.forget_found():
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

    # Extracts: the panel leads the text, and the text leads the panel

    @on(RowList.Moved, "#extracts")
    def _extract_moved(self, message: RowList.Moved) -> None:
        self._point_to(self._first_spot(message.row_id))

    @on(RowList.Chosen, "#extracts")
    def _extract_chosen(self, message: RowList.Chosen) -> None:
        on_it = self._spot is not None and self._spot.extract_id == message.row_id
        self._point_to(self._spot if on_it else self._first_spot(message.row_id))
        self.panes.at = "page"

    def _first_spot(self, extract_id: str) -> Spot | None:
        return self.extracts.first_of(self.front, extract_id) if self.extracts else None

    @on(ReadingPane.Scrolled)
    def _text_scrolled(self, message: ReadingPane.Scrolled) -> None:
        self._follow_text(message.in_view)

    def _follow_text(self, view: Span) -> None:
        """Let the panel show the first extract in view, unless its current one is still in view."""
        is_hidden = view[0] == view[1]
        if self.extracts and not is_hidden and not is_in(self._spot, view):
            self._point_to(self.extracts.first_in(self.front, view), reveal=False)
        self._show_state()

    @on(ReadingPane.Pressed)
    def _text_pressed(self, message: ReadingPane.Pressed) -> None:
        if self.extracts and (found := self.extracts.at(message.offset, self.front)):
            self.front, spot = found
            self._point_to(spot)

    def action_jump(self, step: int) -> None:
        """Go to the next extract in the text, or the one before."""
        if self.extracts and (spot := self.extracts.step(self.front, self._spot, self._page.in_view, step)):
            self._point_to(spot)

    def _point_to(self, spot: Spot | None, *, reveal: bool = True) -> None:
        self._spot = spot
        extract = self.extracts.extract(self.front, spot.extract_id) if self.extracts and spot else None
        if spot is None or extract is None:
            self._page.point_to(())
            return
        self._page.point_to(extract.evidence or ((spot.start, spot.end),), reveal=reveal)
        self._rows.point_to(spot.extract_id)
        self._show_state()

    @property
    def current(self) -> Extract | None:
        """What keys act on: in the panel the row under the cursor, elsewhere what stands out in the text."""
        if not self.extracts:
            return None
        if self.panes.at == "panel":
            return self.extracts.extract(self.front, self._rows.row.id) if self._rows.row else None
        return self.extracts.extract(self.front, self._spot.extract_id) if self._spot else None

    @property
    def _place(self) -> Spot | None:
        """Where the current extract stands; of several mentions, the one that one came to."""
        row = self._rows.row if self.panes.at == "panel" else None
        on_it = self._spot is not None and row is not None and self._spot.extract_id == row.id
        return self._spot if row is None or on_it else self._first_spot(row.id)

    def action_tab(self, step: int) -> None:
        """Bring the next tab to the front, or the one before."""
        self.front = TABS[(TABS.index(self.front) + step) % len(TABS)]

    @on(TabLine.Pressed)
    def _tab_pressed(self, message: TabLine.Pressed) -> None:
        self.front = message.tab

    def action_mark(self) -> None:
        """Mark the current extract, or take its mark away, and go on to the next."""
        if current := self.current:
            self.marked ^= {current.id}
            if self.panes.at == "panel":
                self._rows.action_move(1)

    # Finding

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
        if self.panes.at == "page":
            self._follow_text(self._page.in_view)  # the scrolling before this key may not have told yet
        if self._awaited:
            self.app.notify("The article is not open yet.", markup=False)
        elif self.panes.at == "list" and row and not self._selected:
            self.post_message(ArticleCopyAsked(row.id, with_source=with_source))
        elif chosen := self._chosen():
            self.post_message(CopyAsked(chosen, with_source=with_source))
        elif self.article:
            self.app.notify(_NOTHING_TO_COPY, markup=False)

    @property
    def _selected(self) -> Span | None:
        return self._page.selected_span(self.selections.get(self._page))

    def _chosen(self) -> Copyable | None:
        if not self.article:
            return None
        if self._selected:
            return copyable_passage(self.article, self._selected)
        if not self.extracts:
            return None
        chosen = self.extracts.marked(self.marked) or ([self.current] if self.current else [])
        items = [extract.item for extract in chosen]
        return copyable_extracts(self.article, self.extracts.analysis, items) if items else None

    async def action_correct(self) -> None:
        """Ask who said the current quote, or which entity the current one is."""
        from reader.ui.correcting import ways_to_correct  # nothing of it is needed for the first paint

        if found := self._to_correct():
            await self._ask(ways_to_correct(*found))

    async def action_reject(self) -> None:
        """Take the current quote for none, or ask which mentions are not the current entity."""
        from reader.ui.correcting import ways_to_reject

        if found := self._to_correct():
            at = (self._place.start, self._place.end) if self._place else None
            await self._ask(ways_to_reject(*found, at))

    def _to_correct(self) -> tuple[Item, Analysis, str] | None:
        """Return the current extract with the analysis and the text that it is of."""
        if self.panes.at == "page":
            self._follow_text(self._page.in_view)  # the scrolling before this key may not have told yet
        current = self.current if self.panes.at != "list" else None
        if self.article and self.extracts and current:
            return current.item, self.extracts.analysis, self.article.text
        self.app.notify(_NOTHING_TO_CORRECT, markup=False)
        return None

    async def _ask(self, question: Question | None) -> None:
        from reader.ui.screens.chooser import ask

        if question:
            await ask(self.app, question, self._correct)
        else:
            self.app.notify(_NOT_CORRECTABLE, markup=False)

    def _correct(self, correction: Correction | None) -> None:
        if correction and self.article:
            self.post_message(CorrectionAsked(self.article.id, correction))

    def action_remove(self) -> None:
        """Take the article under the cursor out of the library."""
        if self.panes.at == "list" and (row := self.panes.articles.row):
            self.post_message(RemovalAsked([row.id]))

    # Looks

    def action_beliefs(self) -> None:
        """List what people think and plan under the quotes, or no more."""
        self._beliefs = not self._beliefs
        if self.extracts:
            self._show_again(self.extracts)
        count = len(self.extracts.beliefs) if self.extracts else 0
        shown = (
            f"{count} beliefs and plans, under the quotes." if count else "No beliefs or plans found here."
        )
        self.app.notify(shown if self._beliefs else "Beliefs and plans are hidden.", markup=False)

    def action_layers(self) -> None:
        """Show other highlights."""
        self._layer_set = (self._layer_set + 1) % len(LAYER_SETS)
        self._page.show_layers(LAYER_SETS[self._layer_set][1])
        self._show_state()

    def action_measure(self, step: int) -> None:
        """Set the text narrower or wider than it is."""
        self.post_message(MeasureChosen(self._page.set_measure(self._page.measure_shown + step)))

    @on(MeasureRecalled)
    def _measure_recalled(self, message: MeasureRecalled) -> None:
        self._page.set_measure(message.measure)

    async def action_keys(self) -> None:
        """Show all keys, before the next key is answered."""
        await self.app.push_screen(KeysScreen())
