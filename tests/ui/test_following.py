"""Panel and text lead each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import TEXT
from piloting import MEDIUM, NARROW, WIDE, current_row, evidence, notices, painted, place_of, press, settle

from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp


async def test_moving_in_the_panel_moves_the_evidence_in_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "j")
        assert current_row(screen) == "q2"
        assert evidence(screen) == ["“We have talked about it for three winters,”", "“and now we are done.”"]
        screen = await press(pilot, "G")
        start, end = screen.query_one(ReadingPane).in_view
        assert "Ask me again" in TEXT[start:end]


async def test_scrolling_the_text_moves_the_panel(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 16)) as pilot:
        await settle(pilot)
        assert current_row(await press(pilot, "2")) == "q1"
        assert current_row(await press(pilot, "G")) == "q3"
        assert current_row(await press(pilot, "g")) == "q1"


async def test_brackets_jump_from_extract_to_extract(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        walked = [current_row(await press(pilot, key)) for key in ("2", "]", "]", "]", "[")]
        assert walked == ["q1", "q2", "q3", "q3", "q2"]


async def test_brackets_walk_every_mention_of_names(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "t", "t")
        seen = [evidence(await press(pilot, "]"))[0] for _ in range(4)]
        assert seen == ["Nordvik Line", "Per Lind", "Nordvik Line", "Skarholm"]


async def test_w_walks_the_mentions_of_whom_a_quote_is_by_pronouns_among_them(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        seen = [evidence(await press(pilot, key))[0] for key in ("w", "w", "w", "W")]
        assert seen == ["Mara Lind", "She", "Mara Lind", "She"]


async def test_w_walks_those_of_a_fact(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "t", "G", "enter", "j", "w")
        assert (screen.front, evidence(screen)) == ("names", ["Nordvik Line"])


async def test_w_says_so_where_there_is_nobody_to_follow(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "t", "w")
        assert notices(pilot)[-1].startswith("Go to a name, a quote or a fact first")


async def test_facts_of_less_weight_are_folded_until_their_row_is_opened(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "G")
        assert "Nordvik Line carried" not in screen_of_panel(painted(pilot))
        await press(pilot, "enter")
        assert "Nordvik Line carried" in screen_of_panel(painted(pilot))
        screen = await press(pilot, "enter")
        assert (screen.panes.at, current_row(screen)) == ("panel", "fold")
        assert "Nordvik Line carried" not in screen_of_panel(painted(pilot))


async def test_the_row_of_folded_facts_is_neither_marked_nor_copied(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "t", "G", "m", "y")
        assert screen.marked == frozenset()
        assert copied == []


async def test_an_answer_of_the_gist_is_copied_with_its_source(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "g", "y", "Y")
        assert copied == [
            "The island council",
            "“The island council” (Skarholm Post, 16 September 2026, ¶ 2)",
        ]


def screen_of_panel(text: str) -> str:
    """Return what is painted of the panel."""
    return "\n".join(line[97:] for line in text.splitlines())


async def test_enter_in_the_panel_leads_to_the_words(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "G", "enter")
        assert screen.panes.at == "page"
        assert "“Ask me again in April,” he said." in painted(pilot)


async def test_the_tabs_can_be_changed_while_the_panel_is_hidden(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        for keys in (("3", "t"), ("2", "t"), ("t", "3"), ("2", "t", "3")):
            await press(pilot, *keys)
        assert "Facts 4" in painted(pilot)
        await press(pilot, "t")
        assert "voted on Tuesday to keep the winter ferry" in painted(pilot)


async def test_a_click_on_a_name_brings_its_row(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.click(offset=place_of(pilot, "Lind after"))
        screen = await settle(pilot)
        assert screen.front == "names"
        assert current_row(screen) == "e1"


async def test_a_click_on_a_tab_brings_it_to_the_front(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.click(offset=place_of(pilot, "Facts 4"))
        assert (await settle(pilot)).front == "facts"


async def test_a_click_on_a_row_leads_to_its_words(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.click(offset=place_of(pilot, "¶ 9 · pronoun"))
        screen = await settle(pilot)
        assert evidence(screen) == ["“Ask me again in April,”"]
        assert screen.panes.at == "page"


async def test_a_click_on_an_article_opens_it(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.click(offset=place_of(pilot, "A sample of rope"))
        screen = await settle(pilot)
        assert screen.article is not None
        assert screen.article.title == "A sample of rope"


async def test_a_double_click_selects_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        await pilot.double_click(ReadingPane, offset=(20, 5))
        await settle(pilot)
        assert screen.get_selected_text() is None


async def test_curly_brackets_go_from_paragraph_to_paragraph(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "g")
        begins = []
        for key in (
            "right_curly_bracket",
            "right_curly_bracket",
            "right_curly_bracket",
            "left_curly_bracket",
        ):
            screen = await press(pilot, key)
            start, _ = screen.query_one(ReadingPane).in_view
            begins.append(TEXT[start : start + 10])
        assert begins == ["Ferry line", "The island", "“Nobody on", "The island"]


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_from_the_list_a_step_to_an_extract_leads_into_the_text_so_that_keys_act_on_it(
    app: ReaderApp, copied: list[str], size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = await press(pilot, "1", "]", "y")
        assert screen.panes.at == "page"
        assert copied[0].startswith("“")
