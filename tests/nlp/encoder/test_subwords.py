"""Words as the encoder reads them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.nlp.encoder import weights
from reader.nlp.encoder.hints import HINTS
from reader.nlp.encoder.subwords import SHAPES, Subwords, inputs, shape

SUBWORDS = Subwords.load(weights.FOLDER / "tokenizer.json")
FIRST, BREAK, UNKNOWN = 101, 102, 100


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("rain don’t élan", "lower"),
        ("Rain Élan Geneva-based", "capital"),
        ("I É", "initial"),
        ("UN NATO U.S.", "upper"),
        ("iPhone McKay MPs", "mixed"),
        ("7 3.5 1,200 2026-01-28", "figures"),
        ("Rossiya-24 4th 90s", "letters and figures"),
        (". “ — 😀 هذا 他们", "other"),
    ],
)
def test_the_case_of_a_word_is_its_shape(words: str, name: str) -> None:
    assert [SHAPES[shape(word)] for word in words.split()] == [name] * len(words.split())


def test_a_word_is_cut_and_its_case_is_left_to_its_shape() -> None:
    reading = SUBWORDS.read(["Rain", "rain", "RAIN"], [True, False, False])
    assert len(set(reading.subwords)) == 1
    assert len(set(reading.shapes)) == 3


def test_a_word_of_nothing_that_is_known_is_still_a_word() -> None:
    reading = SUBWORDS.read(["\u200d", "\ufe0f", "rain"], [True, False, False])
    assert reading.subwords[:2] == ((UNKNOWN,), (UNKNOWN,))


def test_an_endless_word_is_read_in_part() -> None:
    (subwords,) = SUBWORDS.read(["a-b" * 1_000], [True]).subwords
    assert 1 <= len(subwords) <= 12


def test_no_more_words_are_remembered_than_are_of_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.nlp.encoder.subwords._REMEMBERED", 10)
    subwords = Subwords.load(weights.FOLDER / "tokenizer.json")
    for number in range(50):
        assert subwords.read([f"word{number}"], [True]) == SUBWORDS.read([f"word{number}"], [True])
    assert len(subwords._known) <= 10


def test_paragraphs_are_parted_by_a_mark() -> None:
    reading = SUBWORDS.read(["rain", "rain", "rain"], [True, False, True])
    (rain,) = reading.subwords[0]
    window = inputs(reading, 0, 3)
    assert window.ids == [FIRST, rain, rain, BREAK, rain, BREAK]
    assert window.first == [1, 2, 4]
    assert inputs(reading, 2, 3).ids == [FIRST, rain, BREAK]


words = st.lists(st.text(st.characters(blacklist_categories=["Cs", "Z", "Cc"]), min_size=1), min_size=1)


@settings(deadline=None)
@given(words, st.data())
def test_a_window_has_a_place_for_every_word(words: list[str], data: st.DataObject) -> None:
    breaks = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    reading = SUBWORDS.read(words, breaks)
    start = data.draw(st.integers(0, len(words) - 1))
    window = inputs(reading, start, len(words))
    assert len(window.first) == len(words) - start
    assert window.first == sorted(set(window.first))
    assert len(window.ids) == len(window.shapes)
    assert window.hints.shape == (len(window.ids), len(HINTS))
    assert np.isin(window.hints, (0, 1)).all()
    for place, at in enumerate(window.first, start):
        size = len(reading.subwords[place])
        assert tuple(window.ids[at : at + size]) == reading.subwords[place]
        assert set(window.shapes[at : at + size]) == {reading.shapes[place]}
