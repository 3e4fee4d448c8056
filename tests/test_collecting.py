from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from reader.collecting import lasting

if TYPE_CHECKING:
    from collections.abc import Iterator


class Node:
    """May be part of a cycle."""

    other: Node | None = None


@pytest.fixture(autouse=True)
def _collector_as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_what_is_made_in_the_block_is_not_looked_through_again() -> None:
    with lasting():
        made = [Node()]
    assert not any(each is made for each in gc.get_objects())


def test_the_collector_rests_in_the_block_and_then_is_as_it_was() -> None:
    with lasting():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    with lasting():
        pass
    assert not gc.isenabled()


def test_the_collector_runs_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), lasting():
        raise ValueError("broken")
    assert gc.isenabled()


def test_what_has_no_cycles_is_freed_all_the_same() -> None:
    with lasting():
        node = Node()
    gone = weakref.ref(node)
    del node
    assert gone() is None


def test_garbage_from_before_does_not_stay() -> None:
    node = Node()
    node.other = node
    gone = weakref.ref(node)
    del node
    with lasting():
        assert gone() is None
