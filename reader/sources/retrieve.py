"""From locations to bytes: files, folders of files, named pipes and standard input."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"
_ALSO_STANDARD_INPUT = ("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0")

SIZE_LIMIT = 50_000_000
"""Largest source that is read, in bytes: some eight million words."""

PLAIN_TEXT = "text/plain"
MEDIA_TYPES = {
    ".txt": PLAIN_TEXT,
    ".text": PLAIN_TEXT,
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
"""What the article files of a folder are recognised by, and how each is parsed."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The bytes of one location, as they were found.

    Attributes:
        location: as the user gave it.
        identity: what stays the same for the same location; None where nothing does, as with a pipe.
    """

    location: str
    data: bytes
    media_type: str
    identity: bytes | None


def locate(argument: str) -> list[str]:
    """Return the locations of the articles that an argument of the command line stands for.

    A file, a named pipe and "-" stand for themselves. A folder stands for its article files, those of
    the folders in it included, sorted by path; hidden ones are left out. A folder inside it that cannot
    be listed is returned too, so that reading it says why.

    Raises:
        SourceError: there is nothing to read there.
    """
    if argument == STANDARD_INPUT or argument in _ALSO_STANDARD_INPUT:
        return [STANDARD_INPUT]
    kind = _file_kind(argument)
    if stat.S_ISDIR(kind):
        return _article_files(argument)
    _refuse_devices(argument, kind)
    return [argument]


def locate_all(arguments: Iterable[str]) -> tuple[list[str], list[SourceError]]:
    """Return the locations that the arguments stand for, each once, at its first place, and what failed."""
    locations: dict[str, str] = {}
    problems: list[SourceError] = []
    for argument in arguments:
        try:
            found = locate(argument)
        except SourceError as error:
            problems.append(error)
        else:
            for location in found:
                locations.setdefault(_place(location), location)
    return list(locations.values()), problems


def retrieve(location: str) -> Retrieved:
    """Return the bytes of a file, a named pipe or standard input.

    Raises:
        SourceError: they cannot be read, or are more than `SIZE_LIMIT`.
    """
    if location == STANDARD_INPUT:
        return _within_limit(Retrieved(location, standard_input(), PLAIN_TEXT, None))
    kind = _file_kind(location)
    if stat.S_ISDIR(kind):
        raise SourceError(f"{named(location)}: this folder cannot be listed.", "Check its permissions.")
    _refuse_devices(location, kind)
    try:
        with open(location, "rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise _unreadable(location, error) from error
    media_type = MEDIA_TYPES.get(Path(location).suffix.lower(), PLAIN_TEXT)
    identity = os.fsencode(_place(location)) if stat.S_ISREG(kind) else None
    return _within_limit(Retrieved(location, data, media_type, identity))


@cache
def standard_input() -> bytes:
    """Return what standard input holds; it is read at the first call and kept, since it can be read once."""
    return sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin else b""


def stable_id(identity: bytes) -> str:
    """Return the id of the article with that identity: twelve hexadecimal digits."""
    return hashlib.sha256(identity).hexdigest()[:12]


def named(location: str) -> str:
    """Return the location as a message names it."""
    return "standard input" if location == STANDARD_INPUT else clean_line(location)


def _place(location: str) -> str:
    return location if location == STANDARD_INPUT else os.path.abspath(location)


def _article_files(folder: str) -> list[str]:
    found = sorted(_walk(folder))
    if found == [folder]:
        raise SourceError(f"{named(folder)}: this folder cannot be listed.", "Check its permissions.")
    if not found:
        raise SourceError(f"{named(folder)} has no articles:", ".txt and .md files are read.")
    return found


def _walk(top: str) -> Iterator[str]:
    """Yield article files, and folders that cannot be listed; each folder once, whatever links lead to it."""
    waiting = [top]
    seen: set[tuple[int, int]] = set()
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder)
            names = sorted(os.listdir(folder), reverse=True)
        except OSError:
            yield folder
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for name in names:
            path = os.path.join(folder, name)
            if name.startswith("."):
                continue
            if os.path.isdir(path):
                waiting.append(path)
            elif os.path.isfile(path) and Path(name).suffix.lower() in MEDIA_TYPES:
                yield path


def _file_kind(location: str) -> int:
    try:
        return os.stat(location).st_mode
    except (OSError, ValueError) as error:
        raise _unreadable(location, error) from error


def _refuse_devices(location: str, kind: int) -> None:
    if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
        raise SourceError(
            f"{named(location)} is neither a file nor a folder.",
            "Give a text file, a folder or - for standard input.",
        )


def _unreadable(location: str, error: OSError | ValueError) -> SourceError:
    name = named(location)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return SourceError(f"{name}: there is no such file or folder.", "Check the path.")
        case PermissionError():
            return SourceError(f"{name}: no permission to read it.", "Check its permissions.")
        case OSError():
            return SourceError(f"{name} cannot be read: {error.strerror}.")
        case _:
            return SourceError(f"{name} is no path: {error}.")


def _within_limit(retrieved: Retrieved) -> Retrieved:
    if len(retrieved.data) > SIZE_LIMIT:
        raise SourceError(
            f"{named(retrieved.location)} is larger than {SIZE_LIMIT // 1_000_000} MB.",
            "Split it into parts.",
        )
    return retrieved
