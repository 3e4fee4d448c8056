"""The orders in which the rows of a tab can be listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, TEXT, analysis_of_ferry
from piloting import WIDE, current_row, evidence, painted, place_of, press, settle

from reader.store import Store
from reader.ui.extracts.orders import ORDER_TITLES, ORDERS, following_order, in_order
from reader.ui.extracts.spots import Extracts
from reader.ui.extracts.tabs import Listing
from reader.ui.widgets.facts_panel import ExtractList

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeApp

    from reader.ui.app import ReaderApp
    from reader.ui.extracts.extract import Tab
    from reader.ui.extracts.orders import Order
    from reader.ui.screens.main import MainScreen

EXTRACTS = Extracts.of(analysis_of_ferry(FERRY.sha256), TEXT)


def listed(tab: Tab, order: Order) -> list[str]:
    return [row.id for row in EXTRACTS.listed(Listing(orders={tab: order})).rows[tab]]


def rows_of(screen: MainScreen) -> list[str]:
    return screen.query_one(ExtractList).row_ids


@pytest.mark.parametrize(
    ("tab", "order", "ids"),
    [
        ("quotes", "speaker", ["q1", "q2", "q3"]),
        ("quotes", "surest", ["q1", "q2", "q3"]),
        (
            "facts",
            "text",
            ["gist-who", "gist-what", "gist-when", "gist-said_by", "f6", "f3", "f4", "f5", "fold"],
        ),
        ("names", "kind", ["e1", "e2", "e3", "e4"]),
        ("names", "mentions", ["e4", "e3", "e1", "e2"]),
        ("names", "name", ["e1", "e3", "e2", "e4"]),
        ("dates", "time", ["f1", "f2"]),
    ],
)
def test_each_order_lists_the_same_rows(tab: Tab, order: Order, ids: list[str]) -> None:
    assert listed(tab, order) == ids
    assert sorted(ids) == sorted(listed(tab, ORDERS[tab][0]))


def test_every_tab_has_an_order_to_change_to_and_comes_round() -> None:
    for tab, orders in ORDERS.items():
        seen = [orders[0]]
        while (order := following_order(tab, seen[-1])) != orders[0]:
            seen.append(order)
        assert tuple(seen) == orders
        assert len(orders) > 1
        assert all(ORDER_TITLES[each] for each in orders)


def test_quotes_by_speaker_stand_under_each_name_with_their_number_whoever_speaks_in_between() -> None:
    first, second, third = EXTRACTS.rows["quotes"]
    rows = in_order((first, third, second), "quotes", "speaker")
    assert [(row.id, row.group) for row in rows] == [
        ("q1", "Mara Lind · 2"),
        ("q2", "Mara Lind · 2"),
        ("q3", "Unknown speaker · 1"),
    ]
    assert "".join(words for words, _ in rows[1].heading) == "she said"


def test_surest_quotes_come_first_and_equally_sure_ones_in_the_order_of_the_text() -> None:
    first, second, third = EXTRACTS.rows["quotes"]
    assert first.item is not None
    again = replace(first, id="q4")
    rows = in_order((third, first, second, again), "quotes", "surest")
    assert [row.id for row in rows] == ["q1", "q4", "q2", "q3"]


def test_beliefs_and_lesser_facts_stay_below_the_others() -> None:
    belief = replace(EXTRACTS.rows["quotes"][0], id="b1", group="Beliefs and plans")
    for order in ORDERS["quotes"]:
        assert in_order((*EXTRACTS.rows["quotes"], belief), "quotes", order)[-1] == belief
    unfolded = EXTRACTS.listed(Listing(lesser=True, orders={"facts": "text"}))
    assert [row.id for row in unfolded.rows["facts"]][-2:] == ["fold", "f7"]


def test_dates_in_the_order_of_the_text_stand_under_no_year() -> None:
    reversed_in_time = tuple(reversed(EXTRACTS.rows["dates"]))
    rows = in_order(reversed_in_time, "dates", "text")
    assert [(row.id, row.group) for row in rows] == [("f1", ""), ("f2", "")]


async def test_the_order_is_told_and_comes_round(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        told = []
        for _ in range(4):
            told += [title for title in ORDER_TITLES.values() if title in painted(pilot).splitlines()[2]]
            await press(pilot, "O")
        assert told == ["text order", "by speaker", "surest first", "text order"]


async def test_each_order_of_each_tab_is_told_in_the_narrowest_panel(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        for orders in ORDERS.values():
            for order in orders:
                assert ORDER_TITLES[order] in painted(pilot).splitlines()[2]
                await press(pilot, "O")
            await press(pilot, "t")


async def test_a_click_on_the_order_changes_it(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.click(offset=place_of(pilot, "text order"))
        await settle(pilot)
        assert "Mara Lind · 2" in painted(pilot)


async def test_cursor_marks_filter_and_folding_survive_another_order(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "G", "enter", "m", "g", "j", "j", "j", "j", "m", "k")
        before = await press(pilot, "f", *"the", "enter")
        row, marked, words = current_row(before), before.marked, evidence(before)
        screen = await press(pilot, "O")
        assert (current_row(screen), screen.marked, evidence(screen)) == (row, marked, words)
        assert len(marked) == 1
        assert "f7" not in rows_of(screen)
        assert "f7" in rows_of(await press(pilot, "escape"))


async def test_text_and_panel_follow_each_other_in_every_order(app: ReaderApp) -> None:
    async with app.run_test(size=(100, 16)) as pilot:
        await settle(pilot)
        await press(pilot, "3", "t", "t", "O", "O", "2", "g")
        walked = [current_row(await press(pilot, "]")) for _ in range(3)]
        assert walked == ["e3", "e2", "e3"]  # as in the text
        screen = await press(pilot, "3", "j")
        assert current_row(screen) == "e2"  # as in the list
        assert evidence(screen) == ["Per Lind"]


async def test_orders_are_remembered(app: ReaderApp, make_app: MakeApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "O", "t", "t", "O", "O")
    store = Store.open(tmp_path / "library.sqlite")
    assert (store.recall("order:quotes"), store.recall("order:names")) == ("speaker", "name")
    store.remember("order:facts", "backwards")
    store.close()
    again = make_app()
    async with again.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert "Mara Lind · 2" in painted(pilot)
        assert screen.following.listing.orders == {"quotes": "speaker", "names": "name"}
