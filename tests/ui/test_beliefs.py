"""What people think and plan, listed under the quotes for whoever asks."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from bakery import BAKERY, BakeryAnalyser
from ferry import SAMPLES
from piloting import (
    MEDIUM,
    NARROW,
    TINY,
    WIDE,
    current_row,
    evidence,
    notices,
    painted,
    place_of,
    press,
    settle,
)

from reader.ui.widgets.facts_panel import ExtractList
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import MakeApp

    from reader.model import Analysis, Article
    from reader.ui.app import ReaderApp
    from reader.ui.screens.main import MainScreen

QUOTES, BELIEFS = ["q1", "q2", "q3", "q4", "q5"], ["b1", "b2"]


@pytest.fixture
def app(make_app: MakeApp) -> ReaderApp:
    """The bakery article, and two samples without any beliefs under it."""
    return make_app(BAKERY, *SAMPLES, analyser=BakeryAnalyser())


def rows(screen: MainScreen) -> list[str]:
    """Return the ids of the panel's rows."""
    return screen.query_one(ExtractList).row_ids


async def test_they_are_hidden_until_they_are_asked_for(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        assert rows(await settle(pilot)) == QUOTES
        assert "Beliefs and plans" not in painted(pilot)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, TINY])
async def test_shift_b_lists_them_under_the_quotes_at_every_size(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "B", "G")
        app.clear_notifications()
        await settle(pilot)
        assert rows(screen) == [*QUOTES, *BELIEFS]
        assert current_row(screen) == "b2"
        shown = painted(pilot)
        assert shown.index("Jon Quist believes") < shown.rindex("the town will miss the smell")
        screen = await press(pilot, "k")
        shown = painted(pilot)
        assert shown.index("Beliefs and plans") < shown.index("Jon Quist hopes")


async def test_the_current_row_stays(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert current_row(await press(pilot, "3", "j", "j")) == "q3"
        screen = await press(pilot, "B")
        assert current_row(screen) == "q3"
        assert evidence(screen) == ["four bakeries in ten have closed since 2019"]
        assert current_row(await press(pilot, "B")) == "q3"


async def test_the_same_key_hides_them_again(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "B", "G")
        assert evidence(screen) == ["the town will miss the smell"]
        screen = await press(pilot, "B")
        assert rows(screen) == QUOTES
        assert current_row(screen) == "q5"
        assert evidence(screen) == ["The oven", "would go to a museum, and the shop to her nephew"]


async def test_it_is_said_what_was_done(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "B")
        assert notices(pilot) == ["2 beliefs and plans, under the quotes."]
        await press(pilot, "B")
        assert notices(pilot) == ["Beliefs and plans are hidden."]


async def test_an_article_without_any_says_so_and_the_choice_holds_for_the_next_one(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "G", "enter")
        await press(pilot, "B")
        assert notices(pilot) == ["No beliefs or plans found here."]
        screen = await press(pilot, "1", "g", "enter")
        assert rows(screen) == [*QUOTES, *BELIEFS]
        assert "Quotes 7" in painted(pilot)


async def test_before_the_article_is_analysed_nothing_is_claimed(make_app: MakeApp) -> None:
    ready = Event()

    class Waiting(BakeryAnalyser):
        def __call__(self, article: Article, progress: Callable[[float], None] | None = None) -> Analysis:
            ready.wait(10)
            return super().__call__(article, progress)

    async with make_app(BAKERY, analyser=Waiting()).run_test(size=WIDE) as pilot:
        while "analysing" not in painted(pilot):
            await pilot.pause()
        await pilot.press("B")
        await pilot.pause()
        assert notices(pilot) == [
            "Beliefs and plans are listed under the quotes once the article is analysed."
        ]
        ready.set()
        assert rows(await settle(pilot)) == [*QUOTES, *BELIEFS]


async def test_the_count_of_the_tab_follows(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "Quotes 5" in painted(pilot)
        await press(pilot, "B")
        assert "Quotes 7" in painted(pilot)
        await press(pilot, "B")
        assert "Quotes 5" in painted(pilot)


async def test_jumping_goes_through_them_and_so_does_a_click(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "B")
        walked = [current_row(await press(pilot, "]")) for _ in range(6)]
        assert walked == ["q2", "q3", "q4", "q5", "b1", "b2"]
        assert evidence(screen) == ["the town will miss the smell"]
        await pilot.click(offset=place_of(pilot, "to sell bread"))
        assert current_row(await settle(pilot)) == "b1"


async def test_a_belief_is_copied_as_paraphrased(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "B", "G", "y", "Y")
        words = "the town will miss the smell"
        assert copied == [
            words,
            f"{words} — Jon Quist, nephew, paraphrased (Mill Lane Echo, 12 May 2026, ¶ 6)",
        ]


async def test_what_is_marked_and_then_hidden_is_not_copied(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "m", "B", "G", "m")
        assert screen.marked == {"q1", "b2"}
        screen = await press(pilot, "B")
        assert screen.marked == {"q1"}
        await press(pilot, "y")
        assert copied == ["The last bakery on Mill Lane will close in June"]


class TestCorrecting:
    async def test_c_asks_who_thinks_it(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3", "B", "G", "c")
            assert "Who thinks this?" in painted(pilot)
            screen = await press(pilot, *"ada", "enter")
            assert rows(screen) == [*QUOTES, *BELIEFS]
            assert current_row(screen) == "b2"
            assert "Ada Quist believes" in painted(pilot)
            assert "¶ 6 · reported · corrected by you" in painted(pilot)
            assert notices(pilot)[-1] == "Speaker set to Ada Quist. u undoes it."

    async def test_x_takes_it_out_and_u_brings_it_back(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            screen = await press(pilot, "3", "B", "G", "x")
            assert rows(screen) == [*QUOTES, "b1"]
            assert current_row(screen) == "b1"
            assert "Quotes 6" in painted(pilot)
            assert notices(pilot)[-1] == "Taken out: the town will miss the smell. u undoes it."
            assert rows(await press(pilot, "u")) == [*QUOTES, *BELIEFS]

    async def test_a_later_session_has_it_corrected(self, app: ReaderApp, make_app: MakeApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "3", "B", "G", "x")
        async with make_app(BAKERY, analyser=BakeryAnalyser()).run_test(size=WIDE) as pilot:
            await settle(pilot)
            assert rows(await press(pilot, "B")) == [*QUOTES, "b1"]


async def test_of_reported_speech_that_is_broken_both_parts_stand_out_in_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "G")
        page = screen.query_one(ReadingPane)
        ground = page.get_component_rich_style("page--current", partial=True).bgcolor
        seen = [
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.bgcolor == ground
        ]
        assert " ".join("".join(seen).split()).startswith("The oven")
        assert "she added" not in "".join(seen)
        assert "museum" in "".join(seen)
