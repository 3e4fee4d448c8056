from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.export.statements import pieces
from reader.model import Argument, Article, Fact, Mention, Quote
from reader.nlp import Analyser
from reader.text import as_shown, clean

ANALYSE = Analyser()
MARKS = ["“", "”", "„", "«", "»", '"', "'", "‘", "’", "``", "''", "\n", "\n\n", " "]
PARTS = [
    "Ruth Okafor said", "the mayor", "he added,", "saying:", "We shall go.", "It cost $4 million", "on Wednesday",
    "according to Reuters", "Anna Lang, a lawyer,", "(IMW)", "it’s", "Q:", "3.5%", ",", ".", "?", "—", "–", "…",
    "al-", "O'Neill", "U.S.", "the '90s", "😀", "他说", "هذا", "St.", "of the", "Bank of", "and", "&", "-", ")", "(",
]  # fmt: skip

texts = st.lists(st.sampled_from(MARKS + PARTS), max_size=60).flatmap(
    lambda parts: st.sampled_from(["".join(parts), " ".join(parts)])
)


@settings(max_examples=300, deadline=None)
@given(texts)
@example("“   the '90s We shall go. Ruth Okafor said")
def test_every_span_is_word_for_word(text: str) -> None:
    text = clean(text)
    analysis = ANALYSE(Article(id="a", title="", text=text, source="-", published="2026-01-28"))
    spans: list[Argument | Fact | Mention | Quote] = [
        mention for entity in analysis.entities for mention in (*entity.mentions, *entity.anaphors)
    ]
    spans += [
        each
        for quote in (*analysis.quotes, *analysis.beliefs)
        for each in (quote, quote.cue, quote.speaker)
        if each
    ]
    spans += [each for fact in analysis.facts for each in (fact, *fact.arguments, *fact.support)]
    spans += analysis.gist
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert span.text.strip() == span.text != ""
    for quote in analysis.quotes:
        assert list(quote.spans) == sorted(quote.spans)
        assert all(start < end for start, end in quote.spans)
        assert (quote.speaker is None and quote.speaker_name is None) == (quote.via == "none")
        assert 0 <= quote.confidence <= 1
    for fact in analysis.facts:
        assert 0 <= fact.confidence <= 1
        assert 0 <= fact.salience <= 1
        for piece in pieces(fact, text):
            assert piece.text == " … " or piece.text in as_shown(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_refused(text: str) -> None:
    ANALYSE(Article(id="a", title="", text=clean(text), source="-"))
