"""A database that is damaged, newer, locked or out of reach."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.model import Article
from reader.store import Store, database, describe, schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def filled(path: Path) -> None:
    store = Store.open(path)
    store.save_articles([Article(str(number), "Title", "word " * 2000, "a.txt") for number in range(40)])
    store.close()


def titles(store: Store) -> list[str]:
    return [summary.title for summary in store.summaries("v1")]


def junk(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 200)


def cut_short(path: Path) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:20_000])


def scribbled_over(path: Path) -> None:
    filled(path)
    data = bytearray(path.read_bytes())
    data[8192:40_960] = b"\xa5" * (40_960 - 8192)
    path.write_bytes(data)


def without_a_table(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE articles")


def of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")


@pytest.mark.parametrize("damage", [junk, cut_short, scribbled_over, without_a_table, of_another_program])
def test_a_damaged_file_is_kept_aside_and_a_new_one_started(path: Path, damage: object) -> None:
    damage(path)  # type: ignore[operator]
    data = path.read_bytes()
    store = Store.open(path)
    aside = path.with_name("library.damaged-1.sqlite")
    assert str(aside) in store.notice
    assert aside.read_bytes() == data
    assert titles(store) == []
    filled(path)
    assert Store.open(path).notice == ""


def test_a_second_damaged_file_gets_a_name_of_its_own(path: Path) -> None:
    for _ in range(2):
        junk(path)
        Store.open(path).close()
    assert path.with_name("library.damaged-1.sqlite").exists()
    assert path.with_name("library.damaged-2.sqlite").exists()


def test_the_log_of_a_damaged_file_goes_with_it(path: Path) -> None:
    junk(path)
    path.with_name("library.sqlite-wal").write_bytes(b"log")
    Store.open(path).close()
    assert path.with_name("library.damaged-1.sqlite-wal").read_bytes() == b"log"


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.touch()
    store = Store.open(path)
    assert (store.notice, titles(store)) == ("", [])


def test_a_newer_library_is_left_alone(path: Path) -> None:
    filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="written by a newer version of article-reader"):
        Store.open(path)
    assert path.read_bytes() == before


def test_an_older_library_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)

    def add_notes(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE notes (text TEXT)")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, add_notes))
    store = Store.open(path)
    assert len(titles(store)) == 40
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)


def of_version_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a library as it was before there were corrections."""
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO articles (id, title, text, source, sample, sha256, words, added)"
            " VALUES (?, 'Title', 'words', 'a.txt', 0, 'x', 1, 1)",
            [(str(number),) for number in range(40)],
        )
    assert describe(path).startswith("schema 1, 40 articles")


def test_a_library_from_before_corrections_takes_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_version_one(path, monkeypatch)
    store = Store.open(path)
    store.save_correction("1", "one")
    assert (store.notice, len(titles(store))) == ("", 40)
    assert list(store.corrections("1").values()) == ["one"]
    store.save_notebook("[]")
    assert store.notebook() == "[]"
    store.save_annotations("1", "[]")
    assert store.annotations("1") == "[]"
    assert store.article("1").links == ()


def test_so_does_one_that_can_only_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_version_one(path, monkeypatch)

    def refuse(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(database, "_prepare", refuse)
    store = Store.open(path)
    assert len(titles(store)) == 40
    assert store.corrections("1") == {}


def test_a_step_that_fails_leaves_the_library_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM articles")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, fail))
        with pytest.raises(KeyboardInterrupt):
            Store.open(path)
    assert len(titles(Store.open(path))) == 40


def test_a_library_held_by_another_program_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="in use by another program"):
        Store.open(path)
    holder.execute("ROLLBACK")
    assert len(titles(Store.open(path))) == 40


def test_without_a_folder_to_write_the_library_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store.open(tmp_path / "file/library.sqlite")
    assert "changes are lost at the end" in store.notice
    store.save_articles([Article("one", "Title", "Words.", "a.txt")])
    assert titles(store) == ["Title"]


def test_what_can_only_be_read_is_shown_from_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)

    def refuse(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(database, "_prepare", refuse)
    store = Store.open(path)
    assert "attempt to write a readonly database" in store.notice
    assert len(titles(store)) == 40
    store.remove(["1"])
    assert len(titles(store)) == 39
    monkeypatch.undo()
    assert len(titles(Store.open(path))) == 40


class TestDescribe:
    def test_a_library_is_counted_and_left_as_it_is(self, path: Path) -> None:
        assert describe(path) == "none yet"
        assert not path.exists()
        filled(path)
        assert describe(path).startswith(f"schema {len(schema.MIGRATIONS)}, 40 articles, 0 analyses")

    def test_a_damaged_one_is_left_where_it_is(self, path: Path) -> None:
        junk(path)
        assert describe(path) == "cannot be used: file is not a database"
        assert path.exists()
