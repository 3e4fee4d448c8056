"""Handing a copy to a command of the user's, as `|` does in a shell."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from reader.text import clean_line

_PATIENCE = 20
"""Seconds after which a command is stopped."""


@dataclass(frozen=True, slots=True)
class Piped:
    """What came of it, in words for the user."""

    said: str
    failed: bool = False


def pipe(text: str, command: str) -> Piped:
    """Run a command line of the user's in the shell with the text, as whole lines, as its standard input.

    It has no terminal: it can neither take the keys nor paint over the screen.
    """
    try:
        done = subprocess.run(
            command,
            shell=True,
            input=f"{text}\n".encode(),  # or what is appended next to a file begins on its last line
            capture_output=True,
            timeout=_PATIENCE,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Piped(f"{command}: stopped after {_PATIENCE} seconds.", failed=True)
    except OSError as error:
        return Piped(f"{command}: {error.strerror}.", failed=True)
    told = clean_line((done.stderr if done.returncode else done.stdout).decode(errors="replace"))
    if done.returncode:
        return Piped(f"{command}: failed ({done.returncode}). {told}".rstrip(), failed=True)
    return Piped(f"Piped to {command}. {told}".rstrip())
