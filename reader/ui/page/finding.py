"""Finding words in a text as one types them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Span


def places_of(words: str, text: str, *, whole: bool = False) -> tuple[Span, ...]:
    """Return every place of the words, whatever their case, spaces and the shape of their quotation marks.

    `whole` leaves out places inside longer words.
    """
    pattern = r"\s+".join(map(_pattern, words.split()))
    if whole and pattern:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return tuple(match.span() for match in re.finditer(pattern, text, re.IGNORECASE)) if pattern else ()


def _pattern(word: str) -> str:
    """Return what finds a word, typed with straight marks, in a text with curly ones."""
    return re.escape(word).replace("'", "['‘’]").replace('"', '["“”]')
