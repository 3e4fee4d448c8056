"""What a copy is written as."""

import csv
import io
import json
from dataclasses import replace

import pytest

from reader.export.copies import CopyFormat, formats, problem
from reader.model import Analysis, Article


def written(id_: str, article: Article, analysis: Analysis, *items: object, **templates: str) -> str:
    form: CopyFormat = next(each for each in formats(templates) if each.id == id_)
    return form.copy(article, items, analysis)


def test_several_extracts_are_a_paragraph_each(article: Article, analysis: Analysis) -> None:
    assert written("words", article, analysis, *analysis.quotes) == (
        "“The river took the bridge,” […] “It will take more.”\n\n40 houses were lost"
    )


def test_with_source(article: Article, analysis: Analysis) -> None:
    assert written("source", article, analysis, analysis.quotes[0]).endswith(
        "— Jane Doe, mayor (The Post, 28 January 2026, ¶ 2)"
    )


def test_markdown(article: Article, analysis: Analysis) -> None:
    assert (
        written("markdown", article, analysis, (31, 46))
        == "> took the bridge\n>\n> (The Post, 28 January 2026, ¶ 2)"
    )
    assert written("markdown", article, analysis, analysis.quotes[1]).startswith(
        "> 40 houses were lost\n>\n> —"
    )


def test_json_says_where_it_is_from(article: Article, analysis: Analysis) -> None:
    for item in (analysis.quotes[0], analysis.facts[0], analysis.gist[0], (31, 46)):
        data = json.loads(written("json", article, analysis, item))
        assert data["article"]["sha256"] == article.sha256
        assert article.text[data["start"] : data["end"]] == data["text"]
    assert json.loads(written("json", article, analysis, analysis.entities[0]))["name"] == "Jane Doe"


def test_csv_rows_have_as_many_cells_as_the_header(article: Article, analysis: Analysis) -> None:
    from reader.export.table import COLUMNS

    for item in (analysis.quotes[0], analysis.facts[0], analysis.gist[0], analysis.entities[0], (31, 46)):
        (row,) = csv.reader(io.StringIO(written("csv", article, analysis, item)))
        assert len(row) == len(COLUMNS)


def test_a_reference_is_written_once(article: Article, analysis: Analysis) -> None:
    assert written("bibtex", article, analysis, *analysis.quotes).count("@online") == 1


def test_a_template_names_what_it_wants(article: Article, analysis: Analysis) -> None:
    template = "$quoted — $speaker, $role; $publisher, $date, ¶ $paragraph [$start-$end] costs $$5"
    cited = replace(article, url="https://example.org")
    assert written("template mine", cited, analysis, analysis.quotes[0], mine=template) == (
        "“The river took the bridge,” […] “It will take more.” — Jane Doe, mayor; The Post, 28 January 2026, ¶ 2"
        " [20-96] costs $5"
    )
    assert written("template mine", cited, analysis, (31, 46), mine="[$words]($link)") == (
        "[took the bridge](https://example.org#:~:text=took%20the%20bridge)"
    )


def test_reported_speech_is_quoted_without_marks(article: Article, analysis: Analysis) -> None:
    reported, fact = analysis.quotes[1], analysis.facts[0]
    assert written("template mine", article, analysis, reported, mine="$quoted") == "40 houses were lost"
    assert written("template mine", article, analysis, fact, mine="$quoted") == "“40 houses were lost”"
    assert written("source", article, analysis, reported).startswith("40 houses were lost — She, paraphrased")


@pytest.mark.parametrize("item", ["quotes", "facts", "entities", "gist"])
def test_a_template_has_every_field_of_every_extract(article: Article, analysis: Analysis, item: str) -> None:
    from reader.export.copies import FIELDS

    every = " ".join(f"{name}=$" + name for name in FIELDS)
    assert "sha256=" + article.sha256 in written(
        "template t", article, analysis, getattr(analysis, item)[0], t=every
    )


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("$words", None),
        ("cost: 5 $", "a $ stands alone"),
        ("$wrods", "there is no $wrods; there are $words,"),
    ],
)
def test_what_is_wrong_with_a_template_is_told(template: str, wrong: str | None) -> None:
    found = problem(template)
    assert found is None if wrong is None else found is not None and found.startswith(wrong)


def test_a_template_that_cannot_be_used_is_not_offered() -> None:
    assert "template bad" not in [form.id for form in formats({"bad": "$", "good": "$words"})]
    assert [form.title for form in formats({"bad": "$", "good": "$words"})][-1] == "good"
