"""Copying with stand-in programs: what reaches them, and what is claimed."""

import os
from pathlib import Path

import pytest

from reader.ui.copying import clipboard
from reader.ui.copying.clipboard import Copied, Way

TEXT = "“Ask me again in April,” he said. Ωmega 東京"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that comes first in the search path, in a desktop session without a clipboard."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "TMUX", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return folder


def program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


class Terminal(list[str]):
    def send(self, text: str) -> None:
        self.append(text)


def copy(tmp_path: Path, terminal: Terminal, text: str = TEXT) -> Copied:
    return clipboard.copy(text, "1 quote", tmp_path / "data" / "last-copy.txt", terminal.send, os.environ)


def test_a_clipboard_program_that_ends_well_is_believed(programs: Path, tmp_path: Path) -> None:
    program(programs, "xclip", f"/bin/cat > {tmp_path}/clipboard")
    terminal = Terminal()
    assert copy(tmp_path, terminal) == Copied(Way.SYSTEM, "Copied 1 quote.")
    assert (tmp_path / "clipboard").read_text(encoding="utf-8") == TEXT
    assert terminal == []


def test_a_clipboard_program_that_fails_is_not_believed(programs: Path, tmp_path: Path) -> None:
    program(programs, "xclip", "/bin/cat >/dev/null; echo trouble >&2; exit 1")
    terminal = Terminal()
    copied = copy(tmp_path, terminal)
    assert copied.way is Way.TERMINAL
    assert "cannot confirm" in copied.message
    assert terminal == [TEXT]


def test_a_clipboard_program_that_hangs_is_given_up(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", 2.0)
    program(programs, "xclip", f"echo $$ > {tmp_path}/process; exec /bin/sleep 60")
    assert copy(tmp_path, Terminal()).way is Way.TERMINAL
    assert (tmp_path / "process").exists()


def test_without_any_clipboard_program_the_terminal_is_asked_and_the_file_is_named(
    programs: Path, tmp_path: Path
) -> None:
    assert list(programs.iterdir()) == []
    terminal = Terminal()
    copied = copy(tmp_path, terminal)
    assert terminal == [TEXT]
    assert "Copied" not in copied.message
    assert str(tmp_path / "data" / "last-copy.txt") in copied.message


def test_over_ssh_the_clipboard_of_the_remote_machine_is_left_alone(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22")
    program(programs, "xclip", f"/bin/cat > {tmp_path}/clipboard")
    assert copy(tmp_path, Terminal()).way is Way.TERMINAL
    assert not (tmp_path / "clipboard").exists()


def test_inside_tmux_its_buffer_is_loaded(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux-1000/default,1,0")
    program(programs, "tmux", f'echo "$@" > {tmp_path}/arguments; /bin/cat > {tmp_path}/buffer')
    copied = copy(tmp_path, Terminal())
    assert copied.way is Way.TMUX
    assert "tmux buffer" in copied.message
    assert (tmp_path / "arguments").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "buffer").read_text(encoding="utf-8") == TEXT


def test_what_a_terminal_would_refuse_goes_to_the_file_alone(programs: Path, tmp_path: Path) -> None:
    assert list(programs.iterdir()) == []
    terminal = Terminal()
    copied = copy(tmp_path, terminal, "x" * 80_000)
    assert copied.way is Way.FILE
    assert terminal == []
    assert len((tmp_path / "data" / "last-copy.txt").read_text()) == 80_000


def test_every_copy_is_kept_in_the_file(programs: Path, tmp_path: Path) -> None:
    program(programs, "xclip", "/bin/cat >/dev/null")
    copy(tmp_path, Terminal())
    assert (tmp_path / "data" / "last-copy.txt").read_text(encoding="utf-8") == TEXT
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["last-copy.txt"]


def test_when_nothing_works_nothing_is_claimed(programs: Path, tmp_path: Path) -> None:
    assert list(programs.iterdir()) == []
    (tmp_path / "data").write_text("a file where the folder should be")
    copied = copy(tmp_path, Terminal(), "x" * 80_000)
    assert copied.way is Way.NONE
    assert copied.message.startswith("Not copied")


def test_a_lone_surrogate_does_not_end_the_program(programs: Path, tmp_path: Path) -> None:
    program(programs, "xclip", f"/bin/cat > {tmp_path}/clipboard")
    assert copy(tmp_path, Terminal(), "bad \ud800 text").way is Way.SYSTEM


def test_in_a_browser_it_is_the_browser_that_gets_the_words_and_nothing_is_claimed(
    programs: Path, tmp_path: Path
) -> None:
    program(programs, "xclip", f"/bin/cat > {tmp_path}/clipboard")
    browser = Terminal()
    file = tmp_path / "data" / "last-copy.txt"
    copied = clipboard.hand_to_browser(TEXT, "1 quote", file, browser.send)
    assert copied == Copied(Way.BROWSER, f"Handed 1 quote to the browser. It is also in {file}.")
    assert browser == [TEXT]
    assert file.read_text(encoding="utf-8") == TEXT
    assert not (tmp_path / "clipboard").exists()
