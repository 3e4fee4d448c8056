"""From words to everything that the network says of them, a window at a time.

A window is made of whole paragraphs where they fit. A longer paragraph is read in several windows, each
beginning with a whole sentence and a few words before it, so that no sentence is read in two halves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.nlp.encoder import decode
from reader.nlp.encoder.labels import OUTSIDE
from reader.nlp.encoder.subwords import inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from reader.nlp.encoder.labels import Labels
    from reader.nlp.encoder.subwords import Inputs, Reading, Subwords

    Floats = NDArray[np.float32]

_MOST_WORDS = 160
_MOST_SUBWORDS = 440
"""Of a window; the encoder has 512 places, some of which go to marks."""
_WORDS_BEFORE, _SUBWORDS_BEFORE = 24, 64
_PORTION = 4_000
"""Words that are made ready at a time; a paragraph is never parted for it."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the W words of a window, as logits.

    Attributes:
        entities, tags, parts_of_speech: (W, labels).
        starts: (W,), above 0 where a sentence begins.
        arcs: (W, W + 1), of each word's head; the first column is the root.
        dependents: (W, R), each word as a dependent, for `Network.relations`.
        governors: (W + 1, R), each word as a head, the root first.
    """

    entities: Floats
    tags: Floats
    parts_of_speech: Floats
    starts: Floats
    arcs: Floats
    dependents: Floats
    governors: Floats


class Network(Protocol):
    """Scores windows, however it is run."""

    def __call__(self, given: Inputs) -> Scores:
        """Score the words of a window."""

    def relations(self, dependents: Floats, governors: Floats) -> Floats:
        """Return (W, labels) for W dependents and their heads."""


@dataclass(slots=True)
class Annotations:
    """Of each word, in order; labels are places in `Labels`.

    Attributes:
        heads: the place of each word's head; -1 for the root of its sentence.
        starts: whether a sentence begins.
        names: first word, end word, kind, and how sure the network is of it, 0 to 1.
    """

    tags: list[int] = field(default_factory=list)
    parts_of_speech: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    names: list[tuple[int, int, str, float]] = field(default_factory=list)


class LanguageModel:
    """Reads words with a network."""

    def __init__(self, network: Network, subwords: Subwords, labels: Labels) -> None:
        self._network = network
        self._subwords = subwords
        self.labels = labels

    def __call__(
        self,
        words: Sequence[str],
        breaks: Sequence[bool],
        progress: Callable[[float], None] = lambda _: None,
        starts: Sequence[bool] | None = None,
        evidence: Sequence[float] | None = None,
    ) -> Annotations:
        """Annotate words.

        Args:
            words: none of them empty or white space.
            breaks: which of them begin a paragraph.
            progress: called with the share done; what it raises stops the reading.
            starts: where sentences begin, if that is known already.
            evidence: of each word, the log-odds that a sentence begins by what else is known; they are
                added to the network's own.
        """
        found = Annotations()
        for begin, end in _portions(breaks):
            reading = self._subwords.read(words[begin:end], breaks[begin:end])
            windows = self._windows(reading, starts and starts[begin:end], evidence and evidence[begin:end])
            for window in windows:
                self._add(found, window, begin)
                progress((begin + window.end) / len(words))
        return found

    def _windows(
        self, reading: Reading, starts: Sequence[bool] | None, evidence: Sequence[float] | None
    ) -> Iterator[_Window]:
        start = 0
        while start < len(reading):
            end, whole = _reach(reading, start)
            begin = _context(reading, start)
            scores = self._network(inputs(reading, begin, end))
            if starts is not None:
                begins = np.array(starts[begin:end], dtype=bool)
            elif evidence is not None:
                begins = scores.starts + np.array(evidence[begin:end]) > 0
            else:
                begins = scores.starts > 0
            begins |= np.array(reading.breaks[begin:end], dtype=bool)
            begins[start - begin] = True
            if not whole:
                later = np.flatnonzero(begins[start - begin + 1 :])
                end = (
                    start + 1 + int(later[-1])
                    if len(later)
                    else self._outside_names(scores, begin, start, end)
                )
            yield _Window(begin, start, end, scores, begins)
            start = end

    def _outside_names(self, scores: Scores, begin: int, start: int, end: int) -> int:
        """Return where a sentence that is longer than a window may be cut: after the last word of no name."""
        path = decode.best_labels(scores.entities[start - begin :], self.labels.entities)
        outside = self.labels.entities.index(OUTSIDE)
        return next((start + at + 1 for at in range(len(path) - 1, 0, -1) if path[at] == outside), end)

    def _add(self, found: Annotations, window: _Window, offset: int) -> None:
        """Add what the window says; `offset` is the word that its portion begins with."""
        kept = slice(window.start - window.begin, window.end - window.begin)
        scores = window.scores
        found.tags += scores.tags[kept].argmax(axis=1).tolist()
        found.parts_of_speech += scores.parts_of_speech[kept].argmax(axis=1).tolist()
        found.starts += window.begins[kept].tolist()
        path = decode.best_labels(scores.entities[kept], self.labels.entities)
        sure = _probabilities(scores.entities[kept])[np.arange(len(path)), path]
        for first, last, kind in decode.names(path, self.labels.entities):
            certainty = _certainty(sure[first:last], kind)
            before = offset + window.start
            found.names.append((before + first, before + last, kind, certainty))
        governors = np.zeros(kept.stop - kept.start, dtype=np.int64)
        for first, last in _sentences(window.begins, kept):
            columns = np.r_[0, first + 1 : last + 1]
            for place, head in enumerate(decode.tree(scores.arcs[first:last, columns]), first):
                governors[place - kept.start] = 0 if head < 0 else first + head + 1
                found.heads.append(-1 if head < 0 else offset + window.begin + first + head)
        logits = self._network.relations(scores.dependents[kept], scores.governors[governors])
        found.relations += logits.argmax(axis=1).tolist()


@dataclass(frozen=True, slots=True)
class _Window:
    """Words from `begin` to `end` of which those from `start` are kept; `begins`: where sentences begin."""

    begin: int
    start: int
    end: int
    scores: Scores
    begins: NDArray[np.bool_]


def _portions(breaks: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield first word and end of runs of whole paragraphs: no long text is made ready all at once."""
    begin = 0
    for place, breaks_here in enumerate(breaks):
        if breaks_here and place - begin >= _PORTION:
            yield begin, place
            begin = place
    yield begin, len(breaks)


