"""Driving the interface in tests: waiting without sleep, pressing, and seeing what is painted."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled, WorkerFailed

from reader.ui.screens.main import MainScreen
from reader.ui.widgets.facts_panel import ExtractList
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from textual.pilot import Pilot

WIDE, MEDIUM, NARROW, TINY = (140, 45), (100, 30), (60, 20), (40, 15)


async def settle(pilot: Pilot[None]) -> MainScreen:
    """Wait until nothing is under way any more, and return the reading screen."""
    for _ in range(20):
        await pilot.pause()
        if not pilot.app.workers:
            break
        with suppress(WorkerCancelled, WorkerFailed):  # what a worker's end leads to is for the test to see
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> MainScreen:
    """Press keys, one after the other without waiting, and settle."""
    await pilot.press(*keys)
    return await settle(pilot)


def painted(pilot: Pilot[None]) -> str:
    """Return what the screen shows, as plain text."""
    width, height = pilot.app.size
    rows = pilot.app.screen._compositor.render_strips()  # the only way to what is really painted
    assert len(rows) == height
    return "\n".join("".join(segment.text for segment in row)[:width].rstrip() for row in rows)


def place_of(pilot: Pilot[None], words: str) -> tuple[int, int]:
    """Return column and line of the first place on the screen that shows the words."""
    for line, row in enumerate(painted(pilot).splitlines()):
        if words in row:
            return row.index(words), line
    raise AssertionError(f"{words!r} is not on the screen")


def current_row(screen: MainScreen) -> str | None:
    """Return the id of the row under the panel's cursor."""
    row = screen.query_one(ExtractList).row
    return row.id if row else None


def evidence(screen: MainScreen) -> list[str]:
    """Return the words of the open article that stand out as the current extract."""
    assert screen.article is not None
    return [screen.article.text[start:end] for start, end in screen.query_one(ReadingPane)._current]


def notices(pilot: Pilot[None]) -> list[str]:
    """Return what the program has told the user."""
    return [notification.message for notification in pilot.app._notifications]
