"""How the text is set: justified or ragged, close or with room; and what the mouse then finds in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import regex
from ferry import FERRY, PARAGRAPHS, TEXT
from piloting import MEDIUM, NARROW, TINY, WIDE, painted, place_of, press, settle
from rich.cells import cell_len
from scripts import SCRIPTS

from reader.model import Article
from reader.settings import Options
from reader.store import Store
from reader.ui.page.page import Setting
from reader.ui.page.wrapping import FENCE
from reader.ui.widgets.pane_rule import PaneRule
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeApp
    from rich.color import Color
    from rich.segment import Segment
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp

JUSTIFIED = Options(justify=True, measure=40)
FILLED = "The island  council voted on  Tuesday to"
JOINED = "a\u200d👧 क\u094d\u200d東"
"""Joiners before what does not belong to the character before them: measured as a whole, they swallow it."""

EVERY_SCRIPT = Article(
    id="scripts",
    title=f"{JOINED} {' '.join(SCRIPTS.values())}",
    text="\n\n".join(
        f"It was written, in the end, in {name}: {words}. {words}"
        for name, words in (*SCRIPTS.items(), ("all kinds", JOINED))
    ),
    source="scripts.txt",
)


def pane(pilot: Pilot[None]) -> ReadingPane:
    return pilot.app.screen_stack[0].query_one(ReadingPane)


def rows(pilot: Pilot[None]) -> list[list[Segment]]:
    return [list(strip) for strip in pilot.app.screen._compositor.render_strips()]


def on_ground(pilot: Pilot[None], ground: Color | None, line: int) -> str:
    """Return what is painted on a ground in a line of the screen."""
    return "".join(each.text for each in rows(pilot)[line] if each.style and each.style.bgcolor == ground)


def columns_of_rules(row: str) -> set[int]:
    """Return on which cells the rules between the panes stand where each character is measured by itself."""
    return {
        sum(map(cell_len, regex.findall(r"\X", row[: rule.start()]))) for rule in re.finditer("[▕▏]", row)
    }


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await settle(pilot)


async def test_j_fills_the_lines_and_equals_gives_them_room(make_app: MakeApp) -> None:
    async with make_app(FERRY, options=Options(measure=40)).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "J")
        column, line = place_of(pilot, FILLED)
        assert place_of(pilot, "keep the winter ferry to Skarholm, which") == (column, line + 1)
        await press(pilot, "equals_sign")
        column, line = place_of(pilot, FILLED)
        assert place_of(pilot, "keep the winter ferry to Skarholm, which") == (column, line + 2)
        await press(pilot, "J", "equals_sign")
        assert "The island council voted on Tuesday to" in painted(pilot)


async def test_the_setting_is_remembered(app: ReaderApp, make_app: MakeApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "J", "equals_sign")
    store = Store.open(tmp_path / "library.sqlite")
    assert (store.recall("justify"), store.recall("spacing"), store.recall("measure")) == ("1", "2", None)
    store.close()
    again = make_app()
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert pane(pilot).setting == Setting(spacing=2, justify=True)


async def test_the_configuration_file_decides_over_what_was_chosen_last(
    make_app: MakeApp, tmp_path: Path
) -> None:
    store = Store.open(tmp_path / "library.sqlite")
    store.remember("justify", "1")
    store.remember("spacing", "2")
    store.close()
    app = make_app(FERRY, options=Options(justify=False, spacing=1))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert pane(pilot).setting == Setting()


async def test_what_was_remembered_wrongly_does_no_harm(make_app: MakeApp, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "library.sqlite")
    for name, value in (("justify", "often"), ("spacing", "900"), ("measure", "-1")):
        store.remember(name, value)
    store.close()
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert pane(pilot).setting == Setting(spacing=2)


@pytest.mark.parametrize("key", ["J", "equals_sign", "less_than_sign"])
async def test_the_first_line_in_view_stays_where_it_is(app: ReaderApp, key: str) -> None:
    async with app.run_test(size=(100, 14)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "space", "j")
        before = pane(pilot).in_view[0]
        await press(pilot, key)
        page = pane(pilot)._page
        assert page is not None
        assert page.line_of(before) - pane(pilot).scroll_offset.y in (0, 1)
        assert pane(pilot).in_view[0] <= before
        await press(pilot, key, key)
        assert pane(pilot).in_view[0] <= before < pane(pilot).in_view[1]


async def test_a_bar_goes_on_between_the_lines_of_a_quote(make_app: MakeApp) -> None:
    async with make_app(FERRY, options=Options(spacing=2)).run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "z")
        for sign, words in (("▌", "“Nobody on this"), ("▎", "She added that")):
            column, line = place_of(pilot, words)
            signs = [row.ljust(100)[column - 2] for row in painted(pilot).splitlines()[line - 1 : line + 4]]
            assert signs == [" ", sign, sign, sign, " "]


async def test_highlights_go_on_over_widened_spaces(make_app: MakeApp) -> None:
    async with make_app(FERRY, options=JUSTIFIED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "V")
        words = "“Nobody on  this island  should have  to"
        ground = pane(pilot).style("selected").bgcolor
        assert on_ground(pilot, ground, place_of(pilot, words)[1]) == words


async def test_every_cell_of_a_justified_line_is_its_character_to_a_click(make_app: MakeApp) -> None:
    async with make_app(FERRY, options=JUSTIFIED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        column, line = place_of(pilot, FILLED)
        x, y = column - pane(pilot).region.x, line - pane(pilot).region.y
        found = [pane(pilot)._offset_at(x + cell, y) for cell in range(-1, 42)]
        assert "".join(TEXT[offset] for offset in found if offset is not None) == FILLED
        assert (found[0], *found[41:]) == (None, None, None)


async def test_words_selected_in_justified_lines_are_copied_as_the_article_has_them(
    make_app: MakeApp, copied: list[str]
) -> None:
    async with make_app(FERRY, options=JUSTIFIED).run_test(size=WIDE) as pilot:
        await settle(pilot)
        column, line = place_of(pilot, FILLED)
        end, _ = place_of(pilot, "Skarholm, which")
        await drag(pilot, (column, line), (end + len("Skarholm,") - 1, line + 1))
        await press(pilot, "y")
    assert copied == [PARAGRAPHS[0].split(" which")[0]]


async def test_what_the_mouse_has_selected_stays_selected_when_the_lines_change(
    make_app: MakeApp, copied: list[str]
) -> None:
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        await settle(pilot)
        column, line = place_of(pilot, "island council")
        await drag(pilot, (column, line), (column + len("island council") - 1, line))
        await press(pilot, "J", "equals_sign", "less_than_sign", "y")
    assert copied == ["island council"]


async def test_the_mouse_selects_anew_over_what_the_keys_have_selected(
    make_app: MakeApp, copied: list[str]
) -> None:
    async with make_app(FERRY).run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "V")
        column, line = place_of(pilot, "island council")
        await drag(pilot, (column, line), (column + 5, line))
        assert screen._page.chosen is None
        await press(pilot, "y")
    assert copied == ["island"]


@pytest.mark.parametrize(
    "options", [Options(), JUSTIFIED, Options(spacing=2)], ids=["as is", "justified", "room"]
)
@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, TINY])
async def test_no_script_moves_what_stands_beside_it(
    make_app: MakeApp, size: tuple[int, int], options: Options
) -> None:
    async with make_app(EVERY_SCRIPT, options=options).run_test(size=size) as pilot:
        for key in ("1", "2", "G", "3"):
            screen = await press(pilot, key)
            columns = {rule.region.x for rule in screen.query(PaneRule) if rule.region.area}
            *above_the_footer, _ = painted(pilot).splitlines()
            assert columns or size[0] < MEDIUM[0]
            assert all(columns_of_rules(row) == columns for row in above_the_footer)
            for row in rows(pilot):
                assert sum(segment.cell_length for segment in row) == size[0]


async def test_a_click_hits_the_character_that_is_seen_there(make_app: MakeApp) -> None:
    async with make_app(EVERY_SCRIPT, options=JUSTIFIED).run_test(size=(140, 60)) as pilot:
        await settle(pilot)
        reading = pane(pilot)
        seen = ""
        for y in range(reading.size.height):
            x = 0
            for segment in reading.render_line(y):
                offset = reading._offset_at(x, y)
                if offset is not None and segment.cell_length and segment.text.strip():
                    assert EVERY_SCRIPT.text.startswith(segment.text.split("  ")[0], offset)
                    seen += segment.text
                x += segment.cell_length
        assert all(word in seen for words in SCRIPTS.values() for word in words.split()[:1])


@pytest.mark.parametrize(
    "script", ["combining marks", "Chinese", "emoji", "flags", "Devanagari", "Thai", "Arabic"]
)
async def test_every_character_can_be_selected_with_the_mouse(
    make_app: MakeApp, copied: list[str], script: str
) -> None:
    words = SCRIPTS[script].split()[0]
    article = Article(id="one", title="One", text=f"So {words} {SCRIPTS[script]}", source="one.txt")
    async with make_app(article).run_test(size=WIDE) as pilot:
        await settle(pilot)
        column, line = place_of(pilot, "So ")
        first = column + 3
        await drag(pilot, (first, line), (first + cell_len(words) - 1, line))
        await press(pilot, "y")
    assert copied == [words]


async def test_words_from_right_to_left_are_fenced_in_every_pane(make_app: MakeApp) -> None:
    text = f"He said {SCRIPTS['Hebrew']}"
    article = Article(id="one", title=SCRIPTS["Arabic"], text=text, source="one.txt")
    async with make_app(article).run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        for widget in (screen.query_one(ReadingPane), screen.query_one("#list", RowList)):
            lines = ["".join(segment.text for segment in widget.render_line(y)) for y in range(8)]
            fenced = [line for line in lines if FENCE in line]
            assert fenced
            assert all(not line.partition(FENCE)[2].strip() for line in fenced)


async def test_what_was_found_inside_a_character_shows_on_all_of_it(make_app: MakeApp) -> None:
    article = Article(id="one", title="One", text="The cafe\u0301 is open.", source="one.txt")
    async with make_app(article).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "slash", *"cafe")
        ground = pane(pilot).style("found-now").bgcolor
        assert on_ground(pilot, ground, place_of(pilot, "cafe\u0301 is")[1]) == "cafe\u0301"
