"""Keeping extracts, and the notebook in which they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ferry import FERRY, PARAGRAPHS, SAMPLES
from piloting import MEDIUM, TINY, WIDE, notices, painted, press, settle

from reader.ui.screens.notebook import NotebookScreen

if TYPE_CHECKING:
    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp


async def opened(pilot: Pilot[None]) -> NotebookScreen:
    """Open the notebook."""
    await pilot.press("S")
    return await noted(pilot)


async def noted(pilot: Pilot[None]) -> NotebookScreen:
    """Wait until the notebook is up and has taken every change."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, NotebookScreen)
    return screen


def words(screen: NotebookScreen) -> list[str]:
    return [note.words[:10] for note in screen._notebook]


async def test_s_keeps_the_extract_with_all_that_tells_where_it_is_from(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "s")
        assert notices(pilot)[-1] == "Kept 1 quote in the notebook. S opens it, u undoes it."
        [note] = (await opened(pilot))._notebook
        assert FERRY.text[note.start : note.end] == note.words
        assert (note.kind, note.who, note.paragraph) == ("quote", "Mara Lind, council leader", 3)
        assert (note.article, note.title, note.published, note.sha256) == (
            *("ferry", FERRY.title, "2026-09-16"),
            FERRY.sha256,
        )
        assert "Mara Lind, council leader · Skarholm Post, 16 September 2026, ¶ 3" in painted(pilot)


async def test_what_is_selected_is_kept_too_and_nothing_twice(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "V", "s", "s")
        assert notices(pilot)[-1] == "That is in the notebook already. S opens it."
        [note] = (await opened(pilot))._notebook
        assert (note.kind, note.words) == ("passage", PARAGRAPHS[1])


async def test_notes_are_ordered_graded_commented_and_taken_out_and_all_of_it_is_undone(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "space", "space", "s")
        screen = await opened(pilot)
        assert words(screen) == ["“Nobody on", "“We have t"]
        await pilot.press("J")
        assert words(await noted(pilot)) == ["“We have t", "“Nobody on"]
        await pilot.press("space")
        await noted(pilot)
        await pilot.press("c", *"ask her", "enter")
        screen = await noted(pilot)
        assert [(note.grade, note.comment) for note in screen._notebook] == [
            ("", ""),
            ("confirmed", "ask her"),
        ]
        assert "✓ confirmed: ask her" in painted(pilot)
        await pilot.press("d")
        assert words(await noted(pilot)) == ["“We have t"]
        for _ in range(4):
            await pilot.press("u")
            screen = await noted(pilot)
        assert [(note.words[:4], note.comment) for note in screen._notebook] == [("“Nob", ""), ("“We ", "")]


async def test_u_in_the_reader_takes_back_what_was_kept(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "s", "u")
        assert notices(pilot)[-1] == "The notebook is as it was before."
        assert words(await opened(pilot)) == []
        assert "Nothing is kept yet." in painted(pilot)


async def test_enter_goes_to_the_words_in_whichever_article_they_stand(make_app: MakeApp) -> None:
    app = make_app(FERRY, *SAMPLES)
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "3", "s", "1", "j", "enter")
        await opened(pilot)
        screen = await press(pilot, "enter")
        assert screen.article is not None
        assert screen.article.id == "ferry"
        assert screen._page.chosen is not None
        assert FERRY.text[slice(*screen._page.chosen)].startswith("“Nobody on this island")


async def test_the_notebook_is_copied_as_markdown(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=TINY) as pilot:
        await settle(pilot)
        await press(pilot, "3", "s")
        await opened(pilot)
        await pilot.press("y", "Y")
        await noted(pilot)
        assert copied[0].startswith("> “Nobody on this island")
        assert copied[1].startswith("# Notebook\n\n> “Nobody on this island")


async def test_escape_leaves_the_comment_as_it_was_and_then_the_notebook(app: ReaderApp) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        await press(pilot, "3", "s")
        await opened(pilot)
        await pilot.press("c", "x", "escape")
        assert (await noted(pilot))._notebook[0].comment == ""
        assert (await press(pilot, "escape")).panes.at == "panel"
