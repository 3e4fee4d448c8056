"""Extracts as CSV."""

import csv
import io

import pytest

from reader.export import table
from reader.model import Analysis, Article, Fact


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.header() + text)))


def test_one_row_an_extract(article: Article, analysis: Analysis) -> None:
    quote, told, fact, date, jane = read_back(table.to_csv(article, analysis))
    assert [row["part"] for row in (quote, told, fact, date, jane)] == [
        "quote",
        "quote",
        "fact",
        "fact",
        "entity",
    ]
    assert quote == {
        "part": "quote",
        "id": "q1",
        "kind": "direct",
        "text": "“The river took the bridge,” […] “It will take more.”",
        "statement": "",
        "who": "Jane Doe",
        "role": "mayor",
        "via": "named",
        "confidence": "0.9",
        "paragraph": "2",
        "start": "20",
        "end": "96",
        "title": "River takes bridge",
        "publisher": "The Post",
        "published": "2026-01-28",
        "source": "river.txt",
        "corrected": "false",
        **dict.fromkeys(("subject", "predicate", "object", "where", "when", "value"), ""),
        **dict.fromkeys(("normal", "negated", "modality", "reported_by", "salience"), ""),
    }
    assert told["who"] == "She"
    assert (fact["who"], fact["via"]) == ("according to Jane Doe, mayor", "counted")
    assert (jane["text"], jane["kind"], jane["role"]) == ("Jane Doe", "PERSON", "mayor")
    assert (fact["subject"], fact["normal"], fact["reported_by"]) == ("40 houses", "40", "q1")
    assert (date["when"], date["normal"], date["negated"], date["salience"]) == (
        "1931",
        "1931",
        "false",
        "0.25",
    )
    assert (fact["corrected"], jane["corrected"]) == ("", "false")


def test_only_the_parts_that_were_asked_for(article: Article, analysis: Analysis) -> None:
    assert {row["part"] for row in read_back(table.to_csv(article, analysis, {"facts"}))} == {"fact"}


def test_a_single_row_has_no_line_end(article: Article, analysis: Analysis) -> None:
    row = table.row(article, analysis.quotes[0])
    assert table.to_csv(article, analysis).startswith(f"{row}\n")


@pytest.mark.parametrize("words", ["=1+2", "+1", "-1", "@SUM(A1)"])
def test_a_spreadsheet_computes_no_words_of_an_article(words: str) -> None:
    article = Article("a1", words, words, words)
    fact = Fact("f1", "claim", 0, len(words), words, "rule", 1, 1)
    (row,) = read_back(table.row(article, fact))
    assert (row["text"], row["title"], row["source"]) == (f"'{words}",) * 3


def test_line_ends_and_quotation_marks_stay_in_their_cell() -> None:
    words = '"One,\n\n"Two,"'
    article = Article("a1", "Title", words, "a.txt")
    fact = Fact("f1", "claim", 0, len(words), words, "rule", 1, 1)
    (row,) = read_back(table.row(article, fact))
    assert row["text"] == words
