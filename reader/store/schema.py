"""The numbered schema: `PRAGMA user_version` counts the steps of `MIGRATIONS` that were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE articles (
            number INTEGER PRIMARY KEY,   -- order within what was added together
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            source TEXT NOT NULL,
            publisher TEXT,
            url TEXT,
            byline TEXT,
            published TEXT,
            language TEXT,
            sample INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            words INTEGER NOT NULL,
            added INTEGER NOT NULL,       -- microseconds since 1970, equal for what was added together
            removed INTEGER               -- likewise; NULL while it is in the library
        )
        """
    )
    connection.execute(
        """
        CREATE TABLE analyses (
            sha256 TEXT NOT NULL,
            analyser TEXT NOT NULL,
            payload TEXT NOT NULL,
            quotes INTEGER NOT NULL,
            facts INTEGER NOT NULL,
            PRIMARY KEY (sha256, analyser)
        )
        """
    )
    connection.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL)")


def _add_corrections(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE corrections (
            number INTEGER PRIMARY KEY,   -- in the order in which they were made
            article TEXT NOT NULL,
            payload TEXT NOT NULL,
            made INTEGER NOT NULL,        -- microseconds since 1970, in one order with removals
            lost INTEGER NOT NULL DEFAULT 0  -- 1: has no place in the article any more; 2: and this was told
        )
        """
    )
    connection.execute("CREATE INDEX corrections_by_article ON corrections (article)")


def _add_notebook(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE notebook (
            made INTEGER PRIMARY KEY,     -- microseconds since 1970, in one order with the rest
            payload TEXT NOT NULL         -- all notebooks as they were from then on
        )
        """
    )


def _add_annotations(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        CREATE TABLE annotations (
            made INTEGER PRIMARY KEY,     -- microseconds since 1970, in one order with the rest
            article TEXT NOT NULL,
            payload TEXT NOT NULL         -- all annotations of the article as they were from then on
        )
        """
    )
    connection.execute("CREATE INDEX annotations_by_article ON annotations (article)")


def _add_links(connection: sqlite3.Connection) -> None:
    # JSON: a list of [start, end, address]
    connection.execute("ALTER TABLE articles ADD COLUMN links TEXT NOT NULL DEFAULT '[]'")


def _allow_packed(_: sqlite3.Connection) -> None:
    """From here on payloads of notebooks and annotations may be packed, which older versions cannot read."""


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _create,
    _add_corrections,
    _add_notebook,
    _add_annotations,
    _add_links,
    _allow_packed,
)
"""Step n takes a database of version n to n + 1. Steps are only ever added."""

_TABLES_OF_STEPS: tuple[frozenset[str], ...] = (
    frozenset({"articles", "analyses", "state"}),
    frozenset({"corrections"}),
    frozenset({"notebook"}),
    frozenset({"annotations"}),
    frozenset(),
    frozenset(),
)


def tables_due(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the tables that a database of its version must have."""
    return frozenset().union(*_TABLES_OF_STEPS[: max(1, version(connection))])


def version(connection: sqlite3.Connection) -> int:
    """Return the number of steps that were taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the tables that are there."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return frozenset(name for (name,) in rows)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing; call it inside a transaction."""
    for number in range(version(connection), len(MIGRATIONS)):
        MIGRATIONS[number](connection)
        connection.execute(f"PRAGMA user_version = {number + 1}")
