"""The first sample: what it says of the keys and of itself is true."""

import pytest

from reader.model import CLEAR
from reader.nlp import pipeline
from reader.sources import read_samples
from reader.ui.commands import COMMANDS

TOUR = read_samples()[0]

TAUGHT = {
    "]": "next-extract",
    "[": "previous-extract",
    "y": "copy",
    "Y": "copy-with-source",
    "s": "keep",
    "S": "notebook",
    "f": "filter",
    "/": "find",
    "w": "next-mention",
    "v": "select-sentence",
    "C": "copy-as",
    "u": "undo",
    "?": "help",
    ".": "hide-first-keys",
}


def test_it_is_what_a_first_start_opens() -> None:
    assert TOUR.source == "sample:00-tour.txt"


@pytest.mark.parametrize(("key", "command"), TAUGHT.items())
def test_each_key_that_it_teaches_does_what_it_says(key: str, command: str) -> None:
    assert key in {word if word == key else word.strip("“”,") for word in TOUR.text.split()}
    assert next(each.id for each in COMMANDS if key in each.shown_keys.split()) == command


def test_every_quote_has_its_speaker_and_one_is_unclear_near_the_end_as_it_says() -> None:
    quotes = pipeline.analyse(TOUR).quotes
    assert [quote.speaker_name for quote in quotes] == [
        *["Maren Oduya"] * 2,
        *["Tomas Reinholt"] * 3,
        *["Ingrid Vale"] * 2,
        *["Pia Lindqvist"] * 2,
        *["Maren Oduya"] * 2,
    ]
    assert {quote.kind for quote in quotes} == {"direct", "indirect", "mixed"}
    assert [quote.confidence < CLEAR for quote in quotes] == [*[False] * 10, True]
