"""What people want to get done, from the first key to what they have in the end: each test reads as a script."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from terminal import Terminal, install, reader

ROOT = Path(__file__).parents[2]
SYRIA = ROOT / "../shared/seeds/syria-moscow.txt"
VISIT_RETOLD = ROOT / "seeds" / "11-moscow-visit.txt"
needs_syria = pytest.mark.skipif(not SYRIA.exists(), reason="the example article is not beside this checkout")

ENTER, CTRL_Q, CTRL_Y = "\r", "\x11", "\x19"

COUNCIL = """---
title: Ferry line will keep its winter timetable
source: Skarholm Post
date: 2026-09-16
---
Council leader Mara Lind met reporters on Tuesday.

“Nobody should have to choose between a doctor and a bed for the night,” said Lind.

“We have talked about it for three winters,” she said.
"""

VISIT = "Dmitry Peskov spoke.\n\n“We are not commenting on Qamishli,” Peskov said."

NOTEBOOK = """# Notebook

> “Nobody should have to choose between a doctor and a bed for the night,”
>
> — Mara Lind, Council leader (Skarholm Post, 16 September 2026, ¶ 2)

> “We have talked about it for three winters,”
>
> — Mara Lind, Council leader (Skarholm Post, 16 September 2026, ¶ 3)

> “We are not commenting on Qamishli,”
>
> — Dmitry Peskov (Visit, ¶ 2)
"""

MINUTES = """---
title: Minutes of the island council
url: https://council.example.org/minutes/
---
The council voted to keep [the ferry](ferry.html), as [Nordvik Line](https://nordvik.example.org/lines) had asked.
"""


def test_from_an_empty_home_to_the_first_copied_quote_by_the_keys_that_the_first_hints_name(
    environ: dict[str, str],
) -> None:
    with Terminal(reader(), environ) as terminal:
        terminal.wait_for("New here?  ] next extract  y copies it")
        terminal.wait_for("analysed")
        terminal.press("]")
        terminal.wait_for("▌ words, and with Y the speaker")
        terminal.press("y")
        terminal.wait_for("cannot confirm")
        [copied] = terminal.clipboard
        assert copied.startswith(
            "“With y I copy the words, and with Y the speaker and the source come along,”"
        )
        terminal.press(CTRL_Q)
        assert terminal.end() == 0


class TestWhatPeskovSaidAboutQamishli:
    """It ends up, sourced, in a file of the user's: `~/notes.md`."""

    @pytest.fixture(autouse=True)
    def _cat(self, tmp_path: Path, environ: dict[str, str]) -> None:
        install(tmp_path, "cat", "exec /bin/cat")

    @pytest.mark.parametrize(
        ("article", "kept"),
        [
            pytest.param(
                SYRIA,
                "> Addressing reports that Syria had requested the withdrawal of Russian forces from an airfield "
                "in Qamishli, Peskov said such matters fall under the authority of Russia's Defense Ministry.\n"
                ">\n"
                "> (Syria moscow, ¶ 8)\n",
                marks=needs_syria,
                id="as reported",
            ),
            pytest.param(
                VISIT_RETOLD,
                "> Nor would he be drawn on Qamishli, where Syria is reported to have asked Russian forces to "
                "leave an airfield.\n"
                ">\n"
                "> (Sample, 28 January 2026, ¶ 4)\n",
                id="as the sample tells it",
            ),
        ],
    )
    def test_found_in_the_text_and_piped_as_markdown(
        self, environ: dict[str, str], tmp_path: Path, article: Path, kept: str
    ) -> None:
        with Terminal(reader(str(article)), environ) as terminal:
            terminal.wait_for("analysed")
            terminal.press("/qamishli" + ENTER)
            terminal.wait_for("1/1")
            terminal.press("v")
            terminal.press("C")
            terminal.wait_for("Copy the selected words as")
            terminal.press("j")
            terminal.wait_for(kept[:20])
            terminal.press(ENTER)
            terminal.wait_for("as Markdown block quote")
            terminal.press("|")
            terminal.wait_for("Pipe the selected words to")
            terminal.press("cat >> ~/notes.md" + ENTER)
            terminal.wait_for("Piped to cat >> ~/notes.md")
            terminal.press(CTRL_Q)
            assert terminal.end() == 0
        assert (tmp_path / "notes.md").read_text(encoding="utf-8") == kept

    @pytest.mark.parametrize(
        ("article", "about", "row", "kept"),
        [
            pytest.param(
                SYRIA,
                "ministry",
                "▌ Dmitry Peskov",
                "such matters fall under the authority of Russia's Defense Ministry "
                "— Dmitry Peskov, Kremlin spokesperson, paraphrased (Syria moscow, ¶ 8)\n",
                marks=needs_syria,
                id="as reported",
            ),
            pytest.param(
                VISIT_RETOLD,
                "energy",
                "▌ he → Dmitry Peskov",
                "Since power changed hands in Syria […] the two capitals have been working together with new "
                "energy — Dmitry Peskov, spokesman of the Kremlin, paraphrased (Sample, 28 January 2026, ¶ 5)\n",
                id="as the sample tells it",
            ),
        ],
    )
    def test_filtered_from_the_quotes_and_piped_with_its_source(
        self, environ: dict[str, str], tmp_path: Path, article: Path, about: str, row: str, kept: str
    ) -> None:
        with Terminal(reader(str(article)), environ) as terminal:
            terminal.wait_for("analysed")
            terminal.press(f"fpeskov {about}" + ENTER)
            terminal.wait_for(row)
            terminal.press("|")
            terminal.wait_for("Pipe 1 quote to")
            terminal.press("cat >> ~/notes.md" + ENTER)
            terminal.wait_for("Piped to cat >> ~/notes.md")
            terminal.press(CTRL_Q)
            assert terminal.end() == 0
        assert (tmp_path / "notes.md").read_text(encoding="utf-8") == kept


def test_three_quotes_of_two_articles_are_collected_in_the_notebook_and_exported(
    environ: dict[str, str], tmp_path: Path
) -> None:
    council, visit = tmp_path / "council.txt", tmp_path / "visit.txt"
    council.write_text(COUNCIL, encoding="utf-8")
    visit.write_text(VISIT, encoding="utf-8")
    with Terminal(reader(str(council), str(visit)), environ) as terminal:
        terminal.wait_for("analysed")
        terminal.press("3s")
        terminal.wait_for("Kept 1 quote in the notebook.")
        terminal.press("js")
        terminal.press("1j" + ENTER)
        terminal.wait_for("▎ Dmitry Peskov")
        terminal.press("s")
        terminal.press("S")
        terminal.wait_for("3 notes")
        terminal.press("q" + CTRL_Q)
        assert terminal.end() == 0
    printed = subprocess.run(reader("notes"), env=environ, capture_output=True, text=True, check=True).stdout
    assert printed == NOTEBOOK


def test_the_address_behind_a_word_is_copied_from_the_list_of_links(
    environ: dict[str, str], tmp_path: Path
) -> None:
    minutes = tmp_path / "minutes.md"
    minutes.write_text(MINUTES, encoding="utf-8")
    with Terminal(reader(str(minutes)), environ) as terminal:
        terminal.wait_for("The council voted to keep the ferry")
        terminal.press("L")
        terminal.wait_for("2 links")
        terminal.press("ferry")
        terminal.wait_for(lambda seen: "Nordvik" not in seen.text)
        terminal.press(CTRL_Y)
        terminal.wait_for("cannot confirm")
        assert terminal.clipboard == ["https://council.example.org/minutes/ferry.html"]
        terminal.press("\x1b")
        terminal.wait_for("Nordvik Line had")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0
