"""Many articles in one stream."""

import json

import pytest

from reader.export.contract import PARTS
from reader.export.formats import FORMATS
from reader.model import Analysis, Article


def written(form: str, results: list[tuple[Article, Analysis]], *, several: bool) -> str:
    return "".join(FORMATS[form](results, PARTS, several))


def test_json_is_an_object_for_one_and_an_array_for_several(article: Article, analysis: Analysis) -> None:
    one = (article, analysis)
    assert json.loads(written("json", [one], several=False))["article"]["id"] == "a1"
    assert [each["article"]["id"] for each in json.loads(written("json", [one, one], several=True))] == [
        "a1",
        "a1",
    ]
    assert len(json.loads(written("json", [one], several=True))) == 1


def test_json_of_nothing() -> None:
    assert written("json", [], several=False) == ""
    assert json.loads(written("json", [], several=True)) == []


def test_json_lines_are_an_object_a_line(article: Article, analysis: Analysis) -> None:
    lines = written("jsonl", [(article, analysis)] * 3, several=True).splitlines()
    assert [json.loads(line)["version"] for line in lines] == [1, 1, 1]


def test_csv_has_one_header(article: Article, analysis: Analysis) -> None:
    lines = written("csv", [(article, analysis)] * 2, several=True).splitlines()
    assert [line.startswith("part,id,") for line in lines] == [True] + [False] * 10


@pytest.mark.parametrize(
    ("form", "title"), [("markdown", "# River takes bridge"), ("text", "River takes bridge")]
)
def test_documents_follow_each_other(form: str, title: str, article: Article, analysis: Analysis) -> None:
    text = written(form, [(article, analysis)] * 2, several=True)
    assert text.splitlines().count(title) == 2
    assert f"\n\n{title}\n" in text


@pytest.mark.parametrize("form", FORMATS)
def test_articles_are_written_as_they_come(form: str, article: Article, analysis: Analysis) -> None:
    taken = []

    def results():  # type: ignore[no-untyped-def]
        for number in range(2):
            taken.append(number)
            yield article, analysis

    pieces = FORMATS[form](results(), PARTS, True)
    while "River takes bridge" not in next(pieces):
        pass
    assert taken == [0]
