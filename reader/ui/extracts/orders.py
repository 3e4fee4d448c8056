"""The orders in which the rows of a tab can be listed, of which one is the usual one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from reader.model import Entity, Fact, Quote
from reader.text import folded
from reader.ui.extracts.quotes import under_speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.ui.extracts.extract import Extract, Tab

Order = Literal["text", "speaker", "surest", "weight", "kind", "mentions", "name", "time"]

ORDERS: dict[Tab, tuple[Order, ...]] = {
    "quotes": ("text", "speaker", "surest"),
    "facts": ("weight", "text"),
    "names": ("kind", "mentions", "name"),
    "dates": ("time", "text"),
}
"""The orders of each tab, the usual one first."""

ORDER_TITLES: dict[Order, str] = {
    "text": "text order",
    "speaker": "by speaker",
    "surest": "surest first",
    "weight": "by weight",
    "kind": "by kind",
    "mentions": "by mentions",
    "name": "by name",
    "time": "by time",
}

_FACTS_IN_TEXT_ORDER = "From first to last"


def following_order(tab: Tab, order: Order) -> Order:
    """Return the order that comes after another one, after the last the first."""
    orders = ORDERS[tab]
    return orders[(orders.index(order) + 1) % len(orders)]


def in_order(rows: tuple[Extract, ...], tab: Tab, order: Order) -> tuple[Extract, ...]:
    """Return the rows of a tab in an order; they are given in the usual one.

    What stands apart stays where it is: the gist above the facts, lesser facts and beliefs below the others.
    """
    if order == ORDERS[tab][0]:
        return rows
    match tab, order:
        case "quotes", "speaker":
            return _with_part(rows, _is_quote, _by_speaker)
        case "quotes", _:
            return _with_part(rows, _is_quote, lambda part: sorted(part, key=_doubt))
        case "facts", _:
            return _with_part(rows, _is_main_fact, _facts_by_text)
        case "names", "mentions":
            return _in_one(sorted(rows, key=lambda row: (-_mentions(row), _place(row))))
        case "names", _:
            return _in_one(sorted(rows, key=_name))
        case _:
            return _in_one(sorted(rows, key=_place))


def _with_part(
    rows: tuple[Extract, ...],
    is_part: Callable[[Extract], bool],
    set_in_order: Callable[[list[Extract]], Iterable[Extract]],
) -> tuple[Extract, ...]:
    """Return the rows with some of them, which stand together, set in another order."""
    part = [row for row in rows if is_part(row)]
    if not part:
        return rows
    first = rows.index(part[0])
    return (*rows[:first], *set_in_order(part), *rows[first + len(part) :])


def _is_quote(row: Extract) -> bool:
    return isinstance(row.item, Quote) and not row.group  # beliefs have a group of their own


def _is_main_fact(row: Extract) -> bool:
    return isinstance(row.item, Fact) and row.item.is_main


def _by_speaker(rows: list[Extract]) -> Iterable[Extract]:
    """Yield the quotes of each speaker together, the speakers in the order of their first quotes."""
    turns = [under_speaker(row) for row in rows]
    counts = Counter(row.group for row in turns)
    ranks = {speaker: rank for rank, speaker in enumerate(counts)}
    for row in sorted(turns, key=lambda turn: ranks[turn.group]):
        yield replace(row, group=f"{row.group} · {counts[row.group]}")


def _facts_by_text(rows: list[Extract]) -> Iterable[Extract]:
    return (replace(row, group=_FACTS_IN_TEXT_ORDER) for row in sorted(rows, key=_place))


def _in_one(rows: Iterable[Extract]) -> tuple[Extract, ...]:
    """Return the rows without their groups, which stand for another order."""
    return tuple(replace(row, group="") for row in rows)


def _place(row: Extract) -> int:
    return row.spots[0][0]


def _doubt(row: Extract) -> float:
    return -row.item.confidence if isinstance(row.item, Quote) else 0


def _mentions(row: Extract) -> int:
    return len(row.item.mentions) if isinstance(row.item, Entity) else 0


def _name(row: Extract) -> str:
    return folded(row.item.name) if isinstance(row.item, Entity) else ""
