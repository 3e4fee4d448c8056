"""From scores to names, sentences and trees: only what is legal is ever returned."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from reader.nlp.encoder.labels import OUTSIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_NEVER = -1e9
_COST_OF_A_ROOT = 1e6
"""More than any scores differ by, and less than never."""


@cache
def _transitions(labels: tuple[str, ...]) -> tuple[Floats, Floats, Floats]:
    """Return what may begin, follow and end: 0 where legal; `following` is (label before, label)."""

    def inside(label: str) -> str | None:
        """Return the kind of the name that goes on after this label."""
        return label[2:] if label[0] in "BI" else None

    def goes_on(label: str) -> str | None:
        return label[2:] if label[0] in "IL" else None

    following = np.full((len(labels), len(labels)), _NEVER, dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if inside(before) == goes_on(after):
                following[row, column] = 0
    first = np.array([_NEVER if goes_on(label) else 0 for label in labels], dtype=np.float32)
    last = np.array([_NEVER if inside(label) else 0 for label in labels], dtype=np.float32)
    return first, following, last


def best_labels(scores: Floats, labels: tuple[str, ...]) -> list[int]:
    """Return the best legal sequence of BILUO labels for scores (words, labels) (Viterbi 1967)."""
    if not len(scores):
        return []
    first, following, last = _transitions(labels)
    best = scores[0] + first
    came_from = np.zeros((len(scores), len(labels)), dtype=np.int64)
    for place in range(1, len(scores)):
        reached = best[:, None] + following
        came_from[place] = reached.argmax(axis=0)
        best = reached.max(axis=0) + scores[place]
    path = [int((best + last).argmax())]
    for place in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[place, path[-1]]))
    return path[::-1]


def names(path: list[int], labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Return the names of a legal sequence: first word, end word, kind."""
    found, start = [], 0
    for place, index in enumerate(path):
        label = labels[index]
        if label == OUTSIDE:
            continue
        if label[0] in "BU":
            start = place
        if label[0] in "LU":
            found.append((start, place + 1, label[2:]))
    return found


def tree(arcs: Floats) -> list[int]:
    """Return each word's head (-1: the root) in the best tree with one root.

    Args:
        arcs: (words, words + 1), the score of each head; the first column is the root.

    The best tree of the likeliest root is nearly always the best of all, and known to be so: no tree has a
    better score than the best heads together. Where it is not, the best of all is found by making roots so
    costly that there is but one (Chu and Liu 1965, Edmonds 1967; Stanojević and Cohen 2021).
    """
    words = np.arange(1, len(arcs) + 1)
    scores = np.full((len(arcs) + 1, len(arcs) + 1), _NEVER, dtype=np.float64)
    scores[1:, 1:] = arcs[:, 1:]
    np.fill_diagonal(scores, _NEVER)
    best = scores[1:].max(axis=1)
    most = arcs[:, 0] - best + best.sum()  # what a tree may come to, by its root
    root = int(most.argmax())
    rooted = scores.copy()
    rooted[root + 1] = _NEVER
    rooted[root + 1, 0] = arcs[root, 0]
    heads = _edmonds(rooted)
    if rooted[words, heads[1:]].sum() < np.delete(most, root).max(initial=-np.inf):
        scores[1:, 0] = arcs[:, 0].astype(np.float64) - _COST_OF_A_ROOT
        heads = _edmonds(scores)
    return [int(head) - 1 for head in heads[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """Return the nodes of a cycle, if there is one; node 0 is the root."""
    state = [0] * len(heads)
    state[0] = 2
    for begin in range(1, len(heads)):
        path, node = [], begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for each in path:
            state[each] = 2
    return None


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the best arborescence; `scores` is (dependent, head), node 0 the root."""
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    found = _cycle(heads)
    if found is None:
        return heads
    cycle = np.array(found)
    rest = np.delete(np.arange(len(scores)), cycle)
    # The cycle becomes one node, the last: an arc into it replaces the arc that it breaks.
    gains = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    smaller = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[:-1, -1] = scores[np.ix_(rest, cycle)].max(axis=1)
    smaller[-1, :-1] = gains[:, rest].max(axis=0)
    solved = _edmonds(smaller)
    for node, head in zip(rest[1:], solved[1:-1], strict=True):
        heads[node] = rest[head] if head < len(rest) else cycle[scores[node, cycle].argmax()]
    outside = rest[solved[-1]]
    heads[cycle[gains[:, outside].argmax()]] = outside
    return heads
