"""How the reading screen is arranged: what the user chose stays so over sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.ui.copying_app import CopyingApp
from reader.ui.extracts.orders import ORDERS
from reader.ui.messages import OrderChosen, OrdersRecalled

if TYPE_CHECKING:
    from reader.library import Library

_ORDER = "order:{}"
"""Under this, with a tab, the order is remembered in which it was listed last."""


class ArrangingApp(CopyingApp):
    """Remembers in which order rows are listed."""

    def recall_arrangement(self, library: Library) -> None:
        """Take up what was chosen last; called in a thread."""
        chosen = {tab: library.recall(_ORDER.format(tab)) for tab in ORDERS}
        orders = {tab: order for tab in ORDERS for order in ORDERS[tab] if order == chosen[tab]}
        self._post(OrdersRecalled(orders))

    @on(OrderChosen)
    def _order_chosen(self, message: OrderChosen) -> None:
        if self._library:
            self._remember(_ORDER.format(message.tab), message.order)
