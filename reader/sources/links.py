"""Links: they stay at their words while a text is put together and cleaned; bare addresses are links, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.model import Link
from reader.text import clean_line, clean_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ADDRESS = re.compile(
    r"(?<![\w@])(?:https?://|www\.[\w-]+\.(?=\w))[^\s<>\"`“”«»。，、；：！？（）《》「」]+", re.IGNORECASE
)
_OPENING_OF = {")": "(", "]": "[", "}": "{"}
_SENTENCE_MARKS = frozenset(".,;:!?…'’*_~|")


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A text, and its links with the references as they are written: any scheme, relative ones too."""

    text: str
    links: tuple[Link, ...] = ()

    def cleaned(self, *, one_line: bool = False) -> LinkedText:
        """Return it cleaned, the links still at their words."""
        offsets = [offset for link in self.links for offset in (link.start, link.end)]
        text, moved = clean_with(self.text, offsets, one_line=one_line)
        spans = zip(self.links, moved[::2], moved[1::2], strict=True)
        return LinkedText(text, tuple(replace(link, start=start, end=end) for link, start, end in spans))


def joined(parts: Iterable[LinkedText], between: str = "") -> LinkedText:
    """Return the parts as one text."""
    texts: list[str] = []
    links: list[Link] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        links += (replace(link, start=link.start + at, end=link.end + at) for link in part.links)
        at += len(part.text) + len(between)
    return LinkedText(between.join(texts), tuple(links))


def web_links(linked: LinkedText, base: str | None = None) -> tuple[Link, ...]:
    """Return the links of a cleaned text that have words and lead into the web, and the bare addresses.

    Args:
        linked: the text and what is known of its links.
        base: the article's own address, to which relative references are resolved.
    """
    known = [
        Link(*span, url)
        for link in linked.links
        if (url := web_address(link.url, base)) and (span := _words_of(linked.text, link))
    ]
    taken = bytearray(len(linked.text))
    for link in known:
        taken[link.start : link.end] = b"\1" * (link.end - link.start)
    bare = (link for link in _bare(linked.text) if not any(taken[link.start : link.end]))
    # Of two around the same words, the outer one is closed last.
    return tuple(sorted((*reversed(known), *bare), key=lambda link: (link.start, -link.end)))


def web_address(reference: str, base: str | None = None) -> str | None:
    """Return the whole address that a reference leads to by http or https, in small letters; else None."""
    address = clean_line(reference).replace(" ", "%20")
    try:
        address = urljoin(base, address) if base and address else address
        parts = urlsplit(address)
        is_of_web = parts.scheme in ("http", "https") and parts.hostname
        return f"{parts.scheme}{address[len(parts.scheme) :]}" if is_of_web else None
    except ValueError:  # such as brackets that hold no IPv6 address
        return None


def _words_of(text: str, link: Link) -> tuple[int, int] | None:
    """Return the span of a link without outer white space; None where nothing is left."""
    words = text[link.start : link.end]
    start = link.start + len(words) - len(words.lstrip())
    return (start, start + len(words.strip())) if words.strip() else None


def _bare(text: str) -> Iterator[Link]:
    for match in _ADDRESS.finditer(text):
        words = _without_what_follows(match.group())
        whole = words if "://" in words[:8] else f"https://{words}"
        if url := web_address(whole):
            yield Link(match.start(), match.start() + len(words), url)


def _without_what_follows(address: str) -> str:
    """Return an address without the marks of the sentence around it and brackets that it does not open.

    After the extended autolinks of GitHub Flavored Markdown (spec 0.29, section 6.9).
    """
    surplus = {sign: address.count(sign) - address.count(opening) for sign, opening in _OPENING_OF.items()}
    end = len(address)
    while end and (address[end - 1] in _SENTENCE_MARKS or surplus.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]
