import pytest
from spacy.tokens import Span

from reader.nlp import peoples, sentences, tokens


def found(text: str) -> list[tuple[str, str]]:
    nlp = tokens.blank()
    nlp.add_pipe(sentences.NAME)
    nlp.add_pipe(peoples.NAME)
    doc = tokens.make_doc(nlp, text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [(entity.text, entity.label_) for entity in doc.ents]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Kenyan runner won.", ["Kenyan"]),
        ("Russian President Anna Orlova came.", ["Russian"]),
        ("Republicans and Muslims met Yoruba chiefs.", ["Republicans", "Muslims", "Yoruba"]),
        ("A South Korean firm and a Latin American one.", ["South Korean", "Latin American"]),
        ("The East German coach left.", ["East German"]),
        ("French-Algerian ties are cold.", ["French", "Algerian"]),
        ("An African-American choir sang.", ["African-American"]),
        ("The Social Democrats and the Conservatives agreed.", ["Social Democrats", "Conservatives"]),
        ("Western nations and Caribbean leaders spoke.", ["Western", "Caribbean"]),
        ("Christian leaders met French Foreign Minister Marie Blanc.", ["Christian", "French"]),
    ],
)
def test_peoples(text: str, people: list[str]) -> None:
    assert found(text) == [(each, "NORP") for each in people]


@pytest.mark.parametrize(
    "text",
    [
        "It lies in Saudi Arabia.",
        "It lies on the Caribbean coast.",
        "Western Cape voted.",
        "The singer Dawn French came.",
        "They met Christian Lind.",
        "They met Maria German.",
        "The Union of the West rose.",
        "They polish the floor.",
    ],
)
def test_words_of_peoples_inside_other_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She speaks French.", "French"),
        ("She said so in Spanish.", "Spanish"),
        ("It is a French-speaking town.", "French"),
        ("The Welsh word is long.", "Welsh"),
        ("The Swahili edition sold well.", "Swahili"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert found(text) == [(language, "LANGUAGE")]


def test_what_is_in_a_language_of_a_land_is_of_the_land() -> None:
    assert found("It began in French towns.") == [("French", "NORP")]


def test_the_longer_span_stays() -> None:
    nlp = tokens.blank()
    doc = tokens.make_doc(nlp, "It cost 500 Swedish kronor.")
    doc.ents = [Span(doc, 2, 5, "MONEY")]
    assert [entity.text for entity in peoples.create(nlp, peoples.NAME)(doc).ents] == ["500 Swedish kronor"]
