"""Whatever becomes of the quotation marks of an article, its quotes are words of it, in order."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speech_styles import cases

from reader.model import Article
from reader.nlp import Analyser
from reader.text import clean

ANALYSE = Analyser()
MARKS = ("“", "”", "„", "«", "»", '"', "'", "‘", "’", "``", "''", "‹", "›", "´´", "—", ":", "\n\n", "")
ARTICLES = [case.text for case in cases()]


def _disturbed(text: str, draw: st.DrawFn) -> str:
    """Insert, remove and swap marks at random, and break off anywhere."""
    text = text[: draw(st.integers(1, len(text)))] if draw(st.booleans()) else text
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        marked = [place for place, letter in enumerate(text) if letter in MARKS]
        if marked and draw(st.booleans()):
            at = draw(st.sampled_from(marked))
            text = text[:at] + draw(st.sampled_from(MARKS)) + text[at + 1 :]
        else:
            text = text[:at] + draw(st.sampled_from(MARKS)) + text[at:]
    return text


@st.composite
def disturbed_articles(draw: st.DrawFn) -> str:
    return clean(_disturbed(draw(st.sampled_from(ARTICLES)), draw))


@settings(max_examples=300, deadline=None)
@given(disturbed_articles())
def test_quotes_are_words_of_the_article_in_order(text: str) -> None:
    analysis = ANALYSE(Article(id="a", title="", text=text, source="-"))
    ids = [quote.id for quote in analysis.quotes]
    assert len(set(ids)) == len(ids)
    assert [quote.start for quote in analysis.quotes] == sorted(quote.start for quote in analysis.quotes)
    entities = {entity.id: entity.name for entity in analysis.entities}
    for quote in (*analysis.quotes, *analysis.beliefs):
        assert text[quote.start : quote.end] == quote.text
        assert all(0 <= start < end <= len(text) for start, end in quote.spans)
        assert all(before[1] <= after[0] for before, after in pairwise(quote.spans))
        assert quote.speaker_id is None or entities[quote.speaker_id] == quote.speaker_name
        for mention in (quote.cue, quote.speaker):
            assert mention is None or text[mention.start : mention.end] == mention.text


@settings(max_examples=300, deadline=None)
@given(disturbed_articles())
def test_no_two_quotes_share_a_word(text: str) -> None:
    analysis = ANALYSE(Article(id="a", title="", text=text, source="-"))
    spans = sorted(span for quote in (*analysis.quotes, *analysis.beliefs) for span in quote.spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("mark", ["“", '"', "'", "«", "``"])
def test_an_article_of_nothing_but_marks_says_nothing(mark: str) -> None:
    assert ANALYSE(Article(id="a", title="", text=clean(mark * 500), source="-")).quotes == ()
