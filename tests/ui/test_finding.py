"""Finding words in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from piloting import MEDIUM, NARROW, WIDE, current_row, painted, place_of, press, settle

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


async def test_whole_words_leave_out_places_inside_longer_ones(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "slash", *"in")
        page = screen.query_one(ReadingPane)
        assert page.found_position[1] == 23
        await press(pilot, "alt+w")
        assert page.found_position[1] == 7
        assert "whole words" in painted(pilot)
        await press(pilot, "enter", "slash", *"hand")
        assert page.found_position[1] == 1
        await press(pilot, "alt+w")
        assert page.found_position[1] == 2
        assert "whole words" not in painted(pilot)


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


class TestFilteringTheExtracts:
    async def test_only_rows_with_all_the_words_stay_in_every_tab(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            screen = await press(pilot, "3", "f", *"winters", "space", *"LIND")
            assert [row.id for row in screen.following.extracts.rows["quotes"]] == ["q2"]
            assert "Quotes 1" in painted(pilot)
            assert "Facts 0" in painted(pilot)

    async def test_enter_leads_to_the_rows_and_escape_lists_all_again(self, app: ReaderApp) -> None:
        async with app.run_test(size=NARROW) as pilot:
            await settle(pilot)
            screen = await press(pilot, "3", "f", *"april", "enter")
            assert (screen.panes.at, current_row(screen)) == ("panel", "q3")
            assert "april" in painted(pilot)
            await press(pilot, "escape")
            assert "Quotes 3" in painted(pilot)
            assert "april" not in painted(pilot)

    async def test_brackets_go_through_the_rows_that_are_left(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3", "f", *"lind", "enter", "g")
            walked = [current_row(await press(pilot, "]")) for _ in range(3)]
            assert walked == ["q2", "q2", "q2"]

    async def test_what_nothing_has_is_said(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3", "f", *"xyz")
            assert "Nothing here has “xyz”." in painted(pilot)

    async def test_another_article_is_listed_whole(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3", "f", *"april", "enter", "1", "j", "enter")
            await press(pilot, "1", "k", "enter")
            assert "Quotes 3" in painted(pilot)

    async def test_beliefs_and_folded_facts_are_filtered_too(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            screen = await press(pilot, "3", "t", "G", "enter", "f", *"31,000", "enter")
            assert [row.id for row in screen.following.extracts.rows["facts"]] == ["f7"]
