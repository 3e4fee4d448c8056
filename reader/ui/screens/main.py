"""The reading screen: articles, text and extracts side by side, following each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen

from reader.text import clean_line
from reader.ui.commands import Pane, bindings, hints
from reader.ui.copying import Copyable, copyable_article, copyable_extracts, copyable_passage
from reader.ui.extracts import TABS, Tab
from reader.ui.highlight import Highlights, highlights_of
from reader.ui.messages import (
    Analysed,
    AnalysesAsked,
    Analysing,
    CopyAsked,
    Listed,
    MeasureChosen,
    NotAnalysed,
    NotListed,
    OpenAsked,
    Opened,
    RemovalAsked,
)
from reader.ui.screens.keys import KeysScreen
from reader.ui.spots import Extracts, Spot, is_in
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.facts_panel import FactsPanel, TabLine
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.reading_pane import LAYER_SETS, ReadingPane
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Analysis, Article, Span, Summary

WIDE = 120
"""Columns from which all three panes stand side by side."""

PANES: tuple[Pane, ...] = ("list", "page", "panel")

_MEASURES = range(32, 121)
_ANALYSED_AHEAD = 40
"""How many other articles are analysed behind the open one, so that the list can show their counts."""

_NO_ARTICLES = (
    "No articles here.\n\nOpen some with   reader FILE   or   reader FOLDER\n\nu brings removed ones back"
)


class MainScreen(Screen[None]):
    """Owns the open article, its analysis and the current extract; the panes receive them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (80, "-medium"),
        (WIDE, "-wide"),
    ]

    summaries: reactive[tuple[Summary, ...]] = reactive((), init=False)
    article: reactive[Article | None] = reactive(None, init=False)
    analysis: reactive[Analysis | None] = reactive(None, init=False)
    at: reactive[Pane] = reactive("page", init=False)
    front: reactive[Tab] = reactive("quotes", init=False)
    marked: reactive[frozenset[str]] = reactive(frozenset(), init=False)
    work: reactive[str] = reactive("opening the library", init=False)

    def __init__(self, measure: int, at: Pane, width: int) -> None:
        # With its classes from the start, the screen is styled once and not again at the first resize.
        breakpoint_class = max(entry for entry in self.HORIZONTAL_BREAKPOINTS if entry[0] <= width)[1]
        super().__init__(classes=f"-at-{at} {breakpoint_class}")
        self.set_reactive(MainScreen.at, at)
        self._measure = measure
        self._extracts = Extracts()
        self._spot: Spot | None = None
        self._highlights = Highlights()
        self._layer_set = 0

    def compose(self) -> ComposeResult:
        """Lay out the three panes over the status bar."""
        with Horizontal(id="panes"):
            yield ArticleList("Opening …", id="list")
            yield Reading(self._measure, id="reading")
            yield FactsPanel(id="panel")
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Begin in the pane that was asked for."""
        self._list, self._reading = self.query_one(ArticleList), self.query_one(Reading)
        self._panel, self._status = self.query_one(FactsPanel), self.query_one(StatusBar)
        self._page, self._rows = self._reading.page, self._panel.rows
        self._focus_pane()
        self._show_tabs()

    # What the workers tell

    @on(Listed)
    def _listed(self, message: Listed) -> None:
        self.summaries = message.summaries
        ids = [summary.id for summary in message.summaries]
        if not ids and message.complete:
            self.article = None
            self.work = ""
        elif ids and (self.article is None or self.article.id not in ids):
            self.post_message(OpenAsked(self._list.row.id if self._list.row else ids[0]))

    @on(NotListed)
    def _not_listed(self, message: NotListed) -> None:
        self.work = "no library"
        self._list.show((), "")
        self._page.show(None, message.reason)

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        self.article = message.article
        self.analysis = message.analysis
        self.work = "" if message.analysis else "analysing"
        unknown = [summary.id for summary in self.summaries if summary.quotes is None]
        ahead = [each for each in unknown if each != message.article.id][:_ANALYSED_AHEAD]
        wanted = ahead if message.analysis else [message.article.id, *ahead]
        if wanted:
            self.post_message(AnalysesAsked(wanted))

    @on(Analysing)
    def _analysing(self, message: Analysing) -> None:
        if self.article and message.article_id == self.article.id:
            self.work = f"analysing {message.share:.0%}"

    @on(Analysed)
    def _analysed(self, message: Analysed) -> None:
        quotes, facts = len(message.analysis.quotes), len(message.analysis.statements)
        self.summaries = tuple(
            replace(summary, quotes=quotes, facts=facts) if summary.id == message.article_id else summary
            for summary in self.summaries
        )
        if self.article and message.analysis.sha256 == self.article.sha256:
            self.work = ""
            self.analysis = message.analysis

    @on(NotAnalysed)
    def _not_analysed(self, message: NotAnalysed) -> None:
        if self.article and message.article_id == self.article.id:
            self.work = "not analysed"
            self.app.notify(clean_line(message.reason), severity="error", markup=False)
            self._show_rows()

    # State goes down

    def watch_summaries(self) -> None:
        """List the articles."""
        open_id = self.article.id if self.article else None
        self._list.show_articles(self.summaries, open_id, _NO_ARTICLES.replace("\n\n", " · "))

    def watch_article(self, article: Article | None) -> None:
        """Show another article, from its top."""
        self.clear_selection()
        self.marked = frozenset()
        self._spot = None
        self._page.show(article, _NO_ARTICLES)
        self.analysis = None
        self.watch_summaries()
        self._list.point_to(article.id if article else "")
        self._show_analysis()

    def watch_analysis(self) -> None:
        """Show what was found in the article."""
        self._show_analysis()

    def _show_analysis(self) -> None:
        self._extracts, self._highlights = Extracts(), Highlights()
        if self.article and self.analysis:
            self._extracts = Extracts.of(self.analysis, self.article.text)
            self._highlights = highlights_of(self.analysis)
        self._page.highlight(self._highlights)
        self._show_tabs()
        self._follow_text(self._page.in_view)

    def watch_front(self) -> None:
        """Show the rows of another tab, at the place that is read."""
        self._show_tabs()
        self._spot = None
        self._follow_text(self._page.in_view)

    def _show_tabs(self) -> None:
        self._panel.show_tabs(self._extracts.counts if self.analysis else {}, self.front)
        self._show_rows()

    def _show_rows(self) -> None:
        empty = "Nothing of this kind was found." if self.analysis else f"{self.work.capitalize()} …"
        self._panel.show_extracts(self._extracts.rows[self.front], empty if self.article else "")

    def watch_marked(self) -> None:
        """Show which extracts are marked."""
        self._rows.mark(self.marked)

    def watch_work(self) -> None:
        """Tell how far the work is."""
        if not self.analysis:
            self._show_rows()
        self._show_state()

    def _show_state(self, found: str = "") -> None:
        layers = LAYER_SETS[self._layer_set][0] if self._layer_set else ""
        read = f"{self._page.share_read:.0%}" if self.article else ""
        work = self.work or ("analysed" if self.analysis else "")
        self._status.show_state("  ".join(part for part in (found, layers, work, read) if part))

    # Panes

    def watch_at(self, before: Pane, pane: Pane) -> None:
        """Bring another pane to the front, where only some fit."""
        self.remove_class(f"-at-{before}")
        self.add_class(f"-at-{pane}")
        self._focus_pane()
        self.call_after_refresh(self._show_again)

    def _focus_pane(self) -> None:
        """Give the keys to the pane at once: the next key may already be waiting."""
        self.set_focus(self._widget(self.at))
        self._status.show_hints(hints(self.at))

    def _show_again(self) -> None:
        """Catch up with what happened while the text was not shown."""
        if self.at == "page":
            self._page.reveal_current()
        self._show_state()

    def on_descendant_focus(self) -> None:
        """Follow the focus where the mouse put it."""
        for pane in PANES:
            if self.focused is self._widget(pane):
                self.at = pane

    def action_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self.remove_class("-only-text")
        self.at = pane

    def action_pane_by(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        self.action_pane(PANES[(PANES.index(self.at) + step) % len(PANES)])

    def action_only_text(self) -> None:
        """Show nothing but the text, or everything again."""
        self.toggle_class("-only-text")
        self.at = "page"

    def action_back(self) -> bool:
        """Undo one step of attention; tell whether there was any."""
        if self.selections:
            self.clear_selection()
        elif self._reading.forget_found():
            pass
        elif self.marked:
            self.marked = frozenset()
        elif self.has_class("-only-text"):
            self.remove_class("-only-text")
        elif self.at != PANES[0]:
            self.at = PANES[PANES.index(self.at) - 1]
        else:
            return False
        return True

    def action_back_or_quit(self) -> None:
        """Go back, and from the first pane out of the program."""
        if not self.action_back():
            self.app.exit()

    # Moving

    def _widget(self, pane: Pane) -> ReadingPane | RowList:
        widgets: dict[Pane, ReadingPane | RowList] = {
            "list": self._list,
            "page": self._page,
            "panel": self._rows,
        }
        return widgets[pane]

    @on(RowList.Chosen, "#list")
    def _article_chosen(self, message: RowList.Chosen) -> None:
        if not self.article or message.row_id != self.article.id:
            self.post_message(OpenAsked(message.row_id))
        self.at = "page"

    def action_open(self) -> None:
        """Open the article under the cursor; from the extracts, jump to the words."""
        if isinstance(pane := self._widget(self.at), RowList):
            pane.choose()

    # Extracts: the panel leads the text, and the text leads the panel

    @on(RowList.Moved, "#extracts")
    def _extract_moved(self, message: RowList.Moved) -> None:
        self._point_to(self._extracts.first_of(self.front, message.row_id))

    @on(RowList.Chosen, "#extracts")
    def _extract_chosen(self, message: RowList.Chosen) -> None:
        on_it = self._spot is not None and self._spot.extract_id == message.row_id
        self._point_to(self._spot if on_it else self._extracts.first_of(self.front, message.row_id))
        self.at = "page"

    @on(ReadingPane.Scrolled)
    def _text_scrolled(self, message: ReadingPane.Scrolled) -> None:
        self._follow_text(message.in_view)

    def _follow_text(self, view: Span) -> None:
        """Let the panel show the first extract in view, unless its current one is still in view."""
        if not is_in(self._spot, view):
            self._point_to(self._extracts.first_in(self.front, view), reveal=False)
        self._show_state()

    @on(ReadingPane.Pressed)
    def _text_pressed(self, message: ReadingPane.Pressed) -> None:
        highlight = self._highlights.at(message.offset)
        found = self._extracts.at(message.offset, highlight.extract_id if highlight else None, self.front)
        if found := found or self._extracts.at(message.offset, None, self.front):
            self.front, spot = found
            self._point_to(spot)

    def action_jump(self, step: int) -> None:
        """Go to the next extract in the text, or the one before."""
        if spot := self._extracts.step(self.front, self._spot, self._page.in_view, step):
            self._point_to(spot)

    def _point_to(self, spot: Spot | None, *, reveal: bool = True) -> None:
        self._spot = spot
        extract = self._extracts.extract(self.front, spot)
        if spot is None or extract is None:
            self._page.point_to(())
            return
        self._page.point_to(extract.evidence or ((spot.start, spot.end),), reveal=reveal)
        self._rows.point_to(spot.extract_id)
        self._show_state()

    def action_tab(self, step: int) -> None:
        """Bring the next tab to the front, or the one before."""
        self.front = TABS[(TABS.index(self.front) + step) % len(TABS)]

    @on(TabLine.Pressed)
    def _tab_pressed(self, message: TabLine.Pressed) -> None:
        self.front = message.tab

    def action_mark(self) -> None:
        """Mark the current extract, or take its mark away, and go on to the next."""
        if self._spot:
            self.marked ^= {self._spot.extract_id}
            if self.at == "panel":
                self._rows.action_move(1)

    # Finding

    def action_find(self) -> None:
        """Ask for the words to find."""
        if self.article:
            self.at = "page"
            self._reading.open_find()

    def action_find_next(self, step: int) -> None:
        """Go to the next place found, or the one before."""
        self._reading.find_next(step)

    @on(Reading.Found)
    def _found(self, message: Reading.Found) -> None:
        self._show_state(f"{message.number}/{message.of}" if message.of else "")

    # Copying

    def action_copy(self) -> None:
        """Copy what is selected, marked or current."""
        if chosen := self._chosen():
            self.post_message(CopyAsked(chosen.plain, chosen.what))

    def action_copy_with_source(self) -> None:
        """Copy what is selected, marked or current, with speaker and source."""
        if chosen := self._chosen():
            self.post_message(CopyAsked(chosen.with_source, f"{chosen.what} with source"))

    def action_copy_text(self) -> None:
        """Answer ctrl+c: copy what the mouse selected."""
        self.action_copy()

    def _chosen(self) -> Copyable | None:
        if not self.article:
            return None
        if span := self._page.selected_span(self.selections.get(self._page)):
            return copyable_passage(self.article, span)
        if self.at == "list":
            return copyable_article(self.article)
        current = self._extracts.extract(self.front, self._spot)
        chosen = self._extracts.marked(self.marked) or ([current] if current else [])
        if not self.analysis or not chosen:
            self.app.notify("Nothing to copy: go to an extract first, with ] or in the panel.", markup=False)
            return None
        return copyable_extracts(self.article, self.analysis, [extract.item for extract in chosen])

    def action_remove(self) -> None:
        """Take the article under the cursor out of the library."""
        if self.at == "list" and self._list.row:
            self.post_message(RemovalAsked([self._list.row.id]))

    # Looks

    def action_layers(self) -> None:
        """Show other highlights."""
        self._layer_set = (self._layer_set + 1) % len(LAYER_SETS)
        self._page.show_layers(LAYER_SETS[self._layer_set][1])
        self._show_state()

    def action_measure(self, step: int) -> None:
        """Set the text narrower or wider."""
        self.set_measure(self._measure + step)
        self.post_message(MeasureChosen(self._measure))

    def set_measure(self, measure: int) -> None:
        """Set the text to a measure, in cells."""
        self._measure = min(max(measure, _MEASURES.start), _MEASURES.stop - 1)
        self._page.set_measure(self._measure)

    def action_keys(self) -> None:
        """Show all keys."""
        self.app.push_screen(KeysScreen())
