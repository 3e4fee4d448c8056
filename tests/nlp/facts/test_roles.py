import pytest
from told import analysis, facts


@pytest.mark.parametrize(
    ("text", "who", "role"),
    [
        ("Pentagon spokesperson Helen Marsh left.", "Helen Marsh", "Pentagon spokesperson"),
        ("Helen Marsh, the mayor of Oslo, left.", "Helen Marsh", "mayor of Oslo"),
        ("The former mayor of Oslo, Helen Marsh, left.", "Helen Marsh", "former mayor of Oslo"),
        ("Helen Marsh is the acting mayor of Oslo.", "Helen Marsh", "acting mayor of Oslo"),
        ("Helen Marsh was a doctor.", "Helen Marsh", "doctor"),
        ("Helen Marsh serves as mayor of Oslo.", "Helen Marsh", "mayor of Oslo"),
        ("Helen Marsh was appointed director of the bank.", "Helen Marsh", "director of the bank"),
        ("Helen Marsh, who leads the Labour Party, left.", "Helen Marsh", "leads the Labour Party"),
        ("Kenya's state news agency KNA reported it.", "KNA", "Kenya's state news agency"),
        ("Brandvik AG, a Swedish maker of turbines, grew.", "Brandvik AG", "Swedish maker of turbines"),
        ("They fled from Nairobi, a city of four million.", "Nairobi", "city of four million"),
    ],
)
def test_who_is_what(text: str, who: str, role: str) -> None:
    found = facts(text, "role")
    assert [(fact.subject.text, fact.object.text) for fact in found if fact.subject and fact.object] == [
        (who, role)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Helen Marsh is not the mayor of Oslo.",
        "Helen Marsh would be a good mayor.",
        "Helen Marsh is in the lead.",
        "Helen Marsh is tall.",
        "Helen Marsh appointed Ruth Okafor.",
    ],
)
def test_what_is_no_role(text: str) -> None:
    assert facts(text, "role") == []


def test_a_role_told_twice_is_one_with_the_fuller_words() -> None:
    text = "Mayor Helen Marsh left. Nobody spoke. Helen Marsh, the mayor of Oslo, will return."
    [fact] = facts(text, "role")
    assert fact.object is not None
    assert fact.object.text == "mayor of Oslo"
    assert len(fact.support) == 1


def test_an_entity_has_the_role_that_the_parse_gives_where_it_has_no_other() -> None:
    [entity] = [
        each for each in analysis("Helen Marsh serves as mayor of Oslo.").entities if each.label == "PERSON"
    ]
    assert entity.role == "mayor of Oslo"


def test_a_role_in_reported_words_is_reported() -> None:
    [fact] = facts("Ruth Okafor said that Helen Marsh was a doctor.", "role")
    assert fact.reported_by == "q1"


def test_what_somebody_was_when_something_else_happened_is_no_role() -> None:
    assert facts("When Ruth Okafor was a doctor, Helen Marsh left.", "role") == []


def test_a_title_leaves_room_for_what_stands_behind_the_name() -> None:
    roles = facts("Chief executive Ruth Okafor, an engineer from Oslo, left.", "role")
    assert [each.object.text for each in roles if each.object] == ["Chief executive", "engineer from Oslo"]
