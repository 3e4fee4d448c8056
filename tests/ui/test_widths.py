"""The widths of the panes: dragged with the mouse, set by key, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from piloting import MEDIUM, NARROW, WIDE, notices, press, settle

from reader.store import Store
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.widths import fitted, limited, size_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp
    from reader.ui.screens.main import MainScreen


def widths(screen: MainScreen) -> tuple[int, int, int]:
    """Return the columns of articles, text and panel."""
    panes = screen.query_one(Panes)
    return panes.articles.region.width, panes.reading.region.width, panes.facts.region.width


async def drag(pilot: Pilot[None], rule: str, to: int) -> MainScreen:
    """Drag a rule to a column of the screen."""
    region = pilot.app.screen.query_one(rule).region
    await pilot.mouse_down(offset=(region.x, 9))
    for column in (region.x + (to - region.x) // 2, to):
        await pilot.hover(offset=(column, 9))
    await pilot.mouse_up(offset=(to, 9))
    return await settle(pilot)


def test_a_pane_is_never_too_narrow_and_leaves_the_text_room() -> None:
    assert limited("panel", 4, 140, other=31) == 30
    assert limited("panel", 500, 140, other=31) == 140 - 2 - 40 - 31
    assert limited("list", 500, 100, other=0) == 90  # it slides over the text


@pytest.mark.parametrize("columns", [80, 100, 119, 120, 140, 300])
def test_what_was_chosen_elsewhere_leaves_the_text_room_at_every_size(columns: int) -> None:
    chosen = {("list", "wide"): 90, ("panel", "wide"): 120, ("panel", "medium"): 70}
    taken = fitted(chosen, columns)  # type: ignore[arg-type]
    assert sum(taken.values()) <= columns - 40
    assert set(taken) == ({"list", "panel"} if size_of(columns) == "wide" else {"panel"})


def test_with_one_pane_at_a_time_it_has_the_whole_width() -> None:
    assert fitted({("list", "wide"): 30, ("panel", "medium"): 40}, 79) == {}


async def test_the_mouse_drags_the_rules(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        before = widths(await settle(pilot))
        assert widths(await drag(pilot, "#list-rule", 24)) == (24, before[1] + before[0] - 24, before[2])
        assert widths(await drag(pilot, "#panel-rule", 79)) == (24, 54, 60)
        assert widths(await drag(pilot, "#panel-rule", 3)) == (24, 40, 74)  # as far as the text has room
        assert pilot.app.mouse_captured is None


async def test_a_rule_is_in_the_accent_colour_while_the_mouse_is_over_it(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        rule = screen.query_one("#panel-rule")
        quiet = rule.styles.color
        await pilot.hover("#panel-rule")
        await pilot.pause()
        assert rule.styles.color != quiet
        assert rule.styles.color.hex.lower() == app.theme_variables["tint-accent"].lower()


async def test_a_double_click_brings_back_the_usual_width(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        before = widths(await settle(pilot))
        await drag(pilot, "#panel-rule", 79)
        await pilot.double_click("#panel-rule")
        assert widths(await settle(pilot)) == before


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_keys_set_the_width_of_the_pane_in_front_and_with_the_text_of_the_panel(
    app: ReaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        _, _, panel = widths(await press(pilot, "3"))
        assert widths(await press(pilot, "plus", "plus", "minus"))[2] == min(panel + 2, size[0] - 41)
        await press(pilot, "2")
        assert widths(await press(pilot, "minus", "minus"))[2] == panel - 2
        list_, _, panel = widths(await press(pilot, "1"))
        assert widths(await press(pilot, "minus"))[::2] == (list_ - 2, panel)


async def test_keys_typed_ahead_set_the_width_of_a_list_that_is_only_just_asked_for(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        for key in ("1", "minus", "minus"):
            app.simulate_key(key)
        assert widths(await settle(pilot))[0] == 40 - 4
        await press(pilot, "2", "plus")
        assert notices(pilot) == []


async def test_where_nothing_stands_beside_the_text_keys_say_so(app: ReaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "3", "plus")
        assert notices(pilot)[-1].startswith("There is no pane beside the text")


async def test_each_size_of_the_terminal_keeps_its_own_widths(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        wide = widths(await press(pilot, "3", "plus", "plus", "1", "minus"))
        await pilot.resize_terminal(*NARROW)
        assert widths(await press(pilot, "3")) == (0, 0, NARROW[0])
        await pilot.resize_terminal(*MEDIUM)
        assert widths(await settle(pilot))[2] == 39
        await pilot.resize_terminal(120, 40)
        screen = await settle(pilot)
        assert widths(screen)[1] >= 40
        await pilot.resize_terminal(*WIDE)
        assert widths(await settle(pilot)) == wide


async def test_widths_are_remembered(app: ReaderApp, make_app: MakeApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await drag(pilot, "#panel-rule", 89)
        await press(pilot, "1", "minus")
    store = Store.open(tmp_path / "library.sqlite")
    assert (store.recall("width:panel:wide"), store.recall("width:list:wide")) == ("50", "29")
    store.remember("width:list:medium", "broad")
    store.close()
    again = make_app()
    async with again.run_test(size=WIDE) as pilot:
        assert widths(await settle(pilot))[::2] == (29, 50)
