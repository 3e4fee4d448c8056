"""Writing a file that the user names: whole or not at all, and in the place of another only when told to."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp


def save(text: str, named: str, usual_name: str, *, replace: bool = False) -> Path:
    """Write the text in UTF-8 to the file of that name, and return its full path.

    The name of a folder stands for a file with its usual name in that folder; `~` for the home folder.

    Raises:
        FileExistsError: there is such a file, and it is not to be replaced.
        OSError: it cannot be written; nothing was changed.
    """
    try:
        path = Path(named).expanduser().resolve()
    except RuntimeError as error:  # the home of nobody
        raise FileNotFoundError(2, "there is no such folder", named) from error
    path = path / usual_name if path.is_dir() else path
    if not replace:
        path.open("x").close()  # from here on the name is taken, by this file and no other
    try:
        _write(text.encode(errors="replace"), path)
    except OSError:
        if not replace:
            path.unlink()
        raise
    return path


def _write(data: bytes, path: Path) -> None:
    """Write beside the file, and put the whole in its place."""
    number, beside = mkstemp(dir=path.parent, prefix=f".{path.stem[:20]}-")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):  # it may be gone by now
            Path(beside).chmod(path.stat().st_mode)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
