"""Pictures of the main screens. After a change that is meant: `pytest tests/ui/test_snapshots.py --snapshot-update`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bakery import BAKERY, BakeryAnalyser
from ferry import FERRY, SAMPLES
from piloting import settle

from reader.settings import Options

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp

WIDE, MEDIUM, SMALL, TINY = (140, 45), (100, 30), (80, 24), (40, 15)


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what to do before the picture is taken: wait for the article, then press these keys."""

    async def act(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return act


def test_the_reading_screen_wide(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("3", "j"))


def test_the_reading_screen_medium(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=MEDIUM, run_before=after("3", "t", "j"))


def test_the_reading_screen_small(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=SMALL, run_before=after("]"))


@pytest.mark.parametrize("pane", ["1", "2", "3"])
def test_one_pane_at_a_time_on_a_tiny_screen(snap_compare: Any, app: ReaderApp, pane: str) -> None:
    assert snap_compare(app, terminal_size=TINY, run_before=after(pane))


def test_the_reading_screen_light(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("ctrl+l", "3", "t", "t", "j"))


def test_the_reading_screen_in_the_terminals_own_colours(snap_compare: Any, make_app: MakeApp) -> None:
    app = make_app(FERRY, *SAMPLES, options=Options(theme="terminal"))
    assert snap_compare(app, terminal_size=WIDE, run_before=after("3", "j", "slash", *"lind"))


def test_lines_filled_to_one_width_with_room_between_them(snap_compare: Any, make_app: MakeApp) -> None:
    app = make_app(FERRY, *SAMPLES, options=Options(spacing=2, justify=True))
    assert snap_compare(app, terminal_size=WIDE, run_before=after("2", "]"))


def test_beliefs_under_the_quotes(snap_compare: Any, make_app: MakeApp) -> None:
    async def show(pilot: Pilot[None]) -> None:
        await after("ctrl+l", "3", "B", "G", "k", "k")(pilot)
        pilot.app.clear_notifications()  # they come and go by the clock
        await settle(pilot)

    app = make_app(BAKERY, *SAMPLES, analyser=BakeryAnalyser())
    assert snap_compare(app, terminal_size=WIDE, run_before=show)


def test_the_articles_slide_over_the_text(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=SMALL, run_before=after("1", "j"))


def test_words_that_were_found(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=MEDIUM, run_before=after("2", "slash", *"lind"))


def test_the_facts_with_those_of_less_weight(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("3", "t", "G", "enter", "j"))


def test_the_timeline(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=MEDIUM, run_before=after("3", "t", "t", "t"))


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids=["wide", "small", "tiny"])
def test_the_cast(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("p", "down"))


@pytest.mark.parametrize("size", [WIDE, TINY], ids=["wide", "tiny"])
def test_copying_in_another_format(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("3", "C", "down"))


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids=["wide", "small", "tiny"])
def test_the_notebook(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    async def show(pilot: Pilot[None]) -> None:
        await after("3", "m", "m", "s")(pilot)
        pilot.app.clear_notifications()  # they come and go by the clock
        await pilot.press("S")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("space")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=show)


def in_notebook(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what keeps two quotes, the second in a section of its own, and presses these keys then."""

    async def act(pilot: Pilot[None]) -> None:
        await after("3", "m", "m", "s")(pilot)
        for key in ("S", "j", "a", *"Health", "enter", *keys):
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        pilot.app.clear_notifications()  # they come and go by the clock
        await pilot.pause()

    return act


SIZES = pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids=["wide", "small", "tiny"])


@SIZES
def test_a_notebook_in_sections(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=in_notebook())


@SIZES
def test_the_notebooks(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=in_notebook("n", *"note"))


@SIZES
def test_exporting_a_notebook(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=in_notebook("C", "j"))


@pytest.mark.parametrize("size", [SMALL, TINY], ids=["small", "tiny"])
def test_naming_the_file_of_a_notebook(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=in_notebook("C", "j", "w"))


def test_the_key_list(snap_compare: Any, app: ReaderApp) -> None:
    assert snap_compare(app, terminal_size=MEDIUM, run_before=after("question_mark"))


@pytest.mark.parametrize("size", [WIDE, SMALL, TINY], ids=["wide", "small", "tiny"])
def test_choosing_a_speaker(snap_compare: Any, app: ReaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("3", "j", "c", "down"))


def test_what_was_corrected(snap_compare: Any, app: ReaderApp) -> None:
    async def correct(pilot: Pilot[None]) -> None:
        await after("3", "G", "c", "down", "enter", "t", "t", "j", "c", "enter", "T", "T")(pilot)
        pilot.app.clear_notifications()  # they come and go by the clock
        await settle(pilot)

    assert snap_compare(app, terminal_size=WIDE, run_before=correct)
