"""From documents to batches of tensors: runs of words of similar length, cut anew in every epoch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from reader.nlp.encoder.labels import OUTSIDE, label_of
from reader.nlp.encoder.subwords import inputs
from reader.training.corpora import Syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from torch import Tensor

    from reader.nlp.encoder.labels import Labels
    from reader.nlp.encoder.subwords import Inputs, Subwords
    from reader.training.corpora import Document

UNMARKED = -100
"""The target of a word that teaches nothing."""

_NOTHING = Syntax((), (), (), (), ())
_STEP = 32
_PLACES = 512


@dataclass(frozen=True, slots=True)
class Batch:
    """Runs of words side by side; see `Network` for the shapes.

    Attributes:
        entities: (B, W, labels), true where the corpus allows the label; all true where nothing is marked.
        tags, parts_of_speech, heads, relations, starts: (B, W), `UNMARKED` where nothing is known; the
            root is head 0, the first word head 1.
    """

    ids: Tensor
    shapes: Tensor
    hints: Tensor
    mask: Tensor
    first: Tensor
    entities: Tensor
    tags: Tensor
    parts_of_speech: Tensor
    heads: Tensor
    relations: Tensor
    starts: Tensor


def cut(document: Document, shortest: int, longest: int, random: Random) -> Iterator[Document]:
    """Yield runs of whole sentences, or of words outside names, of about a random length in between."""
    size = len(document.words)
    inside = {place for start, end, _ in document.names or () for place in range(start + 1, end)}
    begins = document.syntax.starts if document.syntax else None

    def may_end(place: int) -> bool:
        return place >= size or (begins[place] if begins else place not in inside)

    start = 0
    while start < size:
        end = min(size, start + random.randint(shortest, longest))
        while not may_end(end) and end - start < 2 * longest:
            end += 1
        yield _part(document, start, end)
        start = end


def _part(document: Document, start: int, end: int) -> Document:
    names = document.names
    if names is not None:
        names = tuple((a - start, b - start, kind) for a, b, kind in names if start <= a and b <= end)
    syntax = document.syntax
    if syntax is not None:
        syntax = Syntax(
            tags=syntax.tags[start:end],
            parts_of_speech=syntax.parts_of_speech[start:end],
            heads=tuple(
                head if head == -1 else head - start if start <= head < end else UNMARKED
                for head in syntax.heads[start:end]
            ),
            relations=syntax.relations[start:end],
            starts=syntax.starts[start:end],
        )
    return replace(
        document,
        words=document.words[start:end],
        breaks=document.breaks[start:end],
        names=names,
        syntax=syntax,
    )


class Batcher:
    """Makes tensors of runs."""

    def __init__(
        self, subwords: Subwords, labels: Labels, unmarked: dict[str, frozenset[str]], unhinted: float
    ) -> None:
        """Keep what every batch needs.

        Args:
            subwords: of the encoder.
            labels: of the heads.
            unmarked: for each corpus the kinds of names that it does not mark.
            unhinted: how many runs are to be read without the hints of word lists.
        """
        self._subwords = subwords
        self._unhinted = unhinted
        self._entities = {label: place for place, label in enumerate(labels.entities)}
        self._tags = {label: place for place, label in enumerate(labels.tags)}
        self._parts_of_speech = {label: place for place, label in enumerate(labels.parts_of_speech)}
        self._relations = {label: place for place, label in enumerate(labels.relations)}
        self._unmarked = unmarked

    def batches(self, runs: Iterable[Document], budget: int, random: Random) -> list[Batch]:
        """Return batches of at most `budget` sub-words, padding counted, in random order."""
        read = []
        for run in runs:
            reading = self._subwords.read(run.words, run.breaks)
            if random.random() < self._unhinted:
                reading = replace(reading, hints=((),) * len(reading))
            read.append((inputs(reading, 0, len(reading)), run))
        random.shuffle(read)
        by_length = defaultdict[int, list[tuple["Inputs", "Document"]]](list)
        for each in read:
            by_length[_rounded(len(each[0].ids))].append(each)
        batches = []
        for length, alike in by_length.items():
            size = max(1, budget // length)
            batches += [alike[at : at + size] for at in range(0, len(alike), size) if length <= _PLACES]
        random.shuffle(batches)
        return [self._batch(each) for each in batches]

    def _batch(self, runs: list[tuple[Inputs, Document]]) -> Batch:
        length = _rounded(max(len(given.ids) for given, _ in runs))
        width = _rounded(max(len(given.first) for given, _ in runs))

        def padded(rows: Iterable[Iterable[int]], size: int, fill: int) -> Tensor:
            return torch.tensor([[*row, *[fill] * (size - len(row))] for row in map(list, rows)])

        syntaxes = [run.syntax or _NOTHING for _, run in runs]
        return Batch(
            ids=padded((given.ids for given, _ in runs), length, 0),
            shapes=padded((given.shapes for given, _ in runs), length, 0),
            hints=torch.stack(
                [
                    functional.pad(torch.from_numpy(given.hints), (0, 0, 0, length - len(given.ids)))
                    for given, _ in runs
                ]
            ),
            mask=padded(([1] * len(given.ids) for given, _ in runs), length, 0).bool(),
            first=padded((given.first for given, _ in runs), width, 0),
            entities=torch.stack([self._allowed(run, width) for _, run in runs]),
            tags=padded((_places(each.tags, self._tags) for each in syntaxes), width, UNMARKED),
            parts_of_speech=padded(
                (_places(each.parts_of_speech, self._parts_of_speech) for each in syntaxes),
                width,
                UNMARKED,
            ),
            heads=padded((map(_column, each.heads) for each in syntaxes), width, UNMARKED),
            relations=padded(
                (_places(each.relations, self._relations) for each in syntaxes),
                width,
                UNMARKED,
            ),
            starts=padded((each.starts for each in syntaxes), width, UNMARKED),
        )

    def _allowed(self, run: Document, width: int) -> Tensor:
        """Return (W, labels): what each word may be as far as the corpus says."""
        allowed = torch.ones(width, len(self._entities), dtype=torch.bool)
        if run.names is None:
            return allowed
        unmarked = self._unmarked.get(run.corpus, frozenset())
        outside = torch.tensor([label == OUTSIDE or label[2:] in unmarked for label in self._entities])
        allowed[: len(run.words)] = outside
        for start, end, kind in run.names:
            for place in range(start, end):
                label = label_of(place, start, end, kind)
                allowed[place] = True
                if label in self._entities:
                    allowed[place] = False
                    allowed[place, self._entities[label]] = True
        return allowed


def _rounded(size: int) -> int:
    """Return the size that a batch is padded to: torch prepares anew for every size that it has not met."""
    return -(-size // _STEP) * _STEP


def _column(head: int) -> int:
    """Return the column of a head in the scores of arcs, where the root comes first."""
    return head if head == UNMARKED else head + 1


def _places(labels: tuple[str, ...], known: dict[str, int]) -> list[int]:
    return [known.get(label, UNMARKED) for label in labels]
