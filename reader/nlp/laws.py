"""Names of laws and treaties (LAW): "Public Order Act 1986", "Paris Agreement", "Treaty of Westphalia"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.nlp.lexicon import words
from reader.nlp.spans import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
_LINKS = frozenset(["of", "and", "the", "on", "for", "to"])
_BEFORE_A_NAME = frozenset(["Treaty", "Convention", "Constitution", "Statute", "Protocol"])
"""Heads that a name may follow after "of" or "on"."""


def find(texts: list[str]) -> Iterator[Name]:
    """Yield the laws of a text; a head alone ("the Act") is a common noun with a capital."""
    for at, text in enumerate(texts):
        if text not in words("law_heads"):
            continue
        start, end = _start(texts, at), _end(texts, at)
        if start < at or end > at + 1:
            yield Name(start, _with_year(texts, end), "LAW")


def _start(texts: list[str], head: int) -> int:
    """Return the first of the capitalised words before the head, small words among them."""
    start = at = head
    while at > 0 and (_is_capitalised(texts[at - 1]) or texts[at - 1] in _LINKS):
        at -= 1
        if texts[at] not in _LINKS and texts[at] != "The":
            start = at
    return start


def _end(texts: list[str], head: int) -> int:
    """Return the end of the law with what it is of: "Treaty of Westphalia"."""
    at = head + 1
    if texts[head] not in _BEFORE_A_NAME or at + 1 >= len(texts) or texts[at] not in ("of", "on"):
        return at
    named = end = at + 2 if texts[at + 1] == "the" else at + 1
    while end < len(texts) and _is_capitalised(texts[end]):
        end += 1
    return end if end > named else at


def _with_year(texts: list[str], end: int) -> int:
    """Return the end of a law with its year: "Act 1986", "Act of 1986", "Act, 1986"."""
    year = end + (end + 1 < len(texts) and texts[end] in ("of", ","))
    return year + 1 if year < len(texts) and _YEAR.fullmatch(texts[year]) else end


def _is_capitalised(text: str) -> bool:
    return text[0].isupper() and text[0].isalpha()
