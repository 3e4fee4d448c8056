"""A real pseudo-terminal with a program in it, and eyes on its screen."""

from __future__ import annotations

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_PATIENCE = 30.0

# Sequences that terminals know and pyte does not, and would print: private modes' queries and
# keyboard protocols.
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
_OSC_52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
_ESCAPES = re.compile(
    rb"\x1b(?:\[[<=>?]?[0-9;:]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()][AB012]|[78=>Mc])"
)


class Terminal:
    """Runs a command in a pseudo-terminal; to be used in a `with` block."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (140, 45)
    ) -> None:
        columns, lines = size
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.settings_before = termios.tcgetattr(slave)
        self._slave = slave
        self.written = b""
        self._shown = 0
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)
        os.close(self._slave)

    @property
    def text(self) -> str:
        """What the screen shows."""
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", self.written[self._shown :]))
        self._shown = len(self.written)
        return "\n".join(self._screen.display)

    @property
    def cells(self) -> list[list[str]]:
        """What stands on each cell of each line; the second cell of a wide character is empty."""
        assert self.text
        screen = self._screen
        return [[screen.buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines)]

    @property
    def clipboard(self) -> list[str]:
        """What the program put on the terminal's clipboard."""
        return [base64.b64decode(found).decode() for found in _OSC_52.findall(self.written)]

    @property
    def stray_controls(self) -> set[bytes]:
        """Control characters that are part of no sequence that a terminal knows."""
        rest = _ESCAPES.sub(b"", self.written)
        return {bytes([byte]) for byte in rest if byte < 0x20 and byte not in b"\r\n\x07\x08\x09\x0f"}

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def wait_for(self, condition: str | Callable[[Terminal], bool], patience: float = _PATIENCE) -> None:
        """Read until the screen shows a text, or a condition holds."""
        deadline = time.monotonic() + patience
        while not (condition in self.text if isinstance(condition, str) else condition(self)):
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"the screen never came to {condition!r}; it shows\n{self.text}")

    def end(self, patience: float = _PATIENCE) -> int:
        """Read until the program ends, and return its exit status."""
        deadline = time.monotonic() + patience
        while self.process.poll() is None and time.monotonic() < deadline:
            self._read(0.05)
        while self._read(0.0):
            pass
        return self.process.wait(timeout=1)

    @property
    def settings(self) -> list[object]:
        """The terminal's settings, to be compared with those from before."""
        return termios.tcgetattr(self._slave)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        data = os.read(self._master, 65_536)
        self.written += data
        return True


def reader(*arguments: str) -> list[str]:
    """Return the command line of the program under test."""
    return [sys.executable, "-m", "reader", *arguments]


def install(home: Path, name: str, script: str) -> None:
    """Put a program into the folder `bin` of a home, which is the search path."""
    file = home / "bin" / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
