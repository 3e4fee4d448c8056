"""What can be undone: the moments of all changes, in one order, and how much of what was before is kept.

Of notebooks and annotations every state is kept as a payload, packed, for as long as it can be gone
back to. The number of changes and their size in all are bounded: both tables hold whole states.
"""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sqlite3

Act = Literal["removal", "correction", "note", "annotation"]
"""What can be undone."""

FIRST_NOTED, FIRST_ANNOTATED = "first-notebook", "first-annotations"
"""Remember the oldest change that can be undone, once older ones are forgotten."""

LAST_REMOVED = "SELECT max(removed) FROM articles"
LAST_MADE = "SELECT max(made) FROM corrections"
LAST_NOTED = "SELECT max(made) FROM notebook"
NOTE_TO_UNDO = f"""
    {LAST_NOTED} WHERE made > coalesce(
        (SELECT CAST(value AS INTEGER) FROM state WHERE key = '{FIRST_NOTED}'), 0
    )
"""
LAST_ANNOTATED = f"""
    SELECT max(made) FROM annotations WHERE made >= coalesce(
        (SELECT CAST(value AS INTEGER) FROM state WHERE key = '{FIRST_ANNOTATED}'), 0
    )
"""
LAST: dict[Act, str] = {
    "removal": LAST_REMOVED,
    "correction": LAST_MADE,
    "note": NOTE_TO_UNDO,
    "annotation": LAST_ANNOTATED,
}
_MOMENTS = (
    LAST_REMOVED,
    LAST_MADE,
    LAST_NOTED,
    "SELECT max(made) FROM annotations",
    f"SELECT max(CAST(value AS INTEGER)) FROM state WHERE key IN ('{FIRST_NOTED}', '{FIRST_ANNOTATED}')",
)
_LATEST = f"SELECT max({', '.join(f'coalesce(({query}), 0)' for query in _MOMENTS)})"
"""The latest moment of all, also of what can no longer be undone: what is done next comes after it."""

_MOST_CHANGES, _MOST_BYTES = 200, 20_000_000
"""So many changes of the notebooks can be undone, and so many of annotations."""
_FEWEST_CHANGES = 20
"""So many can be undone whatever their size."""
_OLDEST_KEPT = """
    SELECT min(made) FROM (
        SELECT made, row_number() OVER newest AS changes, sum(length(payload)) OVER newest AS size
        FROM {table} WINDOW newest AS (ORDER BY made DESC)
    ) WHERE changes <= :most AND (size <= :bytes OR changes <= :fewest)
"""
_FORGET_NOTEBOOKS = """
    DELETE FROM notebook WHERE made < (SELECT max(made) FROM notebook WHERE made < :oldest)
"""
_FORGET_ANNOTATIONS = """
    DELETE FROM annotations WHERE made < :oldest
    AND made NOT IN (SELECT max(made) FROM annotations WHERE made < :oldest GROUP BY article)
"""

_LEVEL = 1
"""Of compression: the quickest, which is called with every key that changes a notebook."""


def next_moment(connection: sqlite3.Connection, latest: str = _LATEST) -> int:
    """Return the time, in microseconds since 1970; later than the latest, also if the clock was set back."""
    return max(time.time_ns() // 1000, (connection.execute(latest).fetchone()[0] or 0) + 1)


def forget_notebooks(connection: sqlite3.Connection) -> None:
    """Forget the oldest notebooks beyond what is kept; those before the oldest change stay."""
    if connection.execute(_FORGET_NOTEBOOKS, {"oldest": _oldest_kept(connection, "notebook")}).rowcount:
        _remember(connection, FIRST_NOTED, "SELECT min(made) FROM notebook")


def forget_annotations(connection: sqlite3.Connection) -> None:
    """Forget the oldest annotations beyond what is kept; of each article those before that stay."""
    oldest = _oldest_kept(connection, "annotations")
    if connection.execute(_FORGET_ANNOTATIONS, {"oldest": oldest}).rowcount:
        _remember(connection, FIRST_ANNOTATED, f"SELECT {oldest}")


def _oldest_kept(connection: sqlite3.Connection, table: str) -> int:
    bounds = {"most": _MOST_CHANGES, "fewest": _FEWEST_CHANGES, "bytes": _MOST_BYTES}
    return int(connection.execute(_OLDEST_KEPT.format(table=table), bounds).fetchone()[0])


def _remember(connection: sqlite3.Connection, key: str, query: str) -> None:
    connection.execute(f"INSERT OR REPLACE INTO state SELECT '{key}', ({query})")


def packed(payload: str) -> bytes:
    """Return a payload as it is stored."""
    return zlib.compress(payload.encode(), _LEVEL)


def unpacked(stored: str | bytes) -> str:
    """Return what was packed, or what was stored as it is by versions before 6 of the schema."""
    return stored if isinstance(stored, str) else zlib.decompress(stored).decode()
