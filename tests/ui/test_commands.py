from collections import Counter
from pathlib import Path

from reader.ui.app import ReaderApp
from reader.ui.commands import COMMANDS, Pane, hints
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.row_list import RowList

README = Path(__file__).parents[2] / "README.md"
OWNERS = {
    "screen": [MainScreen],
    "panes": [Panes],
    "any pane": [ReadingPane, RowList],
    "rows": [RowList],
    "page": [ReadingPane],
    "panel": [RowList],
}


def test_every_command_has_its_action() -> None:
    for command in COMMANDS:
        action = command.action.split("(")[0]
        where, _, name = action.rpartition(".")
        owners = {"app": [ReaderApp], "screen": [MainScreen], "": OWNERS[command.scope]}[where]
        for owner in owners:
            assert hasattr(owner, f"action_{name}"), command.id


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
        keys = " ".join(f"`{key}`" for key in command.shown_keys.split())
        assert f"| {keys} | {command.title} |" in rows, command.id
