"""Windows: each word is read once, and no sentence in two halves, whatever the length of paragraphs."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reader.nlp.encoder.labels import Labels, biluo
from reader.nlp.encoder.language_model import LanguageModel, Scores
from reader.nlp.encoder.subwords import Inputs, Subwords

Floats = NDArray[np.float32]

LABELS = Labels(
    entities=biluo(),
    tags=tuple("ABCDE"),
    parts_of_speech=tuple("NVX"),
    relations=("root", "dep", "obj"),
)
PLACES = 512
"""So many sub-words the encoder has places for."""


@dataclass
class Encoded:
    ids: list[int]


class NumberTokenizer:
    """Reads words such as "7x3!" as three sub-words, all of them 207; the mark begins a sentence."""

    def encode_batch(self, words: list[str], add_special_tokens: bool) -> list[Encoded]:
        assert not add_special_tokens
        return [Encoded(self._ids(word)) for word in words]

    def _ids(self, word: str) -> list[int]:
        number, size = word.rstrip("!").split("x")
        return [2 * (100 + int(number)) + word.endswith("!")] * int(size)


@dataclass
class NumberNetwork:
    """Tells of each word what its number says; keeps the windows that it has read."""

    windows: list[list[int]] = field(default_factory=list)
    sure: float = 5.0
    """The log-odds of a sentence's start, or of none."""

    def __call__(self, given: Inputs) -> Scores:
        assert len(given.ids) == len(given.shapes) == len(given.hints) <= PLACES
        words = np.array([given.ids[at] for at in given.first])
        self.windows.append(words.tolist())
        size = len(words)
        numbers = words // 2
        arcs = np.zeros((size, size + 1), dtype=np.float32)
        arcs[:, 0] = 1
        return Scores(
            entities=np.eye(len(LABELS.entities), dtype=np.float32)[np.zeros(size, dtype=int)],
            tags=np.eye(5, dtype=np.float32)[numbers % 5],
            parts_of_speech=np.eye(3, dtype=np.float32)[numbers % 3],
            starts=np.where(words % 2, self.sure, -self.sure).astype(np.float32),
            arcs=arcs,
            dependents=numbers[:, None].astype(np.float32),
            governors=np.concatenate([[0], numbers])[:, None].astype(np.float32),
        )

    def relations(self, dependents: Floats, governors: Floats) -> Floats:
        is_root = governors[:, 0] == 0
        return np.stack([is_root, dependents[:, 0] % 2 == 0, dependents[:, 0] % 2 == 1], axis=1).astype("f4")


@dataclass(frozen=True)
class Word:
    size: int
    sentence: bool
    paragraph: bool


def words_of(longest: int, most: int) -> st.SearchStrategy[list[Word]]:
    word = st.builds(
        Word,
        size=st.integers(1, longest),
        sentence=st.integers(0, 11).map(lambda n: n == 0),
        paragraph=st.integers(0, 60).map(lambda n: n == 0),
    )
    return st.lists(word, min_size=1, max_size=most)


def read(words: list[Word]) -> tuple[LanguageModel, NumberNetwork, list[str], list[bool]]:
    network = NumberNetwork()
    model = LanguageModel(network, Subwords(NumberTokenizer()), LABELS)  # type: ignore[arg-type]
    texts = [f"{at}x{word.size}{'!' * word.sentence}" for at, word in enumerate(words)]
    return model, network, texts, [at == 0 or word.paragraph for at, word in enumerate(words)]


@settings(deadline=None)
@given(st.one_of(words_of(3, 500), words_of(14, 300)))
def test_every_word_is_read_once_and_in_order(words: list[Word]) -> None:
    model, network, texts, breaks = read(words)
    found = model(texts, breaks)
    numbers = [100 + at for at in range(len(words))]
    assert found.tags == [number % 5 for number in numbers]
    assert found.parts_of_speech == [number % 3 for number in numbers]
    assert len(found.heads) == len(found.relations) == len(found.starts) == len(words)
    assert network.windows


