"""How fast the reader answers in a very long article whose analysis is known, and the memory it takes.

    python tests/benchmarks/large_article.py [WORDS] [ROUNDS]

Without arguments 100,000 words and 3 rounds. The program runs in a pseudo-terminal of 140 by 45; a time is that
from a key to the last byte of what is painted because of it, in milliseconds; beside it the processor time that it
took, which does not depend on what else the machine does. The same keys are pressed in a sample article in the same
minute: what Textual and the terminal take in any article.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from long_articles import long_article
from stopwatch import Answer, StopwatchTerminal, spread
from terminal import reader

from reader.export.contract import analysis_to_json, to_json
from reader.library import Library
from reader.nlp import Analyser
from reader.sources import read_samples
from reader.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE, NARROWER = (140, 45), (124, 45)
IN_THE_TEXT = (70, 20)
CTRL_D, CTRL_U, ENTER = "\x04", "\x15", "\r"
ESCAPE = "\x1b[27u"
"""As terminals with the newer keyboard protocol send it: after a bare escape character Textual waits for more."""

_TEXT_IS_THERE = b"nalysing"
"""What the status line says of a very long text until its marks are there; others come with their own."""

_TEXT_COMES_FIRST = 120_000
"""In an article of more words than this."""

KEYS: tuple[tuple[str, Sequence[str]], ...] = (
    ("G", "G"),
    ("[", "[[[["),
    ("]", "]]]]"),
    ("k", "kkkk"),
    ("j", "jjjj"),
    ("ctrl+u", CTRL_U * 3),
    ("ctrl+d", CTRL_D * 3),
    ("b", "bbb"),
    ("space", "   "),
    ("{ }", "{}{}"),
    ("g", "g"),
    ("]", "]]]]"),
    ("[", "[["),
    ("space", "   "),
    ("j", "jjjj"),
    ("v", "vvv"),
    ("esc", (ESCAPE,)),
    ("V", "VV"),
    ("esc", (ESCAPE,)),
    ("e", "eeee"),
    ("< >", "<<<>>>"),
    ("z", "zz"),
    ("/", "/"),
    ("letter of a find", "water"),
    ("enter in a find", ENTER),
    ("n N", "nnnnNN"),
    ("esc", (ESCAPE,)),
    ("t", "tttt"),
    ("m", "mm"),
    ("f", "f"),
    ("letter of a filter", "water"),
    ("esc", (ESCAPE,)),
    ("pane", "3"),
    ("j G g in a list", "jjjGg"),
    ("t", "t"),
    ("j G g in a list", "jjjG"),
    ("fold", ENTER * 2),
    ("j G g in a list", "g"),
    ("t", "t"),
    ("j G g in a list", "jjjGg"),
    ("t", "t"),
    ("j G g in a list", "jjjGg"),
    ("t", "t"),
    ("pane", "232"),
    ("w W", "wwwwWW"),
    ("t", "tt"),
)
"""What is pressed, with the name under which it is told; at the end the quotes are in front again."""


def prepare(home: Path, words: int) -> None:
    """Store an article of so many words and its analysis, and a sample below it."""
    analyser = Analyser()
    article, analysis = long_article(words, analyser)
    other = read_samples()[-1]
    library = Library(store := Store.open(home / "library.sqlite"), analyser)
    store.save_articles([article, other])
    store.save_analysis(analysis, to_json(analysis_to_json(analysis)))
    library.analyse(other)
    for settled in ("samples-offered", "greeted"):
        library.remember(settled, "yes")
    library.close()
    mentions = sum(len(entity.mentions) for entity in analysis.entities)
    print(
        f"{article.words:,} words with {mentions:,} mentions of {len(analysis.entities):,} names, "
        f"{len(analysis.quotes):,} quotes, {len(analysis.facts):,} facts"
    )


def measure(terminal: StopwatchTerminal, times: dict[str, list[Answer]], text_is_there: bytes) -> None:
    """Open the first article from the list, go through it, and add the times."""
    from_the_list = ("1", "g", "j", ENTER, "1", "k")
    for key in from_the_list:
        terminal.time(key)
    times["open: its marks"].append(terminal.time(ENTER))
    if text_is_there:
        for key in from_the_list:
            terminal.time(key)
        times["open: the text"].append(terminal.time_until(text_is_there, ENTER))
    for name, keys in KEYS:
        times[name] += (answer for answer in map(terminal.time, keys) if answer.waited)
    for size in (NARROWER, SIZE):
        times["resize"].append(terminal.time_of(lambda size=size: terminal.resize(*size)))
    times["click"] += [terminal.time_of(lambda: terminal.click(*IN_THE_TEXT)) for _ in range(2)]
    times["cast"].append(terminal.time("p"))
    times["esc"].append(terminal.time(ESCAPE))


def main() -> None:
    """Measure and print."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    times: dict[int, dict[str, list[Answer]]] = {size: defaultdict(list) for size in (words, 1)}
    with ExitStack() as stack:
        terminals = {}
        for size in times:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            prepare(home, size)
            environ = {**os.environ, "HOME": str(home), "READER_HOME": str(home)}
            terminals[size] = stack.enter_context(StopwatchTerminal(reader(), environ, SIZE))
            terminals[size].wait_for("analysed")
        for _ in range(rounds):
            for size, terminal in terminals.items():
                terminal.time("")
                measure(terminal, times[size], _TEXT_IS_THERE if size > _TEXT_COMES_FIRST else b"")
        now, peak = (terminals[words].memory(each) for each in ("VmRSS", "VmHWM"))
    print(f"{'ms':20}  median     p95   worst  worked | in a sample: median  worked")
    for name in filter(times[words].get, times[words]):
        long, sample = (times[size][name] for size in times)
        beside = (median(getattr(each, what) for each in sample) if sample else 0 for what in Answer._fields)
        print(
            f"{name:20} {spread([each.waited for each in long])} {median(each.worked for each in long):7.0f} |"
            f" {next(beside):19.0f} {next(beside):7.0f}"
        )
    print(f"memory: {now:.0f} MB, {peak:.0f} MB at its peak")


if __name__ == "__main__":
    main()
