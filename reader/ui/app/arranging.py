"""How the reading screen looks and is arranged: what the user chose stays so over sessions."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from textual import on

from reader.ui import themes
from reader.ui.app.copying import CopyingApp
from reader.ui.extracts.orders import ORDERS
from reader.ui.highlight import Layer
from reader.ui.messages import (
    LayersChosen,
    LayersRecalled,
    OrderChosen,
    OrdersRecalled,
    SettingChosen,
    SettingRecalled,
    WidthChosen,
    WidthsRecalled,
)
from reader.ui.page import Setting
from reader.ui.widgets.widths import SLOTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library import Library

_ORDER = "order:{}"
"""Under this, with a tab, the order is remembered in which it was listed last."""
_WIDTH = "width:{}:{}"
"""Under this, with a pane and a size of the screen, the width is remembered that was set last."""

_THEME, _LAYERS = "theme", "layers"


class ArrangingApp(CopyingApp):
    """Remembers theme, setting and layers of the text, the order of rows, and the widths of panes."""

    def recall_looks(self, library: Library) -> None:
        """Take up what was chosen last, where the configuration file sets nothing; called in a thread."""
        self._recall_theme(library.recall(_THEME))
        chosen = {each.name: library.recall(each.name) for each in fields(Setting)}
        self._post(SettingRecalled(self.setting(chosen)))
        listed = {tab: library.recall(_ORDER.format(tab)) for tab in ORDERS}
        if orders := {tab: order for tab in ORDERS for order in ORDERS[tab] if order == listed[tab]}:
            self._post(OrdersRecalled(orders))
        layers = library.recall(_LAYERS)
        if layers is not None:
            self._post(LayersRecalled(frozenset(each for each in Layer if each.value in layers.split(","))))
        known = {slot: library.recall(_WIDTH.format(*slot)) for slot in SLOTS}
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

    @on(SettingChosen)
    def _setting_chosen(self, message: SettingChosen) -> None:
        self._remember(message.name, str(message.value))

    def action_light_or_dark(self) -> None:
        """Change between the program's light and dark themes."""
        self.theme = themes.LIGHT.name if self.current_theme.dark else themes.DARK.name

    def watch_theme(self, theme: str) -> None:
        """Remember the theme that was chosen."""
        self._remember(_THEME, theme)

    @on(LayersChosen)
    def _layers_chosen(self, message: LayersChosen) -> None:
        self._remember(_LAYERS, ",".join(sorted(layer.value for layer in message.layers)))

    @on(OrderChosen)
    def _order_chosen(self, message: OrderChosen) -> None:
        self._remember(_ORDER.format(message.tab), message.order)

    @on(WidthChosen)
    def _width_chosen(self, message: WidthChosen) -> None:
        self._remember(_WIDTH.format(message.pane, message.size), str(message.width or ""))
