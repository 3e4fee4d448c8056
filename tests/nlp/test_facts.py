import pytest

from reader.model import Article, Fact
from reader.nlp import Analyser

ANALYSE = Analyser()


def facts(text: str, published: str | None = "2026-01-28") -> tuple[Fact, ...]:
    return ANALYSE(Article(id="a", title="", text=text, source="-", published=published)).facts


def texts(fact: Fact) -> dict[str, str]:
    slots = {name: getattr(fact, name) for name in ("subject", "predicate", "object", "when", "value")}
    return {name: slot.text for name, slot in slots.items() if slot}


@pytest.mark.parametrize(
    ("text", "kind", "slots"),
    [
        ("Pentagon spokesperson Helen Marsh left.", "role",
         {"subject": "Helen Marsh", "object": "Pentagon spokesperson"}),
        ("The flood killed 23 people.", "number", {"value": "23", "object": "people"}),
        ("The firm lost $4 million.", "number", {"value": "$4 million"}),
        ("It employs 300 of the workers.", "number", {"value": "300", "object": "workers"}),
        ("Sales fell by 12%.", "number", {"value": "12%"}),
        ("The firm was founded in October 2025.", "date", {"when": "October 2025"}),
        ("According to Reuters, the firm is dead.", "source", {"subject": "Reuters", "predicate": "According to"}),
        ("According to a laboratory in Oslo, the firm is dead.", "source",
         {"subject": "a laboratory in Oslo", "predicate": "According to"}),
        ("According to a report under the Official Act, the firm is dead.", "source",
         {"subject": "a report", "predicate": "According to"}),
        ("Reuters, which is in London, reported it.", "source", {"subject": "Reuters", "predicate": "reported"}),
        ("The firm is dead, Reuters reported.", "source", {"subject": "Reuters", "predicate": "reported"}),
    ],
)  # fmt: skip
def test_one_fact(text: str, kind: str, slots: dict[str, str]) -> None:
    (fact,) = facts(text)
    assert (fact.kind, texts(fact), fact.text) == (kind, slots, text)


def test_the_evidence_is_the_sentence_word_for_word() -> None:
    (fact,) = facts("It rained.  The flood killed 23 people in the night. It went on.")
    assert fact.text == "The flood killed 23 people in the night."


def test_the_same_fact_is_given_once() -> None:
    assert len(facts("Sales fell by 12%. They fell by 12 per cent.")) == 1


def test_a_fact_in_a_quote_is_reported_by_it() -> None:
    (fact,) = facts("“The flood killed 23 people,” said Helen Marsh.")
    assert fact.reported_by == "q1"


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("Helen Marsh said that the flood killed 23 people.", "q1"),
        ("Helen Marsh thinks that the flood killed 23 people.", "b1"),
        ("“It rained,” Helen Marsh said. She fears that the flood killed 23 people.", "b1"),
    ],
)
def test_a_fact_in_a_reported_clause_is_reported_by_it(text: str, reporter: str) -> None:
    (fact,) = facts(text)
    assert fact.reported_by == reporter


@pytest.mark.parametrize("said", ["did not say", "refused to say", "could say"])
def test_a_fact_of_what_was_not_said_is_not_told_as_one_of_the_article(said: str) -> None:
    assert facts(f"Helen Marsh {said} that the flood killed 23 people.") == ()


def test_a_quote_that_goes_beyond_its_sentence_is_evidence_without_the_rest() -> None:
    fact = facts("Helen Marsh said: “The flood killed 23 people. It was dark.”")[-1]
    assert (fact.text, fact.reported_by) == ("The flood killed 23 people.", "q1")


def test_the_source_is_the_person_behind_the_comma_or_nobody() -> None:
    source = next(
        each
        for each in facts("It fell, according to the mayor, Ruth Okafor, who saw it.")
        if each.kind == "source"
    )
    assert source.subject is not None
    assert (source.subject.text, source.subject.name) == ("the mayor, Ruth Okafor", "Ruth Okafor")
    (source,) = facts("It fell, according to a laboratory in Oslo.")
    assert source.subject is not None
    assert source.subject.name is None


@pytest.mark.parametrize(
    "text", ["The two countries agreed.", "They meet on Fridays.", "They meet every Friday."]
)
def test_what_counts_and_dates_nothing(text: str) -> None:
    assert facts(text) == ()


def test_a_mere_span_of_time_is_no_fact() -> None:
    assert facts("They waited for four months.") == ()
