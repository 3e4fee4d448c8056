"""How good a model is on annotated documents, by the measures of the CoNLL shared tasks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from reader.nlp.encoder.language_model import Scores
from reader.training.corpora import read_names, read_treebank

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from reader.nlp.encoder.language_model import LanguageModel
    from reader.nlp.encoder.subwords import Inputs
    from reader.training.configuration import Configuration
    from reader.training.corpora import Document
    from reader.training.network import Network

    Floats = NDArray[np.float32]
    Measures = dict[str, dict[str, float]]


class TorchNetwork:
    """Runs the network in torch, for measuring while it learns."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @torch.inference_mode()
    def __call__(self, given: Inputs) -> Scores:
        """Score the words of a window."""
        ids, shapes, first = (torch.tensor([each]) for each in (given.ids, given.shapes, given.first))
        found = self._network(ids, shapes, torch.from_numpy(given.hints)[None], first)
        return Scores(**{name: getattr(found, name)[0].float().numpy() for name in Scores.__slots__})

    @torch.inference_mode()
    def relations(self, dependents: Floats, governors: Floats) -> Floats:
        """Return the logits of relations."""
        logits: Floats = self._network.relation(torch.tensor(dependents), torch.tensor(governors)).numpy()
        return logits


class Development:
    """The annotated documents that nothing was learnt from."""

    def __init__(self, folder: Path, configuration: Configuration) -> None:
        self._files = {
            **{name: read_treebank(folder / name) for name in configuration.development_treebanks},
            **{name: read_names(folder / name) for name in configuration.development_names},
        }

    def measure(self, model: LanguageModel) -> Measures:
        """Return what the model scores on each file."""
        return {
            name: (syntax if documents[0].syntax else names)(model, documents)
            for name, documents in self._files.items()
        }


def _share(right: int, of: int) -> float:
    return 100 * right / of if of else 0.0


@dataclass(slots=True)
class Agreement:
    """Things found and wanted, and how many of them agree."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall, in per cent."""
        return _share(2 * self.right, self.found + self.wanted)

    def add(self, found: set[object], wanted: set[object]) -> None:
        """Count one document."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)


def syntax(model: LanguageModel, documents: Iterable[Document]) -> dict[str, float]:
    """Return XPOS and UPOS accuracy, UAS and LAS with sentences given, and F of sentence starts.

    Words are the treebank's own. Every word counts, punctuation too, and relations with their subtypes.
    """
    count: Counter[str] = Counter()
    starts = Agreement()
    for document in documents:
        gold = document.syntax
        if gold is None:
            continue
        found = model(document.words, document.breaks, starts=gold.starts)
        labels = model.labels
        count["words"] += len(document.words)
        for place in range(len(document.words)):
            count["tags"] += labels.tags[found.tags[place]] == gold.tags[place]
            count["pos"] += (
                labels.parts_of_speech[found.parts_of_speech[place]] == gold.parts_of_speech[place]
            )
            attached = found.heads[place] == gold.heads[place]
            count["heads"] += attached
            count["labelled"] += (
                attached and labels.relations[found.relations[place]] == gold.relations[place]
            )
        free = model(document.words, document.breaks).starts
        starts.add(
            {place for place, begins in enumerate(free) if begins},
            {place for place, begins in enumerate(gold.starts) if begins},
        )
    words = count["words"]
    return {
        "XPOS": _share(count["tags"], words),
        "UPOS": _share(count["pos"], words),
        "UAS": _share(count["heads"], words),
        "LAS": _share(count["labelled"], words),
        "sentence starts F": starts.f,
    }


def names(model: LanguageModel, documents: Iterable[Document]) -> dict[str, float]:
    """Return the F of each kind of name, exact spans only, and of all together."""
    kinds: dict[str, Agreement] = {}
    for document in documents:
        if document.names is None:
            continue
        found = {(start, end, kind) for start, end, kind, _ in model(document.words, document.breaks).names}
        wanted = set(document.names)
        for kind in ("PERSON", "ORG", "LOC"):
            of_kind = kinds.setdefault(kind, Agreement())
            of_kind.add(
                {each for each in found if each[2] == kind}, {each for each in wanted if each[2] == kind}
            )
    total = Agreement(
        sum(each.right for each in kinds.values()),
        sum(each.found for each in kinds.values()),
        sum(each.wanted for each in kinds.values()),
    )
    return {**{kind: each.f for kind, each in kinds.items()}, "all": total.f}
