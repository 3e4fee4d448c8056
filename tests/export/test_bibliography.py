"""References to an article, and links into it."""

import json
import re
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert (
        r"50\% \& more: a\_b \textbraceleft{}c\textbraceright{} \textbackslash{}\textbackslash{}d"
        r" \textasciitilde{} \textasciicircum{}" in bibtex(article)
    )
    assert bibtex(article).startswith("@online{articlemore,")


def is_balanced(entry: str) -> bool:
    """Tell whether braces are closed as BibTeX counts them: a backslash before one makes no difference."""
    depths = list(accumulate({"{": 1, "}": -1}.get(each, 0) for each in entry))
    return min(depths) >= 0 and depths[-1] == 0 and depths.index(0, depths.index(1)) == len(depths) - 1


any_words = st.text('ab 2026{}\\#%~^_&$\n"@,=', max_size=12)


@given(any_words, any_words, any_words, any_words, any_words)
def test_whatever_an_article_is_called_its_entry_ends_where_it_should(
    title: str, url: str, publisher: str, byline: str, published: str
) -> None:
    about = {"url": url, "publisher": publisher, "byline": byline, "published": published}
    entry = bibtex(Article("a1", title, "Text.", "a.txt", **about))
    assert is_balanced(entry)
    assert re.fullmatch("@online{[a-z0-9]+,", entry.splitlines()[0])


def test_an_address_still_leads_there(cited: Article) -> None:
    assert "  url = {https://example.org/%7Bx%5Cy%20%7D}," in bibtex(
        replace(cited, url=r"https://example.org/{x\y }")
    )


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
