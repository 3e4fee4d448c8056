"""Plain text: what opens it may say who wrote it and when, everything after front matter is the article."""

from __future__ import annotations

from reader.sources import front_matter
from reader.sources.links import LinkedText, web_links
from reader.sources.opening import read_opening
from reader.sources.parsed import Parsed
from reader.text import clean, decode


def parse_plain_text(data: bytes) -> Parsed:
    """Return the text, what its front matter, or else its first lines, say about it, and its addresses.

    Raises:
        NotTextError: the bytes are no text.
    """
    metadata, text = front_matter.split(clean(decode(data)))
    said = metadata.or_else(read_opening(text))
    return Parsed(text, said, web_links(LinkedText(text), said.url))
