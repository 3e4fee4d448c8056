"""A number before a key says how often it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, TEXT
from piloting import WIDE, current_row, evidence, notices, painted, press, settle
from textual.widgets import Input

from reader.settings import Options
from reader.ui.app.counting import MOST, times
from reader.ui.commands import COMMANDS, COUNT, remapped
from reader.ui.widgets.facts_panel import ExtractList
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp
    from reader.ui.screens.main import MainScreen

LOW = (100, 16)


def status(pilot: Pilot[None]) -> str:
    return painted(pilot).splitlines()[-1]


def first_words(screen: MainScreen) -> str:
    start, _ = screen.query_one(ReadingPane).in_view
    return TEXT[start : start + 10]


@pytest.mark.parametrize(
    ("action", "counted"),
    [
        ("move(-1)", "move(-5)"),
        ("measure(4)", "measure(20)"),
        ("page(0.5)", "page(0.5, 5)"),
        ("top", "number(5)"),
        ("copy", "copy"),
        ("select('sentence')", "select('sentence')"),
        ("app.undo", "app.undo"),
    ],
)
def test_what_goes_by_steps_goes_so_many_times_as_far(action: str, counted: str) -> None:
    assert times(action, 5) == counted


async def test_rows_and_lines_are_counted(app: ReaderApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "5", "j")
        assert screen.query_one(ReadingPane).scroll_offset.y == 5
        screen = await press(pilot, "4", "k")
        assert screen.query_one(ReadingPane).scroll_offset.y == 1
        screen = await press(pilot, "3", "t", "g", "5", "j")  # past a heading that is no row
        assert current_row(screen) == screen.query_one(ExtractList).row_ids[5]


async def test_pages_are_counted_as_if_each_was_turned(app: ReaderApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "pagedown", "pagedown", "pagedown", "pagedown")
        turned = screen.query_one(ReadingPane).scroll_offset.y
        screen = await press(pilot, "g", "4", "pagedown")
        assert screen.query_one(ReadingPane).scroll_offset.y == turned > 0


async def test_extracts_mentions_and_paragraphs_are_counted(app: ReaderApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settle(pilot)
        assert current_row(await press(pilot, "2", "g", "4", "]")) == "q3"
        assert first_words(await press(pilot, "g", "4", "right_curly_bracket")) == "The operat"
        assert first_words(await press(pilot, "9", "left_curly_bracket")) == "Ferry line"
        screen = await press(pilot, "3", "t", "t", "g", "j", "j", "5", "w")
        assert evidence(screen) == ["Nordvik Line"]
        assert screen.following.place is not None
        assert screen.following.place.start == TEXT.rindex("Nordvik Line")


@pytest.mark.parametrize("key", ["g", "G"])
async def test_with_a_count_top_and_bottom_lead_to_the_row_or_paragraph_of_that_number(
    app: ReaderApp, key: str
) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settle(pilot)
        assert first_words(await press(pilot, "2", "4", key)) == "The operat"
        await press(pilot, "3", "t", "6", key)
        assert current_row(await settle(pilot)) == "f3"
        assert current_row(await press(pilot, "9", "9", key)) == "fold"


async def test_in_a_count_every_digit_goes_on_and_the_status_bar_shows_it(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "4", "1", "0")
        assert "410 …" in status(pilot)
        assert screen.panes.at == "page"
        await press(pilot, "j")
        assert "410" not in status(pilot)


async def test_escape_drops_a_count_and_nothing_else(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "4", "escape")
        assert (screen.panes.at, screen.count) == ("panel", 0)
        assert current_row(await press(pilot, "j")) == "q2"
        assert (await press(pilot, "escape")).panes.at == "page"


async def test_a_key_that_takes_no_count_drops_it_and_works_as_usual(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "4", "m")
        assert screen.marked == {"q1"}
        assert current_row(await press(pilot, "4", "f9", "k")) == "q1"  # nor does one that means nothing


async def test_a_count_is_bounded(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert (await press(pilot, "2", *"987654321")).count == MOST
        assert (await press(pilot, "j")).count == 0


async def test_digits_in_a_field_are_text(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "4", "f", *"812")
        assert (screen.query_one("#filter Input", Input).value, screen.count) == ("812", 0)


async def test_keys_typed_ahead_keep_the_counts_before_them(app: ReaderApp) -> None:
    async with app.run_test(size=LOW) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        for key in "5j4j8k":
            pilot.app.simulate_key(key)
        assert (await settle(pilot)).query_one(ReadingPane).scroll_offset.y == 1


async def test_every_digit_counts_where_that_is_set_and_the_panes_are_left_to_other_keys(
    make_app: MakeApp,
) -> None:
    async with make_app(FERRY, options=Options(counts=True)).run_test(size=LOW) as pilot:
        screen = await settle(pilot)
        screen.panes.at = "page"
        screen = await press(pilot, "3", "j", "1", "0")
        assert (screen.panes.at, screen.count) == ("page", 10)
        assert screen.query_one(ReadingPane).scroll_offset.y == 3
        assert "1 articles" not in status(pilot)
        assert (await press(pilot, "l")).panes.at == "panel"


def test_a_digit_that_is_given_to_a_command_begins_no_count() -> None:
    mapped = remapped({"cast": "5"})
    assert mapped.problems == ()
    assert mapped.of(COUNT) == ["4", "6", "7", "8", "9"]


def test_where_all_digits_count_none_is_given_away() -> None:
    mapped = remapped({"cast": "5", "panel-pane": "f6"}, counts=True)
    assert mapped.problems == ("5 cannot be 'cast': it is 'count' already.",)
    assert mapped.of(COUNT) == list("123456789")
    assert (mapped.of("list-pane"), mapped.of("panel-pane")) == ([], ["f6"])


async def test_what_is_no_digit_begins_no_count(make_app: MakeApp) -> None:
    async with make_app(FERRY, options=Options(keys={"count": "7, f5"})).run_test(size=LOW) as pilot:
        await settle(pilot)
        assert (await press(pilot, "f5", "8")).count == 0
        assert (await press(pilot, "7", "8")).count == 78


def test_the_key_list_names_counts() -> None:
    count = next(command for command in COMMANDS if command.id == COUNT)
    assert count.shown_keys == "4…9"


async def test_a_clash_with_counts_is_told(make_app: MakeApp) -> None:
    options = Options(keys={"copy": "1"}, counts=True)
    async with make_app(FERRY, options=options).run_test(size=LOW) as pilot:
        await settle(pilot)
        assert any("1 cannot be 'copy'" in notice for notice in notices(pilot))
