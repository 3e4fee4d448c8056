"""Panes, sizes and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY
from piloting import MEDIUM, NARROW, TINY, WIDE, evidence, painted, place_of, press, settle
from textual.widgets import Input

from reader.store import Store
from reader.ui.dialogs.palette import Palette
from reader.ui.page.highlight import Layer
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.facts_panel import ExtractList
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeApp

    from reader.ui.app import ReaderApp


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, TINY, (20, 6)])
async def test_every_pane_can_be_reached_at_every_size(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key, widget in (("1", ArticleList), ("2", ReadingPane), ("3", ExtractList)):
            screen = await press(pilot, key)
            assert screen.focused is screen.query_one(widget)
            assert screen.query_one(widget).region.width > 0
        for _ in range(3):
            screen = await press(pilot, "tab")
        assert screen.focused is screen.query_one(ExtractList)


async def test_keys_typed_ahead_go_to_the_pane_that_was_asked_for(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "j", "j")
        row = screen.query_one(ExtractList).row
        assert row is not None
        assert row.id == "q3"
        row = screen.query_one(ArticleList).row
        assert row is not None
        assert row.id == FERRY.id


async def test_on_a_wide_screen_all_panes_are_seen_and_on_a_narrow_one_only_one(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        panes = [screen.query_one(widget) for widget in (ArticleList, ReadingPane, ExtractList)]
        assert [pane.region.width > 0 for pane in panes] == [True, True, True]
        await pilot.resize_terminal(*NARROW)
        await press(pilot, "2")
        assert [pane.region.width > 0 for pane in panes] == [False, True, False]


async def test_resizing_keeps_the_place_in_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 14)) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "space")
        before = screen.query_one(ReadingPane).in_view[0]
        await pilot.resize_terminal(64, 14)
        screen = await settle(pilot)
        start, end = screen.query_one(ReadingPane).in_view
        assert start <= before < end


async def test_only_the_text_and_back(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "z")
        assert screen.query_one(ArticleList).region.width == 0
        screen = await press(pilot, "escape")
        assert screen.query_one(ArticleList).region.width > 0


async def test_half_pages_are_half_a_page(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 17)) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "ctrl+d")
        assert screen.query_one(ReadingPane).scroll_offset.y == 8


async def test_highlights_are_switched_by_layer(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "E")
        assert "names, dates and numbers" in painted(pilot)
        await press(pilot, "E", "E", "E")
        assert "no highlights" in painted(pilot)
        await press(pilot, "E")
        assert "highlights" not in painted(pilot).splitlines()[-1]


@pytest.mark.parametrize("size", [WIDE, TINY], ids=["wide", "tiny"])
async def test_each_layer_is_switched_apart_in_a_list_that_is_their_legend(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await settle(pilot)
        page = screen.query_one(ReadingPane)
        await press(pilot, "2", "e")
        assert "✓ People  2" in painted(pilot)
        assert "✓ Quotes  3" in painted(pilot)
        await press(pilot, "j", "space")
        assert page.painted_layers == frozenset(Layer) - {Layer.PERSON}
        assert "✓ People" not in painted(pilot)
        await press(pilot, "n", "enter", "escape")
        assert page.painted_layers == {Layer.PERSON}
        assert "some highlights" in painted(pilot)
        await press(pilot, "e", "a", "e")
        assert page.painted_layers == frozenset(Layer)


async def test_layers_are_remembered(make_app: MakeApp) -> None:
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "e", "n", "j", "space", "escape")
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert screen.query_one(ReadingPane).painted_layers == {Layer.PERSON}


async def test_measure_and_theme_are_remembered(app: ReaderApp, make_app: MakeApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "less_than_sign", "less_than_sign", "ctrl+l")
        measure = screen.query_one(ReadingPane).setting.measure
    store = Store.open(tmp_path / "library.sqlite")
    assert (store.recall("measure"), store.recall("theme")) == (str(measure), "reader-light")
    store.close()
    again = make_app()
    async with again.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert screen.query_one(ReadingPane).setting.measure == measure < 60
        assert again.theme == "reader-light"


async def test_q_goes_back_and_from_the_first_pane_out(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "3", "q")
        assert screen.panes.at == "page"
        screen = await press(pilot, "q")
        assert screen.panes.at == "list"
        await pilot.press("escape")
        assert app.is_running
        await pilot.press("q")
        await pilot.pause()
        assert app._exit


async def test_words_selected_with_the_mouse_can_be_seen(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.mouse_down(offset=place_of(pilot, "island council"))
        await pilot.hover(offset=place_of(pilot, "voted on"))
        await pilot.pause()
        selected = next(
            segment
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.startswith("island council")
        )
        assert selected.style is not None
        assert selected.style.color != selected.style.bgcolor


async def test_words_typed_right_after_the_slash_are_looked_for(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        screen.action_find()
        assert isinstance(screen.focused, Input)


async def test_a_palette_entry_chosen_twice_is_chosen_once(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", "down")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        palette.dismiss()
        palette.dismiss()
        await settle(pilot)
        assert app.is_running
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_the_palette_pages_only_what_it_shows(app: ReaderApp, key: str) -> None:
    async with app.run_test(size=(20, 6)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", key, "z", "z", key)
        await settle(pilot)
        assert app.is_running


async def test_the_palette_opens_on_the_reading_screen_alone(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark", "ctrl+p")
        assert not isinstance(app.screen, Palette)


async def test_the_palette_changes_the_theme(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"Theme", "enter")
        await press(pilot, *"nord", "enter")
        assert app.theme == "nord"


async def test_the_key_list_closes_with_the_key_that_opened_it(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark", "question_mark")
        assert len(app.screen_stack) == 1


async def test_the_key_list_filters_as_one_types(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark", *"speaker")
        assert "Copy with speaker and source" in painted(pilot)
        assert "Half a page down" not in painted(pilot)
        await press(pilot, "escape")
        assert "The island council voted" in painted(pilot)
        assert copied == []


@pytest.mark.parametrize(
    ("words", "seen"), [("only the text", "-only-text"), ("to the extracts", "-at-panel")]
)
async def test_what_is_chosen_in_the_key_list_is_done(app: ReaderApp, words: str, seen: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "question_mark", *words, "enter")
        assert pilot.app.screen is screen
        assert screen.panes.has_class(seen)


@pytest.mark.parametrize(
    ("words", "seen"),
    [("only the text", "-only-text"), ("to the extracts", "-at-panel"), ("highlights: all", "")],
)
async def test_the_palette_runs_commands_of_every_scope(app: ReaderApp, words: str, seen: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "ctrl+p", *words)
        screen = await press(pilot, "enter")
        assert screen.panes.has_class(seen) if seen else "names, dates and numbers" in painted(pilot)


async def test_the_palette_opens_articles_goes_to_names_copies_in_formats_and_changes_themes(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "ctrl+p", *"nordvik", "enter")
        assert (screen.front, evidence(screen)) == ("names", ["Nordvik Line"])
        await press(pilot, "t", "t", "t", "ctrl+p", *"copy: markdown", "enter")
        assert copied[0].startswith("> ")
        await press(pilot, "Y")
        assert not copied[1].startswith("> "), "it was for once"
        await press(pilot, "ctrl+p", *"gruvbox", "enter")
        assert pilot.app.theme == "gruvbox"
        title = screen.summaries[1].title
        screen = await press(pilot, "ctrl+p", *title, "enter")
        assert screen.article is not None
        assert screen.article.title == title


@pytest.mark.parametrize("size", [TINY, NARROW])
async def test_the_hint_at_the_keys_is_always_there(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        for pane in ("1", "2", "3"):
            await press(pilot, pane)
            assert "? keys" in painted(pilot).splitlines()[-1]


async def test_without_colour_nothing_is_painted_in_colour(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        await settle(pilot)
        colours = {
            colour.name
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        assert colours <= {"default"}
