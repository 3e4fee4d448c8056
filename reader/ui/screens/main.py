"""The reading screen: articles, text and extracts side by side, following each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import on

from reader.settings import SPACINGS
from reader.text import paragraphs
from reader.ui.card import card
from reader.ui.commands import bindings, hints
from reader.ui.extracts.extract import TABS
from reader.ui.extracts.facts import FOLD
from reader.ui.extracts.orders import following_order
from reader.ui.extracts.quotes import beliefs_told
from reader.ui.highlight import next_layers
from reader.ui.messages import (
    AddressAsked,
    AnnotationAsked,
    ArticleCopyAsked,
    CopyAsAsked,
    CopyAsked,
    KeepAsked,
    NotebookAsked,
    OrderChosen,
    OrdersRecalled,
    PipeAsked,
    RemovalAsked,
    SettingChosen,
    SettingRecalled,
    WidthsRecalled,
)
from reader.ui.screens.article import ArticleScreen
from reader.ui.screens.copying import copyable
from reader.ui.screens.keys import KeysScreen
from reader.ui.selecting import grown
from reader.ui.widgets.facts_panel import FactsPanel, TabLine
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.message import Message
    from textual.widget import Widget

    from reader.annotations import Placed
    from reader.export.copies import CopyFormat
    from reader.model import Article, Span
    from reader.ui.commands import Command
    from reader.ui.copying import Copyable
    from reader.ui.highlight import Layer


Unit = Literal["sentence", "paragraph"]

_NOBODY_TO_FOLLOW = (
    "Go to a name, a quote or a fact first, with ] or in the panel: w follows whom it is about."
)
_NOBODY_TO_TELL_OF = "Go to a name, a quote or a fact first: K tells who or what it is about."
_NO_EXTRACT = "Go to an extract first, with ] or in the panel: i shows it in its sentence."
_NOTHING_TO_COPY = "Nothing to copy: go to an extract first, with ] or in the panel."


class MainScreen(ArticleScreen):
    """Answers what the user does: in the panes, with the extracts, and with the keys of the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")

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
        if self._selected:
            self.clear_selection()
            self._page.choose(None)
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
        self.open_article(message.row_id)

    def open_article(self, article_id: str) -> None:
        """Open an article, and go to its text."""
        if not self.article or article_id != self.article.id:
            self._ask_for(article_id)
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
        """Go to the next extract in the text, or the one before; keys act on it then, not on the list."""
        self.following.step(step)
        self._leave_list()

    def _leave_list(self) -> None:
        if self.panes.at == "list" and self.extracts:
            self.panes.at = "page"

    def action_walk(self, step: int) -> None:
        """Go to the next place where the current entity is named or meant, or the one before."""
        if self.following.walk(step):
            self._leave_list()
        else:
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

    @on(TabLine.OrderPressed)
    def action_order(self) -> None:
        """List the rows of the tab in front in the next of its orders."""
        order = following_order(self.front, self.following.order)
        self.following.set_order(self.front, order)
        self.post_message(OrderChosen(self.front, order))

    @on(OrdersRecalled)
    def _orders_recalled(self, message: OrdersRecalled) -> None:
        for tab, order in message.orders.items():
            self.following.set_order(tab, order)

    def action_in_sentence(self) -> None:
        """Show the current row with the sentence around its words, or without it again."""
        self.following.catch_up()
        if not self.following.show_in_sentence():
            self.app.notify(_NO_EXTRACT, markup=False)
        elif not self.panes.shows_panel:
            self.panes.at = "panel"

    def action_mark(self) -> None:
        """Mark the current extract, or take its mark away, and go on to the next."""
        current = self.following.current
        if current and current.item:
            self.marked ^= {current.id}
            if self.panes.at == "panel":
                self._rows.action_move(1)

    def action_who(self) -> None:
        """Tell who or what the current extract is about."""
        entity = self.following.entity
        told = card(self.extracts.extract("names", entity.id)) if self.extracts and entity else None
        self.app.notify(told.plain if told else _NOBODY_TO_TELL_OF, timeout=10, markup=False)

    @on(ReadingPane.Hovered)
    def _text_hovered(self, message: ReadingPane.Hovered) -> None:
        at = message.offset
        found = self.extracts.at(at, self.front) if self.extracts and at is not None else None
        extract = self.extracts.extract(found[0], found[1].extract_id) if self.extracts and found else None
        own = [each.annotation for each in self.annotations if at is not None and each.covers(at)]
        self._page.tooltip = card(extract, own)

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

    # Selecting

    def action_select(self, unit: Unit) -> None:
        """Select the sentence or paragraph that one went to last, or reads; again, one more."""
        if self.article is None:
            return
        self.panes.at = "page"
        self.clear_selection()
        known = self.extracts.analysis.sentences if self.extracts and unit == "sentence" else ()
        units = known or paragraphs(self.article.text)  # until it is analysed, nobody knows the sentences
        self._page.choose(grown(self._page.chosen, units, self._reading_from))

    @property
    def _reading_from(self) -> int:
        """Where the attention is: at the place found, the current extract, or else the top of the view."""
        start, end = self._page.in_view
        place = self.following.place
        attended = (self._page.found_place, (place.start, place.end) if place else None)
        return next((span[0] for span in attended if span and start <= span[0] < end), start)

    # Copying, correcting and removing

    def action_copy(self) -> None:
        """Copy what is selected, marked or current."""
        self._copy(with_source=False)

    def action_copy_with_source(self) -> None:
        """Copy what is selected, marked or current, with speaker and source."""
        self._copy(with_source=True)

    async def action_copy_as(self) -> None:
        """Ask in which format to copy, and copy in it from now on."""
        if chosen := self._chosen():
            self.post_message(CopyAsAsked(chosen))

    def copy_in(self, form: CopyFormat) -> None:
        """Copy what is selected, marked or current in a format, this once."""
        if chosen := self._chosen():
            self.post_message(CopyAsked(chosen, with_source=True, form=form))

    def action_pipe(self) -> None:
        """Ask for a command, and pipe to it what is selected, marked or current."""
        if chosen := self._chosen():
            self.post_message(PipeAsked(chosen))

    def action_address(self) -> None:
        """Open the article's address in a browser."""
        if self.article and self.article.url:
            self.post_message(AddressAsked(self.article.url))
        elif self.article:
            self.app.notify("The article names no address.", markup=False)

    async def action_links(self) -> None:
        """Show where the article leads; what is asked for there is done."""
        from reader.ui.screens.links import LinksScreen  # nothing of it is needed for the first paint

        if self.article and (self.article.links or self.article.url):
            await self.app.push_screen(LinksScreen(self.article), self._ask)
        elif self.article:
            self.app.notify("The article has no links, and names no address.", markup=False)

    def _ask(self, message: Message | None) -> None:
        if message:
            self.post_message(message)

    def action_keep(self) -> None:
        """Keep what is selected, marked or current in the notebook."""
        from reader.ui.keeping import notes_of  # nothing of it is needed for the first paint

        if chosen := self._chosen():
            self.post_message(KeepAsked(notes_of(chosen), chosen.what))

    async def action_highlight(self) -> None:
        """Highlight what is selected or current."""
        from reader.ui.screens.annotating import annotate  # nothing of it is needed for the first paint

        if self.article:
            self.following.catch_up()
            spans = (self._selected,) if self._selected else self._page.current
            await annotate(self, self.article, spans, self.annotations, self._colour)

    @on(AnnotationAsked)
    def _annotation_asked(self, message: AnnotationAsked) -> None:
        self._colour = message.colour or self._colour
        self.clear_selection()
        self._page.choose(None)

    async def action_highlights(self) -> None:
        """List what is highlighted in the open article."""
        from reader.ui.screens.annotations import AnnotationsScreen

        if self.article:
            await self.app.push_screen(AnnotationsScreen(self, self.article), self._go_to_highlight)

    def _go_to_highlight(self, highlight: Placed | None) -> None:
        if highlight and highlight.spans:
            self.panes.at = "page"
            self._page.choose(highlight.spans[0])

    def action_notebook(self) -> None:
        """Show what was kept."""
        self.post_message(NotebookAsked())

    def action_copy_text(self) -> None:
        """Answer ctrl+c: copy what the mouse selected, or tell how to quit."""
        if self._selected:
            self._copy(with_source=False)
        else:
            self.app.action_help_quit()

    def _copy(self, *, with_source: bool) -> None:
        row = self.panes.articles.row
        if self._awaited:
            self.app.notify("The article is not open yet.", markup=False)
        elif self.panes.at == "list" and row and not self._selected:
            self.post_message(ArticleCopyAsked(row.id, with_source=with_source))
        elif self.article and (chosen := self._chosen()):
            self.post_message(CopyAsked(chosen, with_source=with_source))

    def _chosen(self) -> Copyable | None:
        """Return what is selected, marked or current, or say that nothing is."""
        self.following.catch_up()
        chosen = copyable(self.article, self.following, self.marked, self._selected)
        if chosen is None:
            self.app.notify(_NOTHING_TO_COPY, markup=False)
        return chosen

    @property
    def _selected(self) -> Span | None:
        return self._page.selected_span(self.selections.get(self._page)) or self._page.chosen

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

    async def action_layers(self) -> None:
        """List the layers of highlights, to switch them apart."""
        from reader.ui.screens.layers import LayersScreen, counts_of  # nothing of it is needed at the start

        highlights = self.extracts.highlights if self.extracts else None
        links = len(self.article.links) if self.article else 0
        counts = counts_of(highlights, links, len(self.annotations))
        await self.app.push_screen(LayersScreen(self._page.painted_layers, counts, self._show_layers))

    def action_next_layers(self) -> None:
        """Show other highlights."""
        self._show_layers(next_layers(self._page.painted_layers))

    def _show_layers(self, layers: frozenset[Layer]) -> None:
        self._page.show_layers(layers)
        self._show_state()

    def action_measure(self, step: int) -> None:
        """Set the text narrower or wider than it is."""
        self._set_text("measure", self._page.measure_shown + step)

    def action_spacing(self) -> None:
        """Set the text with blank lines between its lines, or without."""
        later = self._page.setting.spacing + 1
        self._set_text("spacing", later if later in SPACINGS else SPACINGS.start)

    def action_justify(self) -> None:
        """Set the text justified, or ragged."""
        self._set_text("justify", not self._page.setting.justify)

    def _set_text(self, name: str, value: int) -> None:
        change: dict[str, Any] = {name: value}
        setting = self._page.set_in(replace(self._page.setting, **change))
        self.post_message(SettingChosen(name, int(getattr(setting, name))))

    @on(SettingRecalled)
    def _setting_recalled(self, message: SettingRecalled) -> None:
        self._page.set_in(message.setting)

    @on(WidthsRecalled)
    def _widths_recalled(self, message: WidthsRecalled) -> None:
        self.panes.take_widths(message.widths)

    async def action_keys(self) -> None:
        """Show all keys, before the next key is answered."""
        await self.app.push_screen(KeysScreen(self._commands), self._run_chosen)

    async def _run_chosen(self, command_id: str | None) -> None:
        for command in self._commands:
            if command.id == command_id:
                await self.run(command)

    async def run(self, command: Command) -> None:
        """Do what a command does, as its key would."""
        scopes: dict[str, Widget] = {"screen": self, "panes": self.panes}
        if scope := scopes.get(command.scope, self.focused):
            await scope.run_action(command.action)
