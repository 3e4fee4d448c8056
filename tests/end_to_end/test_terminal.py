"""The program itself, in a pseudo-terminal, as a person uses it."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
from pathlib import Path

import pytest
from terminal import Terminal, install, reader

SYRIA = Path(__file__).parents[2] / "../shared/seeds/syria-moscow.txt"

ARTICLE = """---
title: Ferry line will keep its winter timetable
source: Skarholm Post
date: 2026-09-16
---
The island council voted on Tuesday to keep the winter ferry. Council leader Mara Lind met reporters.

“Nobody on this island should have to choose between a doctor and a bed for the night,” said Lind.

“We have talked about it for three winters,” she said.
"""
QUOTE = "“Nobody on this island should have to choose between a doctor and a bed for the night,”"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def test_a_first_start_opens_on_a_sample_ready_to_read(environ: dict[str, str]) -> None:
    with Terminal(reader(), environ) as terminal:
        terminal.wait_for("analysed")
        assert "Sample" in terminal.text
        assert "sure" in terminal.text
        terminal.press("\x11")
        assert terminal.end() == 0


def test_start_move_jump_copy_quit(environ: dict[str, str], article: Path, tmp_path: Path) -> None:
    install(tmp_path, "xclip", f"/bin/cat > {tmp_path}/clipboard")
    with Terminal(reader(str(article)), {**environ, "DISPLAY": ":0"}) as terminal:
        terminal.wait_for("analysed")
        terminal.press("3jk")
        terminal.wait_for("▌ Mara Lind")
        terminal.press("Y")
        terminal.wait_for("Copied 1 quote with source.")
        copied = (tmp_path / "clipboard").read_text(encoding="utf-8")
        assert copied.startswith(QUOTE + " — Mara Lind")
        assert "(Skarholm Post, 16 September 2026, ¶ 2)" in copied
        terminal.press("]y")
        terminal.wait_for("Copied 1 quote.")
        assert (tmp_path / "clipboard").read_text(encoding="utf-8").startswith("“We have talked")
        terminal.press("qqq")
        assert terminal.end() == 0
        assert terminal.stray_controls == set()


def test_from_the_start_to_the_first_copied_quote_in_one_key(environ: dict[str, str], article: Path) -> None:
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("y")
        terminal.wait_for("cannot confirm")
        assert terminal.clipboard == [QUOTE]
        terminal.press("\x11")
        assert terminal.end() == 0


def test_quotes_of_two_articles_are_collected_into_sections_and_written_as_a_file_for_obsidian(
    environ: dict[str, str], article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "visit.txt"
    other.write_text(
        "Dmitry Peskov spoke.\n\n“We are not commenting on Qamishli,” Peskov said.", encoding="utf-8"
    )
    with Terminal(reader(str(article), str(other)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("S")
        terminal.wait_for("Nothing is kept yet.")
        terminal.press("nWinter ferry")
        terminal.wait_for("a new notebook")
        terminal.press("\r")
        terminal.wait_for("Notebook · Winter ferry · 0 notes")
        terminal.press("AThe island\r")
        terminal.wait_for("The island · 0 notes · s keeps here")
        terminal.press("q3s")
        terminal.wait_for("Kept 1 quote in “Winter ferry”, section “The island”.")
        terminal.press("js")
        terminal.wait_for("We have talked about it")
        terminal.press("S")
        terminal.wait_for("Notebook · Winter ferry · 2 notes")
        terminal.press("AThe world\r")
        terminal.wait_for("The world · 0 notes · s keeps here")
        terminal.press("q1j\r")
        terminal.wait_for("Qamishli,” Peskov said")
        terminal.wait_for("analysed")
        terminal.press("/Qamishli\r")
        terminal.wait_for("1/1")
        terminal.press("s")
        terminal.wait_for("section “The world”.")
        terminal.press("S")
        terminal.wait_for("Notebook · Winter ferry · 3 notes")
        terminal.press("Cj")
        terminal.wait_for("title: Winter ferry")
        terminal.press("w")
        terminal.wait_for("Winter ferry.md")
        terminal.press("\x15")
        terminal.wait_for(lambda seen: "Winter ferry.md" not in seen.text)
        terminal.press(f"{tmp_path}/ferry.md\r")
        terminal.wait_for("Wrote Winter ferry as Markdown for Obsidian to")
        terminal.press("q\x11")
        assert terminal.end() == 0
        assert terminal.stray_controls == set()
    exported = (tmp_path / "ferry.md").read_text(encoding="utf-8")
    assert exported.startswith("---\ntitle: Winter ferry\n")
    assert re.findall(r"^(?:#|> \[|> “).*", exported, re.MULTILINE) == [
        "# Winter ferry",
        "## The island",
        "> [!quote] Mara Lind, Council leader",
        f"> {QUOTE}",
        "> [!quote] Mara Lind, Council leader",
        "> “We have talked about it for three winters,”",
        "## The world",
        "> [!quote] Dmitry Peskov",
        "> “We are not commenting on Qamishli,”",
    ]
    notes = reader("notes", "--notebook", "winter ferry", "--format", "obsidian")
    printed = subprocess.run(notes, env=environ, capture_output=True, text=True, check=True).stdout
    assert printed == exported


def test_an_article_comes_in_through_a_pipe_and_keys_from_the_terminal(
    environ: dict[str, str], article: Path
) -> None:
    pipe = f"/bin/cat {shlex.quote(str(article))} | {shlex.join(reader('-'))}"
    with Terminal(["/bin/sh", "-c", pipe], environ) as terminal:
        terminal.wait_for("analysed")
        assert "Ferry line will keep its winter timetable" in terminal.text
        terminal.press("y")
        terminal.wait_for("cannot confirm")
        assert terminal.clipboard == [QUOTE]
        terminal.press("\x11")
        assert terminal.end() == 0


@pytest.mark.parametrize(("typed", "seen"), [("/Lind", "1/2"), ("?speaker", "Copy with speaker and source")])
def test_words_typed_together_with_the_key_before_them_are_kept(
    environ: dict[str, str], article: Path, typed: str, seen: str
) -> None:
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press(typed)
        terminal.wait_for(typed[1:])
        terminal.wait_for(seen)
        terminal.press("\x11")
        assert terminal.end() == 0


def test_keys_that_come_together_with_the_enter_before_them_are_no_text(
    environ: dict[str, str], article: Path
) -> None:
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("/Lind\rn")
        terminal.wait_for("2/2")
        terminal.press("3fthree\rs")
        terminal.wait_for("Kept 1 quote in the notebook.")
        terminal.press("S")
        terminal.wait_for("Notebook · 1 note")
        terminal.press("AFoo\rABar\r")
        terminal.wait_for("Bar · 0 notes")
        assert "Foo · 0 notes" in terminal.text
        terminal.press("q\x11")
        assert terminal.end() == 0


def test_without_a_clipboard_the_words_go_to_the_terminal_and_to_a_file(
    environ: dict[str, str], article: Path, tmp_path: Path
) -> None:
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("y")
        terminal.wait_for("cannot confirm")
        assert terminal.clipboard == [QUOTE]
        assert "Copied" not in terminal.text
        assert (tmp_path / "home" / "last-copy.txt").read_text(encoding="utf-8") == QUOTE
        terminal.press("\x11")
        terminal.end()


def test_inside_tmux_its_buffer_is_used(environ: dict[str, str], article: Path, tmp_path: Path) -> None:
    install(tmp_path, "tmux", f"/bin/cat > {tmp_path}/buffer")
    remote = {**environ, "TMUX": "/tmp/tmux/default,1,0", "SSH_CONNECTION": "a 1 b 2", "DISPLAY": ":0"}
    with Terminal(reader(str(article)), remote) as terminal:
        terminal.wait_for("analysed")
        terminal.press("y")
        terminal.wait_for("tmux buffer")
        assert (tmp_path / "buffer").read_text(encoding="utf-8") == QUOTE
        terminal.press("\x11")
        terminal.end()


def test_a_second_opening_shows_the_analysis_without_spacy(environ: dict[str, str], article: Path) -> None:
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("\x11")
        terminal.end()
    profile = {**environ, "PYTHONPROFILEIMPORTTIME": "1"}
    with Terminal(reader(str(article)), profile) as terminal:
        terminal.wait_for("analysed")
        terminal.press("\x11")
        terminal.end()
        assert b"reader.ui.app" in terminal.written
        assert b"spacy" not in terminal.written


def test_a_corrected_speaker_is_corrected_for_good_until_it_is_undone(
    environ: dict[str, str], article: Path
) -> None:
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("3cAda Holm")
        terminal.wait_for("as you typed it")
        terminal.press("\r")
        terminal.wait_for("corrected by you")
        assert "▌ Ada Holm" in terminal.text
        terminal.press("\x11")
        assert terminal.end() == 0
        assert terminal.stray_controls == set()
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("corrected by you")
        assert "Ada Holm" in terminal.text
        terminal.press("u")
        terminal.wait_for("Undone: speaker set to Ada Holm.")
        terminal.wait_for(lambda seen: "corrected by you" not in seen.text)
        assert "Mara Lind" in terminal.text
        terminal.press("\x11")
        assert terminal.end() == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_program_and_leaves_the_terminal_as_it_was(
    environ: dict[str, str], article: Path, name: str
) -> None:
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.end() == 0
        assert b"\x1b[?1049l" in terminal.written
        assert terminal.settings == terminal.settings_before


def test_an_article_can_neither_set_the_clipboard_nor_the_title(
    environ: dict[str, str], tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_bytes(
        b"A headline\x1b]0;owned\x07\n\nSome \x1b]52;c;b3duZWQ=\x07words \x9b31m and [@click=app.quit]more[/]."
    )
    with Terminal(reader(str(hostile)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("\x11")
        terminal.end()
        assert terminal.clipboard == []
        assert b"\x1b]0;owned" not in terminal.written
        assert terminal.stray_controls == set()


def test_every_script_leaves_the_panes_where_they_are(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "scripts.txt"
    paragraphs = ("שלום עולם, 12", "مرحبا بالعالم", "东京新闻", "สวัสดีชาวโลก", "cafe\u0301")
    file.write_text("\n\n".join(f"The minister said {words} " * 4 for words in paragraphs), encoding="utf-8")
    with Terminal(reader(str(file)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("J")
        terminal.wait_for(lambda seen: any("The  minister" in line for line in seen.text.splitlines()))
        panes = [row for row in terminal.cells if "▕" in row]
        assert len(panes) > 40
        assert len({row.index("▏") for row in panes}) == 1
        assert all(row.count("▏") == 1 for row in panes)
        # What a terminal may turn round ends before the rule, with a left-to-right mark.
        seen = terminal.written.decode()
        assert "שלום" in seen
        assert not re.search("[\u0590-\u06ff][^\u0590-\u06ff\u200e▏]*▏", seen)
        terminal.press("\x11")
        assert terminal.end() == 0


def test_the_panes_stay_where_they_are_in_a_terminal_that_counts_emoji_differently(
    environ: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "emoji.txt"
    thumbs = 10 * "👍🏽"  # two cells each, or four where the skin is counted as a sign of its own
    file.write_text("\n\n".join(f"The minister sent {sign} {thumbs} and more home." for sign in "abcde"))
    with Terminal(reader(str(file)), environ) as terminal:

        def is_even(seen: Terminal) -> bool:
            panes = [row for row in seen.cells if "▕" in row]
            return len({tuple(x for x, cell in enumerate(row) if cell == "▏") for row in panes}) == 1

        terminal.wait_for("analysed")
        terminal.wait_for(is_even)
        terminal.press("E")  # the text alone is painted again
        terminal.wait_for(lambda seen: "names, dates and numbers" in seen.text and is_even(seen))
        terminal.press("\x11")
        assert terminal.end() == 0


def test_in_the_terminals_own_colours_no_other_reaches_it(environ: dict[str, str], article: Path) -> None:
    home = Path(environ["READER_HOME"])
    home.mkdir()
    (home / "config.toml").write_text('theme = "terminal"', encoding="utf-8")
    with Terminal(reader(str(article)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("]?")
        terminal.wait_for("Half a page down")
        terminal.press("\x1b")
        terminal.wait_for(lambda seen: "Half a page down" not in seen.text)
        terminal.press("/ferry\r")
        terminal.wait_for("1/")
        assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", terminal.written)
        terminal.press("\x0c")
        terminal.wait_for(lambda seen: b"48;2;" in seen.written)
        terminal.press("\x11")
        assert terminal.end() == 0


def test_a_binary_file_is_refused_with_a_clear_word(environ: dict[str, str], tmp_path: Path) -> None:
    binary = tmp_path / "picture.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    with Terminal(reader(str(binary)), environ) as terminal:
        assert terminal.end() == 1
        assert b"picture.txt" in terminal.written
        assert b"binary" in terminal.written
        assert b"Traceback" not in terminal.written


def test_a_missing_file_is_refused_before_the_screen_changes(environ: dict[str, str], tmp_path: Path) -> None:
    with Terminal(reader(str(tmp_path / "nothing.txt")), environ) as terminal:
        assert terminal.end() == 1
        assert b"nothing.txt" in terminal.written
        assert b"\x1b[?1049h" not in terminal.written


def test_an_article_of_five_megabytes_can_be_read_while_it_is_analysed(
    environ: dict[str, str], tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    large.write_text(
        "A headline\n\n" + "Nobody, she said, knows how long this will go on. " * 100_000 + "Finis."
    )
    with Terminal(reader(str(large)), environ) as terminal:
        terminal.wait_for("analysing", patience=60)
        terminal.press("G")
        terminal.wait_for("Finis.", patience=60)
        terminal.press("\x11")
        assert terminal.end() == 0


@pytest.mark.skipif(not SYRIA.exists(), reason="the example article is not beside this checkout")
def test_the_example_article(environ: dict[str, str], tmp_path: Path) -> None:
    install(tmp_path, "xclip", f"/bin/cat > {tmp_path}/clipboard")
    with Terminal(reader(str(SYRIA)), {**environ, "DISPLAY": ":0"}, size=(140, 60)) as terminal:
        terminal.wait_for("analysed")
        assert "Quotes 13" in terminal.text
        for speaker in ("Dmitry Peskov", "He → Dmitry Peskov", "Kremlin"):
            assert speaker in terminal.text
        terminal.press("3" + 4 * "j" + "Y")  # past what is only reported
        terminal.wait_for("Copied 1 quote with source.")
        copied = (tmp_path / "clipboard").read_text(encoding="utf-8")
        first_quote = re.search("“[^”]*”", SYRIA.read_text(encoding="utf-8"))
        assert first_quote is not None
        assert copied.startswith(f"{first_quote.group()} — Dmitry Peskov, Kremlin spokesperson (")
        terminal.press("\x11")
        terminal.end()
