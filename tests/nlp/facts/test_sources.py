import pytest
from told import facts, slots


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("According to Reuters, the firm is dead.", "Reuters", "According to"),
        ("According to a laboratory in Oslo, the firm is dead.", "a laboratory in Oslo", "According to"),
        ("The firm is dead, Reuters reported.", "Reuters", "reported"),
        ("Reuters, which is in London, reported it.", "Reuters", "reported"),
        ("Officials said that the firm was dead.", "Officials", "said"),
        ("“The firm is dead,” said Helen Marsh.", "Helen Marsh", "said"),
    ],
)
def test_on_whose_word(text: str, source: str, cue: str) -> None:
    [fact] = facts(text, "source")
    assert slots(fact) == {"subject": source, "predicate": cue}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Reuters said that the firm was dead.", True),
        ("Two officials said that the firm was dead.", False),
    ],
)
def test_whether_the_source_has_a_name(text: str, named: bool) -> None:
    [fact] = facts(text, "source")
    assert fact.subject is not None
    assert (fact.subject.entity_id is not None) is named


def test_the_source_is_the_person_behind_the_comma() -> None:
    [fact] = facts("It fell, according to the mayor, Ruth Okafor, who saw it.", "source")
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.name) == ("the mayor, Ruth Okafor", "Ruth Okafor")


def test_who_is_quoted_again_and_again_is_one_source_by_name() -> None:
    text = "“It fell,” said Helen Marsh. “It is gone,” she said. “It was ours,” Marsh said."
    [fact] = facts(text, "source")
    assert slots(fact)["subject"] == "Helen Marsh"
    assert len(fact.support) == 2


@pytest.mark.parametrize(
    "text", ["Helen Marsh thinks that the firm is dead.", "He said that the firm was dead.", "Some say so."]
)
def test_what_is_no_source(text: str) -> None:
    assert facts(text, "source") == []


def test_who_only_asks_for_something_is_no_source() -> None:
    assert facts("Ruth Okafor demanded a vote in Oslo.", "source") == []
