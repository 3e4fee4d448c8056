"""The network: a MiniLM encoder that also sees the case of words, and one small head for each question.

Shapes in the docstrings: B windows, S sub-words, W words (padded ones included), H hidden width.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.nlp.encoder.hints import HINTS
from reader.nlp.encoder.subwords import SHAPES


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the published encoder (Wang et al. 2020, MiniLM) and of our heads."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    arc: int = 256
    relation: int = 256
    dropout: float = 0.1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many labels each head tells apart."""

    entities: int
    tags: int
    parts_of_speech: int
    relations: int


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of each word, as logits.

    Attributes:
        entities: (B, W, labels).
        tags: (B, W, labels).
        parts_of_speech: (B, W, labels).
        starts: (B, W), above 0 where a sentence begins.
        arcs: (B, W, W + 1), of each word's head; the first column is the root.
        dependents: (B, W, R), each word as a dependent, for `relations`.
        governors: (B, W + 1, R), each word as a head, the root first.
    """

    entities: Tensor
    tags: Tensor
    parts_of_speech: Tensor
    starts: Tensor
    arcs: Tensor
    dependents: Tensor
    governors: Tensor


class Dropout(nn.Module):
    """Dropout with one mask for all windows of a batch: chance is what costs most on a processor."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, hidden: Tensor) -> Tensor:
        """Return (B, ...) for (B, ...)."""
        if not self.training:
            return hidden
        return hidden * functional.dropout(torch.ones_like(hidden[:1]), self.share)


class Layer(nn.Module):
    """One transformer layer in BERT's order: attention, norm, feed-forward, norm."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.query = nn.Linear(sizes.hidden, sizes.hidden)
        self.key = nn.Linear(sizes.hidden, sizes.hidden)
        self.value = nn.Linear(sizes.hidden, sizes.hidden)
        self.output = nn.Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.widen = nn.Linear(sizes.hidden, sizes.inner)
        self.narrow = nn.Linear(sizes.inner, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = Dropout(sizes.dropout)

    def forward(self, hidden: Tensor, unseen: Tensor | None) -> Tensor:
        """Return (B, S, H) for (B, S, H)."""
        windows, length, width = hidden.shape

        def split(states: Tensor) -> Tensor:
            return states.view(windows, length, self.heads, width // self.heads).transpose(1, 2)

        # Written out: on a processor the fused attention of torch takes four times as long to go back.
        query = split(self.query(hidden)) * (width // self.heads) ** -0.5
        weights = query @ split(self.key(hidden)).transpose(-1, -2)
        if unseen is not None:
            weights = weights.masked_fill(unseen, -1e4)
        attended = weights.softmax(-1).to(query.dtype) @ split(self.value(hidden))
        joined = attended.transpose(1, 2).reshape(windows, length, width)
        hidden = self.attention_norm(hidden + self.dropout(self.output(joined)))
        inner = functional.gelu(self.widen(hidden))
        narrowed: Tensor = self.norm(hidden + self.dropout(self.narrow(inner)))
        return narrowed


class Encoder(nn.Module):
    """Sub-words, the case of their words and what word lists say of them in; hidden states out."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(len(SHAPES), sizes.hidden)
        self.hints = nn.Linear(len(HINTS), sizes.hidden, bias=False)
        for added in (self.shapes, self.hints):
            nn.init.zeros_(added.weight)  # the uncased encoder starts as it was published
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = Dropout(sizes.dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))

    def forward(self, ids: Tensor, shapes: Tensor, hints: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return (B, S, H); `mask` is (B, S), true where there is a sub-word."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(places) + self.shapes(shapes) + self.hints(hints)
        hidden = self.dropout(self.norm(hidden))
        unseen = None if mask is None else ~mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, unseen)
        encoded: Tensor = hidden
        return encoded


class Network(nn.Module):
    """The encoder and its heads.

    Arcs are scored by a biaffine product (Dozat and Manning 2017), restricted to nothing here: the
    decoder keeps them within their sentence. A relation is read from the sum of a projection of the
    dependent and one of its head, so that only the chosen arcs cost anything.
    """

    def __init__(self, counts: Counts, sizes: Sizes | None = None) -> None:
        super().__init__()
        sizes = sizes or Sizes()
        hidden = sizes.hidden
        self.encoder = Encoder(sizes)
        self.dropout = Dropout(sizes.dropout)
        self.entities = nn.Linear(hidden, counts.entities)
        self.tags = nn.Linear(hidden, counts.tags)
        self.parts_of_speech = nn.Linear(hidden, counts.parts_of_speech)
        self.starts = nn.Linear(hidden, 1)
        self.root = nn.Parameter(torch.zeros(hidden))
        self.arc_dependent = nn.Linear(hidden, sizes.arc)
        self.arc_governor = nn.Linear(hidden, sizes.arc)
        self.arc_product = nn.Linear(sizes.arc, sizes.arc, bias=False)
        self.arc_prior = nn.Linear(sizes.arc, 1, bias=False)
        self.relation_dependent = nn.Linear(hidden, sizes.relation)
        self.relation_governor = nn.Linear(hidden, sizes.relation)
        self.relations = nn.Linear(sizes.relation, counts.relations)

    def forward(
        self, ids: Tensor, shapes: Tensor, hints: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> Scores:
        """Score every word.

        Args:
            ids: (B, S), sub-words.
            shapes: (B, S), places in `SHAPES`.
            hints: (B, S, hints), 1 where a word list knows the word.
            first: (B, W), the place of each word's first sub-word.
            mask: (B, S), true where there is a sub-word.
        """
        hidden = self.encoder(ids, shapes, hints, mask)
        index = first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        words = self.dropout(hidden.gather(1, index))
        root = self.root.expand(words.shape[0], 1, -1).to(words.dtype)
        governors = torch.cat([root, words], dim=1)
        dependent = self.dropout(functional.gelu(self.arc_dependent(words)))
        governor = self.dropout(functional.gelu(self.arc_governor(governors)))
        arcs = self.arc_product(dependent) @ governor.transpose(1, 2)
        arcs = arcs / dependent.shape[-1] ** 0.5 + self.arc_prior(governor).transpose(1, 2)
        return Scores(
            entities=self.entities(words),
            tags=self.tags(words),
            parts_of_speech=self.parts_of_speech(words),
            starts=self.starts(words).squeeze(-1),
            arcs=arcs,
            dependents=self.relation_dependent(words),
            governors=self.relation_governor(governors),
        )

    def relation(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Return the logits (..., labels) of the relations of dependents (..., R) to heads (..., R)."""
        logits: Tensor = self.relations(self.dropout(functional.gelu(dependents + governors)))
        return logits
