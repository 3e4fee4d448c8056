"""The library's articles and analyses, as the rest of the program asks for them."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reader.errors import StoreError
from reader.model import Article, Summary
from reader.store.database import connect, translated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.model import Analysis

_SAVE_ARTICLE = """
    INSERT INTO articles (
        id, title, text, source, publisher, url, byline, published, language, sample, sha256, words, added
    )
    VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        title = excluded.title, text = excluded.text, source = excluded.source,
        publisher = excluded.publisher, url = excluded.url, byline = excluded.byline,
        published = excluded.published, language = excluded.language,
        sample = excluded.sample, sha256 = excluded.sha256,
        words = excluded.words, removed = NULL
"""
_ARTICLE = """
    SELECT id, title, text, source, publisher, url, byline, published, language, sample
    FROM articles WHERE id = ?
"""
_SUMMARIES = """
    SELECT id, title, source, publisher, published, words, sample, quotes, facts
    FROM articles LEFT JOIN analyses ON analyses.sha256 = articles.sha256 AND analyses.analyser = ?
    WHERE removed IS NULL
    ORDER BY added DESC, number
"""


class Store:
    """One database, usable from several threads.

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
            added = self._next_moment(connection)
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
        return Article(**_fields(row))

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
        counts = len(analysis.quotes), len(analysis.statements)
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?, ?)",
                (analysis.sha256, analysis.analyser, payload, *counts),
            )

    def remove(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Take articles out of the lists, though not out of the database; return those that were in them."""
        query, now = "UPDATE articles SET removed = ? WHERE id = ? AND removed IS NULL", _now()
        with self._writing() as connection:
            return tuple(each for each in ids if connection.execute(query, (now, each)).rowcount)

    def restore_last(self) -> tuple[str, ...]:
        """Bring what was removed last back to its old place; return the ids, none if nothing is removed."""
        latest = "SELECT max(removed) FROM articles"
        query = f"UPDATE articles SET removed = NULL WHERE removed = ({latest}) RETURNING id"
        with self._writing() as connection:
            return tuple(article_id for (article_id,) in connection.execute(query).fetchall())

    def recall(self, key: str) -> str | None:
        """Return what was remembered under the key."""
        return self._value("SELECT value FROM state WHERE key = ?", key)

    def remember(self, key: str, value: str) -> None:
        """Keep a small piece of state under the key."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (key, value))

    def _value(self, query: str, *parameters: str) -> str | None:
        with self._reading() as connection:
            row = connection.execute(query, parameters).fetchone()
        return row[0] if row else None

    def _next_moment(self, connection: sqlite3.Connection) -> int:
        """Return the time of the addition; later than all before it, also when the clock was set back."""
        (last,) = connection.execute("SELECT max(added) FROM articles").fetchone()
        return max(_now(), (last or 0) + 1)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self._path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Write from the start: a transaction that first reads and then writes can fail as locked."""
        with self._reading() as connection:
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
        article.sha256,
        article.words,
        added,
    )


def _fields(row: sqlite3.Row) -> dict[str, Any]:
    """Return a row by column, as the dataclasses take it; SQLite has no truth values."""
    return {**dict(row), "sample": bool(row["sample"])}


def _now() -> int:
    return time.time_ns() // 1000
