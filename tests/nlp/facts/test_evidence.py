"""What a fact rests on: where it stands, who says it, and that it is told once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import analysis, facts, slots


def test_the_evidence_is_the_sentence_word_for_word() -> None:
    [fact] = facts("It rained.  The flood killed 23 people in the night. It went on.", "number")
    assert fact.text == "The flood killed 23 people in the night."


def test_a_quote_that_goes_beyond_its_sentence_is_evidence_without_the_rest() -> None:
    [fact] = facts("Helen Marsh said: “The flood killed 23 people. It was dark.”", "number")
    assert (fact.text, fact.reported_by) == ("The flood killed 23 people.", "q1")


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("“The flood killed 23 people,” said Helen Marsh.", "q1"),
        ("Helen Marsh said that the flood killed 23 people.", "q1"),
        ("Helen Marsh thinks that the flood killed 23 people.", "b1"),
        ("“It rained,” Helen Marsh said. She fears that the flood killed 23 people.", "b1"),
        ("The flood killed 23 people.", None),
    ],
)
def test_a_fact_has_whose_word_it_is(text: str, reporter: str | None) -> None:
    [fact] = facts(text, "number")
    assert fact.reported_by == reporter


def test_an_event_told_twice_is_one_with_two_pieces_of_evidence() -> None:
    text = "Helen Marsh opened the dam. It rained. On Tuesday, Marsh opened the dam in Nairobi."
    [fact] = facts(text, "event")
    assert slots(fact)["where"] == "Nairobi"
    assert [mention.text for mention in fact.support] == ["Helen Marsh opened the dam."]


def test_events_on_different_days_are_two() -> None:
    assert (
        len(facts("Kenya signed the treaty on 3 May 2024. Kenya signed the treaty on 3 May 2025.", "event"))
        == 2
    )


def test_what_two_people_claim_are_two_claims() -> None:
    text = "Helen Marsh said that Kenya had signed the treaty. Ruth Okafor said that Kenya had signed the treaty."
    assert len(facts(text, "claim")) == 2


@pytest.mark.parametrize(
    "text", ["They meet on Fridays.", "They meet every Friday.", "They waited for four months."]
)
def test_how_often_and_how_long_is_no_date(text: str) -> None:
    assert facts(text, "date") == []


WORDS = st.sampled_from(
    [
        *(
            "Helen",
            "Marsh",
            "Kenya",
            "Reuters",
            "said",
            "opened",
            "that",
            "who",
            "was",
            "by",
            "the",
            "of",
            "in",
        ),
        *(
            "Tuesday",
            "23",
            "people",
            "$4",
            "million",
            "and",
            ",",
            ".",
            "?",
            "“",
            "”",
            "(",
            ")",
            "—",
            ":",
            ";",
        ),
        *("not", "to", "is", "mayor", "'s", "if", "according", "\n\n"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_every_slot_of_any_text_is_its_words(parts: list[str]) -> None:
    text = " ".join(parts).strip()
    if not text:
        return
    for fact in analysis(text).facts:
        assert fact.text == text[fact.start : fact.end] != ""
        assert 0 <= fact.confidence <= 1
        assert 0 <= fact.salience <= 1
        for words in (*fact.arguments, *fact.support):
            assert words.text == text[words.start : words.end] != ""
