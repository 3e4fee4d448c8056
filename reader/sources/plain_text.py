"""Plain text: what opens it may say who wrote it and when, everything after front matter is the article."""

from __future__ import annotations

from reader.sources import front_matter
from reader.sources.opening import read_opening
from reader.sources.parsed import Parsed
from reader.text import clean, decode


def parse_plain_text(data: bytes) -> Parsed:
    """Return the text and what its front matter, or else its first lines, say about it.

    Raises:
        NotTextError: the bytes are no text.
    """
    metadata, text = front_matter.split(clean(decode(data)))
    return Parsed(text, metadata.or_else(read_opening(text)))
