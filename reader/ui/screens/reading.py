"""Reading: what the user does in the panes, and how they answer each other."""

from __future__ import annotations

from textual import on

from reader.ui import remembered
from reader.ui.commands import hints
from reader.ui.extracts.card import card
from reader.ui.extracts.extract import TABS
from reader.ui.extracts.facts import FOLD
from reader.ui.extracts.orders import following_order
from reader.ui.messages import (
    OrdersRecalled,
)
from reader.ui.remembered import Remembered
from reader.ui.screens.article import ArticleScreen
from reader.ui.widgets.facts_panel import FactsPanel, TabLine
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.row_list import RowList

_NOBODY_TO_FOLLOW = (
    "Go to a name, a quote or a fact first, with ⟨next-extract⟩ or in the panel: "
    "⟨next-mention⟩ follows whom it is about."
)
_NOBODY_TO_TELL_OF = "Go to a name, a quote or a fact first: ⟨who⟩ tells who or what it is about."
_NO_EXTRACT = (
    "Go to an extract first, with ⟨next-extract⟩ or in the panel: ⟨in-sentence⟩ shows it in its sentence."
)


class ReadingScreen(ArticleScreen):
    """Moves in the panes, among the extracts and in the text, and finds words there."""

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
        self._drop_selection()
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
        self._drop_selection()
        self.following.go_to(message.offset)

    def _drop_selection(self) -> None:
        """Let keys act on the extract that one goes to, and no more on words selected before."""
        self.clear_selection()
        self._page.choose(None)

    def action_jump(self, step: int) -> None:
        """Go to the next extract in the text, or the one before; keys act on it then, not on the list."""
        if not self.extracts:
            self._tell_work()
            return
        self._drop_selection()
        self.following.step(step)
        self._leave_list()

    def _tell_work(self) -> None:
        """Say what keeps a key from being answered."""
        if self.work:
            self.app.notify(self.told_work, markup=False)

    def _leave_list(self) -> None:
        if self.panes.at == "list" and self.extracts:
            self.panes.at = "page"

    def action_walk(self, step: int) -> None:
        """Go to the next place where the current entity is named or meant, or the one before."""
        if not self.extracts:
            self._tell_work()
        elif self.following.walk(step):
            self._drop_selection()
            self._leave_list()
        else:
            self.app.notify(_NOBODY_TO_FOLLOW, markup=False)

    async def action_cast(self) -> None:
        """Show who and what the article is about; who is chosen there is gone to."""
        from reader.ui.dialogs.cast import CastScreen  # nothing of it is needed for the first paint

        if self.extracts:
            await self.app.push_screen(CastScreen(self.extracts.lists.cast), self._go_to_entity)
        elif self.article:
            self._tell_work()

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
        if not self.panes.shows_panel:
            self.panes.at = "panel"
        order = following_order(self.front, self.following.order)
        self.following.set_order(self.front, order)
        self.post_message(Remembered(remembered.order(self.front), order))

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
