"""Waiting for the interface, without sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.screens.main import MainScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def settle(pilot: Pilot[None]) -> MainScreen:
    """Wait until nothing is under way any more, and return the reading screen."""
    for _ in range(20):
        await pilot.pause()
        if not pilot.app.workers:
            break
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen
