"""The three panes side by side, or as many of them as fit: which one has the keys, and which are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive

from reader.ui import remembered
from reader.ui.commands import Pane, bindings
from reader.ui.remembered import Remembered
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.facts_panel import FactsPanel
from reader.ui.widgets.pane_rule import PaneRule
from reader.ui.widgets.reading import Reading
from reader.ui.widgets.uneven import Uneven
from reader.ui.widgets.widths import fitted, limited, size_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.ui.page.page import Setting
    from reader.ui.widgets.reading_pane import ReadingPane
    from reader.ui.widgets.row_list import RowList
    from reader.ui.widgets.widths import Size, Slot

_NO_WIDTH = "There is no pane beside the text whose width could be set."

PANES: tuple[Pane, ...] = ("list", "page", "panel")


class Panes(Horizontal):
    """Joins articles, text and extracts; the style sheet shows by class what fits the screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("panes")

    at: reactive[Pane] = reactive("page", init=False, repaint=False)
    """The pane that has the keys."""

    @dataclass
    class Changed(Message):
        """Another pane has the keys."""

        pane: Pane

    def __init__(self, setting: Setting, at: Pane) -> None:
        super().__init__(id="panes", classes=f"-at-{at}")
        self.set_reactive(Panes.at, at)
        self.articles = ArticleList("Opening …", id="list")
        self.reading = Reading(setting, id="reading")
        self.facts = FactsPanel(id="panel")
        self._widths: dict[Slot, int] = {}

    def compose(self) -> ComposeResult:
        """Put the panes in a row."""
        yield self.articles
        yield PaneRule("list", "▕")
        yield self.reading
        yield PaneRule("panel", "▏")
        yield self.facts

    @property
    def in_front(self) -> ReadingPane | RowList:
        """The widget that has the keys."""
        return self._widgets[self.at]

    @property
    def _widgets(self) -> dict[Pane, ReadingPane | RowList]:
        return {"list": self.articles, "page": self.reading.page, "panel": self.facts.rows}

    def on_mount(self) -> None:
        """Give the keys to the first pane."""
        self.screen.set_focus(self.in_front)

    def watch_at(self, before: Pane, pane: Pane) -> None:
        """Bring another pane to the front; it has the keys at once, since the next may already be waiting."""
        if pane != "page":
            self.remove_class("-only-text")
        if pane == "panel":
            self.remove_class("-no-panel")
        self.remove_class(f"-at-{before}", update=False)
        self.add_class(f"-at-{pane}")
        self.screen.set_focus(self.in_front)
        self.post_message(self.Changed(pane))

    def update_node_styles(self, animate: bool = True) -> None:
        """Style the panes anew, and nothing inside them: the classes only say which panes are shown."""
        # Textual tells those their size that its map of the screen lacks; it is made anew when somebody
        # asks for a place, and were that in the middle of this, it would not lack the pane that appears.
        _ = self.region
        self.app.stylesheet.update_nodes((self, *self.children), animate=animate)

    @on(Uneven)
    def _put_right(self, message: Uneven) -> None:
        """Paint again what stands to the right: painted by itself, it begins where it should."""
        for pane in self.children:
            if pane.region.x >= message.widget.region.right:
                pane.refresh()

    def on_descendant_focus(self) -> None:
        """Follow the focus where the mouse put it."""
        for pane, widget in self._widgets.items():
            if self.screen.focused is widget:
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

    @property
    def shows_panel(self) -> bool:
        """Whether the panel is on the screen."""
        is_alone = self.has_class("-only-text") or self._screen_size == "narrow"
        return self.at == "panel" or not (is_alone or self.has_class("-no-panel"))

    def action_fold_panel(self) -> None:
        """Give the panel's room to the text, or bring the panel back."""
        if self.shows_panel:
            self.add_class("-no-panel")
            self.at = "page" if self.at == "panel" else self.at
        else:
            self.remove_class("-no-panel", "-only-text")
            self.at = "panel" if self._screen_size == "narrow" else self.at

    def back(self) -> bool:
        """Show all panes again, or go to the pane before; tell whether there was one."""
        if self.has_class("-only-text"):
            self.remove_class("-only-text")
        elif self.at != PANES[0]:
            self.at = PANES[PANES.index(self.at) - 1]
        else:
            return False
        return True

    # Widths

    def take_widths(self, widths: Mapping[Slot, int]) -> None:
        """Give panes the widths that were chosen, by pane and size of the screen."""
        self._widths = dict(widths)
        self._set_widths()

    def on_resize(self) -> None:
        """Keep the widths that were chosen as far as there is room for them."""
        if self._widths:
            self._set_widths()

    def action_widen(self, columns: int) -> None:
        """Widen the pane that has the keys, or narrow it; with the text in front, the panel."""
        pane: Pane = "list" if self.at == "list" else "panel"
        width = fitted(self._widths, self.size.width).get(pane, self._box(pane).region.width)
        if self._screen_size == "narrow" or (pane == "panel" and not self.shows_panel):
            self.notify(_NO_WIDTH, markup=False)
        elif not width:  # it was only just asked for, and is not laid out yet
            self.call_after_refresh(self.action_widen, columns)
        else:
            self._set_width(pane, width + columns)
            self._tell_width(pane)

    @on(PaneRule.Dragged)
    def _rule_dragged(self, message: PaneRule.Dragged) -> None:
        column = message.column - self.region.x
        self._set_width(message.pane, column if message.pane == "list" else self.size.width - column - 1)

    @on(PaneRule.Dropped)
    def _rule_dropped(self, message: PaneRule.Dropped) -> None:
        self._tell_width(message.pane)

    @on(PaneRule.DoubleClicked)
    def _rule_double_clicked(self, message: PaneRule.DoubleClicked) -> None:
        self._widths.pop((message.pane, self._screen_size), None)
        self._set_widths()
        self._tell_width(message.pane)

    def _set_width(self, pane: Pane, width: int) -> None:
        """Set the width of a pane; what it takes comes from the text."""
        other: Pane = "panel" if pane == "list" else "list"
        taken = self._box(other).region.width
        self._widths[pane, self._screen_size] = limited(pane, width, self.size.width, taken)
        self._set_widths()

    def _set_widths(self) -> None:
        widths = fitted(self._widths, self.size.width)
        for pane in ("list", "panel"):
            styles, width = self._box(pane).styles, widths.get(pane)
            styles.width = styles.min_width = styles.max_width = width

    def _tell_width(self, pane: Pane) -> None:
        size = self._screen_size
        width = str(self._widths.get((pane, size)) or "")
        self.post_message(Remembered(remembered.width(pane, size), width))

    @property
    def _screen_size(self) -> Size:
        return size_of(self.size.width)

    def _box(self, pane: Pane) -> Widget:
        return self.articles if pane == "list" else self.facts
