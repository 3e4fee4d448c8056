"""The commands of the reading screen, as the command palette offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content
from textual.theme import ThemeProvider
from textual.widgets import OptionList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.command import Hits

    from reader.ui.app import ReaderApp
    from reader.ui.commands import Command


class ReadingCommands(Provider):
    """Offers every command in the palette, with its keys."""

    async def discover(self) -> Hits:
        """List all commands."""
        for command in self._offered():
            yield DiscoveryHit(
                Content(command.title), self._runner(command), command.title, command.shown_keys
            )

    async def search(self, query: str) -> Hits:
        """List the commands whose title matches."""
        matcher = self.matcher(query)
        for command in self._offered():
            score = matcher.match(command.title)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.title),
                    self._runner(command),
                    command.title,
                    command.shown_keys,
                )

    def _offered(self) -> Iterator[Command]:
        """Yield the commands; whoever has opened the palette is not looking for the arrow keys."""
        app: ReaderApp = self.app  # type: ignore[assignment]
        for command in app.commands:
            if command.group != "Moving" and command.id != "palette":
                yield command

    def _runner(self, command: Command) -> Callable[[], Awaitable[None]]:
        screen = self.screen

        async def run() -> None:
            scope = {"screen": screen, "panes": screen.query_one("#panes")}.get(command.scope, screen.focused)
            if scope is not None:
                await scope.run_action(command.action)

        return run


class Palette(CommandPalette):
    """Textual's command palette, made safe against keys that come faster than it is laid out."""

    @classmethod
    def of_themes(cls) -> Palette:
        """Return a palette that offers themes."""
        return cls(providers=[ThemeProvider], placeholder="Search for themes…")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out paging while the list of entries has no height: Textual would look for its lines."""
        if action == "command_list" and str(parameters[0]).startswith("page"):
            return self.query_one(OptionList).size.height > 0
        return super().check_action(action, parameters)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close once, also when an entry is chosen twice at a time: Textual would close what is below."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
