"""Address, headline, byline and date in the first lines of an article; the lines stay in its text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.sources.dates import iso_date
from reader.sources.parsed import Metadata
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT_LINE = 120
_OPENING_LINES = 6

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

_SENTENCE_END = re.compile(r"(?:(?<!\b[A-Z])\.|[!…:;,])[\"'”’»)\]]*$")

_PARTS = re.compile(r"\s*[|·•]\s*|\s+[—–-]\s+")
_DATE_LABEL = re.compile(r"(?:(?:first )?published|posted|updated|date)(?: on)?\s*:?\s+", re.IGNORECASE)
_DATE_AT_END = re.compile(r",\s+(?=\S+\s+\S+\s+\d{4}$|\d{4}-\d)")

_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_PARTICLE = r"(?:de|del|della|der|di|da|dos|van|von|bin|ibn|al|el|la|le|ter|und|y|of|the)"
_NAME_WORD = r"(?:[dDO]['’]|[a-z]{2}-)?[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_NAME_WORD})+"
_AGENCY = r"[A-Z]{2,6}"
_BYLINE = re.compile(
    rf"(?:By|BY|by):?\s+(?P<names>(?:{_NAME}|{_AGENCY})(?:(?:,|,? and|,? AND| &)\s+{_NAME})*)(?:\b.*)?"
)
_NO_NAME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|The|This|That|These|Those|All|Some|Most|Many|Any|Now|Then)\b"
)


def read_opening(text: str) -> Metadata:
    """Return the address, headline, byline and date that the first lines of a cleaned text hold."""
    address, text = _split_address(text)
    byline = published = None
    for line in islice(_short_lines(text), _OPENING_LINES):
        names, rest = _split_byline(line)
        byline = byline or names
        published = published or _date_in(rest)
    return Metadata(title=headline(text), byline=byline, published=published, url=address)


def headline(text: str) -> str | None:
    """Return the first line if it is short, no sentence, and stands alone above more text."""
    first, _, below = text.partition("\n")
    alone = below.split("\n", 1)[0].strip() == "" and below.strip() != ""
    if not alone or len(first) > _SHORT_LINE or _SENTENCE_END.search(first.rstrip()):
        return None
    return clean_line(first) or None


def without_by(byline: str) -> str:
    """Return the names of a byline: "By Jane Doe" is "Jane Doe"."""
    return _BY.sub("", byline, count=1) if _BY.match(byline) else byline


def _split_address(text: str) -> tuple[str | None, str]:
    """Return the web address that is the first line, as in saved pages, and the text below it."""
    first, _, below = text.partition("\n")
    return (first, below.lstrip()) if WEB_ADDRESS.fullmatch(first) else (None, text)


def _short_lines(text: str) -> Iterator[str]:
    """Yield the non-blank lines before the first one as long as a paragraph."""
    for line in text[: _SHORT_LINE * _OPENING_LINES * 4].split("\n"):
        if len(line) > _SHORT_LINE:
            return
        if line.strip():
            yield line.strip()


def _split_byline(line: str) -> tuple[str | None, str]:
    """Return the names of a byline and the rest of its line, or None and the line."""
    first, *others = _PARTS.split(line)
    names, _, date_at_end = _cut(first)
    match = _BYLINE.fullmatch(names)
    if not match or _NO_NAME.match(match["names"]) or _SENTENCE_END.search(names):
        return None, line
    return clean_line(match["names"]), " | ".join([date_at_end, *others])


def _cut(part: str) -> tuple[str, str, str]:
    match = _DATE_AT_END.search(part)
    return (part[: match.start()], match.group(), part[match.end() :]) if match else (part, "", "")


def _date_in(line: str) -> str | None:
    parts = (_DATE_LABEL.sub("", part, count=1) for part in _PARTS.split(line))
    return next((date for part in parts if (date := iso_date(part))), None)
