"""Keeping extracts, and the notebook in which they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ferry import FERRY, PARAGRAPHS, SAMPLES
from piloting import MEDIUM, TINY, WIDE, notices, painted, press, settle

from reader.ui.dialogs.names import NamesScreen
from reader.ui.dialogs.notebook import NotebookScreen

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


async def press_in(pilot: Pilot[None], *keys: str) -> NotebookScreen:
    """Press keys in the notebook, each once what the one before it asked for is done."""
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, NotebookScreen))


def outline(screen: NotebookScreen) -> dict[str, int]:
    """Return how many notes each section has."""
    return {section.name: len(section.notes) for section in screen._notebook.sections}


async def with_two_quotes(pilot: Pilot[None]) -> NotebookScreen:
    """Keep two quotes and open the notebook."""
    await settle(pilot)
    await press(pilot, "3", "space", "space", "s")
    return await opened(pilot)


def words(screen: NotebookScreen) -> list[str]:
    return [note.words[:10] for note in screen._notebook.notes]


async def test_s_keeps_the_extract_with_all_that_tells_where_it_is_from(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "s")
        assert notices(pilot)[-1] == "Kept 1 quote in the notebook. S opens it, u undoes it."
        [note] = (await opened(pilot))._notebook.notes
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
        [note] = (await opened(pilot))._notebook.notes
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
        assert [(note.grade, note.comment) for note in screen._notebook.notes] == [
            ("", ""),
            ("confirmed", "ask her"),
        ]
        assert "✓ confirmed: ask her" in painted(pilot)
        await pilot.press("d")
        assert words(await noted(pilot)) == ["“We have t"]
        for _ in range(4):
            await pilot.press("u")
            screen = await noted(pilot)
        assert [(note.words[:4], note.comment) for note in screen._notebook.notes] == [
            ("“Nob", ""),
            ("“We ", ""),
        ]


async def test_u_in_the_reader_takes_back_what_was_kept(app: ReaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3", "s", "u")
        assert notices(pilot)[-1] == "Undone: 1 quote kept in the notebook."
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
        assert (await noted(pilot))._notebook.notes[0].comment == ""
        assert (await press(pilot, "escape")).panes.at == "panel"


class TestSections:
    async def test_one_begins_with_the_note_under_the_cursor_and_takes_what_is_kept_from_then_on(
        self, app: ReaderApp
    ) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            screen = await press_in(pilot, "j", "a", *"Costs", "enter")
            assert outline(screen) == {"": 1, "Costs": 1}
            assert "▌ Costs · 1 note · s keeps here" in painted(pilot)
            await press(pilot, "escape", "2", "V", "s")
            said = "Kept the selected words in the notebook, section “Costs”. S opens it, u undoes it."
            assert notices(pilot)[-1] == said
            assert outline(await opened(pilot)) == {"": 1, "Costs": 2}

    async def test_a_new_one_stands_at_the_end_or_below_the_one_under_the_cursor(
        self, app: ReaderApp
    ) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await opened(pilot)
            await press_in(pilot, "A", *"Costs", "enter", "A", *"Law", "enter")
            screen = await press_in(pilot, "g", "a", *"Health", "enter")
            assert list(outline(screen)) == ["", "Costs", "Health", "Law"]

    async def test_notes_go_from_one_to_the_next_and_back(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            await press_in(pilot, "A", *"Costs", "enter", "g", "j")
            assert outline(await press_in(pilot, "J", "J")) == {"": 1, "Costs": 1}
            assert outline(await press_in(pilot, "K")) == {"": 2, "Costs": 0}

    async def test_they_are_moved_renamed_and_removed_and_all_of_it_is_undone(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            screen = await press_in(pilot, "a", *"Costs", "enter", "A", *"Law", "enter")
            await press_in(pilot, "K")
            assert outline(screen) == {"": 0, "Law": 0, "Costs": 2}
            await press_in(pilot, "c", "s", "enter")
            assert outline(screen) == {"": 0, "Laws": 0, "Costs": 2}
            await press_in(pilot, "j", "d")
            assert outline(screen) == {"": 0, "Laws": 2}
            for said in ("section “Costs” removed", "section named “Laws”", "section “Law” moved"):
                await press_in(pilot, "u")
                assert notices(pilot) == [f"Undone: {said}."]
            assert outline(screen) == {"": 0, "Costs": 2, "Law": 0}

    async def test_s_chooses_which_one_takes_what_is_kept(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            screen = await press_in(pilot, "A", *"Costs", "enter", "g", "s")
            assert screen._notebook.into == ""
            assert "Without a section · 2 notes · s keeps here" in painted(pilot)

    async def test_m_moves_a_note_to_one_that_is_typed_or_a_new_one(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            await press_in(pilot, "A", *"Costs", "enter", "g", "j", "m")
            screen = app.screen
            assert isinstance(screen, NamesScreen)
            assert screen._list.row_ids == ["section ", "section Costs"]
            await pilot.press(*"cos", "enter")
            assert outline(await press_in(pilot, "g", "j")) == {"": 1, "Costs": 1}
            await pilot.press("m", *"Law", "enter")
            assert outline(await noted(pilot)) == {"": 0, "Costs": 1, "Law": 1}

    async def test_a_name_that_is_there_is_refused(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            screen = await press_in(pilot, "A", *"Costs", "enter", "A", *"costs", "enter", "A", "enter")
            assert outline(screen) == {"": 2, "Costs": 0}
            assert notices(pilot)[-1] == "There is a section “Costs” already."

    async def test_one_is_copied_with_its_name(self, app: ReaderApp, copied: list[str]) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            await press_in(pilot, "j", "a", *"Costs", "enter", "y")
            assert copied[-1].startswith("## Costs\n\n> “We have talked")


class TestSeveral:
    async def test_one_is_begun_from_the_words_typed_and_takes_what_is_kept(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            await press_in(pilot, "n")
            await pilot.press(*"Winter", "enter")
            await noted(pilot)
            assert "Notebook · Winter · 0 notes" in painted(pilot)
            await press(pilot, "escape", "s")
            assert notices(pilot)[-1] == "Kept 2 quotes in “Winter”. S opens it, u undoes it."
            await press(pilot, "s")
            assert notices(pilot)[-1] == "That is in “Winter” already. S opens it."

    async def test_they_are_found_as_one_types(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            await press_in(pilot, "n")
            await pilot.press(*"Winter", "enter")
            await press_in(pilot, "n")
            assert "Winter · 0 notes · open" in painted(pilot)
            await pilot.press(*"NOTEB", "enter")
            assert len((await noted(pilot))._notebook.notes) == 2

    async def test_one_is_renamed_but_not_as_another(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            await press_in(pilot, "n")
            await pilot.press(*"Winter", "enter")
            screen = await press_in(pilot, "r", "s", "enter")
            assert screen._shelf.names == ("Notebook", "Winters")
            await press_in(pilot, "r", "ctrl+u", *"notebook", "enter")
            assert notices(pilot)[-1] == "There is a notebook “Notebook” already."
            assert (await press_in(pilot, "u"))._shelf.names == ("Notebook", "Winter")

    async def test_one_is_deleted_and_brought_back_in_another_session(self, make_app: MakeApp) -> None:
        app = make_app(FERRY, *SAMPLES)
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            await press_in(pilot, "D")
            assert notices(pilot)[-1] == "Notebook “Notebook” deleted with 2 notes. u undoes it."
            assert words(await press_in(pilot, "D")) == []
            assert notices(pilot)[-1] == "This notebook is empty, and there is no other."
        again = make_app(FERRY, *SAMPLES)
        async with again.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await press(pilot, "u")
            assert notices(pilot)[-1] == "Undone: notebook “Notebook” deleted with 2 notes."
            assert len((await opened(pilot))._notebook.notes) == 2

    async def test_a_note_is_moved_to_another(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await with_two_quotes(pilot)
            for typed in ("Winter", "Noteb"):
                await press_in(pilot, "n")
                await pilot.press(*typed, "enter")
            await noted(pilot)
            await press_in(pilot, "m")
            await pilot.press(*"wint", "enter")
            assert len((await noted(pilot))._notebook.notes) == 1
            assert notices(pilot)[-1] == "Note moved to the notebook “Winter”. u undoes it."
            assert [len(each.notes) for each in app.screen._shelf.notebooks] == [1, 1]
            assert len((await press_in(pilot, "u"))._notebook.notes) == 2

    async def test_nothing_to_undo_is_said(self, app: ReaderApp) -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settle(pilot)
            await opened(pilot)
            await press_in(pilot, "u")
            assert notices(pilot) == ["There is no change of a notebook to undo."]


@pytest.mark.parametrize("size", [(80, 24), TINY])
async def test_all_keys_are_named_whatever_the_size(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await with_two_quotes(pilot)
        keys = {binding.key for binding in NotebookScreen.BINDINGS}
        named = " ".join(screen._key_line._named)
        shown = " ".join(painted(pilot).split())
        for line in screen._key_line._named:
            assert line in shown
        for key in keys - {"escape,q", "s"}:
            assert f" {key.split(',')[0]} " in f" {named} "
