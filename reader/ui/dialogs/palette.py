"""What the command palette offers: every command, articles, names, formats and themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content
from textual.theme import ThemeProvider
from textual.widgets import OptionList

from reader.model import Entity
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.command import Hits

    from reader.ui.app import ReaderApp
    from reader.ui.commands import Command
    from reader.ui.screens.main import MainScreen


class ReadingCommands(Provider):
    """Offers every command in the palette, with its keys."""

    async def discover(self) -> Hits:
        """List all commands."""
        for command in self._offered():
            if command.group != "Moving":  # whoever opens the palette is not looking for the arrow keys
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
        """Yield the commands, but for the one that is under way."""
        app: ReaderApp = self.app  # type: ignore[assignment]
        yield from (command for command in app.commands if command.id != "palette")

    def _runner(self, command: Command) -> Callable[[], Awaitable[None]]:
        return partial(cast("MainScreen", self.screen).run, command)


class _Named(Provider):
    """Offers things by name, once some letters of it are typed."""

    kind: ClassVar[str]

    def offered(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield the names, with what to do when one of them is chosen."""
        raise NotImplementedError

    async def search(self, query: str) -> Hits:
        """List the names that match."""
        matcher = self.matcher(query)
        for name, chosen in self.offered():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), chosen, name, self.kind)

    @property
    def reading(self) -> MainScreen:
        """The reading screen, over which the palette stands."""
        return cast("MainScreen", self.screen)


class Articles(_Named):
    """Opens an article by its title."""

    kind = "article"

    def offered(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield the articles that are listed."""
        for summary in self.reading.summaries:
            yield clean_line(summary.title), partial(self.reading.open_article, summary.id)


class Names(_Named):
    """Goes to a person, an organisation or a place of the open article."""

    kind = "in this article"

    def offered(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield the names that the panel lists."""
        extracts = self.reading.extracts
        for extract in extracts.rows["names"] if extracts else ():
            if isinstance(extract.item, Entity):
                go = partial(self.reading.following.go_to_entity, extract.id)
                yield clean_line(extract.item.name), go


class Formats(_Named):
    """Copies in a format, once."""

    kind = "copy what is selected, marked or current"

    def offered(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield the formats, the user's own among them."""
        app: ReaderApp = self.app  # type: ignore[assignment]
        for form in app.formats:
            yield f"Copy: {form.title}", partial(self.reading.copy_in, form)


class Themes(_Named):
    """Changes the colours."""

    kind = "theme"

    def offered(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield the themes."""
        for name in sorted(self.app.available_themes):
            yield name, partial(setattr, self.app, "theme", name)


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
