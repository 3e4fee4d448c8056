"""Extracts as they are quoted and cited."""

from dataclasses import replace

import pytest

from reader.export import citation
from reader.export.citation import plain, with_source
from reader.model import Analysis, Article, Entity, Fact, Quote


def quote_of(article: Article, **changes: object) -> Quote:
    whole = Quote(
        id="q1",
        kind="direct",
        spans=((0, len(article.text)),),
        text=article.text,
        cue=None,
        speaker=None,
        speaker_name="Jane Doe",
        speaker_id=None,
        speaker_role="mayor",
        via="named",
        confidence=1,
        paragraph=1,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.fixture
def short() -> Article:
    return Article("a1", "River", "“It rose.”", "river.txt", publisher="The Post", published="2026-01-08")


def test_a_quote_with_speaker_role_source_date_and_paragraph(short: Article) -> None:
    cited = "“It rose.” — Jane Doe, mayor (The Post, 8 January 2026, ¶ 1)"
    assert with_source(short, quote_of(short)) == cited


@pytest.mark.parametrize(
    ("changes", "who"),
    [
        ({"speaker_role": None}, " — Jane Doe"),
        ({"speaker_name": "Mayor Jane Doe"}, " — Mayor Jane Doe"),
        ({"speaker_name": None, "speaker_role": None}, ""),
        ({"speaker_name": None}, " — mayor"),
        ({"kind": "mixed"}, " — Jane Doe, mayor"),
    ],
)
def test_what_is_not_known_is_left_out(short: Article, changes: dict[str, object], who: str) -> None:
    assert (
        with_source(short, quote_of(short, **changes)) == f"“It rose.”{who} (The Post, 8 January 2026, ¶ 1)"
    )


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"published": None}, "The Post, ¶ 1"),
        ({"published": "soon"}, "The Post, ¶ 1"),
        ({"publisher": None}, "River, 8 January 2026, ¶ 1"),
        ({"publisher": None, "title": "", "published": None}, "river.txt, ¶ 1"),
    ],
)
def test_the_source_is_as_full_as_it_is_known(
    short: Article, changes: dict[str, str | None], where: str
) -> None:
    article = replace(short, **changes)  # type: ignore[arg-type]
    assert with_source(article, quote_of(article)) == f"“It rose.” — Jane Doe, mayor ({where})"


def test_the_words_of_the_article_name_the_speaker_where_no_name_is_known(
    article: Article, analysis: Analysis
) -> None:
    cited = "40 houses were lost — She, paraphrased (The Post, 28 January 2026, ¶ 3)"
    assert with_source(article, analysis.quotes[1]) == cited


@pytest.mark.parametrize(
    ("kind", "words", "cited"),
    [
        ("direct", "It rose.", "“It rose.” — Jane Doe, mayor"),
        ("direct", "“It rose.”", "“It rose.” — Jane Doe, mayor"),
        ("indirect", "it rose", "it rose — Jane Doe, mayor, paraphrased"),
        ("indirect", "the ‘river’ rose", "the ‘river’ rose — Jane Doe, mayor, paraphrased"),
        ("mixed", "it “rose” at night", "it “rose” at night — Jane Doe, mayor"),
        ("mixed", "it ‘rose’ at night", "it ‘rose’ at night — Jane Doe, mayor"),
    ],
)
def test_only_what_was_said_in_these_words_stands_in_marks(kind: str, words: str, cited: str) -> None:
    article = Article("a1", "River", words, "river.txt", publisher="The Post")
    assert with_source(article, quote_of(article, kind=kind)) == f"{cited} (The Post, ¶ 1)"


def test_a_broken_quote_shows_that_something_is_left_out(article: Article, analysis: Analysis) -> None:
    assert plain(article, analysis.quotes[0]) == "“The river took the bridge,” […] “It will take more.”"


@pytest.mark.parametrize(
    "words", ["“It rose.”", '"It rose."', "‘It rose.’", "«It rose.»", "He said “rose” twice"]
)
def test_words_with_marks_of_their_own_get_no_more(words: str) -> None:
    article = Article("a1", "River", words, "river.txt")
    assert with_source(article, quote_of(article)).startswith(f"{words} — ")


def test_a_hard_wrapped_quote_is_cited_on_one_line() -> None:
    lines = ["“" + "word " * 12 + "word"] + ["word " * 12 + "word"] * 5 + ["end.”"]
    article = Article("a1", "River", "\n".join(lines), "river.txt")
    assert plain(article, quote_of(article)) == " ".join(lines)


def test_a_quote_of_two_paragraphs_keeps_them_apart() -> None:
    article = Article("a1", "River", "“One.\n\n“Two.”", "river.txt")
    assert plain(article, quote_of(article)) == "“One.\n\n“Two.”"


def test_a_fact_is_cited_by_its_evidence(article: Article, analysis: Analysis) -> None:
    cited = "“The bridge was built in 1931.” (The Post, 28 January 2026, ¶ 4)"
    assert with_source(article, analysis.facts[1], analysis) == cited


def test_a_reported_fact_names_who_said_it(article: Article, analysis: Analysis) -> None:
    fact = analysis.facts[0]
    cited = "“40 houses were lost” — according to Jane Doe, mayor (The Post, 28 January 2026, ¶ 3)"
    assert with_source(article, fact, analysis) == cited
    assert " — " not in with_source(article, fact)


def test_an_entity_is_cited_by_name_and_role(article: Article, analysis: Analysis) -> None:
    jane = analysis.entities[0]
    assert plain(article, jane) == "Jane Doe"
    assert with_source(article, jane) == "Jane Doe, mayor (The Post, 28 January 2026)"
    assert with_source(article, replace(jane, role=None)) == "Jane Doe (The Post, 28 January 2026)"


def test_a_passage_names_its_paragraphs(article: Article) -> None:
    start = article.text.index("40 houses")
    one = citation.passage_with_source(article, (start, start + 9))
    assert one == "“40 houses” (The Post, 28 January 2026, ¶ 3)"
    two = citation.passage_with_source(article, (start, article.text.index(" was built")))
    assert two == "“40 houses were lost.\n\nThe bridge” (The Post, 28 January 2026, ¶ 3–4)"


def test_a_reference_lists_what_is_known(article: Article) -> None:
    assert citation.reference(article) == "Ann Roe, “River takes bridge”, The Post, 28 January 2026"
    bare = Article("a1", "River", "Text.", "river.txt", url="https://example.org")
    assert citation.reference(bare) == "“River”, https://example.org"


def test_dates_are_written_out() -> None:
    assert citation.date_written_out("2026-01-08") == "8 January 2026"
    assert citation.date_written_out("2026-01-08", short=True) == "8 Jan 2026"
    assert citation.date_written_out("soon") is None


@pytest.mark.parametrize("index", [0, 1])
def test_kinds_are_told_apart(analysis: Analysis, index: int) -> None:
    kinds = [type(each[index % len(each)]) for each in (analysis.quotes, analysis.facts, analysis.entities)]
    assert kinds == [Quote, Fact, Entity]


def test_an_imprint_names_outlet_or_location(article: Article) -> None:
    assert citation.imprint(article) == "The Post, 28 January 2026"
    assert citation.imprint(replace(article, publisher=None, published=None)) == "river.txt"
