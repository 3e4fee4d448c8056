"""All that the library keeps, as the rest of the program asks for it."""

from __future__ import annotations

import json
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reader.errors import StoreError
from reader.model import Article, Link, Summary
from reader.store.database import connect, translated
from reader.store.history import (
    LAST,
    LAST_ANNOTATED,
    LAST_MADE,
    LAST_NOTED,
    LAST_REMOVED,
    NOTE_TO_UNDO,
    forget_annotations,
    forget_notebooks,
    next_moment,
    packed,
    unpacked,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from reader.model import Analysis
    from reader.store.history import Act

_SAVE_ARTICLE = """
    INSERT INTO articles (
        id, title, text, source, publisher, url, byline, published, language, sample, links,
        sha256, words, added
    )
    VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        title = excluded.title, text = excluded.text, source = excluded.source,
        publisher = excluded.publisher, url = excluded.url, byline = excluded.byline,
        published = excluded.published, language = excluded.language,
        sample = excluded.sample, links = excluded.links, sha256 = excluded.sha256,
        words = excluded.words, removed = NULL
"""
_ARTICLE = """
    SELECT id, title, text, source, publisher, url, byline, published, language, sample, links
    FROM articles WHERE id = ?
"""
_SUMMARIES = """
    SELECT id, title, source, publisher, published, words, sample, quotes, facts
    FROM articles LEFT JOIN analyses ON analyses.sha256 = articles.sha256 AND analyses.analyser = ?
    WHERE removed IS NULL
    ORDER BY added DESC, number
"""


class Store:
    """One database, usable from several threads, and by several programs at once.

    It keeps articles and small pieces of state, and payloads, which only others can read: analyses,
    corrections, notebooks, and annotations of articles.
    Every method raises `StoreError` when the database cannot be read or written.

    Attributes:
        notice: what the user should know of how it was opened; empty when all is well.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, notice: str) -> None:
        self._connection = connection
        self._path = path
        self._lock = threading.RLock()
        self.notice = notice

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the database, creating it and its folder where they are missing.

        A damaged file is moved aside; where nothing can be written, the store lives in memory. Both are
        said in `notice`.

        Raises:
            StoreError: another program holds the database, or a newer version wrote it.
        """
        with translated(path):
            connection, notice = connect(path)
        return cls(connection, path, notice)

    def close(self) -> None:
        """Let go of the file; more calls do no harm."""
        with self._lock, translated(self._path):
            self._connection.close()

    def save_articles(self, articles: Iterable[Article]) -> None:
        """Add articles, or bring those with a known id up to date; a removed one is back in its old place."""
        with self._writing() as connection:
            added = next_moment(connection, "SELECT max(added) FROM articles")
            connection.executemany(_SAVE_ARTICLE, (_row(article, added) for article in articles))

    def article(self, article_id: str) -> Article:
        """Return the article with that id, removed or not.

        Raises:
            StoreError: there is none.
        """
        with self._reading() as connection:
            row = connection.execute(_ARTICLE, (article_id,)).fetchone()
        if row is None:
            raise StoreError(f"The library has no article {article_id}.")
        fields = _fields(row)
        links = tuple(Link(*link) for link in json.loads(fields.pop("links")))
        return Article(**fields, links=links)

    def summaries(self, analyser_version: str) -> list[Summary]:
        """Return the articles that are not removed, newest first, what was added together in its order."""
        with self._reading() as connection:
            rows = connection.execute(_SUMMARIES, (analyser_version,)).fetchall()
        return [Summary(**_fields(row)) for row in rows]

    def analysis(self, sha256: str, version: str) -> str | None:
        """Return what was saved for the text with that digest by that version of the analyser."""
        query = "SELECT payload FROM analyses WHERE sha256 = ? AND analyser = ?"
        return self._value(query, sha256, version)

    def save_analysis(self, analysis: Analysis, payload: str) -> None:
        """Keep the analysis, written out as `payload`, in place of an older one by the same analyser."""
        counts = len(analysis.quotes), len(analysis.main_statements)
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?, ?)",
                (analysis.sha256, analysis.analyser, payload, *counts),
            )

    def remove(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Take articles out of the lists, though not out of the database; return those that were in them."""
        query = "UPDATE articles SET removed = ? WHERE id = ? AND removed IS NULL"
        with self._writing() as connection:
            moment = next_moment(connection)
            return tuple(each for each in ids if connection.execute(query, (moment, each)).rowcount)

    def restore_last(self) -> tuple[str, ...]:
        """Bring what was removed last back to its old place; return the ids, none if nothing is removed."""
        query = f"UPDATE articles SET removed = NULL WHERE removed = ({LAST_REMOVED}) RETURNING id"
        with self._writing() as connection:
            return tuple(article_id for (article_id,) in connection.execute(query).fetchall())

    def save_correction(self, article_id: str, payload: str) -> None:
        """Keep a correction of an article, written out as `payload`, behind those made before."""
        query = "INSERT INTO corrections (article, payload, made) VALUES (?, ?, ?)"
        with self._writing() as connection:
            connection.execute(query, (article_id, payload, next_moment(connection)))

    def corrections(self, article_id: str) -> dict[int, str]:
        """Return the corrections of an article by their numbers, in the order in which they were made."""
        query = "SELECT number, payload FROM corrections WHERE article = ? ORDER BY made"
        with self._reading() as connection:
            return dict(connection.execute(query, (article_id,)).fetchall())

    def drop_last_correction(self) -> tuple[str, str] | None:
        """Forget the correction that was made last; return its article's id and its payload."""
        query = f"DELETE FROM corrections WHERE made = ({LAST_MADE}) RETURNING article, payload"
        with self._writing() as connection:
            row = connection.execute(query).fetchone()
        return (row["article"], row["payload"]) if row else None

    def last_act(self) -> Act | None:
        """Return which of the things that can be undone was done last."""
        with self._reading() as connection:
            moments = {act: connection.execute(query).fetchone()[0] for act, query in LAST.items()}
        done = {act: moment for act, moment in moments.items() if moment is not None}
        return max(done, key=done.__getitem__, default=None)

    def notebook(self) -> str | None:
        """Return the notebook as it was saved last."""
        return self._unpacked(f"SELECT payload FROM notebook WHERE made = ({LAST_NOTED})")

    def save_notebook(self, payload: str, *, undoable: bool = True) -> None:
        """Keep a changed notebook.

        The one before it is kept, too, to go back to, unless the change is not `undoable`.
        """
        replaced = f"UPDATE notebook SET payload = ? WHERE made = ({LAST_NOTED})"
        with self._writing() as connection:
            if not undoable and connection.execute(replaced, (packed(payload),)).rowcount:
                return
            row = (next_moment(connection), packed(payload))
            connection.execute("INSERT INTO notebook VALUES (?, ?)", row)
            forget_notebooks(connection)

    def drop_last_notebook(self) -> str | None:
        """Go back to the notebook before the last change; return what that change had made of it."""
        query = f"DELETE FROM notebook WHERE made = ({NOTE_TO_UNDO}) RETURNING payload"
        with self._writing() as connection:
            row = connection.execute(query).fetchone()
        return unpacked(row["payload"]) if row else None

    def annotations(self, article_id: str) -> str | None:
        """Return the annotations of an article as they were saved last."""
        query = "SELECT payload FROM annotations WHERE article = ? ORDER BY made DESC LIMIT 1"
        return self._unpacked(query, article_id)

    def save_annotations(self, article_id: str, payload: str) -> None:
        """Keep the changed annotations of an article; those before them are kept, too, to go back to."""
        with self._writing() as connection:
            row = (next_moment(connection), article_id, packed(payload))
            connection.execute("INSERT INTO annotations VALUES (?, ?, ?)", row)
            forget_annotations(connection)

    def drop_last_annotations(self) -> str | None:
        """Go back to the annotations before the last change; return the id of their article."""
        query = f"DELETE FROM annotations WHERE made = ({LAST_ANNOTATED}) RETURNING article"
        with self._writing() as connection:
            row = connection.execute(query).fetchone()
        return row["article"] if row else None

    def note_lost(self, article_id: str, numbers: Collection[int]) -> None:
        """Keep which corrections of an article have no place in it any more; the others have one again."""
        known = "SELECT number FROM corrections WHERE article = ? AND lost > 0"
        with self._reading() as connection:
            before = {number for (number,) in connection.execute(known, (article_id,)).fetchall()}
        now = set(numbers)
        if now == before:  # the usual case, in which nothing need be written
            return
        changes = [(0, each) for each in before - now] + [(1, each) for each in now - before]
        with self._writing() as connection:
            connection.executemany("UPDATE corrections SET lost = ? WHERE number = ?", changes)

    def take_lost(self, article_id: str) -> int:
        """Return how many corrections lost their place since this was last asked."""
        query = "UPDATE corrections SET lost = 2 WHERE article = ? AND lost = 1"
        known = "SELECT 1 FROM corrections WHERE article = ? AND lost = 1"
        if not self._value(known, article_id):
            return 0
        with self._writing() as connection:
            return connection.execute(query, (article_id,)).rowcount

    def recall(self, key: str) -> str | None:
        """Return what was remembered under the key."""
        return self._value("SELECT value FROM state WHERE key = ?", key)

    def remember(self, key: str, value: str) -> None:
        """Keep a small piece of state under the key."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (key, value))

    def _unpacked(self, query: str, *parameters: str) -> str | None:
        stored = self._value(query, *parameters)
        return unpacked(stored) if stored is not None else None

    def _value(self, query: str, *parameters: str) -> str | None:
        with self._reading() as connection:
            row = connection.execute(query, parameters).fetchone()
        return row[0] if row else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let no other program change anything between what is read and what is written within."""
        with self._writing():
            yield

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self._path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Write from the start: a transaction that first reads and then writes can fail as locked."""
        with self._reading() as connection:
            if connection.in_transaction:  # of `transaction`, which also ends it
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise


def _row(article: Article, added: int) -> tuple[object, ...]:
    return (
        article.id,
        article.title,
        article.text,
        os.fsencode(article.source),  # a path need not be UTF-8, or even text
        article.publisher,
        article.url,
        article.byline,
        article.published,
        article.language,
        article.sample,
        json.dumps([(link.start, link.end, link.url) for link in article.links]),
        article.sha256,
        article.words,
        added,
    )


def _fields(row: sqlite3.Row) -> dict[str, Any]:
    """Return a row by column, as the dataclasses take it; SQLite has no truth values."""
    return {**dict(row), "sample": bool(row["sample"])}
