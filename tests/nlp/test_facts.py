import pytest

from reader.model import Article
from reader.nlp import Analyser

ANALYSE = Analyser()


def facts(text, published="2026-01-28"):
    return ANALYSE(Article(id="a", title="", text=text, source="-", published=published)).facts


def texts(fact):
    slots = {name: getattr(fact, name) for name in ("subject", "predicate", "object", "when", "value")}
    return {name: slot.text for name, slot in slots.items() if slot}


@pytest.mark.parametrize(
    ("text", "kind", "slots"),
    [
        ("Pentagon spokesperson Helen Marsh left.", "role",
         {"subject": "Helen Marsh", "object": "Pentagon spokesperson"}),
        ("The flood killed 23 people.", "number", {"value": "23", "object": "people"}),
        ("The firm lost $4 million.", "number", {"value": "$4 million"}),
        ("Sales fell by 12%.", "number", {"value": "12%"}),
        ("The firm was founded in October 2025.", "date", {"when": "October 2025"}),
        ("According to Reuters, the firm is dead.", "source", {"subject": "Reuters", "predicate": "According to"}),
        ("The firm is dead, Reuters reported.", "source", {"subject": "Reuters", "predicate": "reported"}),
    ],
)  # fmt: skip
def test_one_fact(text, kind, slots):
    (fact,) = facts(text)
    assert (fact.kind, texts(fact), fact.text) == (kind, slots, text)


def test_the_evidence_is_the_sentence_word_for_word():
    (fact,) = facts("It rained.  The flood killed 23 people in the night. It went on.")
    assert fact.text == "The flood killed 23 people in the night."


def test_the_same_fact_is_given_once():
    assert len(facts("Sales fell by 12%. They fell by 12 per cent.")) == 1


def test_a_fact_in_a_quote_is_reported_by_it():
    (fact,) = facts("“The flood killed 23 people,” said Helen Marsh.")
    assert fact.reported_by == "q1"


def test_a_mere_span_of_time_is_no_fact():
    assert facts("They waited for four months.") == ()
