"""The article that the program was first asked to read; it is not part of the project."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from told import SLOTS, analysis

if TYPE_CHECKING:
    from reader.model import Analysis, Fact

ARTICLE = Path(__file__).parents[3] / "../shared/seeds/syria-moscow.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the example lies beside the project, not in it")


@cache
def found(published: str | None = None) -> Analysis:
    return analysis(ARTICLE.read_text(encoding="utf-8").strip(), published)


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("Ahmad al-Sharaa", "Syrian President"),
        ("Vladimir Putin", "Russian President"),
        ("Dmitry Peskov", "Kremlin spokesperson"),
        ("Bashar al-Assad", "former Syrian president"),
        ("SANA", "Syria's state news agency"),
        ("Rossiya-24", "state television channel"),
    ],
)
def test_roles(who: str, role: str) -> None:
    roles = {
        fact.subject.name: fact.object.text
        for fact in found().facts
        if fact.kind == "role" and fact.subject and fact.object
    }
    assert roles[who] == role


@pytest.mark.parametrize(
    ("kind", "words", "reporter"),
    [
        ("event", "Ahmad al-Sharaa arrived Moscow Wednesday official visit", "Azernews"),
        ("event", "he is set to hold talks with Vladimir Putin", "Azernews"),
        ("event", "Sharaa second visit Russia four months", None),
        ("event", "similar trip October 2025", None),
        ("event", "Russia confirmed arrival", None),
        ("event", "Peskov declined to comment", None),
        (
            "claim",
            "Syrian authorities were negotiating with Moscow extradition Bashar al-Assad",
            "media reports",
        ),
        (
            "claim",
            "Syria had requested the withdrawal of Russian forces from an airfield in Qamishli",
            "reports",
        ),
        ("claim", "cooperation between Moscow and Damascus has been actively developing", "Dmitry Peskov"),
        ("claim", "talks between Putin and Sharaa would focus on Syria's transitional", "Kremlin"),
    ],
)
def test_events_and_claims_with_whose_word_they_are(kind: str, words: str, reporter: str | None) -> None:
    quotes = {quote.id: quote for quote in found().quotes}

    def said_by(fact: Fact) -> str | None:
        quote = quotes.get(fact.reported_by or "")
        return quote and (quote.speaker_name or (quote.speaker.text if quote.speaker else None))

    matching = [
        said_by(fact)
        for fact in found().facts
        if fact.kind == kind
        and set(words.split())
        <= {word for slot in SLOTS if getattr(fact, slot) for word in getattr(fact, slot).text.split()}
    ]
    assert matching == [reporter]


@pytest.mark.parametrize(("published", "normal"), [(None, None), ("2026-01-28", "2026-01-28")])
def test_wednesday_is_open_until_the_day_of_publication_is_known(
    published: str | None, normal: str | None
) -> None:
    [first, *_] = [fact.when for fact in found(published).facts if fact.kind == "date"]
    assert first is not None
    assert (first.text, first.normal) == ("Wednesday", normal)


def test_a_report_of_its_length_has_a_readable_number_of_facts() -> None:
    listed = [fact for fact in found().statements if fact.salience >= 0.5 and fact.confidence >= 0.7]
    assert 8 <= len(listed) <= 25


def test_the_gist() -> None:
    assert [answer.text for answer in found().gist][:4] == [
        "Syrian President Ahmad al-Sharaa",
        "arrived in Moscow on Wednesday for an official visit",
        "Wednesday",
        "Moscow",
    ]
