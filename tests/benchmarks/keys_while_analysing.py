"""Key to paint while the model that ships reads a long article, and in the same article afterwards.

    python tests/benchmarks/keys_while_analysing.py [WORDS] [ROUNDS]

Without arguments 30,000 words and 3 rounds, each with a library of its own: the article has never been read. The
program runs in a pseudo-terminal; keys are pressed for as long as the status line tells how far the analysis is.
A time is that from a key to the last byte that changes more than this line, in milliseconds.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from bisect import bisect
from itertools import cycle, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from long_articles import long_article
from stopwatch import spread
from terminal import Terminal, reader

from reader.nlp import Analyser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEYS = ("j", "j", "}", " ", "k", "\t", "\x1b[Z", "E", "\x15")
"""Each of them changes something on the screen, also before there is anything to go to."""

PAUSES = (0.12, 0.4)
"""Seconds between two keys, at least and at most: the analysis is met at any moment."""

_TOLD_OF_THE_ANALYSIS = re.compile(r"\d+%( read)?|[Aa]nalysing|analysed")


class RecordingTerminal(Terminal):
    """Keeps when each byte came, so that nothing has to be understood while it is measured."""

    def __init__(self, home: Path, article: Path) -> None:
        environ = {**os.environ, "HOME": str(home), "READER_HOME": str(home)}
        super().__init__(reader(str(article)), environ)
        self.record: list[tuple[float, bytes]] = []

    def _read(self, seconds: float) -> bool:
        before = len(self.written)
        if not super()._read(seconds):
            return False
        self.record.append((time.perf_counter(), self.written[before:]))
        return True

    def listen(self, seconds: float) -> None:
        """Read for so long."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def replay(self) -> Iterator[tuple[float, str]]:
        """Yield what the screen showed each time that something was written."""
        self.written = b""
        for at, data in self.record:
            self.written += data
            yield at, self.text


def press_until(
    sign: bytes, terminal: RecordingTerminal, pauses: random.Random, most: int = 1_000_000
) -> list[float]:
    """Press keys until the sign is written; return when each was pressed."""
    pressed: list[float] = []
    keys, first = cycle(KEYS), len(terminal.written)
    while len(pressed) < most and sign not in terminal.written[first:]:
        pressed.append(time.perf_counter())
        terminal.press(next(keys))
        terminal.listen(pauses.uniform(*PAUSES))
    return pressed


def changes(terminal: RecordingTerminal) -> list[float]:
    """Return when the words on the screen changed, but for those that tell of the analysis."""
    before, changed = "", []
    for at, text in terminal.replay():
        words = " ".join(_TOLD_OF_THE_ANALYSIS.sub("", text).split())
        if words != before:
            changed.append(at)
        before = words
    return changed


def waits(changed: Sequence[float], pressed: Sequence[float]) -> Iterator[float]:
    """Yield the milliseconds from each key to the last change before the next one."""
    for key, following in pairwise(pressed):
        answers = changed[bisect(changed, key) : bisect(changed, following)]
        if answers:
            yield (answers[-1] - key) * 1000


def main() -> None:
    """Measure and print."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    pauses = random.Random(1)
    text = long_article(words, Analyser())[0].text
    meanwhile: list[float] = []
    afterwards: list[float] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "long.txt")
            file.write_text(text)
            with RecordingTerminal(Path(folder), file) as terminal:
                terminal.wait_for(lambda terminal: b"analysing" in terminal.written)
                began = time.perf_counter()
                pressed = press_until(b"analysed", terminal, pauses)
                print(f"analysed in {time.perf_counter() - began:.1f} s, {len(pressed)} keys meanwhile")
                terminal.listen(1)
                pressed_afterwards = press_until(b"\0", terminal, pauses, most=len(pressed))
            changed = changes(terminal)
            meanwhile += waits(changed, pressed)
            afterwards += waits(changed, pressed_afterwards)
    print(f"{'ms':20}  median     p95   worst    keys")
    for name, times in ("while it is analysed", meanwhile), ("afterwards", afterwards):
        print(f"{name:20} {spread(times)} {len(times):7}")


if __name__ == "__main__":
    main()
