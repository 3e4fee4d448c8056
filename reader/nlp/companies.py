"""Names of companies by their legal form: "Sundavik Rotor AB", "Terminal Cabo Largo SA"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.lexicon import words
from reader.nlp.spans import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINING = frozenset(["&", "and", "-", "of"])
_LONGEST = 6


def find(texts: list[str]) -> Iterator[Name]:
    """Yield the companies of a text: capitalised words before a legal form that is no other word."""
    for at, text in enumerate(texts):
        if text in words("legal_forms") and (start := _start(texts, at)) < at:
            yield Name(start, at + 1, "ORG")


def _start(texts: list[str], form: int) -> int:
    """Return the first of the capitalised words before the form; a nationality is no part of the name."""
    start = at = form
    while at > 0 and form - at < _LONGEST:
        at -= 1
        if _is_of_name(texts[at]):
            start = at
        elif texts[at] not in _JOINING:
            break
    return start


def _is_of_name(text: str) -> bool:
    known = text in words("peoples") or text in words("sentence_starters") or text.lower() == "the"
    return text[0].isalpha() and text[0].isupper() and not known
