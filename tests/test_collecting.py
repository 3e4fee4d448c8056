"""The garbage collector: what the application may do with it, and that nothing else does."""

from __future__ import annotations

import atexit
import gc
import subprocess
import sys
import weakref
from typing import TYPE_CHECKING

import pytest

from reader import collecting
from reader.model import Article
from reader.nlp import Analyser, load

if TYPE_CHECKING:
    from collections.abc import Iterator


class Node:
    """May be part of a cycle."""

    other: Node | None = None


@pytest.fixture(autouse=True)
def _collector_as_it_was() -> Iterator[None]:
    thresholds = gc.get_threshold()
    gc.collect()
    yield
    gc.set_threshold(*thresholds)
    gc.enable()
    atexit.unregister(gc.freeze)


def dropped() -> weakref.ref[Node]:
    """Return what is left of a node that only it itself still refers to."""
    node = Node()
    node.other = node
    return weakref.ref(node)


def test_it_begins_to_collect_what_is_young() -> None:
    gc.disable()
    collecting.start()
    assert gc.isenabled()
    gone = dropped()
    kept = [Node() for _ in range(2 * gc.get_threshold()[0])]
    assert kept
    assert gone() is None


def test_nothing_is_kept_from_being_collected() -> None:
    frozen = gc.get_freeze_count()
    collecting.start()
    collecting.tidy()
    assert gc.get_freeze_count() == frozen


def test_what_is_old_is_looked_through_only_at_a_quiet_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "_YOUNG", 500)
    collecting.start()
    node = Node()
    node.other = node
    gone = weakref.ref(node)
    gc.collect(1)
    gc.collect(1)  # it is old now
    del node
    everything = gc.get_stats()[2]["collections"]
    kept = [Node() for _ in range(200 * gc.get_threshold()[0])]
    assert kept
    assert gone() is not None
    assert gc.get_stats()[2]["collections"] == everything
    collecting.tidy()
    assert gone() is None


def test_where_nothing_has_become_old_there_is_nothing_to_tidy() -> None:
    collecting.start()
    gc.collect()
    everything = gc.get_stats()[2]["collections"]
    collecting.tidy()
    assert gc.get_stats()[2]["collections"] == everything


def test_nobody_who_quits_waits_for_a_last_collection() -> None:
    dropped_at_the_end = (
        "from reader import collecting\n"
        "class Node:\n"
        "    def __del__(self): print('looked through')\n"
        "collecting.start()\n"
        "node = Node(); node.other = node; del node\n"
    )
    done = subprocess.run([sys.executable, "-c", dropped_at_the_end], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_program_that_analyses_keeps_its_own_collector() -> None:
    gc.set_threshold(701, 11, 12)
    gc.disable()
    frozen = gc.get_freeze_count()
    load()
    Analyser()(Article(id="a", title="", text="“No,” said Mara Lind.", source="-"))
    assert not gc.isenabled()
    gc.enable()
    Analyser()(Article(id="b", title="", text="“Yes,” said Mara Lind.", source="-"))
    assert gc.isenabled()
    assert (gc.get_threshold(), gc.get_freeze_count()) == ((701, 11, 12), frozen)
