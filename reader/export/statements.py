"""A fact as one reads it: the words that fill its slots, in the order of the text, with what joins them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.model import SLOTS
from reader.text import as_shown, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model import Argument, Fact, SlotName

_LONGEST_JOIN = 60
"""So many characters between two slots are shown as they are; of more, an ellipsis tells."""
_APPOSED = 4
"""Within so many characters a name behind a role needs not be told: "the mayor, Jane Doe"."""
_ENDS = re.compile(r"[.!?]\s|\n")
_PREPOSITION = re.compile(r"(?i)\b(?:on|in|at|by|since|until|from|during|over|between|after|before)\s+$")
_LONGEST_PREPOSITION = 10
_LEFT_OUT = " … "


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a statement, on one line.

    Attributes:
        slot: which slot they fill; None for what joins two of them.
        name: who or what is meant, where the words alone do not say so ("he").
    """

    text: str
    slot: SlotName | None = None
    name: str | None = None


def pieces(fact: Fact, text: str) -> tuple[Piece, ...]:
    """Return the pieces of a fact's statement: the article's own words, or parts of them."""
    return tuple(_pieces(fact, text))


def _pieces(fact: Fact, text: str) -> Iterator[Piece]:
    filled = [(slot, argument) for slot in SLOTS if (argument := getattr(fact, slot))]
    filled.sort(key=lambda each: (each[1].start, -each[1].end))
    at: int | None = None
    for slot, argument in filled:
        if at is None:
            lead = text[max(0, argument.start - _LONGEST_PREPOSITION) : argument.start]
            if slot in ("when", "where") and (before := _PREPOSITION.search(lead)):
                yield Piece(as_shown(before.group()))
            at = argument.start
        if argument.end <= at:
            continue
        start = max(argument.start, at)
        if start > at:
            between = text[at:start]
            cut = len(between) > _LONGEST_JOIN or _ENDS.search(between)
            yield Piece(_LEFT_OUT if cut else as_shown(between))
        name = meant(argument)
        follows = name and name in text[argument.end : argument.end + len(name) + _APPOSED]
        yield Piece(as_shown(text[start : argument.end]), slot, None if follows else name)
        at = argument.end


def meant(argument: Argument) -> str | None:
    """Return the name that words stand for, where they are no part of it."""
    if argument.name is None:
        return None
    return None if _words_in(argument.text) & _words_in(argument.name) else argument.name


@lru_cache(maxsize=1024)
def _words_in(words: str) -> frozenset[str]:
    """Return the words, in whatever case; a long article has few names and says each many times."""
    return frozenset(re.findall(r"\w+", words.casefold()))


def statement(fact: Fact, text: str) -> str:
    """Return a fact as a line to read: `He [Dmitry Peskov] declined to comment`.

    What stands in brackets is not the article's: the name that words stand for.
    """
    words = (each.text + (f" [{each.name}]" if each.name else "") for each in pieces(fact, text))
    return clean_line("".join(words))


def is_verbatim(told: Iterable[Piece]) -> bool:
    """Tell whether a statement is a run of the article's words, with nothing left out."""
    return all(each.text != _LEFT_OUT for each in told)
