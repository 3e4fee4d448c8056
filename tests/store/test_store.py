"""What the library keeps, and in which order it gives it back."""

import os
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.model import Analysis, Article, Fact, Link, Quote, Summary
from reader.store import Store


def article(name: str, text: str = "Some words here.", *, sample: bool = False) -> Article:
    return Article(
        id=name,
        title=name.title(),
        text=text,
        source=f"{name}.txt",
        publisher="The Post",
        url="https://example.org",
        byline="Jane Doe",
        published="2026-01-28",
        language="en-GB",
        sample=sample,
        links=(Link(0, 4, "https://example.org/some"),),
    )


def analysis(of: Article, version: str, quotes: int = 0, facts: int = 0) -> Analysis:
    quote = Quote("q1", "direct", ((0, 4),), "Some", None, None, None, None, None, "none", 0.5, 1)
    fact = Fact("f1", "number", 0, 4, "Some", "rule", 0.9, 1)
    return Analysis(of.sha256, version, (), (quote,) * quotes, (fact,) * facts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not/made/yet/library.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store.open(path)
    yield opened
    opened.close()


def ids(store: Store) -> list[str]:
    return [summary.id for summary in store.summaries("v1")]


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    for saved in (article("plain"), article("sample", sample=True)):
        store.save_articles([saved])
        assert store.article(saved.id) == saved


def test_everything_is_there_after_reopening(path: Path) -> None:
    store = Store.open(path)
    store.save_articles([article("one")])
    store.remember("theme", "dark")
    store.close()
    again = Store.open(path)
    assert again.notice == ""
    assert again.article("one") == article("one")
    assert again.recall("theme") == "dark"


def test_an_unknown_id_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no article gone"):
        store.article("gone")


def test_newest_come_first_and_what_was_added_together_stays_in_order(store: Store) -> None:
    store.save_articles([article("b"), article("a")])
    store.save_articles([article("d"), article("c")])
    assert ids(store) == ["d", "c", "b", "a"]


def test_a_clock_set_back_changes_no_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save_articles([article("first")])
    monkeypatch.setattr("time.time_ns", lambda: 0)
    store.save_articles([article("second")])
    store.save_articles([article("third")])
    assert ids(store) == ["third", "second", "first"]


def test_saving_again_changes_the_text_and_not_the_place(store: Store) -> None:
    store.save_articles([article("one")])
    store.save_articles([article("two")])
    store.save_articles([article("one", "Four other words here.")])
    assert ids(store) == ["two", "one"]
    assert store.article("one").text == "Four other words here."
    assert store.summaries("v1")[1].words == 4


def test_removals_are_taken_back_one_by_one_and_articles_return_to_their_place(store: Store) -> None:
    store.save_articles([article("a"), article("b"), article("c")])
    assert store.remove(["b"]) == ("b",)
    assert store.remove(["a", "b"]) == ("a",)
    assert ids(store) == ["c"]
    assert store.article("a") == article("a")
    assert store.restore_last() == ("a",)
    assert ids(store) == ["a", "c"]
    assert store.restore_last() == ("b",)
    assert ids(store) == ["a", "b", "c"]
    assert store.restore_last() == ()


def test_saving_a_removed_article_brings_it_back(store: Store) -> None:
    store.save_articles([article("a"), article("b")])
    store.remove(["a"])
    store.save_articles([article("a")])
    assert ids(store) == ["a", "b"]


class TestCorrections:
    def test_they_come_back_in_the_order_in_which_they_were_made(self, store: Store) -> None:
        for article_id, payload in (("a", "one"), ("b", "other"), ("a", "two")):
            store.save_correction(article_id, payload)
        assert list(store.corrections("a").values()) == ["one", "two"]
        assert list(store.corrections("b").values()) == ["other"]
        assert store.corrections("c") == {}

    def test_the_last_one_is_dropped_first(self, path: Path, store: Store) -> None:
        store.save_correction("a", "one")
        store.save_correction("b", "two")
        assert Store.open(path).drop_last_correction() == ("b", "two")
        assert store.drop_last_correction() == ("a", "one")
        assert store.drop_last_correction() is None
        assert store.corrections("a") == {}

    def test_they_are_in_one_order_with_removals(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        assert store.last_act() is None
        monkeypatch.setattr("time.time_ns", lambda: 1_000_000)  # so quick that the clock stands still
        store.save_articles([article("a"), article("b")])
        acts = []
        for act in ("correction", "removal", "correction"):
            if act == "removal":
                store.remove(["a"])
            else:
                store.save_correction("b", "any")
            acts.append(store.last_act())
        assert acts == ["correction", "removal", "correction"]
        store.drop_last_correction()
        assert store.last_act() == "removal"
        store.restore_last()
        assert store.last_act() == "correction"

    def test_each_lost_one_is_told_once_until_it_is_lost_again(self, store: Store) -> None:
        for payload in ("one", "two"):
            store.save_correction("a", payload)
        first, second = store.corrections("a")
        store.note_lost("a", [first])
        assert [store.take_lost("a"), store.take_lost("a"), store.take_lost("b")] == [1, 0, 0]
        store.note_lost("a", [first, second])
        assert store.take_lost("a") == 1
        store.note_lost("a", [second])
        store.note_lost("a", [first, second])
        assert store.take_lost("a") == 1


def test_a_summary_has_counts_once_this_version_has_analysed_this_text(store: Store) -> None:
    one = article("one")
    store.save_articles([one])
    expected = Summary("one", "One", "one.txt", "The Post", "2026-01-28", words=3, sample=False)
    assert store.summaries("v1") == [expected]
    store.save_analysis(analysis(one, "v1", quotes=2, facts=3), "{}")
    (summary,) = store.summaries("v1")
    assert (summary.quotes, summary.facts) == (2, 3)
    assert store.summaries("v2") == [expected]
    store.save_articles([article("one", "Another text.")])
    assert store.summaries("v1")[0].quotes is None


def test_an_analysis_is_kept_by_text_and_version(store: Store) -> None:
    one = article("one")
    store.save_analysis(analysis(one, "v1"), "first")
    store.save_analysis(analysis(one, "v2"), "second")
    store.save_analysis(analysis(one, "v2"), "third")
    assert store.analysis(one.sha256, "v1") == "first"
    assert store.analysis(one.sha256, "v2") == "third"
    assert store.analysis(one.sha256, "v3") is None
    assert store.analysis("other", "v1") is None


def test_state_is_remembered_by_key(store: Store) -> None:
    assert store.recall("theme") is None
    store.remember("theme", "light")
    store.remember("theme", "dark")
    assert store.recall("theme") == "dark"


def test_a_path_that_is_not_utf8_comes_back_as_it_was(store: Store) -> None:
    odd = Article("odd", "Odd", "Some words.", os.fsdecode(b"caf\xe9.txt"))
    store.save_articles([odd])
    assert store.article("odd") == odd
    assert store.summaries("v1")[0].source == odd.source


def test_what_cannot_be_stored_is_an_error_and_changes_nothing(store: Store) -> None:
    store.save_articles([article("one")])
    with pytest.raises(StoreError, match="surrogates") as caught:
        store.save_articles([article("two"), article("one", "lone \ud800")])
    assert isinstance(caught.value.__cause__, UnicodeEncodeError)
    assert ids(store) == ["one"]
    store.save_articles([article("two")])
    assert ids(store) == ["two", "one"]


def test_a_closed_store_says_so_and_may_be_closed_again(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed") as caught:
        store.recall("theme")
    assert isinstance(caught.value.__cause__, sqlite3.Error)


def test_threads_share_one_store(store: Store) -> None:
    def work(number: int) -> None:
        for turn in range(20):
            store.save_articles([article(f"{number}-{turn}")])
            store.summaries("v1")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids(store)) == 120


def test_processes_may_start_and_write_at_the_same_time(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.model import Article; from reader.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "assert not store.notice, store.notice\n"
        "for turn in range(25): store.save_articles([Article(f'{sys.argv[2]}-{turn}', 'T', 'x', 'p')])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, path, str(number)]) for number in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert len(ids(Store.open(path))) == 100


def test_so_many_changes_of_the_notebook_are_undone_and_what_they_began_with_is_never_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.store.history._MOST_CHANGES", 3)
    for payload in "abcdefg":
        store.save_notebook(payload)
    assert [store.drop_last_notebook() for _ in range(5)] == ["g", "f", "e", None, None]
    assert store.notebook() == "d"
    assert store.last_act() is None
    store.save_notebook("h")
    assert store.last_act() == "note"
    assert store.drop_last_notebook() == "h"
    assert store.notebook() == "d"


def test_so_many_changes_of_annotations_are_undone_and_what_they_began_with_is_never_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.store.history._MOST_CHANGES", 3)
    for article_id, payload in (("a", "a1"), ("a", "a2"), ("b", "b1"), ("a", "a3"), ("b", "b2"), ("a", "a4")):
        store.save_annotations(article_id, payload)
    assert [store.drop_last_annotations() for _ in range(5)] == ["a", "b", "a", "b", None]
    assert (store.annotations("a"), store.annotations("b")) == ("a2", None)
    assert store.last_act() is None
    store.save_annotations("a", "a5")
    assert store.last_act() == "annotation"
    assert store.drop_last_annotations() == "a"
    assert store.annotations("a") == "a2"


@pytest.fixture
def bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return a store that keeps two changes, and more of them up to 1,000 bytes."""
    monkeypatch.setattr("reader.store.history._FEWEST_CHANGES", 2)
    monkeypatch.setattr("reader.store.history._MOST_BYTES", 1000)
    return store


def incompressible(number: int, size: int) -> str:
    return random.Random(number).randbytes(size // 2).hex()


def test_of_large_notebooks_fewer_changes_can_be_undone(bounded: Store) -> None:
    large = [incompressible(number, 600) for number in range(6)]
    for payload in large:
        bounded.save_notebook(payload)
    assert [bounded.drop_last_notebook() for _ in range(3)] == [large[5], large[4], None]
    assert bounded.notebook() == large[3]
    for payload in "abcdefg":
        bounded.save_notebook(payload)
    assert bounded.drop_last_notebook() == "g"
    assert [bounded.drop_last_notebook() for _ in range(7)][-2:] == ["a", None]


def test_of_large_annotations_fewer_changes_can_be_undone(bounded: Store) -> None:
    bounded.save_annotations("b", "of another article")
    for number in range(6):
        bounded.save_annotations("a", incompressible(number, 600))
    assert [bounded.drop_last_annotations() for _ in range(3)] == ["a", "a", None]
    assert bounded.annotations("a") == incompressible(3, 600)
    assert bounded.annotations("b") == "of another article"


def test_what_is_not_undoable_takes_the_place_of_what_was_kept_last(store: Store) -> None:
    store.save_notebook("one", undoable=False)  # there is nothing yet whose place it could take
    store.save_notebook("two")
    store.save_notebook("two, other page", undoable=False)
    assert store.notebook() == "two, other page"
    assert store.drop_last_notebook() == "two, other page"
    assert store.notebook() == "one"


def test_payloads_that_were_stored_as_they_are_are_still_read(path: Path, store: Store) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO notebook VALUES (1, '[\"plain\"]')")
        connection.execute("INSERT INTO annotations VALUES (1, 'a', '[\"plain\"]')")
    assert store.notebook() == store.annotations("a") == '["plain"]'
    store.save_notebook("packed" * 1000)
    assert store.notebook() == "packed" * 1000
    assert [store.drop_last_notebook() for _ in range(3)] == ["packed" * 1000, '["plain"]', None]


@pytest.mark.parametrize("kept", [0, 2])
def test_a_clock_set_back_hides_no_change_once_all_is_undone(
    store: Store, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr("reader.store.history._MOST_CHANGES", 3)
    for number in range(5):
        store.save_notebook(f"notebook {number}")
        store.save_annotations("a", f"annotations {number}")
    for _ in range(3 - kept):
        store.drop_last_notebook()
        store.drop_last_annotations()
    monkeypatch.setattr("time.time_ns", lambda: 0)
    for act in ("note", "annotation"):
        if act == "note":
            store.save_notebook("now")
        else:
            store.save_annotations("a", "now")
        assert store.last_act() == act
    assert store.notebook() == store.annotations("a") == "now"
    assert store.drop_last_annotations() == "a"
    assert store.drop_last_notebook() == "now"


def test_within_a_transaction_all_is_done_or_nothing(path: Path, store: Store) -> None:
    other = Store.open(path)

    def interrupted() -> None:
        with store.transaction():
            store.save_notebook("one")
            store.remember("theme", "dark")
            assert store.notebook() == "one"
            assert other.notebook() is None
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (store.notebook(), store.recall("theme")) == (None, None)
    with store.transaction():
        store.save_notebook("two")
    assert other.notebook() == "two"
