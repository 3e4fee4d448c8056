"""The panel folded away for the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from piloting import MEDIUM, NARROW, WIDE, current_row, painted, press, settle

from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.facts_panel import ExtractList
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp
    from reader.ui.screens.main import MainScreen


def widths(screen: MainScreen) -> tuple[int, int, int]:
    list_, page, panel = (
        screen.query_one(widget).region.width for widget in (ArticleList, ReadingPane, ExtractList)
    )
    return list_, page, panel


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_the_panel_gives_its_room_to_the_text_and_comes_back(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = widths(await press(pilot, "2"))
        folded = widths(await press(pilot, "P"))
        assert folded[2] == 0
        assert folded[0] == before[0]
        assert folded[1] > before[1] + 30
        assert widths(await press(pilot, "P")) == before


async def test_folding_the_panel_in_front_leads_to_the_text_and_going_there_brings_it_back(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        for key in ("3", "l", "f", "i"):
            screen = await press(pilot, "3", "P")
            assert (screen.panes.at, widths(screen)[2]) == ("page", 0)
            assert widths(await press(pilot, key))[2] > 0
            await press(pilot, "escape")


async def test_keys_answer_on_the_panel_while_it_is_folded(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 16)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "P", "g", "]", "]")
        screen = await press(pilot, "P")
        assert current_row(screen) == "q3"
        assert "“Ask me again in April,”" in painted(pilot)


async def test_only_the_text_leaves_a_folded_panel_folded(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "P", "z")
        assert widths(screen)[::2] == (0, 0)
        list_, _, panel = widths(await press(pilot, "z"))
        assert list_ > 0
        assert panel == 0


async def test_from_only_the_text_the_panel_is_brought_back(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "z", "P")
        assert widths(screen)[2] > 0
        assert widths(await press(pilot, "z", "f"))[2] > 0  # though the keys are elsewhere at once


async def test_with_one_pane_at_a_time_the_key_goes_to_the_panel_and_back(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert (await press(pilot, "2", "P")).panes.at == "panel"
        assert (await press(pilot, "P")).panes.at == "page"
        await pilot.resize_terminal(*WIDE)
        assert widths(await settle(pilot))[2] == 0
