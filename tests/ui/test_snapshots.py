"""Pictures of the main screens. After a change that is meant: `pytest tests/ui/test_snapshots.py --snapshot-update`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bakery import BAKERY, BakeryAnalyser
from ferry import FERRY, LINKED, SAMPLES
from piloting import settle

from reader.settings import Options

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp

SIZES = {"wide": (140, 45), "medium": (100, 30), "small": (80, 24), "tiny": (40, 15)}
WIDE, MEDIUM = SIZES["wide"], SIZES["medium"]

IN_SECTIONS = ("3", "m", "m", "s", "S", "j", "a", *"Health", "enter")
"""Keeps two quotes, the second in a section of its own, and stays in the notebook."""

SCREENS: dict[str, tuple[str, ...]] = {
    "articles": ("1", "j"),
    "text": ("2", "right_square_bracket"),
    "quotes": ("3", "j"),
    "facts": ("3", "t", "j"),
    "names": ("3", "t", "t", "j"),
    "timeline": ("3", "t", "t", "t"),
    "found": ("2", "slash", *"lind"),
    "filtered": ("3", "f", *"lind", "enter"),
    "highlighting": ("2", "H", "tab", *"ask"),
    "highlights": ("2", "H", "tab", *"ask", "enter", "M"),
    "layers": ("2", "e", "j", "space"),
    "cast": ("p", "down"),
    "links": ("L", "down"),
    "copying": ("3", "C", "down"),
    "piping": ("3", "vertical_line", *"wc"),
    "correcting": ("3", "j", "c", "down"),
    "keys": ("question_mark",),
    "palette": ("ctrl+p", *"copy"),
    "notebook": (*IN_SECTIONS, "k", "space"),
    "notebooks": (*IN_SECTIONS, "n", *"note"),
    "exporting": (*IN_SECTIONS, "C", "j"),
    "naming": (*IN_SECTIONS, "C", "j", "w"),
}
"""What is pressed to come to each screen."""


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what to do before the picture is taken: wait for the article, then press these keys."""

    async def act(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        pilot.app.clear_notifications()  # they come and go by the clock
        await settle(pilot)

    return act


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen(snap_compare: Any, make_app: MakeApp, screen: str, size: str, look: str) -> None:
    app = make_app(LINKED, *SAMPLES, options=Options(theme=f"reader-{look}"))
    assert snap_compare(app, terminal_size=SIZES[size], run_before=after(*SCREENS[screen]))


def test_the_reading_screen_wide(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("3", "j"))


def test_the_reading_screen_in_the_terminals_own_colours(snap_compare: Any, make_app: MakeApp) -> None:
    app = make_app(FERRY, *SAMPLES, options=Options(theme="terminal"))
    assert snap_compare(app, terminal_size=WIDE, run_before=after("3", "j", "slash", *"lind"))


def test_lines_filled_to_one_width_with_room_between_them(snap_compare: Any, make_app: MakeApp) -> None:
    app = make_app(FERRY, *SAMPLES, options=Options(spacing=2, justify=True))
    assert snap_compare(app, terminal_size=WIDE, run_before=after("2", "right_square_bracket"))


def test_beliefs_under_the_quotes(snap_compare: Any, make_app: MakeApp) -> None:
    app = make_app(BAKERY, *SAMPLES, analyser=BakeryAnalyser())
    assert snap_compare(app, terminal_size=WIDE, run_before=after("ctrl+l", "3", "B", "G", "k", "k"))


def test_the_facts_with_those_of_less_weight(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("3", "t", "G", "enter", "j"))


def test_what_was_corrected(snap_compare: Any, app: ReaderApp) -> None:
    keys = ("3", "G", "c", "down", "enter", "t", "t", "j", "c", "enter", "T", "T")
    assert snap_compare(app, terminal_size=WIDE, run_before=after(*keys))
