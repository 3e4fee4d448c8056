"""The widths of the panes where the user has set them; the usual ones are in the style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from reader.ui.commands import Pane

if TYPE_CHECKING:
    from collections.abc import Mapping

Size = Literal["narrow", "medium", "wide"]
Slot = tuple[Pane, Size]
"""A pane, on a screen of that size: what a width is remembered for."""

WIDE = 120
"""Columns from which all three panes stand side by side."""

BREAKPOINTS = [(0, "-narrow"), (80, "-medium"), (WIDE, "-wide")]
"""The class of a screen, by the columns from which it has it."""

SLOTS: tuple[Slot, ...] = (("list", "wide"), ("panel", "wide"), ("list", "medium"), ("panel", "medium"))
"""What has a width of its own; the text takes the rest, and one pane at a time has all."""

_LEAST: dict[Pane, int] = {"list": 20, "page": 40, "panel": 30}
"""Columns below which a pane is of little use."""

_USUAL: dict[Pane, int] = {"list": 31, "panel": 42}
"""The most columns that a pane has by itself on a wide screen."""

_BESIDE_SLID_OVER = 10
"""Columns of the text that are still seen beside the list that slides over it."""


def size_of(columns: int) -> Size:
    """Return what a screen of that many columns is."""
    return cast("Size", max(entry for entry in BREAKPOINTS if entry[0] <= columns)[1].removeprefix("-"))


def limited(pane: Pane, width: int, columns: int, other: int) -> int:
    """Return the nearest width that a pane may have on a screen of that many columns.

    `other` are the columns of the other pane beside the text.
    """
    most = columns - 1 - _LEAST["page"]
    if size_of(columns) == "wide":
        most -= 1 + other
    elif pane == "list":
        most = columns - _BESIDE_SLID_OVER
    return max(_LEAST[pane], min(width, most))


def fitted(chosen: Mapping[Slot, int], columns: int) -> dict[Pane, int]:
    """Return the widths chosen for a screen of that many columns, as far as they leave room for the text."""
    size, widths = size_of(columns), dict[Pane, int]()
    if panel := chosen.get(("panel", size)):
        other = _LEAST["list"] if ("list", size) in chosen else _USUAL["list"]
        widths["panel"] = limited("panel", panel, columns, other)
    if list_ := chosen.get(("list", size)):
        widths["list"] = limited("list", list_, columns, widths.get("panel", _USUAL["panel"]))
    return widths
