"""Highlighting passages in a colour, with a note, and finding them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, PARAGRAPHS, SAMPLES
from piloting import MEDIUM, TINY, WIDE, notices, painted, place_of, press, settle

from reader.model import Article
from reader.ui.dialogs.annotations import AnnotationsScreen
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp
    from reader.ui.screens.main import MainScreen

QUOTE = PARAGRAPHS[1].split("”")[0] + "”"


def highlighted(screen: MainScreen) -> list[tuple[list[str], str, str]]:
    """Return the words, the colour and the note of each highlight."""
    assert screen.article is not None
    text = screen.article.text
    return [
        ([text[start:end] for start, end in each.spans], each.annotation.colour, each.annotation.note)
        for each in screen.annotations
    ]


def grounds(pilot: Pilot[None], words: str) -> set[str]:
    """Return the colours behind the words on the screen."""
    column, line = place_of(pilot, words)
    found, at = set(), 0
    for segment in pilot.app.screen._compositor.render_strips()[line]:
        if at < column + len(words) and at + segment.cell_length > column:
            ground = segment.style and segment.style.bgcolor
            found.add(ground.name if ground else "")
        at += segment.cell_length
    return found


async def test_the_current_extract_is_highlighted_in_the_colour_chosen_with_a_note(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "H", "tab", *"check this", "enter")
        screen = await settle(pilot)
        assert highlighted(screen) == [([QUOTE], "green", "check this")]
        assert notices(pilot)[-1] == "Highlighted. u undoes it."
        await press(pilot, "z")
        line = place_of(pilot, "“Nobody on this island")[1]
        assert painted(pilot).splitlines()[line].endswith("✎")


async def test_what_is_selected_is_highlighted_and_no_longer_selected(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "v", "H", "enter")
        assert highlighted(screen) == [([PARAGRAPHS[1]], "yellow", "")]
        assert screen.query_one(ReadingPane).chosen is None


async def test_a_quote_in_two_parts_is_one_highlight(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "right_square_bracket", "H", "enter")
        parts = ["“We have talked about it for three winters,”", "“and now we are done.”"]
        assert highlighted(screen) == [(parts, "yellow", "")]


async def test_a_highlight_is_painted_until_its_layer_is_hidden(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        before = grounds(pilot, "nineteen years")
        await press(pilot, "2", "slash", *"nineteen", "enter", "V", "H", "enter", "escape")
        assert grounds(pilot, "nineteen years").isdisjoint(before)
        await press(pilot, "E")
        assert grounds(pilot, "nineteen years") == before


async def test_asked_again_it_is_changed_or_taken_away(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "H", "tab", *"why", "enter")
        screen = await press(pilot, "H", "tab", *" not", "enter")
        assert highlighted(screen) == [([QUOTE], "teal", "why not")]
        screen = await press(pilot, "H", "shift+tab", "shift+tab", "shift+tab", "enter")
        assert highlighted(screen) == []
        assert notices(pilot)[-1] == "The highlight is taken away. u undoes it."


async def test_the_colour_chosen_last_is_offered_next(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "H", "tab", "tab", "enter")
        screen = await press(pilot, "right_square_bracket", "H", "enter")
        assert [colour for _, colour, _ in highlighted(screen)] == ["teal", "teal"]


async def test_escape_highlights_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        assert highlighted(await press(pilot, "2", "H", "tab", "escape")) == []


async def test_u_undoes_change_by_change(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "H", "enter", "H", "tab", "enter")
        assert [colour for _, colour, _ in highlighted(await press(pilot, "u"))] == ["yellow"]
        assert notices(pilot)[-1] == "Undone: the highlights are as they were before."
        assert highlighted(await press(pilot, "u")) == []


async def test_they_are_there_again_the_next_time_and_in_no_other_article(make_app: MakeApp) -> None:
    app = make_app(FERRY, *SAMPLES)
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "H", "enter")
        assert highlighted(await press(pilot, "1", "j", "enter")) == []
    async with make_app(FERRY, *SAMPLES).run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        assert highlighted(await press(pilot, "1", "g", "enter")) == [([QUOTE], "yellow", "")]


async def test_what_a_changed_text_no_longer_has_is_listed_and_can_be_taken_back(make_app: MakeApp) -> None:
    async with make_app(FERRY).run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "H", *"who says so?", "enter")
        await press(pilot, "slash", *"nineteen", "enter", "V", "H", "enter")
    text = "News.\n\n" + FERRY.text.replace(QUOTE, "“Never mind,”")
    changed = Article("ferry", FERRY.title, text, FERRY.source)
    async with make_app(changed).run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        [kept, gone] = highlighted(screen)
        assert kept[0][0].startswith("The first boat of the season")
        assert gone == ([], "yellow", "who says so?")
        assert any(
            "1 of your highlights no longer found in this article's text" in each for each in notices(pilot)
        )
        await press(pilot, "M")
        shown = painted(pilot)
        assert shown.index("The first boat") < shown.index("Their words are gone") < shown.index("“Nobody on")
        await press(pilot, "j", "y")
        assert notices(pilot)[-1] == "Its words are gone from the text."


@pytest.mark.parametrize("size", [WIDE, TINY], ids=["wide", "tiny"])
async def test_the_list_goes_there_notes_colours_copies_keeps_and_takes_away(
    app: ReaderApp, copied: list[str], size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "2", "H", "enter", "M")
        assert isinstance(pilot.app.screen, AnnotationsScreen)
        screen = await press(pilot, "c", *"ask her", "enter")
        screen = await press(pilot, "space")
        assert highlighted(screen) == [([QUOTE], "green", "ask her")]
        await press(pilot, "y", "Y", "s")
        assert copied == [QUOTE, f"{QUOTE} (Skarholm Post, 16 September 2026, ¶ 3)"]
        assert "Kept the highlight in the notebook" in notices(pilot)[-1]
        await press(pilot, "enter")
        assert screen.query_one(ReadingPane).chosen == screen.annotations[0].spans[0]
        assert highlighted(await press(pilot, "M", "d")) == []
        assert "Nothing is highlighted here." in " ".join(painted(pilot).split())


async def test_without_an_extract_there_is_nothing_to_highlight(make_app: MakeApp) -> None:
    async with make_app().run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "H", "M")
        assert pilot.app.screen is screen


async def test_the_pointer_calls_up_who_it_is_and_what_was_noted(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        await press(pilot, "2", "H", *"who says so?", "enter", "z")
        page = screen.query_one(ReadingPane)
        await pilot.hover(None, place_of(pilot, "Mara Lind"))
        assert str(page.tooltip) == "Mara Lind · council leader\n1 mention · and 1 as she"
        await pilot.hover(None, place_of(pilot, "Nobody on this"))
        assert str(page.tooltip).endswith("who says so?")
        await pilot.hover(None, place_of(pilot, "half past six"))
        assert page.tooltip is None


async def test_a_key_tells_who_the_current_quote_is_by(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "K")
        assert notices(pilot)[-1] == "Mara Lind · council leader\n1 mention · and 1 as she"
