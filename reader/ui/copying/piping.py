"""Handing a copy to a command of the user's, as `|` does in a shell."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import IO

from reader.text import clean_line, excerpt

_PATIENCE = 20.0
"""Seconds after which a command is stopped."""

_GRACE = 0.5
"""Seconds in which what a command wrote must have arrived once it has ended: what it left in the background
may hold the pipes for long."""

_MOST_KEPT, _AT_A_TIME = 1 << 16, 1 << 16
"""Bytes of an answer that are kept, and that are read at once."""

_MOST_TOLD = 200
"""Characters of an answer that are told."""


@dataclass(frozen=True, slots=True)
class Piped:
    """What came of it, in words for the user."""

    said: str
    failed: bool = False


def pipe(text: str, command: str, patience: float = _PATIENCE) -> Piped:
    """Run a command line of the user's in the shell with the text, as whole lines, as its standard input.

    It has no terminal: it can neither take the keys nor paint over the screen. After `patience` seconds it is
    stopped, with everything that it has started.
    """
    try:
        process = subprocess.Popen(
            command,
            shell=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        return Piped(f"{command}: {error.strerror}.", failed=True)
    assert process.stdin and process.stdout and process.stderr  # noqa: PT018 - for the types alone
    # A new line at the end, or what is appended next to a file begins on its last line.
    Thread(target=_write, args=(process.stdin, f"{text}\n".encode()), daemon=True).start()
    answer, complaint = _Answer(process.stdout), _Answer(process.stderr)
    try:
        status = process.wait(patience)
    except subprocess.TimeoutExpired:
        _kill(process)
        return Piped(f"{command}: stopped after {patience:g} seconds.", failed=True)
    if status:
        return Piped(f"{command}: failed ({status}). {complaint.told}".rstrip(), failed=True)
    return Piped(f"Piped to {command}. {answer.told}".rstrip())


class _Answer(Thread):
    """Reads to the end what a command writes, or the command would wait; keeps the beginning."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = stream
        self._kept = bytearray()
        self.start()

    def run(self) -> None:
        with self._stream:
            while read := os.read(self._stream.fileno(), _AT_A_TIME):
                self._kept += read[: _MOST_KEPT - len(self._kept)]

    @property
    def told(self) -> str:
        """The beginning of the answer, on one line."""
        self.join(_GRACE)
        return excerpt(clean_line(bytes(self._kept).decode(errors="replace")), _MOST_TOLD)


def _write(stream: IO[bytes], data: bytes) -> None:
    with suppress(BrokenPipeError), stream:  # nobody has to read it
        stream.write(data)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a command and everything that it has started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)  # it leads a group, and has its number until it is waited for
    else:
        process.kill()
    process.wait()
