"""Puts standard input on the system's clipboard; exit status 0 only if that surely worked.

Run as a program of its own: pyperclip knows no time limit
and passes over the exit status of the clipboard programs it starts, which may write on the terminal.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pyperclip

_exit_statuses: list[int] = []


class _WatchedPopen(subprocess.Popen[Any]):
    """A process whose exit status is remembered, since pyperclip does not ask for it."""

    def communicate(self, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
        """Pass data to the process as usual, and note how it ended."""
        output = super().communicate(*args, **kwargs)
        _exit_statuses.append(self.returncode)
        return output


def copy(text: str) -> bool:
    """Copy by pyperclip; tell whether every program it started ended well."""
    subprocess.Popen = _WatchedPopen  # type: ignore[misc]
    try:
        pyperclip.copy(text)
    except Exception:
        return False
    return not any(_exit_statuses)


if __name__ == "__main__":
    sys.exit(0 if copy(sys.stdin.buffer.read().decode("utf-8")) else 1)
