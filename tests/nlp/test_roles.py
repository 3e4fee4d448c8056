import pytest

from reader.nlp import pipeline


def roles(text):
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
        ("Pedro Ramos, 43, a teacher from Oslo, spoke.", "Pedro Ramos", "teacher from Oslo"),
        ("It was seen by the climate policy analyst Pedro Ramos.", "Pedro Ramos", "climate policy analyst"),
        ("A report by Turkey's state news agency Anadolu said so.", "Anadolu", "Turkey's state news agency"),
    ],
)
def test_roles(text, name, role):
    assert roles(text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Pedro Ramos spoke.",
        "Her brother Pedro Ramos spoke.",
        "Helen Marsh's brother Pedro Ramos spoke.",
        "Pedro Ramos, Helen Marsh and others spoke.",
        "Pedro Ramos, however, spoke.",
        "Pedro Ramos, President Helen Ito and others spoke.",
    ],
)
def test_what_is_no_role_of_the_first_name(text):
    assert [each for each in roles(text) if each[0] == "Pedro Ramos"] == []
