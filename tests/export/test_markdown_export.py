"""Extracts as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.markdown import block_quote, to_markdown
from reader.model import Analysis, Article, Fact
from reader.sources.markdown import parse_markdown


def test_the_whole_document(article: Article, analysis: Analysis) -> None:
    assert to_markdown(article, analysis) == (
        "# River takes bridge\n\n"
        "The Post, 28 January 2026\n\n"
        "## Quotes\n\n"
        "> “The river took the bridge,” \\[…\\] “It will take more.”\n>\n> — Jane Doe, mayor (¶ 2)\n\n"
        "<!-- -->\n\n"
        "> 40 houses were lost\n>\n> — She, paraphrased (¶ 3)\n\n"
        "## Facts\n\n"
        "> 40 houses were lost\n>\n> — according to Jane Doe, mayor (¶ 3)\n\n"
        "<!-- -->\n\n"
        "> The bridge was built in 1931.\n>\n> (¶ 4)\n\n"
        "## People & places\n\n"
        "- **Jane Doe**, mayor\n"
    )


def test_only_the_parts_that_were_asked_for(article: Article, analysis: Analysis) -> None:
    document = to_markdown(article, analysis, {"entities"})
    assert "## People & places" in document
    assert "## Quotes" not in document
    assert "## Facts" not in document


def test_one_extract_names_its_source(article: Article, analysis: Analysis) -> None:
    (quote, _), (_, fact), (jane,) = analysis.quotes, analysis.facts, analysis.entities
    assert block_quote(article, quote).endswith("> — Jane Doe, mayor (The Post, 28 January 2026, ¶ 2)")
    assert block_quote(article, fact).endswith("> (The Post, 28 January 2026, ¶ 4)")
    assert block_quote(article, jane) == "**Jane Doe**, mayor (The Post, 28 January 2026)"


def block_of(words: str) -> str:
    article = Article("a1", "Title", words, "a.txt", publisher="The Post")
    fact = Fact("f1", "claim", 0, len(words), words, "rule", 1, 1)
    return block_quote(article, fact)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "*soft* and **strong**",
            "a_b_c",
            "[a](b)",
            "<b>x</b>",
            "`code`",
            "~~gone~~",
            "a \\* b",
            "&amp;",
            "a|b",
        ),
        *(
            "“# no heading",
            "# none”",
            "“1. no list",
            "1. none”",
            "- none”",
            "+ none”",
            "> none”",
            "=== ”",
            "12) a”",
        ),
    ],
)
def test_words_are_read_back_as_they_are(words: str) -> None:
    shown = parse_markdown(block_of(words).encode()).text
    assert shown.split("\n\n")[0].strip("“”") == words.strip("“”")


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1))
def test_no_word_of_an_article_is_taken_for_markup(words: str) -> None:
    shown = parse_markdown(block_of(f"“{words}”").encode()).text
    assert shown.split("\n\n")[0] == f"“{words}”"
