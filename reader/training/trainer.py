"""The training loop: names and syntax side by side, one batch of each at every step."""

from __future__ import annotations

import itertools
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import torch

from reader.nlp.encoder.language_model import LanguageModel
from reader.nlp.encoder.subwords import Subwords
from reader.training import losses, pretrained
from reader.training.batches import Batcher
from reader.training.measure import Development, TorchNetwork
from reader.training.mixture import Mixture, labels_of
from reader.training.network import Counts, Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.nlp.encoder.labels import Labels
    from reader.training.batches import Batch
    from reader.training.configuration import Configuration
    from reader.training.measure import Measures

_STEEPEST = 5.0
"""Longest gradient; a longer one is shortened to this."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What a run made: the network with the averaged weights, and what belongs to it."""

    network: Network
    labels: Labels
    subwords: Subwords


class Watcher(Protocol):
    """Is told how a run goes."""

    def step(self, done: int, of: int, syntax_loss: float, names_loss: float) -> None:
        """Hear that a step was made; the losses are its own."""

    def epoch(self, done: int, measures: Measures) -> None:
        """Hear what the averaged network scores after an epoch."""


def train(corpora: Path, configuration: Configuration, watcher: Watcher) -> Trained:
    """Train a network on the corpora of a folder."""
    torch.manual_seed(configuration.seed)
    mixture = Mixture(corpora, configuration)
    labels = labels_of(mixture.treebanks)
    subwords = Subwords.load(pretrained.folder() / "tokenizer.json")
    unmarked = {corpus.file.rsplit("/")[-1]: frozenset(corpus.unmarked) for corpus in configuration.names}
    batcher = Batcher(subwords, labels, unmarked, configuration.unhinted)
    network = Network(
        Counts(len(labels.entities), len(labels.tags), len(labels.parts_of_speech), len(labels.relations))
    )
    pretrained.load(network.encoder)
    average = deepcopy(network).eval()
    development = Development(corpora, configuration)
    steps = len(mixture.syntax_batches(batcher)) * configuration.epochs
    optimizer, schedule = _optimizer(network, configuration, steps)
    names = _endless(lambda: mixture.name_batches(batcher))
    step = 0
    for epoch in range(1, configuration.epochs + 1):
        network.train()
        for syntax in mixture.syntax_batches(batcher):
            found = _learn(network, syntax, next(names), configuration.names_weight)
            torch.nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            # The average forgets the first weights sooner than the later ones.
            _move(average, network, min(configuration.averaging, step / (step + 10)))
            watcher.step(step, max(step, steps), *found)
        if epoch % configuration.measured_every == 0:
            model = LanguageModel(TorchNetwork(average), subwords, labels)
            watcher.epoch(epoch, development.measure(model))
    return Trained(average, labels, subwords)


def _learn(network: Network, syntax: Batch, names: Batch, names_weight: float) -> tuple[float, float]:
    """Leave the gradients of both batches in the network; return their losses."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(syntax.ids, syntax.shapes, syntax.hints, syntax.first, syntax.mask)
        syntax_loss = losses.syntax(network, scores, syntax)
    syntax_loss.backward()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(names.ids, names.shapes, names.hints, names.first, names.mask)
    names_loss = losses.names(scores, names.entities) * names_weight
    names_loss.backward()
    return syntax_loss.item(), names_loss.item()


def _endless(epoch: Callable[[], list[Batch]]) -> Iterator[Batch]:
    return itertools.chain.from_iterable(epoch() for _ in itertools.count())


def _optimizer(
    network: Network, configuration: Configuration, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    added = ("shapes.weight", "hints.weight")
    encoder = [each for name, each in network.encoder.named_parameters() if name not in added]
    known = {id(each) for each in encoder}
    new = [each for each in network.parameters() if id(each) not in known]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": configuration.encoder_rate},
            {"params": new, "lr": configuration.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )

    def rate(step: int) -> float:
        warm = step / configuration.warm_up
        return min(warm, max(0.0, (steps - step) / (steps - configuration.warm_up)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


@torch.no_grad()
def _move(average: Network, network: Network, keep: float) -> None:
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), 1 - keep)
