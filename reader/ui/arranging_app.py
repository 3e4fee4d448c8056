"""How the reading screen is arranged: what the user chose stays so over sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.ui.copying_app import CopyingApp
from reader.ui.extracts.orders import ORDERS
from reader.ui.messages import OrderChosen, OrdersRecalled, WidthChosen, WidthsRecalled
from reader.ui.widgets.widths import SLOTS

if TYPE_CHECKING:
    from reader.library import Library

_ORDER = "order:{}"
"""Under this, with a tab, the order is remembered in which it was listed last."""


_WIDTH = "width:{}:{}"
"""Under this, with a pane and a size of the screen, the width is remembered that was set last."""


class ArrangingApp(CopyingApp):
    """Remembers in which order rows are listed, and how wide panes are."""

    def recall_arrangement(self, library: Library) -> None:
        """Take up what was chosen last; called in a thread."""
        chosen = {tab: library.recall(_ORDER.format(tab)) for tab in ORDERS}
        orders = {tab: order for tab in ORDERS for order in ORDERS[tab] if order == chosen[tab]}
        if orders:
            self._post(OrdersRecalled(orders))
        known = {slot: library.recall(_WIDTH.format(*slot)) for slot in SLOTS}
        widths = {slot: int(width) for slot, width in known.items() if width and width.isdecimal()}
        if widths:
            self._post(WidthsRecalled(widths))

    @on(OrderChosen)
    def _order_chosen(self, message: OrderChosen) -> None:
        if self._library:
            self._remember(_ORDER.format(message.tab), message.order)

    @on(WidthChosen)
    def _width_chosen(self, message: WidthChosen) -> None:
        if self._library:
            self._remember(_WIDTH.format(message.pane, message.size), str(message.width or ""))
