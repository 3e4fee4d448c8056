"""Finding words in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from piloting import MEDIUM, WIDE, painted, place_of, press, settle

from reader.ui.widgets.find_bar import FindBar
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp


async def test_find_counts_goes_round_and_forgets(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "slash", *"LINE")
        page = screen.query_one(ReadingPane)
        assert page.found_position == (1, 3)
        assert painted(pilot).count("1/3") == 2
        await press(pilot, "enter", "n")
        assert page.found_position == (2, 3)
        assert "2/3" in painted(pilot)
        await press(pilot, "n", "n")
        assert page.found_position == (1, 3)
        await press(pilot, "N")
        assert page.found_position == (3, 3)
        await press(pilot, "escape")
        assert page.found_position == (0, 0)
        assert "/3" not in painted(pilot)


async def test_straight_marks_find_curly_ones(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "slash", *'"Ask me')
        assert screen.query_one(ReadingPane).found_position == (1, 1)


async def test_what_is_not_in_the_text_is_said_not_to_be(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "slash", *"walrus")
        assert "not found" in painted(pilot)


async def test_escape_in_the_bar_gives_the_finding_up(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "slash", *"line", "escape")
        assert screen.query_one(ReadingPane).found_position == (0, 0)
        assert screen.query_one(FindBar).region.height == 0
        assert screen.focused is screen.query_one(ReadingPane)


async def test_a_click_into_the_text_closes_the_bar_and_keeps_what_was_found(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "slash", *"line")
        await pilot.click(offset=place_of(pilot, "The island council"))
        await settle(pilot)
        assert screen.query_one(FindBar).region.height == 0
        assert screen.query_one(ReadingPane).found_position == (1, 3)


async def test_another_article_starts_with_nothing_found(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "slash", *"line", "enter")
        screen = await press(pilot, "1", "j", "enter")
        assert screen.query_one(ReadingPane).found_position == (0, 0)
        assert "1/3" not in painted(pilot)
