"""What the command line says to people: on standard error, one line a message."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from reader.text import clean_line

if TYPE_CHECKING:
    from reader.errors import ReaderError


def say(message: ReaderError | str) -> None:
    """Say one thing on standard error."""
    print(f"reader: {clean_line(str(message))}", file=sys.stderr)  # noqa: T201


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale is; what UTF-8 cannot hold is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
