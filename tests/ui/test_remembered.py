"""What is as it was left when the program starts again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ferry import FERRY, SAMPLES
from piloting import MEDIUM, press, settle

from reader.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeApp


async def test_the_library_opens_on_the_article_that_was_open_last(make_app: MakeApp) -> None:
    async with make_app(FERRY, *SAMPLES).run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        screen = await press(pilot, "1", "j", "j", "enter")
        assert screen.article == SAMPLES[1]
    async with make_app(FERRY, *SAMPLES).run_test(size=MEDIUM) as pilot:
        screen = await settle(pilot)
        assert screen.article == SAMPLES[1]
        assert screen.panes.articles.row
        assert screen.panes.articles.row.id == SAMPLES[1].id


async def test_an_article_that_was_removed_since_gives_way_to_the_first(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with make_app(FERRY, *SAMPLES).run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "1", "j", "j", "enter")
    store = Store.open(tmp_path / "library.sqlite")
    store.remove([SAMPLES[1].id])
    store.close()
    async with make_app().run_test(size=MEDIUM) as pilot:
        assert (await settle(pilot)).article == FERRY
