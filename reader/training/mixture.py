"""What is trained on: all documents, cut anew and varied for each epoch."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from reader.nlp.encoder.labels import Labels, biluo
from reader.training.batches import cut
from reader.training.corpora import read_names, read_treebank
from reader.training.habits import doubted
from reader.training.renaming import Gazetteer, recased, renamed

if TYPE_CHECKING:
    from pathlib import Path

    from reader.training.batches import Batch, Batcher
    from reader.training.configuration import Configuration
    from reader.training.corpora import Document


def labels_of(treebanks: list[Document]) -> Labels:
    """Return the labels that occur in treebanks, in a fixed order."""
    syntaxes = [each.syntax for each in treebanks if each.syntax]
    return Labels(
        entities=biluo(),
        tags=tuple(sorted({tag for each in syntaxes for tag in each.tags})),
        parts_of_speech=tuple(sorted({tag for each in syntaxes for tag in each.parts_of_speech})),
        relations=tuple(sorted({name for each in syntaxes for name in each.relations})),
    )


class Mixture:
    """All documents that are trained on, cut and varied anew for each epoch."""

    def __init__(self, folder: Path, configuration: Configuration) -> None:
        self._configuration = configuration
        self._random = Random(configuration.seed)
        self._gazetteer = Gazetteer(configuration.seed)
        countries = self._gazetteer.countries_known
        self.treebanks = [
            document for name in configuration.treebanks for document in read_treebank(folder / name)
        ]
        self._names = [
            (corpus, [doubted(document, countries) for document in read_names(folder / corpus.file)])
            for corpus in configuration.names
        ]

    def syntax_batches(self, batcher: Batcher) -> list[Batch]:
        """Return the treebanks once over."""
        return self._batches(batcher, self.treebanks)

    def name_batches(self, batcher: Batcher) -> list[Batch]:
        """Return the corpora of names once over, or the share of each that is wanted."""
        documents = []
        for corpus, all_of_it in self._names:
            some = self._random.sample(all_of_it, round(corpus.share * len(all_of_it)))
            documents += [
                renamed(each, self._gazetteer, self._random)
                if self._random.random() < self._configuration.renamed
                else each
                for each in some
            ]
        return self._batches(batcher, documents)

    def _batches(self, batcher: Batcher, documents: list[Document]) -> list[Batch]:
        settings = self._configuration
        runs = [
            recased(run, self._random, settings.recased)
            for document in documents
            for run in cut(document, settings.shortest, settings.longest, self._random)
        ]
        return batcher.batches(runs, settings.subwords, self._random)
