"""The reading screen: articles, text and extracts side by side, following each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from reader.settings import SPACINGS
from reader.ui import remembered
from reader.ui.commands import bindings
from reader.ui.dialogs.keys import KeysScreen
from reader.ui.extracts.quotes import beliefs_told
from reader.ui.messages import (
    AddressAsked,
    LayersRecalled,
    RemovalAsked,
    SettingRecalled,
    WidthsRecalled,
)
from reader.ui.page.highlight import next_layers
from reader.ui.remembered import Remembered
from reader.ui.screens.taking import TakingScreen

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.message import Message
    from textual.widget import Widget

    from reader.model import Article
    from reader.ui.commands import Command
    from reader.ui.page.highlight import Layer


class MainScreen(TakingScreen):
    """Answers every key of the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")

    def action_back(self) -> bool:
        """Undo one step of attention; tell whether there was any."""
        self.app.clear_notifications()
        if self._page.selected:
            self._drop_selection()
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

    # The article

    def action_address(self) -> None:
        """Open the article's address in a browser."""
        if self.article and self.article.url:
            self.post_message(AddressAsked(self.article.url))
        elif self.article:
            self.app.notify("The article names no address.", markup=False)

    async def action_links(self) -> None:
        """Show where the article leads; what is asked for there is done."""
        from reader.ui.dialogs.links import LinksScreen  # nothing of it is needed for the first paint

        if self.article and (self.article.links or self.article.url):
            await self.app.push_screen(LinksScreen(self.article), self._ask)
        elif self.article:
            self.app.notify("The article has no links, and names no address.", markup=False)

    def _ask(self, message: Message | None) -> None:
        if message:
            self.post_message(message)

    async def action_correct(self) -> None:
        """Ask who said the current quote, or which entity the current one is."""
        from reader.ui.dialogs.correcting import correct  # nothing of it is needed for the first paint

        await correct(self, self.following, self._attended)

    async def action_reject(self) -> None:
        """Take the current quote for none, or ask which mentions are not the current entity."""
        from reader.ui.dialogs.correcting import reject

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
        listing = self.following.listing
        shown = not listing.beliefs
        self.following.list_as(replace(listing, beliefs=shown))
        self._keep_marks()
        beliefs = self.extracts.lists.beliefs if self.extracts else None
        self.app.notify(beliefs_told(beliefs, shown=shown), markup=False)

    async def action_layers(self) -> None:
        """List the layers of highlights, to switch them apart."""
        from reader.ui.dialogs.layers import LayersScreen, counts_of  # nothing of it is needed at the start

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
        chosen = ",".join(sorted(layer.value for layer in layers))
        self.post_message(Remembered(remembered.LAYERS, chosen))

    @on(LayersRecalled)
    def _layers_recalled(self, message: LayersRecalled) -> None:
        self._page.show_layers(message.layers)
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
        self.post_message(Remembered(name, str(int(getattr(setting, name)))))

    @on(SettingRecalled)
    def _setting_recalled(self, message: SettingRecalled) -> None:
        self._page.set_in(message.setting)

    @on(WidthsRecalled)
    def _widths_recalled(self, message: WidthsRecalled) -> None:
        self.panes.take_widths(message.widths)

    # Commands

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
