"""What the network is told it got wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from reader.training.batches import UNMARKED

if TYPE_CHECKING:
    from torch import Tensor

    from reader.training.batches import Batch
    from reader.training.network import Network, Scores


def names(scores: Scores, allowed: Tensor) -> Tensor:
    """Return how little of the probability lies on labels that the corpus allows, a word.

    A word that may be anything costs nothing, so that what a corpus does not mark is not "outside".

    Args:
        scores: of the network.
        allowed: (B, W, labels), true where the corpus allows the label.
    """
    logits = scores.entities.float()
    kept = logits.masked_fill(~allowed, -1e4)
    loss = torch.logsumexp(logits, -1) - torch.logsumexp(kept, -1)
    return loss.sum() / (~allowed.all(-1)).sum().clamp(min=1)


def syntax(network: Network, scores: Scores, batch: Batch) -> Tensor:
    """Return the sum of the losses of tags, sentence starts, heads and relations, each a word."""
    heads = batch.heads
    known = heads != UNMARKED
    columns = torch.cat([torch.ones_like(known[:, :1]), batch.tags != UNMARKED], dim=1)
    arcs = scores.arcs.float().masked_fill(~columns[:, None, :], -1e4)
    chosen = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, scores.governors.shape[-1])
    relations = network.relation(scores.dependents, scores.governors.gather(1, chosen))
    started = batch.starts != UNMARKED
    return (
        _cross_entropy(scores.tags, batch.tags)
        + 0.5 * _cross_entropy(scores.parts_of_speech, batch.parts_of_speech)
        + _cross_entropy(arcs, heads)
        + _cross_entropy(relations, batch.relations.where(known, UNMARKED))
        + functional.binary_cross_entropy_with_logits(
            scores.starts.float()[started], batch.starts[started].float()
        )
    )


def _cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    return functional.cross_entropy(logits.float().flatten(0, 1), targets.flatten(), ignore_index=UNMARKED)
