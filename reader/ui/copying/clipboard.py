"""Copies text by the best way that works here, and says which way that was, claiming no more.

Ways, in order: the system's clipboard (not over ssh, where it would be the wrong machine's), the
buffer of tmux, the terminal itself (OSC 52, which no terminal confirms). In a browser it is the browser,
which may run on a machine with another clipboard. The text is kept in a file in every case.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_PATIENCE = 3.0
"""Seconds after which a clipboard program counts as hung."""

_TERMINAL_LIMIT = 74_994
"""Bytes of base64 that xterm, the strictest of the terminals that take OSC 52, accepts."""

# -P: the folder that the user happens to be in must not stand in for the program's own modules.
_SYSTEM_CLIPBOARD = (sys.executable, "-P", str(Path(__file__).with_name("system_clipboard.py")))
_TMUX_BUFFER = ("tmux", "load-buffer", "-w", "-")


class Way(Enum):
    """How a text was copied."""

    SYSTEM = "system clipboard"
    TMUX = "tmux buffer"
    TERMINAL = "terminal (OSC 52)"
    BROWSER = "browser"
    FILE = "file"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of copying: the way, and what to tell the user."""

    way: Way
    message: str


def ways(environ: Mapping[str, str] = os.environ) -> tuple[Way, ...]:
    """Return the ways worth trying in this environment, best first."""
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    system = () if remote else (Way.SYSTEM,)
    terminal = Way.TMUX if environ.get("TMUX") else Way.TERMINAL
    return (*system, terminal)


def copy(
    text: str,
    what: str,
    last_copy: Path,
    send_to_terminal: Callable[[str], None],
    environ: Mapping[str, str] = os.environ,
) -> Copied:
    """Copy the text; blocks for up to a few seconds, so call it from a worker thread.

    Args:
        text: what to copy.
        what: the words for it in the message, such as "1 quote".
        last_copy: the file that keeps it.
        send_to_terminal: writes it to the terminal as OSC 52.
        environ: tells where the program runs.
    """
    kept = _keep(text, last_copy)
    for way in ways(environ):
        if way is Way.SYSTEM and _feed(_SYSTEM_CLIPBOARD, text):
            return Copied(way, f"Copied {what}.")
        if way is Way.TMUX and _feed(_TMUX_BUFFER, text):
            said = f"{what[0].upper()}{what[1:]} put in the tmux buffer and sent to the terminal."
            return Copied(way, said)
        if way is not Way.SYSTEM and _fits_terminal(text):
            send_to_terminal(text)
            also = f" It is also in {last_copy}." if kept else ""
            return Copied(Way.TERMINAL, f"Sent {what} to the terminal, which cannot confirm it.{also}")
    if kept:
        return Copied(Way.FILE, f"No clipboard could be reached. The text is in {last_copy}.")
    return Copied(Way.NONE, f"Not copied: no clipboard could be reached, and {last_copy} cannot be written.")


def hand_to_browser(text: str, what: str, last_copy: Path, send_to_browser: Callable[[str], None]) -> Copied:
    """Hand the text to the browser that shows the reader; its page says so where it cannot take it."""
    kept = _keep(text, last_copy)
    send_to_browser(text)
    also = f" It is also in {last_copy}." if kept else ""
    return Copied(Way.BROWSER, f"Handed {what} to the browser.{also}")


def _fits_terminal(text: str) -> bool:
    return len(text.encode("utf-8", "replace")) * 4 / 3 <= _TERMINAL_LIMIT


def _keep(text: str, file: Path) -> bool:
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", errors="replace")
        beside.replace(file)
    except OSError:
        return False
    return True


def _feed(command: Sequence[str], text: str) -> bool:
    """Run a program with the text as its input; tell whether it ended well, in time.

    It runs in a process group of its own, so that whatever it started ends with it when it hangs,
    and has no way to write on the screen.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        process.communicate(text.encode("utf-8", "replace"), timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        return False
    return process.returncode == 0
