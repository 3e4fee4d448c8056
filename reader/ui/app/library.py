"""What every part of the application rests on: the library, and work for it in threads.

Nothing that is done in a thread touches a widget: what came of it is posted.
"""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import App

from reader.text import clean_line
from reader.ui.commands import remapped, with_keys
from reader.ui.remembered import Remembered
from reader.ui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.notifications import Notify, SeverityLevel

    from reader.library import Library
    from reader.settings import Options, Paths
    from reader.ui.app.acts import Done
    from reader.ui.commands import Command


class LibraryApp(App[None]):
    """Opens the library, and tells the reading screen and the user what came of work on it."""

    def __init__(self, open_library: Callable[[], Library], paths: Paths, options: Options) -> None:
        # With the terminal's own palette Textual can leave out every colour, and not just turn them grey:
        # text styles and signs are left (no-color.org).
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._open_library = open_library
        self._library: Library | None = None
        self._paths, self._options = paths, options
        self._keys = remapped(options.keys, counts=options.counts)
        # One at a time, in the order of asking: what was copied, chosen or done last is what stays.
        self._copying, self._remembering, self._acting = asyncio.Lock(), asyncio.Lock(), asyncio.Lock()

    @property
    def commands(self) -> tuple[Command, ...]:
        """Every command with the keys that it has here."""
        return self._keys.commands

    def notify(self, message: str, **more: Any) -> None:
        """Say something; ⟨undo⟩ in it stands for the key that the command of that id has here."""
        super().notify(with_keys(message, self.commands), **more)

    def on_notify(self, event: Notify) -> None:
        """Let what is said take the place of what was said before; problems stay until their time is up."""
        if event.notification.severity == "information":
            for each in list(self._notifications):
                if each.severity == "information":
                    self._unnotify(each, refresh=False)

    def _opened_library(self) -> Library:
        assert self._library is not None, "articles are listed only once the library is open"
        return self._library

    @on(Remembered)
    def _remembered(self, message: Remembered) -> None:
        self._remember(message.key, message.value)

    def _remember(self, key: str, value: str) -> None:
        """Keep a choice for the next session; before the library is open there is nowhere to keep it."""
        if self._library:
            self._keep_state(key, value)

    @work(group="settings", exit_on_error=False)
    async def _keep_state(self, key: str, value: str) -> None:
        async with self._remembering:
            await asyncio.to_thread(self._opened_library().remember, key, value)

    @work(group="acts", exit_on_error=False)
    async def _act(self, act: Callable[[Library], Done]) -> None:
        """Do what can be undone, or undo it, in a thread and after all that was asked for before."""
        async with self._acting:
            done = await asyncio.to_thread(act, self._opened_library())
            if done.news:
                self._post(done.news)
            self.notify(clean_line(done.said), timeout=6, markup=False)

    def _post(self, message: Message) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.post_message(message)

    def _tell(self, message: str, severity: SeverityLevel = "warning") -> None:
        """Say something, from a thread."""
        self.call_from_thread(self.notify, clean_line(message), severity=severity, timeout=12, markup=False)
