"""References to an article, and links into it."""

import json
from dataclasses import replace

import pytest

from reader.export.bibliography import bibtex, csl_json, passage_link
from reader.model import Article


@pytest.fixture
def cited(article: Article) -> Article:
    return replace(article, url="https://example.org/river?a=1#top")


def test_bibtex_has_what_the_article_tells(cited: Article) -> None:
    assert bibtex(cited) == (
        "@online{thepost2026river,\n"
        "  author = {{Ann Roe}},\n"
        "  title = {{River takes bridge}},\n"
        "  date = {2026-01-28},\n"
        "  organization = {The Post},\n"
        "  url = {https://example.org/river?a=1#top},\n"
        "}"
    )


def test_what_bibtex_gives_a_meaning_is_escaped() -> None:
    article = Article("a1", r"50% & more: a_b {c} \\d ~ ^", "Text.", "a.txt")
    assert r"50\% \& more: a\_b \{c\} \textbackslash" in bibtex(article)
    assert bibtex(article).startswith("@online{articlemore,")


def test_csl_json_is_an_item_that_reference_managers_read(cited: Article) -> None:
    assert json.loads(csl_json(cited)) == [
        {
            "id": "thepost2026river",
            "type": "article-newspaper",
            "title": "River takes bridge",
            "author": [{"literal": "Ann Roe"}],
            "container-title": "The Post",
            "issued": {"date-parts": [[2026, 1, 28]]},
            "URL": "https://example.org/river?a=1#top",
        }
    ]


def test_what_is_not_known_is_left_out() -> None:
    bare = Article("a1", "River", "Text.", "a.txt", published="soon")
    assert json.loads(csl_json(bare)) == [
        {"id": "articlesoonriver", "type": "article-newspaper", "title": "River"}
    ]


def test_a_link_leads_to_the_words(cited: Article) -> None:
    assert (
        passage_link(cited, "took the bridge") == "https://example.org/river?a=1#:~:text=took%20the%20bridge"
    )


def test_of_a_long_passage_it_names_how_it_begins_and_ends(cited: Article) -> None:
    link = passage_link(
        cited, "one two-three, four five six seven eight nine ten eleven twelve thirteen fourteen"
    )
    assert link is not None
    assert link.endswith("text=one%20two%2Dthree%2C%20four%20five,eleven%20twelve%20thirteen%20fourteen")


def test_without_an_address_there_is_no_link(article: Article) -> None:
    assert passage_link(article, "took the bridge") is None


def test_several_articles_have_keys_of_their_own_and_the_first_the_one_it_has_alone(cited: Article) -> None:
    others = [replace(cited, id=f"a{number}") for number in range(2, 29)]
    keys = [item["id"] for item in json.loads(csl_json(cited, *others))]
    assert keys[:3] == ["thepost2026river", "thepost2026riverb", "thepost2026riverc"]
    assert keys[-2:] == ["thepost2026river2", "thepost2026river3"]
    assert [f"@online{{{key}," in bibtex(cited, *others) for key in keys] == [True] * 28
