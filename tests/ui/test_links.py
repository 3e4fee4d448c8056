"""Links: marked on the page, and listed to be opened, copied and gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, LINKED, TEXT
from piloting import MEDIUM, TINY, WIDE, notices, painted, press, settle

from reader.model import Article, Link
from reader.ui.dialogs.links import LinksScreen
from reader.ui.page.highlight import Layer, links_of
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp
    from reader.ui.screens.main import MainScreen


@pytest.fixture
def app(make_app: MakeApp) -> ReaderApp:
    """The ferry article with an address and three links."""
    return make_app(LINKED)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened in the browser."""
    addresses: list[str] = []

    class Browser:
        def open(self, address: str) -> bool:
            addresses.append(address)
            return True

    monkeypatch.setattr("webbrowser.get", Browser)
    return addresses


def underlined_twice(pilot: Pilot[None]) -> str:
    """Return the words on the page that are painted as links."""
    page = pilot.app.screen_stack[0].query_one(ReadingPane)
    lines = (page.render_line(y) for y in range(page.size.height))
    pieces = (
        segment.text
        for line in lines
        for segment in line
        if segment.style is not None and segment.style.underline2
    )
    return " ".join(pieces)


def chosen(screen: MainScreen) -> str:
    span = screen.query_one(ReadingPane).chosen
    return TEXT[slice(*span)] if span else ""


def test_the_links_of_an_article_are_a_layer_of_their_own() -> None:
    track = links_of(LINKED).highlights
    assert {each.layer for each in track} == {Layer.LINK}
    assert [TEXT[each.start : each.end] for each in track] == [
        "Mara Lind",
        "Nordvik Line",
        "812 signatures on the quay",
    ]


async def test_links_are_marked_on_the_page_until_highlights_are_switched_off(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert underlined_twice(pilot) == "Mara Lind Nordvik Line 812 signatures on the quay"
        await press(pilot, "E")
        assert underlined_twice(pilot) == ""


async def test_a_key_lists_the_address_of_the_article_and_its_links(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        shown = painted(pilot)
        assert "3 links" in shown
        for line in ("This article", "https://post.example.org/ferry", "Nordvik Line  ¶ 4"):
            assert line in shown


async def test_typing_filters_by_words_and_addresses_and_enter_opens(
    app: ReaderApp, opened: list[str]
) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "L", *"EXAMPLE", "space", *"quay")
        assert "Nordvik Line" not in painted(pilot)
        await press(pilot, "enter")
        assert opened == ["https://quay.example.org/list"]
        assert notices(pilot)[-1] == "Opened in the browser: https://quay.example.org/list"


async def test_addresses_are_copied_one_after_the_other(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=TINY) as pilot:
        await settle(pilot)
        await press(pilot, "L", "ctrl+y", "down", "ctrl+y")
        assert copied == ["https://post.example.org/ferry", "https://people.example.org/lind"]
        assert notices(pilot)[-1].startswith("Copied the address.")
        assert isinstance(pilot.app.screen, LinksScreen)


async def test_a_key_goes_to_the_words_in_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=TINY) as pilot:
        await settle(pilot)
        screen = await press(pilot, "L", *"812", "ctrl+g")
        assert (screen.panes.at, chosen(screen)) == ("page", "812 signatures on the quay")


async def test_the_articles_own_address_has_no_place_in_the_text(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "L", "ctrl+g")
        assert "no words of the text" in notices(pilot)[-1]
        assert isinstance(pilot.app.screen, LinksScreen)


async def test_where_no_link_has_the_words_no_key_does_anything(
    app: ReaderApp, opened: list[str], copied: list[str]
) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "L", *"zzz", "enter", "ctrl+y", "ctrl+g")
        assert "No link has these words." in painted(pilot)
        assert (opened, copied) == ([], [])
        screen = await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_an_article_without_links_says_so(make_app: MakeApp) -> None:
    async with make_app(FERRY).run_test(size=MEDIUM) as pilot:
        screen = await settle(pilot)
        await press(pilot, "L")
        assert notices(pilot)[-1] == "The article has no links, and names no address."
        assert pilot.app.screen is screen


async def test_of_very_many_links_the_first_are_listed_and_all_are_found(
    make_app: MakeApp, opened: list[str]
) -> None:
    words = [f"word{number}" for number in range(1200)]
    text = " ".join(words)
    links = tuple(
        Link(start := text.index(f"{word} "), start + len(word), f"https://example.org/{word}")
        for word in words[:-1]
    )
    many = Article("many", "Many", text, "many.md", links=links)
    async with make_app(many).run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        assert "The first 500: type some words to find the others." in painted(pilot)
        await press(pilot, *"word1198", "enter")
        assert opened == ["https://example.org/word1198"]


async def test_words_of_a_link_are_never_taken_for_markup(make_app: MakeApp) -> None:
    hostile = Article("x", "X", "[bold]x[/]", "x.md", links=(Link(0, 10, "https://example.org/[/red]"),))
    async with make_app(hostile).run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        assert "[bold]x[/]" in painted(pilot)
        assert "https://example.org/[/red]" in painted(pilot)
