"""How the reading screen looks and is arranged: what the user chose stays so over sessions."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from reader.ui import remembered, themes
from reader.ui.app.library import LibraryApp
from reader.ui.extracts.orders import ORDERS
from reader.ui.messages import (
    LayersRecalled,
    OrdersRecalled,
    SettingRecalled,
    WidthsRecalled,
)
from reader.ui.page.highlight import Layer
from reader.ui.page.page import Setting
from reader.ui.widgets.widths import SLOTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library import Library


class ArrangingApp(LibraryApp):
    """Remembers theme, setting and layers of the text, the order of rows, and the widths of panes."""

    def recall_looks(self, library: Library) -> None:
        """Take up what was chosen last, where the configuration file sets nothing; called in a thread."""
        self._recall_theme(library.recall(remembered.THEME))
        chosen = {each.name: library.recall(each.name) for each in fields(Setting)}
        self._post(SettingRecalled(self.setting(chosen)))
        listed = {tab: library.recall(remembered.order(tab)) for tab in ORDERS}
        if orders := {tab: order for tab in ORDERS for order in ORDERS[tab] if order == listed[tab]}:
            self._post(OrdersRecalled(orders))
        layers = library.recall(remembered.LAYERS)
        if layers is not None:
            self._post(LayersRecalled(frozenset(each for each in Layer if each.value in layers.split(","))))
        known = {slot: library.recall(remembered.width(*slot)) for slot in SLOTS}
        if widths := {slot: int(width) for slot, width in known.items() if width and width.isdecimal()}:
            self._post(WidthsRecalled(widths))

    def _recall_theme(self, theme: str | None) -> None:
        wanted = self._options.theme
        if wanted and wanted not in self.available_themes:
            themes_there = ", ".join(sorted(self.available_themes))
            self._tell(f"There is no theme {wanted!r}. Themes are: {themes_there}.")
        elif theme in self.available_themes and not wanted:
            self.call_from_thread(setattr, self, "theme", theme)

    def setting(self, chosen: Mapping[str, str | None]) -> Setting:
        """Return how the text is set: as the configuration file says, else as it was chosen last."""
        options, usual = self._options, Setting()
        known = {name: int(value) for name, value in chosen.items() if value and value.isdigit()}
        return Setting(
            options.measure or known.get("measure", usual.measure),
            options.spacing or known.get("spacing", usual.spacing),
            bool(known.get("justify", usual.justify)) if options.justify is None else options.justify,
        )

    def action_light_or_dark(self) -> None:
        """Change between the program's light and dark themes."""
        self.theme = themes.LIGHT.name if self.current_theme.dark else themes.DARK.name

    def watch_theme(self, theme: str) -> None:
        """Remember the theme that was chosen."""
        self._remember(remembered.THEME, theme)
