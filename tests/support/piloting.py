"""Waiting for the interface, without sleep."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled, WorkerFailed

from reader.ui.screens.main import MainScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


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
