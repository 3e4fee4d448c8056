"""The garbage collector while the application runs: it neither rests for ever nor keeps what is closed."""

from __future__ import annotations

import asyncio
import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from ferry import FERRY
from piloting import WIDE, press, settle

from reader.ui.app import reading
from reader.ui.dialogs.keys import KeysScreen
from reader.ui.messages import AnalysesAsked, OpenAsked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.ui.app import ReaderApp


@pytest.fixture(autouse=True)
def _collector_as_it_was() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.enable()


async def test_the_collector_that_the_command_line_turned_off_runs_again(app: ReaderApp) -> None:
    gc.disable()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert gc.isenabled()


async def test_a_dialog_that_was_up_while_an_article_came_is_freed_at_rest(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_REST", 0.01)
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        await press(pilot, "question_mark")
        freed = asyncio.Event()
        assert isinstance(app.screen, KeysScreen)
        closed = weakref.ref(app.screen, lambda _: freed.set())
        screen.post_message(OpenAsked(FERRY.id))
        screen.post_message(AnalysesAsked((FERRY.id,)))
        await settle(pilot)
        await press(pilot, "escape")
        gc.collect(1)  # it has become old
        async with asyncio.timeout(20):
            await freed.wait()
        assert closed() is None


async def test_what_was_found_in_an_article_goes_as_soon_as_another_one_is_open(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await settle(pilot)
        assert screen.extracts is not None
        lists = weakref.ref(screen.extracts.lists)
        gc.collect()
        gc.disable()  # of a long article it is much, and garbage is collected late
        await press(pilot, "1", "j", "enter")
        assert lists() is None
