import pytest

from reader.nlp import pipeline


def roles(text: str) -> list[tuple[str, str]]:
    doc = pipeline.annotate(text)
    return [(doc[slice(*each.name)].text, doc[slice(*each.words)].text) for each in doc._.roles]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Pentagon spokesperson Helen Marsh spoke.", "Helen Marsh", "Pentagon spokesperson"),
        ("Chilean President Pedro Ramos spoke.", "Pedro Ramos", "Chilean President"),
        ("They blamed former Chilean president Pedro Ramos.", "Pedro Ramos", "former Chilean president"),
        (
            "Chile's deputy foreign minister Pedro Ramos spoke.",
            "Pedro Ramos",
            "Chile's deputy foreign minister",
        ),
        (
            "Pedro Ramos, the head of Amnesty International, spoke.",
            "Pedro Ramos",
            "head of Amnesty International",
        ),
        ("The mayor of Oslo, Pedro Ramos, spoke.", "Pedro Ramos", "mayor of Oslo"),
        ("It was said by the union’s treasurer, Pedro Ramos.", "Pedro Ramos", "treasurer"),
        ("Chile’s president, Pedro Ramos, spoke.", "Pedro Ramos", "Chile’s president"),
        ("A spokesman for the ministry, Pedro Ramos, spoke.", "Pedro Ramos", "spokesman for the ministry"),
        ("Pedro Ramos, the union’s treasurer, spoke.", "Pedro Ramos", "treasurer"),
        ("They met Pedro Ramos, the former Chilean president.", "Pedro Ramos", "former Chilean president"),
        ("Pedro Ramos, a poet and one of the judges, spoke.", "Pedro Ramos", "poet and one of the judges"),
        ("Board President Pedro Ramos spoke.", "Pedro Ramos", "Board President"),
        ("Meeting French President Pedro Ramos helped.", "Pedro Ramos", "French President"),
        ("Pedro Ramos, 43, a teacher from Oslo, spoke.", "Pedro Ramos", "teacher from Oslo"),
        ("It was seen by the climate policy analyst Pedro Ramos.", "Pedro Ramos", "climate policy analyst"),
        ("A report by Turkey's state news agency Anadolu said so.", "Anadolu", "Turkey's state news agency"),
    ],
)
def test_roles(text: str, name: str, role: str) -> None:
    assert roles(text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Pedro Ramos spoke.",
        "Her brother Pedro Ramos spoke.",
        "Helen Marsh's brother Pedro Ramos spoke.",
        "Pedro Ramos, Helen Marsh and others spoke.",
        "Pedro Ramos, however, spoke.",
        "A spokesman for the mayor, Pedro Ramos, spoke.",
        "A source close to the mayor, Pedro Ramos, spoke.",
        "Her brother, Pedro Ramos, spoke.",
        "After meeting the mayor, Pedro Ramos spoke.",
        "They met the mayor, Pedro Ramos, and others.",
        "Pedro Ramos, President Helen Ito and others spoke.",
    ],
)
def test_what_is_no_role_of_the_first_name(text: str) -> None:
    assert [each for each in roles(text) if each[0] == "Pedro Ramos"] == []
