"""What needs torch, which training alone needs."""

from random import Random

import pytest

torch = pytest.importorskip("torch", reason="torch is needed: pip install 'article-reader[train]'")

from reader.nlp.encoder import weights  # noqa: E402
from reader.nlp.encoder.labels import ENTITY_LABELS, Labels, biluo  # noqa: E402
from reader.nlp.encoder.subwords import Subwords  # noqa: E402
from reader.training import losses  # noqa: E402
from reader.training.batches import UNMARKED, Batcher, cut  # noqa: E402
from reader.training.corpora import Document, Syntax  # noqa: E402
from reader.training.habits import DOUBTFUL  # noqa: E402
from reader.training.network import Counts, Network, Scores, Sizes  # noqa: E402

LABELS = Labels(biluo(), ("NN", "VBD"), ("NOUN", "VERB"), ("nsubj", "root"))


def parsed(sentences):
    """Return a document of sentences of two words, the second the root."""
    size = 2 * sentences
    syntax = Syntax(
        tags=("NN", "VBD") * sentences,
        parts_of_speech=("NOUN", "VERB") * sentences,
        heads=tuple(-1 if at % 2 else at + 1 for at in range(size)),
        relations=("nsubj", "root") * sentences,
        starts=(True, False) * sentences,
    )
    return Document(
        "tiny.conllu", ("Rain", "fell") * sentences, (True,) + (False,) * (size - 1), syntax=syntax
    )


def batcher(unmarked=None):
    return Batcher(Subwords.load(weights.FOLDER / "tokenizer.json"), LABELS, unmarked or {}, 0.0)


def test_runs_are_whole_sentences_and_hold_every_word_once():
    runs = list(cut(parsed(9), 3, 5, Random(1)))
    assert len(runs) > 1
    assert sum(len(run.words) for run in runs) == 18
    assert all(run.syntax.starts[0] and len(run.words) % 2 == 0 for run in runs)
    assert all(run.syntax.heads[:2] == (1, -1) for run in runs)


def test_no_run_ends_inside_a_name():
    words = ("a", "b", "c", "d", "e", "f", "g", "h")
    document = Document("tiny.jsonl", words, (False,) * 8, names=((1, 7, "ORG"),))
    runs = list(cut(document, 3, 4, Random(1)))
    assert len(runs) > 1
    assert [word for run in runs for word in run.words] == list(words)
    assert [run.names for run in runs if run.names] == [((1, 7, "ORG"),)]


def test_heads_are_columns_and_padding_teaches_nothing():
    (batch,) = batcher().batches([parsed(1)], 600, Random(1))
    assert batch.heads[0, :3].tolist() == [2, 0, UNMARKED]
    assert batch.tags[0, :3].tolist() == [0, 1, UNMARKED]
    assert batch.mask[0].sum() == 4
    assert batch.entities.all()


def test_what_a_corpus_does_not_mark_is_not_outside():
    words = ("Norway", "won", "Ardal", "Cup")
    names = ((0, 1, DOUBTFUL), (2, 4, "LOC"))
    document = Document("tiny.jsonl", words, (True, False, False, False), names=names)
    (batch,) = batcher({"tiny.jsonl": frozenset(["EVENT"])}).batches([document], 600, Random(1))
    allowed = [
        {label for label, may in zip(LABELS.entities, row, strict=True) if may}
        for row in batch.entities[0, :5].tolist()
    ]
    every = set(LABELS.entities)
    assert allowed == [every, {"O", "B-EVENT", "I-EVENT", "L-EVENT", "U-EVENT"}, {"B-LOC"}, {"L-LOC"}, every]
    assert "EVENT" in ENTITY_LABELS


def test_a_network_learns_a_sentence_by_heart():
    torch.manual_seed(1)
    sizes = Sizes(hidden=24, layers=1, attention_heads=2, inner=48, arc=16, relation=16, dropout=0)
    network = Network(Counts(len(LABELS.entities), 2, 2, 2), sizes)
    (batch,) = batcher().batches([parsed(3)], 600, Random(1))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    found = []
    for _ in range(60):
        scores = network(batch.ids, batch.shapes, batch.hints, batch.first, batch.mask)
        loss = losses.syntax(network, scores, batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        found.append(loss.item())
    assert found[-1] < found[0] / 10
    assert scores.arcs[0, :6].argmax(-1).tolist() == batch.heads[0, :6].tolist()


def test_a_label_that_is_allowed_costs_nothing_when_it_is_certain():
    logits = torch.full((1, 2, len(LABELS.entities)), -50.0)
    logits[0, :, 0] = 50.0
    allowed = torch.zeros_like(logits, dtype=torch.bool)
    allowed[0, :, 0] = True
    scores = Scores(logits, *[torch.empty(0)] * 6)
    assert losses.names(scores, allowed).item() == pytest.approx(0)
    assert losses.names(scores, ~allowed).item() > 10
