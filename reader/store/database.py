"""Opening the database file, whatever state it and its folder are in.

A damaged file is moved aside, never deleted. Where nothing can be written, what can be read is
copied into memory. The measured faults behind this: a 0-byte file passes `quick_check`, a database
in WAL mode on a read-only file system opens only as immutable.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reader.errors import StoreError
from reader.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SQLITE_VERSION = sqlite3.sqlite_version

_BUSY_SECONDS = 10
_RETRY_SECONDS = 0.01
_FILE_SIGNATURE = b"SQLite format 3\0"
_NEWER_HINT = "Update article-reader, or set READER_HOME to another folder."
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class _DamagedError(Exception):
    """The file is no database, or not one of this program."""


def connect(path: Path) -> tuple[sqlite3.Connection, str]:
    """Return a connection to the database at the path, and a notice that says what went wrong, if anything.

    Raises:
        StoreError: another program holds the database, or a newer version wrote it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _open(path), ""
    except _DamagedError:
        return _start_anew(path)
    except (OSError, sqlite3.Error) as error:
        return _in_memory(path, error)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into `StoreError`."""
    try:
        yield
    except (sqlite3.Error, UnicodeEncodeError) as error:
        raise StoreError(
            f"The library {path} cannot be used: {str(error).rstrip('.')}.", _hint(error)
        ) from error


def describe(path: Path) -> str:
    """Return one line on the state of the database, which is left as it is."""
    if not path.exists():
        return "none yet"
    try:
        try:
            return _counted(path, "mode=ro")
        except sqlite3.OperationalError:
            return f"{_counted(path, 'immutable=1')}, cannot be written"
    except (_DamagedError, sqlite3.Error, OSError, StoreError) as error:
        return f"cannot be used: {error}"


def _counted(path: Path, mode: str) -> str:
    with closing(_raw(f"{path.absolute().as_uri()}?{mode}")) as connection:
        _check(connection)
        articles, analyses = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("articles", "analyses")
        )
        size = path.stat().st_size / 1e6
        return f"schema {schema.version(connection)}, {articles} articles, {analyses} analyses, {size:.1f} MB"


def _open(path: Path) -> sqlite3.Connection:
    if path.exists():
        _check_signature(path)
    connection = _raw(path.absolute().as_uri())
    try:
        _prepare(connection)
    except sqlite3.Error as error:
        connection.close()
        if _code(error) in _DAMAGED:
            raise _DamagedError(str(error)) from error
        if _code(error) in _BUSY:
            raise StoreError(f"The library {path} is in use by another program.", "Try again.") from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _check_signature(path: Path) -> None:
    """Tell a file that is no database before SQLite does: it would delete the log that lies beside it."""
    with path.open("rb") as file:
        signature = file.read(len(_FILE_SIGNATURE))
    if signature and signature != _FILE_SIGNATURE:
        raise _DamagedError("it is no database")


def _raw(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    # Paths are bytes that need not be UTF-8.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Check the database and bring its schema up to date; fails where nothing can be written."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if schema.version(connection) == 0 and not schema.tables(connection):
            schema.migrate(connection)
        _check(connection)
        schema.migrate(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    _switch_to_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")


def _switch_to_log(connection: sqlite3.Connection) -> None:
    """Write ahead to a log: of two programs that switch a new library at once, SQLite lets neither wait."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _code(error) not in _BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _check(connection: sqlite3.Connection) -> None:
    version = schema.version(connection)
    if version > len(schema.MIGRATIONS):
        raise StoreError(
            f"The library was written by a newer version of article-reader (schema {version}).", _NEWER_HINT
        )
    result = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if result != "ok":
        raise _DamagedError(result)
    missing = schema.tables_due(connection) - schema.tables(connection)
    if missing:
        raise _DamagedError(f"it has no table {', '.join(sorted(missing))}")


def _start_anew(path: Path) -> tuple[sqlite3.Connection, str]:
    try:
        aside = _move_aside(path)
        connection = _open(path)
    except (OSError, sqlite3.Error) as error:
        return _in_memory(path, error)
    return connection, f"The library was damaged. It is kept as {aside}; a new one was started."


def _move_aside(path: Path) -> Path:
    """Rename the database, with the log beside it that belongs to it, to the first free name."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    path.rename(aside)
    for companion in ("-wal", "-shm"):
        if (beside := path.with_name(path.name + companion)).exists():
            beside.rename(aside.with_name(aside.name + companion))
    return aside


def _in_memory(path: Path, reason: Exception) -> tuple[sqlite3.Connection, str]:
    """Return a database in memory, holding what can be read of the one on disk."""
    connection = _raw(":memory:")
    try:
        with closing(_raw(f"{path.absolute().as_uri()}?immutable=1")) as on_disk:
            _check(on_disk)
            on_disk.backup(connection)
    except (_DamagedError, sqlite3.Error):
        connection.close()
        connection = _raw(":memory:")
    schema.migrate(connection)
    return (
        connection,
        f"The library cannot be kept in {path.parent} ({_reason(reason)}): changes are lost at the end.",
    )


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _hint(error: Exception) -> str:
    match _code(error) if isinstance(error, sqlite3.Error) else None:
        case sqlite3.SQLITE_FULL:
            return "Free some space on the disk."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "Another program is using it: try again."
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return "It is damaged; the next start moves it aside."
        case _:
            return ""
