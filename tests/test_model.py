"""What travels through the program."""

import dataclasses
import hashlib

import pytest

from reader.model import WORDS_PER_MINUTE, Article, Quote, reading_minutes, reading_time


def test_an_article_knows_the_digest_of_its_text() -> None:
    article = Article("a1", "Title", "Zoë said no.", "a.txt")
    assert article.sha256 == hashlib.sha256("Zoë said no.".encode()).hexdigest()
    assert dataclasses.replace(article, text="Other.").sha256 != article.sha256
    assert article.words == 3


def test_what_travels_cannot_be_changed() -> None:
    article = Article("a1", "Title", "Text.", "a.txt")
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "Other."  # type: ignore[misc]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (238, 1), (239, 2), (2380, 10)])
def test_reading_takes_at_least_a_minute(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("minutes", "time"),
    [(1, "1 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (120, "2 h"), (1275, "21 h 15 min")],
)
def test_from_an_hour_on_reading_times_are_told_in_hours(minutes: int, time: str) -> None:
    assert reading_time(minutes * WORDS_PER_MINUTE) == time


def test_a_quote_reaches_from_its_first_span_to_its_last() -> None:
    quote = Quote("q1", "direct", ((3, 5), (9, 12)), "", None, None, None, None, None, "none", 1, 1)
    assert (quote.start, quote.end) == (3, 12)
