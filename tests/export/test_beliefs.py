"""What people think and mean to do: written only where it is asked for, and never as what is so."""

import csv
import io
import json
from dataclasses import replace

import pytest

from reader.export import table
from reader.export.contract import analysis_from_json, analysis_to_json, record
from reader.export.listing import to_text
from reader.export.markdown import to_markdown
from reader.model import Analysis, Article


@pytest.fixture
def believed(analysis: Analysis) -> Analysis:
    """The analysis with its paraphrased quote as a belief, which reports the first fact."""
    said, thought = analysis.quotes
    belief = replace(thought, id="b1", speaker_name="Jane Doe")
    counted, built = analysis.facts
    return replace(
        analysis, quotes=(said,), beliefs=(belief,), facts=(replace(counted, reported_by="b1"), built)
    )


def test_json_has_them_only_where_they_are_asked_for(article: Article, believed: Analysis) -> None:
    assert "beliefs" not in record(article, believed)
    assert list(record(article, believed, {"beliefs"})) == ["version", "article", "beliefs"]
    assert [each["id"] for each in record(article, believed, {"beliefs"})["beliefs"]] == ["b1"]


def test_they_come_back_from_json_as_they_were(believed: Analysis) -> None:
    written = json.loads(json.dumps(analysis_to_json(believed)))
    assert analysis_from_json(written) == believed


def test_an_analysis_that_was_stored_before_them_has_none(analysis: Analysis) -> None:
    written = analysis_to_json(analysis)
    del written["beliefs"]
    assert analysis_from_json(written) == analysis


def test_a_fact_names_the_belief_that_reports_it(article: Article, believed: Analysis) -> None:
    assert [fact["reported_by"] for fact in record(article, believed)["facts"]] == ["b1", None]


def test_markdown_has_a_heading_for_them(article: Article, believed: Analysis) -> None:
    assert "## Beliefs" not in to_markdown(article, believed)
    document = to_markdown(article, believed, {"beliefs"})
    assert document.endswith("## Beliefs\n\n> 40 houses were lost\n>\n> — Jane Doe, paraphrased (¶ 3)\n")
    assert "## Quotes" not in document
    assert "## Beliefs" not in to_markdown(article, replace(believed, beliefs=()), {"beliefs"})


def test_the_listing_has_a_section_for_them(article: Article, believed: Analysis) -> None:
    assert "BELIEFS" not in to_text(article, believed)
    assert to_text(article, believed, {"beliefs"}).endswith(
        "BELIEFS\n\n    40 houses were lost\n    — Jane Doe, paraphrased · ¶ 3 · pronoun · 50%\n"
    )
    assert to_text(article, replace(believed, beliefs=()), {"beliefs"}).endswith(
        "BELIEFS\n\n    none found\n"
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.header() + text)))


def test_csv_has_them_only_where_they_are_asked_for(article: Article, believed: Analysis) -> None:
    assert "b1" not in {row["id"] for row in rows(table.to_csv(article, believed))}
    assert [row["id"] for row in rows(table.to_csv(article, believed, {"beliefs", "quotes"}))] == ["q1", "b1"]


def test_csv_tells_them_from_quotes(article: Article, believed: Analysis) -> None:
    written = rows(table.to_csv(article, believed, {"beliefs", "quotes"}))
    assert [row["part"] for row in written] == ["quote", "belief"]


def test_a_fact_that_somebody_believes_is_not_told_as_one_of_the_article(
    article: Article, believed: Analysis
) -> None:
    assert "according to Jane Doe" in to_text(article, believed, {"facts"})
    assert "according to Jane Doe" in to_markdown(article, believed, {"facts"})
    assert rows(table.to_csv(article, believed, {"facts"}))[0]["who"].startswith("according to Jane Doe")
