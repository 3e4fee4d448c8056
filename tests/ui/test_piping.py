"""Piping copies to commands."""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING

import pytest
from piloting import TINY, WIDE, notices, painted, press, settle
from textual.widgets import Input

from reader.ui.copying import piping
from reader.ui.copying.piping import Piped, pipe

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.app import ReaderApp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a POSIX shell")


def test_a_command_gets_the_text_and_its_answer_is_told(tmp_path: Path) -> None:
    assert pipe("two\nwords", f"tee {tmp_path}/a | wc -w") == Piped(f"Piped to tee {tmp_path}/a | wc -w. 2")
    assert (tmp_path / "a").read_text() == "two\nwords\n"


def test_what_is_appended_to_a_file_begins_on_a_line_of_its_own(tmp_path: Path) -> None:
    pipe("one", f"cat >> {tmp_path}/a")
    pipe("two", f"cat >> {tmp_path}/a")
    assert (tmp_path / "a").read_text().splitlines() == ["one", "two"]


def test_what_fails_is_told_with_its_reason() -> None:
    assert pipe("", "echo no such thing >&2; exit 3") == Piped(
        "echo no such thing >&2; exit 3: failed (3). no such thing", failed=True
    )


def test_an_answer_obeys_no_terminal() -> None:
    assert pipe("", r"printf '\033[31mred\007'").said.endswith(". red")


def test_a_command_has_no_terminal_to_read_from() -> None:
    assert pipe("", "cat < /dev/tty").failed


def test_what_takes_too_long_is_stopped() -> None:
    assert pipe("", "sleep 99", 0.05) == Piped("sleep 99: stopped after 0.05 seconds.", failed=True)


def test_what_it_has_started_is_stopped_with_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    reading = os.open(tmp_path / "a", os.O_RDONLY | os.O_NONBLOCK)
    started = f"(exec sleep 99) > {tmp_path}/a & echo started > {tmp_path}/a; wait; echo never"
    assert pipe("", started, 0.5).failed
    assert select.select([reading], [], [], 20)[0]
    os.set_blocking(reading, True)
    with open(reading, "rb") as left:
        assert left.read() == b"started\n"  # its end comes once nobody is left to write


def test_what_it_leaves_in_the_background_is_not_waited_for() -> None:
    assert pipe("", "sleep 5 & echo $!", 20).said.startswith("Piped to sleep 5 & echo $!. ")


def test_of_a_long_answer_the_beginning_is_told_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = " ".join(map(str, range(1, 71)))
    assert pipe("", "seq 3000").said == f"Piped to seq 3000. {counted} …"
    monkeypatch.setattr(piping, "_MOST_KEPT", 5)
    assert pipe("", "seq 100000").said == "Piped to seq 100000. 1 2 3"


def test_of_a_long_complaint_the_beginning_is_told() -> None:
    said = pipe("", "seq 3000 >&2; exit 1").said
    assert said.startswith("seq 3000 >&2; exit 1: failed (1). 1 2 3 ")
    assert said.endswith(" …")
    assert len(said) < 250


def test_a_command_need_not_read_what_it_gets() -> None:
    assert pipe("words " * 100_000, "true") == Piped("Piped to true.")


def test_a_command_may_answer_before_it_has_read_everything() -> None:
    assert not pipe("words\n" * 100_000, "cat").failed


async def test_the_extract_is_piped_with_its_source_and_the_command_offered_again(
    app: ReaderApp, tmp_path: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        await pilot.press("vertical_line", *f"cat>{tmp_path}/a", "enter")
        await settle(pilot)
        assert (
            (tmp_path / "a").read_text(encoding="utf-8").endswith("(Skarholm Post, 16 September 2026, ¶ 3)\n")
        )
        assert notices(pilot)[-1] == f"Piped to cat>{tmp_path}/a."
        await pilot.press("vertical_line")
        assert "Pipe 1 quote to" in painted(pilot)
        assert pilot.app.screen.query_one(Input).value == f"cat>{tmp_path}/a"


async def test_escape_runs_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=TINY) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        await pilot.press("vertical_line", *"exit", "escape")
        await settle(pilot)
        assert notices(pilot) == []
