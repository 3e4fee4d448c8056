from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ferry import FERRY
from piloting import notices, painted, press, settle

from reader.export.copies import problem
from reader.settings import Options, load_options
from reader.ui.app import ReaderApp
from reader.ui.commands import COMMANDS, Pane, hints, remapped
from reader.ui.dialogs.palette import ReadingCommands
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.facts_panel import ExtractList
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from conftest import MakeApp

README = Path(__file__).parents[2] / "README.md"
OWNERS = {
    "screen": [MainScreen],
    "panes": [Panes],
    "any pane": [ReadingPane, RowList],
    "rows": [RowList],
    "page": [ReadingPane],
    "panel": [RowList],
    "count": [ReaderApp],
}


def test_every_command_has_its_action() -> None:
    for command in COMMANDS:
        action = command.action.split("(")[0]
        where, _, name = action.rpartition(".")
        owners = {"app": [ReaderApp], "screen": [MainScreen], "": OWNERS[command.scope]}[where]
        for owner in owners:
            assert hasattr(owner, f"action_{name}"), command.id


def test_every_action_has_its_command() -> None:
    named = {command.action.split("(")[0].rpartition(".")[2] for command in COMMANDS}
    classes = (MainScreen, Panes, ReadingPane, RowList, ExtractList, ReaderApp)
    own = {
        name.removeprefix("action_")
        for each in classes
        for base in each.__mro__
        if base.__module__.startswith("reader.")
        for name in vars(base)
        if name.startswith("action_")
    }
    # ctrl+c is Textual's own key, and a count makes "top" a number.
    assert own - named == {"copy_text", "number"}


async def test_the_palette_finds_every_command(app: ReaderApp) -> None:
    async with app.run_test() as pilot:
        screen = await settle(pilot)
        provider = ReadingCommands(screen)
        for command in COMMANDS:
            if command.id != "palette":
                hits = [hit.text async for hit in provider.search(command.title)]
                assert command.title in hits, command.id


def test_ids_are_unique_and_no_key_means_two_things_in_one_place() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    keys = Counter((key, command.scope) for command in COMMANDS for key in command.keys.split(","))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_pane_hints_at_copying_and_at_the_keys() -> None:
    panes: tuple[Pane, ...] = ("list", "page", "panel")
    for pane in panes:
        words = [word for _, word in hints(pane)]
        assert "copy" in words
        assert "keys" in words


def test_the_readme_lists_every_command_with_its_keys() -> None:
    rows = README.read_text(encoding="utf-8").splitlines()
    for command in COMMANDS:
        keys = " ".join(f"`{key}`" for key in command.shown_keys.split()).replace("|", r"\|")
        assert f"| {keys} | {command.title} | `{command.id}` |" in rows, command.id


def test_other_keys_take_the_place_of_the_usual_ones() -> None:
    mapped = remapped({"copy": "c, ctrl+y", "correct": "f6"})
    keys = {command.id: command.keys for command in mapped.commands}
    assert (keys["copy"], keys["correct"], keys["mark"]) == ("c,ctrl+y", "f6", "m")
    assert mapped.problems == ()


def test_keys_may_be_swapped_and_shared_by_panes_that_never_have_them_together() -> None:
    assert remapped({"copy": "m", "mark": "y"}).problems == ()
    assert remapped({"read-on": "f7", "mark-row": "f7"}).problems == ()


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"copy": "m"}, "m cannot be 'copy': it is 'mark' already."),
        ({"copy": "]"}, "] cannot be 'copy': it is 'next-extract' already."),
        ({"copy": "f5", "mark": "f5"}, "f5 cannot be 'copy': it is 'mark' already."),
        (
            {"keep": ""},
            "No key is given to 'keep'; write one between the quotation marks, or leave the line out.",
        ),
        (
            {"keep": " , "},
            "No key is given to 'keep'; write one between the quotation marks, or leave the line out.",
        ),
        ({"yank": "f5"}, "No command is called 'yank'; the key help (?) names them."),
    ],
)
def test_what_cannot_be_is_told_and_the_usual_keys_stay(keys: dict[str, str], problem: str) -> None:
    mapped = remapped(keys)
    assert mapped.problems == (problem,)
    assert next(each.keys for each in mapped.commands if each.id == "copy") == "y"


def test_as_it_comes_no_key_means_two_things() -> None:
    assert remapped({command.id: command.keys for command in COMMANDS}).problems == ()


async def test_the_users_keys_work_and_are_the_ones_that_are_shown(
    make_app: MakeApp, copied: list[str]
) -> None:
    app = make_app(FERRY, options=Options(keys={"copy": "f5", "next-extract": ")"}))
    async with app.run_test(size=(140, 45)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "right_parenthesis", "y", "f5")
        assert [text[:7] for text in copied] == ["“We hav"]
        assert "f5 copy" in painted(pilot)
        await pilot.press("question_mark", *"copy the extract")
        assert "f5" in painted(pilot)


async def test_keys_that_clash_are_reported_at_the_start(make_app: MakeApp) -> None:
    app = make_app(FERRY, options=Options(keys={"copy": "m"}))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert any("m cannot be 'copy'" in notice for notice in notices(pilot))


def test_the_configuration_that_the_readme_shows_can_be_used(tmp_path: Path) -> None:
    blocks = [block.split("```")[0] for block in README.read_text(encoding="utf-8").split("```toml\n")[1:]]
    assert len(blocks) == 2
    file = tmp_path / "config.toml"
    file.write_text("\n".join(reversed(blocks)), encoding="utf-8")
    options = load_options(file)
    assert remapped(options.keys).problems == ()
    assert [problem(template) for template in options.templates.values()] == [None, None]
