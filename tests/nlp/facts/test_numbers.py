import pytest
from told import facts, slots


@pytest.mark.parametrize(
    ("text", "expected", "normal"),
    [
        ("The flood killed 23 people.", {"value": "23", "object": "people"}, "23"),
        ("The firm lost $4 million.", {"value": "$4 million"}, "USD 4000000"),
        ("It employs 300 of the workers.", {"value": "300", "object": "workers"}, "300"),
        ("Sales fell by 12%.", {"subject": "Sales", "predicate": "fell by", "value": "12%"}, "12"),
        ("It saved 70 per cent of the wood.", {"value": "70 per cent", "object": "the wood"}, "70"),
        ("It has 1,240 brown houses.", {"value": "1,240", "object": "brown houses"}, "1240"),
    ],
)
def test_how_much_of_what(text: str, expected: dict[str, str], normal: str) -> None:
    [fact] = facts(text, "number")
    assert expected.items() <= slots(fact).items()
    assert fact.value is not None
    assert fact.value.normal == normal


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("At least 23 people died.", "At least 23", "At least"),
        ("It cost about $4 million.", "about $4 million", "about"),
        ("More than 40 per cent stayed.", "More than 40 per cent", "More than"),
        ("It took an estimated 300 workers.", "an estimated 300", "an estimated"),
        ("It took 300 workers.", "300", None),
    ],
)
def test_how_exact_it_is(text: str, value: str, hedge: str | None) -> None:
    [fact] = facts(text, "number")
    assert fact.value is not None
    assert (fact.value.text, fact.modality) == (value, hedge)


def test_a_change_has_what_changed_and_how_much() -> None:
    found = [slots(fact) for fact in facts("Revenue rose by 14 per cent to $3.4 billion.", "number")]
    assert {(each["subject"], each["predicate"], each["value"]) for each in found} == {
        ("Revenue", "rose by", "14 per cent"),
        ("Revenue", "rose by", "$3.4 billion"),
    }


@pytest.mark.parametrize("text", ["The two countries agreed.", "It was one of them.", "She came second."])
def test_what_counts_nothing(text: str) -> None:
    assert facts(text, "number") == []


@pytest.mark.parametrize("said", ["did not say", "refused to say", "could say"])
def test_a_number_that_nobody_said_is_none(said: str) -> None:
    assert facts(f"Helen Marsh {said} that the flood killed 23 people.", "number") == []


def test_the_same_number_of_the_same_is_given_once() -> None:
    [fact] = facts("The flood killed 23 people. It was late when 23 people died.", "number")
    assert [mention.text for mention in fact.support] == ["It was late when 23 people died."]
