"""The layers of highlights, each switched apart: this list is their legend, too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from reader.ui.dialogs.closing import BesideScreen, ClosingScreen
from reader.ui.page.highlight import Layer
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from reader.ui.page.highlight import Highlights

    Layers = frozenset[Layer]

_LEGEND: dict[Layer, tuple[str, str, str]] = {
    Layer.QUOTE: ("Quotes", "words", "a bar beside the text; the thick one marks the current extract"),
    Layer.PERSON: ("People", "person", "bold"),
    Layer.ORGANISATION: ("Organisations", "organisation", "bold, underlined"),
    Layer.PLACE: ("Places", "place", "italic"),
    Layer.NAME: ("Other names", "name", "bold italic: peoples, events, works, laws"),
    Layer.VALUE: ("Dates and numbers", "value", "underlined"),
    Layer.LINK: ("Links", "plain", "doubly underlined; L lists them"),
    Layer.OWN: ("Your highlights", "mark-yellow", "• beside the text, ✎ where they have a note"),
}
"""What each layer is called, in which style its name stands here, and what is said of it."""


class LayersScreen(ClosingScreen[None], BesideScreen):
    """Lists the layers; what is switched shows at once in the text beside it."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,q,e", "leave_all", show=False),
        Binding("space", "switch", show=False),
        Binding("a", "show_all(True)", show=False),
        Binding("n", "show_all(False)", show=False),
    ]

    def __init__(
        self, layers: Layers, counts: Mapping[Layer, int], switched: Callable[[Layers], None]
    ) -> None:
        """Begin with these layers; `switched` is told of every change."""
        super().__init__()
        self._layers, self._counts, self._switched = layers, counts, switched
        self._list = RowList()

    def compose(self) -> ComposeResult:
        """Put the layers above the keys."""
        with Vertical(classes="dialog"):
            yield Static("What is highlighted", classes="dialog-title", markup=False)
            yield self._list
            yield KeyLine("space switches", "a all", "n none", "esc closes")

    def on_mount(self) -> None:
        """List the layers."""
        self._list.focus()
        self._show()

    def _show(self) -> None:
        self._list.show([self._row(layer) for layer in _LEGEND])

    def _row(self, layer: Layer) -> Row:
        name, style, said = _LEGEND[layer]
        sign = "✓ " if layer in self._layers else "  "
        count = f"  {self._counts.get(layer, 0)}"
        return Row(
            layer.value,
            (
                RowLine(((sign, "sign"), (name, style), (count, "soft"))),
                RowLine((("  ", "soft"), (said, "soft")), hang=2),
            ),
            spaced=False,
        )

    @on(RowList.Chosen)
    def action_switch(self) -> None:
        """Show the layer under the cursor, or hide it."""
        if row := self._list.row:
            self._set(self._layers ^ {Layer(row.id)})

    def action_show_all(self, shown: bool) -> None:
        """Show all layers, or none."""
        self._set(frozenset(Layer) if shown else frozenset())

    def _set(self, layers: Layers) -> None:
        self._layers = layers
        self._show()
        self._switched(layers)

    def action_leave_all(self) -> None:
        """Close, and keep what is shown."""
        self.leave(None)


def counts_of(highlights: Highlights | None, links: int, own: int) -> Counter[Layer]:
    """Return how many highlights each layer has; `own` are the reader's."""
    counts = Counter({Layer.LINK: links, Layer.OWN: own})
    if highlights:
        counts.update(each.layer for each in highlights.mentions.highlights)
        counts[Layer.QUOTE] = len({each.extract_id for each in highlights.quotes.highlights})
    return counts