@settings(deadline=None)
@given(words_of(2, 500))
def test_sentences_begin_where_the_network_and_the_paragraphs_say(words: list[Word]) -> None:
    model, network, texts, breaks = read(words)
    starts = model(texts, breaks).starts
    wanted = [broken or word.sentence for broken, word in zip(breaks, words, strict=True)]
    sentences = [*(at for at, begins in enumerate(wanted) if begins), len(words)]
    for start, end in pairwise(sentences):
        if end - start < 100:
            assert starts[start:end] == [True] + [False] * (end - start - 1)
            numbers = [at + 100 for at in range(start, end)]
            assert any(
                numbers == [each // 2 for each in part if each // 2 in numbers] for part in network.windows
            )


@settings(deadline=None)
@given(words_of(3, 400))
def test_heads_are_in_the_sentence_and_one_of_them_is_the_root(words: list[Word]) -> None:
    model, _, texts, breaks = read(words)
    found = model(texts, breaks)
    sentences = [*(at for at, begins in enumerate(found.starts) if begins), len(words)]
    for start, end in pairwise(sentences):
        heads = found.heads[start:end]
        assert heads.count(-1) == 1
        assert all(start <= head < end for head in heads if head >= 0)
        assert [LABELS.relations[each] == "root" for each in found.relations[start:end]] == [
            head < 0 for head in heads
        ]


@pytest.mark.parametrize("size", [1, 12, 40])
def test_a_paragraph_without_sentences_is_read_in_pieces(size: int) -> None:
    words = [Word(size, sentence=False, paragraph=False)] * 1_000
    model, network, texts, breaks = read(words)
    assert len(model(texts, breaks).tags) == 1_000
    assert len(network.windows) < 100


def test_short_paragraphs_share_a_window() -> None:
    words = [Word(1, sentence=True, paragraph=at % 10 == 0) for at in range(100)]
    model, network, texts, breaks = read(words)
    model(texts, breaks)
    assert len(network.windows) == 1


def test_a_long_text_is_made_ready_in_portions() -> None:
    words = [Word(1, sentence=at % 10 == 0, paragraph=at % 50 == 0) for at in range(9_000)]
    model, _, texts, breaks = read(words)
    found = model(texts, breaks)
    assert found.tags == [(100 + at) % 5 for at in range(9_000)]
    starts = [at for at, begins in enumerate(found.starts) if begins]
    assert starts == list(range(0, 9_000, 10))
    for start in starts:
        assert all(start <= head < start + 10 for head in found.heads[start : start + 10] if head >= 0)


def test_starts_that_are_known_are_kept() -> None:
    model, _, texts, breaks = read([Word(1, sentence=True, paragraph=False)] * 4)
    assert model(texts, breaks, starts=[True, False, False, True]).starts == [True, False, False, True]


def test_other_evidence_tips_the_scales_and_no_more() -> None:
    model, network, texts, breaks = read([Word(1, sentence=at == 1, paragraph=False) for at in range(4)])
    network.sure = 0.5
    assert model(texts, breaks, evidence=[-1.0, -1.0, 2.0, -1.0]).starts == [True, False, True, False]
    network.sure = 5.0
    assert model(texts, breaks, evidence=[-1.0, -1.0, 2.0, -1.0]).starts == [True, True, False, False]


def test_progress_rises_to_one_and_stops_the_reading() -> None:
    model, network, texts, breaks = read([Word(1, sentence=True, paragraph=False)] * 1_000)
    shares: list[float] = []
    model(texts, breaks, shares.append)
    assert shares == sorted(shares)
    assert len(shares) == len(network.windows) > 5
    assert shares[-1] == 1

    def stop(_: float) -> None:
        raise InterruptedError

    network.windows.clear()
    with pytest.raises(InterruptedError):
        model(texts, breaks, stop)
    assert len(network.windows) == 1


def test_no_words_are_nothing() -> None:
    model, network, _, _ = read([])
    assert model([], []).tags == []
    assert network.windows == []
