"""Only what is legal is returned, and nothing legal has a better score."""

import itertools

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from reader.nlp.encoder import decode
from reader.nlp.encoder.labels import biluo

LABELS = biluo(["PERSON", "LOC"])
SCORES = st.floats(-8, 8, width=32)

Floats = NDArray[np.float32]


def is_legal(labels: tuple[str, ...]) -> bool:
    """Tell whether every name begins, goes on and ends with the same kind."""
    open_kind = None
    for label in labels:
        if (label[0] in "IL") != (open_kind is not None) or (open_kind and label[2:] != open_kind):
            return False
        open_kind = label[2:] if label[0] in "BI" else None
    return open_kind is None


@settings(deadline=None)
@given(arrays(np.float32, st.tuples(st.integers(0, 4), st.just(len(LABELS))), elements=SCORES))
def test_labels_are_the_best_of_all_legal_sequences(scores: Floats) -> None:
    path = decode.best_labels(scores, LABELS)
    legal = [
        each
        for each in itertools.product(range(len(LABELS)), repeat=len(scores))
        if is_legal(tuple(LABELS[index] for index in each))
    ]
    assert tuple(path) in legal

    def total(path: tuple[int, ...]) -> float:
        return float(sum(scores[place, index] for place, index in enumerate(path)))

    assert total(tuple(path)) == pytest.approx(max(map(total, legal)), abs=1e-3)


def test_names_are_read_from_labels() -> None:
    labels = ["U-LOC", "O", "B-PERSON", "I-PERSON", "L-PERSON", "U-PERSON"]
    path = [LABELS.index(label) for label in labels]
    assert decode.names(path, LABELS) == [(0, 1, "LOC"), (2, 5, "PERSON"), (5, 6, "PERSON")]


def is_tree(heads: tuple[int, ...]) -> bool:
    """Tell whether one word is the root and all others lead to it."""
    if sum(head < 0 for head in heads) != 1:
        return False
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word] if word >= 0 else word
        if word >= 0:
            return False
    return True


def square(most: int) -> st.SearchStrategy[Floats]:
    """Return scores of arcs for up to so many words."""
    return st.integers(1, most).flatmap(lambda size: arrays(np.float32, (size, size + 1), elements=SCORES))


CLOSE = np.array(
    [
        [0.15634, 1.33012, 0.47284, -0.11337, 0.48593],
        [0.09239, 0.20602, -1.27102, -1.08936, -0.93125],
        [0.31164, -0.76360, 0.22634, -0.62292, -0.83969],
        [0.23764, -0.87237, 0.37196, 0.14074, 0.65005],
    ],
    dtype=np.float32,
)
"""Scores of two trees that are a hundredth apart, of which the likeliest root has the worse."""


def total(arcs: Floats, heads: tuple[int, ...]) -> float:
    """Return the score of a tree."""
    return float(sum(arcs[word, head + 1] for word, head in enumerate(heads)))


@settings(deadline=None)
@given(square(4))
@example(CLOSE)
def test_a_tree_is_the_best_of_all_trees_with_one_root(arcs: Floats) -> None:
    heads = tuple(decode.tree(arcs))
    trees = filter(is_tree, itertools.product(range(-1, len(arcs)), repeat=len(arcs)))
    assert is_tree(heads)
    assert total(arcs, heads) == pytest.approx(max(total(arcs, tree) for tree in trees), abs=1e-3)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60))
def test_any_scores_give_a_tree(seed: int, size: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    assert is_tree(tuple(decode.tree(arcs)))


def test_a_long_cycle_is_broken() -> None:
    size = 160
    arcs = np.zeros((size, size + 1), dtype=np.float32)
    arcs[np.arange(size), (np.arange(size) + 1) % size + 1] = 5
    assert is_tree(tuple(decode.tree(arcs)))
