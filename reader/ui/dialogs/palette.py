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
    from collections.abc import Callable, Iterator

    from textual.command import Hits

    from reader.ui.app import ReaderApp
    from reader.ui.commands import Command
    from reader.ui.screens.main import MainScreen


_RANK_COSTS, _PLACE_COSTS = 0.01, 1e-6
"""Shares of a score: too little to outweigh a better match."""

Offer = tuple[str, "Callable[[], object]", str]
"""What is offered: its name, what to do when it is chosen, and what is said of it."""


class _Offering(Provider):
    """Offers things by name, once some letters of it are typed.

    Attributes:
        rank: of what matches as well, lower ranks stand first, and within one what is offered first: the list
            is the same each time, whoever is the first to answer.
    """

    rank: ClassVar[int]

    def offered(self) -> Iterator[Offer]:
        """Yield what can be found."""
        raise NotImplementedError

    async def search(self, query: str) -> Hits:
        """List what matches."""
        matcher = self.matcher(query)
        for number, (name, chosen, said) in enumerate(self.offered()):
            score = matcher.match(name)
            if score > 0:
                ranked = score * (1 - _RANK_COSTS * self.rank) - _PLACE_COSTS * number
                yield Hit(ranked, matcher.highlight(name), chosen, name, said)

    @property
    def reading(self) -> MainScreen:
        """The reading screen, over which the palette stands."""
        return cast("MainScreen", self.screen)


class ReadingCommands(_Offering):
    """Offers every command, with its keys."""

    rank = 0

    async def discover(self) -> Hits:
        """List the commands; whoever opens the palette is not looking for the arrow keys."""
        moving = {command.title for command in self._commands if command.group == "Moving"}
        for title, chosen, keys in self.offered():
            if title not in moving:
                yield DiscoveryHit(Content(title), chosen, title, keys)

    @property
    def _commands(self) -> tuple[Command, ...]:
        app: ReaderApp = self.app  # type: ignore[assignment]
        return app.commands

    def offered(self) -> Iterator[Offer]:
        """Yield the commands, but for the one that is under way."""
        for command in self._commands:
            if command.id != "palette":
                yield command.title, partial(self.reading.run, command), command.shown_keys


class Names(_Offering):
    """Goes to a person, an organisation or a place of the open article."""

    rank = 1

    def offered(self) -> Iterator[Offer]:
        """Yield the names that the panel lists."""
        extracts = self.reading.extracts
        for extract in extracts.rows["names"] if extracts else ():
            if isinstance(extract.item, Entity):
                go = partial(self.reading.following.go_to_entity, extract.id)
                yield clean_line(extract.item.name), go, "in this article"


class Articles(_Offering):
    """Opens an article by its title."""

    rank = 2

    def offered(self) -> Iterator[Offer]:
        """Yield the articles that are listed."""
        for summary in self.reading.summaries:
            yield clean_line(summary.title), partial(self.reading.open_article, summary.id), "article"


class Formats(_Offering):
    """Copies in a format, once."""

    rank = 3

    def offered(self) -> Iterator[Offer]:
        """Yield the formats, the user's own among them."""
        app: ReaderApp = self.app  # type: ignore[assignment]
        for form in app.formats:
            said = "copy what is selected, marked or current"
            yield f"Copy: {form.title}", partial(self.reading.copy_in, form), said


class Themes(_Offering):
    """Changes the colours."""

    rank = 4

    def offered(self) -> Iterator[Offer]:
        """Yield the themes."""
        for name in sorted(self.app.available_themes):
            yield name, partial(setattr, self.app, "theme", name), "theme"


class Palette(CommandPalette):
    """Textual's command palette, made safe against keys that come faster than it is laid out."""

    @classmethod
    def of_everything(cls) -> Palette:
        """Return a palette that offers all there is; of what matches as well, commands stand first."""
        return cls(providers=[ReadingCommands, Names, Articles, Formats, Themes])

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
