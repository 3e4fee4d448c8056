"""Selecting with the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, PARAGRAPHS, FakeAnalyser
from piloting import MEDIUM, press, settle

from reader.ui.page.selecting import grown

if TYPE_CHECKING:
    from conftest import MakeApp

    from reader.model import Span
    from reader.ui.app import ReaderApp

UNITS = [(0, 5), (6, 10), (12, 20)]


@pytest.mark.parametrize(
    ("selected", "place", "expected"),
    [
        (None, 7, (6, 10)),
        (None, 5, (6, 10)),
        (None, 11, (12, 20)),
        (None, 20, None),
        ((6, 10), 0, (6, 20)),
        ((6, 20), 0, (6, 20)),
        ((3, 8), 0, (3, 10)),
    ],
)
def test_a_selection_grows_unit_by_unit(selected: Span | None, place: int, expected: Span | None) -> None:
    assert grown(selected, UNITS, place) == expected


async def test_v_selects_sentence_by_sentence_and_y_copies_them(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "v", "y", "v", "Y")
    first, *_ = PARAGRAPHS[2].split(" According")
    assert copied == [
        PARAGRAPHS[1],
        f"{PARAGRAPHS[1]}\n\n{first} (Skarholm Post, 16 September 2026, ¶ 3–4)",
    ]


async def test_it_begins_at_the_current_extract(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "]", "v", "y")
    assert copied == ["“We have talked about it for three winters,” she said, “and now we are done.”"]


async def test_it_begins_at_what_was_found_until_one_goes_on_to_an_extract(
    app: ReaderApp, copied: list[str]
) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "/", *"812", "enter", "v", "y", "escape", "]", "v", "y")
    assert copied == [
        PARAGRAPHS[4].split(" He")[0],
        "“We have talked about it for three winters,” she said, “and now we are done.”",
    ]


async def test_capital_v_selects_paragraph_by_paragraph(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "2", "V", "V", "y")
    assert copied == [f"{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}"]


async def test_escape_lets_go(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "v", "escape")
        assert screen._page.chosen is None


async def test_another_article_has_nothing_selected(make_app: MakeApp) -> None:
    app = make_app(FERRY, analyser=FakeAnalyser())
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "2", "v")
        assert screen._page.chosen is not None
        screen._page.show(None)
        assert screen._page.chosen is None
