"""A terminal that tells how long the program takes to answer; it needs Linux, to see when the program rests."""

from __future__ import annotations

import fcntl
import os
import signal
import statistics
import struct
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_QUIET = 0.06
_PATIENCE = 10.0
_AT_REST = 0.004
"""Seconds of processor time in a quiet while that are not yet work."""


class Answer(NamedTuple):
    """What an answer took, in milliseconds.

    Attributes:
        waited: until the last byte that was painted; 0 where nothing was.
        worked: of the processor's time, whatever else it was busy with.
    """

    waited: float
    worked: float


class StopwatchTerminal(Terminal):
    """Measures from a key to the last byte that is painted because of it."""

    def time(self, keys: str) -> Answer:
        """Type these keys, and return what their answer took."""
        return self.time_of(lambda: self.press(keys))

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as its window's corner does."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.kill(self.process.pid, signal.SIGWINCH)

    def click(self, column: int, line: int) -> None:
        """Press the mouse on a cell, counted from 1, and let it go."""
        self.press(f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m")

    def time_of(self, act: Callable[[], None]) -> Answer:
        """Return what it took from an act to the last byte before program and terminal are at rest."""
        spent_before = spent = self._spent
        began = last = time.perf_counter()
        act()
        while True:
            if self._read(_QUIET):
                last = time.perf_counter()
                spent = self._spent
            elif (now := self._spent) - spent < _AT_REST:
                return Answer((last - began) * 1000, (now - spent_before) * 1000)
            else:
                spent = now

    def time_until(self, sign: bytes, keys: str) -> Answer:
        """Type these keys, and return what it took until the sign was written; all else is waited for, too."""
        spent, began, before = self._spent, time.perf_counter(), len(self.written)
        self.press(keys)
        while sign not in self.written[before:] and time.perf_counter() - began < _PATIENCE:
            self._read(_QUIET)
        answer = Answer((time.perf_counter() - began) * 1000, (self._spent - spent) * 1000)
        self.time("")
        return answer

    @property
    def _spent(self) -> float:
        """Processor time of all threads, in seconds."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def memory(self, measure: str) -> float:
        """Return the program's memory in MB: now ("VmRSS") or at its peak ("VmHWM")."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split(f"{measure}:")[1].split()[0]) / 1024


def spread(times: Sequence[float]) -> str:
    """Return median, 95th percentile and worst, in columns."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{statistics.median(ordered):7.0f} {late:7.0f} {ordered[-1]:7.0f}"
