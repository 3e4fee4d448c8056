"""What travels through the program."""

import dataclasses
import hashlib

import pytest

from reader.model import Article, Quote, Summary, reading_minutes


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
    assert Summary("a1", "Title", "a.txt", None, None, words, sample=False).minutes == minutes


def test_a_quote_reaches_from_its_first_span_to_its_last() -> None:
    quote = Quote("q1", "direct", ((3, 5), (9, 12)), "", None, None, None, None, None, "none", 1, 1)
    assert (quote.start, quote.end) == (3, 12)
