"""Time from process start to the first painted screen, beside a bare Textual app of three panes.

    python tests/benchmarks/first_paint.py [RUNS]

Both are run in turn in a pseudo-terminal, with warm bytecode; medians and quartiles in milliseconds.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from terminal import Terminal, reader

BARE = """
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static

class Bare(App):
    CSS = "Static { width: 1fr; height: 1fr; }"
    def compose(self):
        with Horizontal():
            yield Static("keys")
            yield Static("two")
            yield Static("three")

Bare().run()
"""


def first_paint(command: list[str], environ: dict[str, str]) -> float:
    """Return the seconds until the screen shows the word that both programs show first."""
    began = time.perf_counter()
    with Terminal(command, environ) as terminal:
        terminal.wait_for(lambda terminal: b"keys" in terminal.written)
        return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "HOME": home, "READER_HOME": home}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {"bare": [sys.executable, "-c", BARE], "reader": reader()}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 2):
            for name, command in commands.items():
                seconds = first_paint(command, environ)
                if run >= 2:
                    times[name].append(seconds * 1000)
    for name, measured in times.items():
        low, median, high = statistics.quantiles(measured, n=4)
        print(f"{name:8} median {median:5.0f} ms   quartiles {low:5.0f} to {high:5.0f}")
    print(f"ratio    {statistics.median(times['reader']) / statistics.median(times['bare']):.2f}")


if __name__ == "__main__":
    main()
