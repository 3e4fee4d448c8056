"""Counts: a number typed before a key says how often or how far it acts, as in vi."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import events

from reader.ui.app.library import LibraryApp
from reader.ui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

MOST = 9999
"""The largest count: more is a key that got stuck."""

_DIGITS = frozenset("0123456789")

_TO_A_NUMBER = frozenset(["top", "bottom"])
"""What goes to the row or paragraph of that number where it has a count, as G does in vi."""

_STEPS = re.compile(r"(?P<name>[\w.]+)\((?P<step>-?\d+)\)")
"""An action that goes so many steps, or sets something so much wider."""

_SHARES = re.compile(r"(?P<name>[\w.]+)\((?P<share>-?\d+\.\d+)\)")
"""An action that goes a share of the screen."""


def times(action: str, count: int) -> str:
    """Return an action as it is done so many times; one that takes no count stays what it is."""
    if action in _TO_A_NUMBER:
        return f"number({count})"
    if steps := _STEPS.fullmatch(action):
        return f"{steps['name']}({int(steps['step']) * count})"
    if shares := _SHARES.fullmatch(action):
        return f"{shares['name']}({shares['share']}, {count})"
    return action


class CountingApp(LibraryApp):
    """Collects the digits that are typed on the reading screen, and does with the next key so many times."""

    counting_keys: frozenset[str] = frozenset()
    """The keys that begin a count; every digit goes on with it."""

    _count = 0
    _times = 0
    """The count of the key that is being answered."""

    async def on_event(self, event: events.Event) -> None:
        """Take a digit for a count, escape for its end, and answer any other key with the count before it.

        Keys come here in the order of typing, once no widget has taken them for text.
        """
        if not (isinstance(event, events.Key) and event.is_forwarded and isinstance(self.screen, MainScreen)):
            await super().on_event(event)
        elif event.key in (_DIGITS if self._count else _DIGITS & self.counting_keys):
            self.action_count(int(event.key))
        elif self._count and event.key == "escape":
            self._set_count(0)
        else:
            self._times = self._count
            self._set_count(0)
            await super().on_event(event)
            self._times = 0

    def action_count(self, digit: int) -> None:
        """Go on with the count."""
        self._set_count(min(10 * self._count + digit, MOST))

    def _set_count(self, count: int) -> None:
        self._count = count
        if isinstance(self.screen, MainScreen):
            self.screen.count = count

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key is bound to, as many times as the count before it says."""
        if self._times and isinstance(action, str):
            action = times(action, self._times)
        return await super().run_action(action, default_namespace, namespaces)
