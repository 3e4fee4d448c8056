"""A notebook leaves the reader: copied, or written to a file that the user names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from piloting import MEDIUM, notices, painted, press, settle

from reader.ui.copying.saving import save
from reader.ui.dialogs.export import ExportScreen
from reader.ui.dialogs.notebook import NotebookScreen

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeApp
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the reader was started."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


async def exporting(pilot: Pilot[None], *keys: str) -> ExportScreen:
    """Keep a quote in a notebook of its own, and ask to export it."""
    await settle(pilot)
    await press(pilot, "3", "s", "S")
    await pilot.press("r", "ctrl+u", *"Ferry", "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.press("C", *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


async def done(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_each_format_gives_is_shown_before_it_is_copied(app: ReaderApp, copied: list[str]) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await exporting(pilot)
        assert "> “Nobody on this island" in painted(pilot)
        await pilot.press("j")
        assert "title: Ferry" in painted(pilot)
        await pilot.press("j")
        assert "<h1>Ferry</h1>" in painted(pilot)  # the style sheet before it tells nobody anything
        await pilot.press("enter")
        await done(pilot)
        assert copied[-1].startswith("<!DOCTYPE html>")
        assert notices(pilot)[-1].startswith("Copied Ferry as Web page (HTML).")
        assert isinstance(app.screen, NotebookScreen)


async def test_it_is_written_to_a_file_named_after_the_notebook(app: ReaderApp, folder: Path) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        await exporting(pilot, "j", "w")
        assert "Ferry.md" in painted(pilot)
        await pilot.press("enter")
        await done(pilot)
        assert (folder / "Ferry.md").read_text(encoding="utf-8").startswith("---\ntitle: Ferry\n")
        assert notices(pilot)[-1] == f"Wrote Ferry as Markdown for Obsidian to {folder / 'Ferry.md'}"
        assert isinstance(app.screen, NotebookScreen)


async def test_a_file_that_is_there_is_replaced_only_when_told_so_again(app: ReaderApp, folder: Path) -> None:
    there = folder / "Ferry.md"
    there.write_text("mine")
    async with app.run_test(size=(140, 30)) as pilot:
        await exporting(pilot, "w", "enter")
        assert "There is such a file already:" in painted(pilot)
        assert "enter replaces it  esc keeps it" in painted(pilot)
        await pilot.press("escape")
        await done(pilot)
        assert "enter writes it" in painted(pilot)
        await pilot.press("enter")
        await done(pilot)
        assert there.read_text() == "mine"
        await pilot.press("enter")
        await done(pilot)
        assert there.read_text(encoding="utf-8").startswith("# Ferry\n")
        assert isinstance(app.screen, NotebookScreen)


async def test_to_answer_for_one_name_is_not_to_answer_for_another(app: ReaderApp, folder: Path) -> None:
    for name in ("Ferry.md", "Ferry.mdx"):
        (folder / name).write_text("mine")
    async with app.run_test(size=MEDIUM) as pilot:
        await exporting(pilot, "w", "enter", "x", "enter")
        assert [file.read_text() for file in folder.iterdir()] == ["mine", "mine"]


async def test_what_cannot_be_written_is_said_and_the_name_can_be_mended(
    app: ReaderApp, folder: Path
) -> None:
    async with app.run_test(size=(140, 30)) as pilot:
        await exporting(pilot, "w", "ctrl+u", *"gone/f.md", "enter")
        assert "It cannot be written." in painted(pilot)
        assert "No such file or directory" in painted(pilot)
        await pilot.press("ctrl+u", *"f.md", "enter")
        await done(pilot)
        assert (folder / "f.md").exists()


async def test_escape_goes_back_step_by_step(app: ReaderApp, folder: Path) -> None:
    async with app.run_test(size=MEDIUM) as pilot:
        screen = await exporting(pilot, "w", "escape")
        assert "w saves" in painted(pilot)
        await pilot.press("j", "w")
        assert screen._file_name.value == "Ferry.md"
        await pilot.press("escape", "escape")
        await done(pilot)
        assert isinstance(app.screen, NotebookScreen)
        assert list(folder.iterdir()) == []


async def test_the_format_used_last_is_the_first_offered_in_the_next_session(make_app: MakeApp) -> None:
    from ferry import FERRY

    for expected in ("markdown", "html"):
        app = make_app(FERRY)
        async with app.run_test(size=MEDIUM) as pilot:
            await settle(pilot)
            await press(pilot, "S")
            await pilot.press("C")
            await done(pilot)
            screen = app.screen
            assert isinstance(screen, ExportScreen)
            assert screen._list.row.id == expected
            await pilot.press("j", "j", "enter")
            await settle(pilot)


class TestSaving:
    def test_a_folder_stands_for_a_file_in_it_with_the_usual_name(self, folder: Path) -> None:
        assert save("words", str(folder), "Ferry.md") == folder / "Ferry.md"
        assert (folder / "Ferry.md").read_bytes() == b"words"

    def test_the_home_folder_has_a_sign(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(folder))
        monkeypatch.setenv("USERPROFILE", str(folder))
        assert save("words", "~/f.md", "Ferry.md") == folder / "f.md"
        with pytest.raises(OSError, match="there is no such folder"):
            save("words", "~nobody-of-this-name/f.md", "Ferry.md")

    def test_nothing_is_left_where_writing_fails(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: int) -> None:
            raise OSError(28, "No space left on device")

        (folder / "mine.md").write_text("mine")
        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            save("words", "new.md", "Ferry.md")
        with pytest.raises(OSError, match="No space"):
            save("words", "mine.md", "Ferry.md", replace=True)
        assert [file.name for file in folder.iterdir()] == ["mine.md"]
        assert (folder / "mine.md").read_text() == "mine"

    @pytest.mark.skipif(os.name != "posix", reason="links and modes are of POSIX")
    def test_a_link_stays_one_and_modes_stay_as_they_are(self, folder: Path) -> None:
        (folder / "mine.md").write_text("mine")
        (folder / "mine.md").chmod(0o640)
        (folder / "link.md").symlink_to("mine.md")
        assert save("words", "link.md", "Ferry.md", replace=True) == folder / "mine.md"
        assert (folder / "link.md").is_symlink()
        assert (folder / "mine.md").read_text() == "words"
        assert (folder / "mine.md").stat().st_mode & 0o777 == 0o640
