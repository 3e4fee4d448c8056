"""What is remembered over sessions, and under which keys: choices, and places that were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from reader.ui.commands import Pane
    from reader.ui.extracts.extract import Tab
    from reader.ui.widgets.widths import Size

THEME, LAYERS, GREETED, OPEN = "theme", "layers", "greeted", "open"
COPY_FORMAT, NOTE_FORMAT = "copy-format", "note-format"


def place(article_id: str) -> str:
    """Return the key of the offset from which an article was read last."""
    return f"place:{article_id}"


def order(tab: Tab) -> str:
    """Return the key of the order in which a tab was listed last."""
    return f"order:{tab}"


def width(pane: Pane, size: Size) -> str:
    """Return the key of the width that a pane was given last on screens of that size."""
    return f"width:{pane}:{size}"


@dataclass
class Remembered(Message):
    """Something was chosen that is to be so in the next session, too."""

    key: str
    value: str