def _reach(reading: Reading, start: int) -> tuple[int, bool]:
    """Return the end of the window from `start`, and whether it is the end of a paragraph."""
    subwords = 0
    paragraph_end = 0
    for place in range(start, len(reading)):
        if reading.breaks[place] and place > start:
            paragraph_end = place
        subwords += len(reading.subwords[place]) + reading.breaks[place]
        if place - start >= _MOST_WORDS or subwords > _MOST_SUBWORDS:
            return (paragraph_end, True) if paragraph_end else (place, False)
    return len(reading), True


def _context(reading: Reading, start: int) -> int:
    """Return the first of the words before `start` that are read with it: of its paragraph, not many."""
    begin, subwords = start, 0
    while begin > max(0, start - _WORDS_BEFORE) and not reading.breaks[begin]:
        subwords += len(reading.subwords[begin - 1])
        if subwords > _SUBWORDS_BEFORE:
            break
        begin -= 1
    return begin


def _sentences(begins: NDArray[np.bool_], kept: slice) -> Iterator[tuple[int, int]]:
    places = [*(np.flatnonzero(begins[kept]) + kept.start).tolist(), kept.stop]
    yield from pairwise(places)


def _certainty(sure: Floats, kind: str) -> float:
    """Return how sure a name is of which each word is so sure.

    The long names of persons and places are seldom wrong when their words are likely: the mean of the
    words. Those of organisations are, where one word is: the product. Found on the development files.
    """
    product = float(sure.prod())
    return product if kind == "ORG" else product ** (1 / len(sure))


def _probabilities(logits: Floats) -> Floats:
    exponents: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Floats = exponents / exponents.sum(axis=1, keepdims=True)
    return shares
