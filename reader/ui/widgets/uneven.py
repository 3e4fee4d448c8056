"""Lines whose cells not every terminal counts alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

# Joined and coloured emoji, flags, signs made emoji, and scripts with vowel signs beside their letters: some
# terminals follow Unicode's grapheme clusters here, others add up the characters (rich#3897, textual#5980).
_COUNTED_DIFFERENTLY = re.compile(
    "[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)


@dataclass
class Uneven(Message):
    """A widget painted a line that may have moved, or run into, what stands to its right."""

    widget: Widget


def is_uneven(text: str) -> bool:
    """Tell whether terminals disagree on how many cells the text takes."""
    return not text.isascii() and _COUNTED_DIFFERENTLY.search(text) is not None
