import pytest
import spacy

from reader.nlp import pipeline

LABELS = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"}


def named(text: str) -> list[tuple[str, str]]:
    return [(each.text, each.label_) for each in pipeline.annotate(text).ents if each.label_ in LABELS]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Mr Brankovitz spoke.", [("Brankovitz", "PERSON")]),
        ("It was Maria Oduya who won.", [("Maria Oduya", "PERSON")]),
        ("It was the analyst Wilbrex Tarn who won.", [("Wilbrex Tarn", "PERSON")]),
        ("They met Crown Prince Mohammed bin Salman there.", [("Mohammed bin Salman", "PERSON")]),
        ("They met Ursula von der Leyen there.", [("Ursula von der Leyen", "PERSON")]),
        ("They met Khalid al-Masri’s lawyer there.", [("Khalid al-Masri", "PERSON")]),
        ("The paper praised Kim Jong-un there.", [("Kim Jong-un", "PERSON")]),
        ("It flew from Nairobi to New York.", [("Nairobi", "GPE"), ("New York", "GPE")]),
        ("The Ministry of Trade and Industry paid.", [("Ministry of Trade and Industry", "ORG")]),
        ("He works for Brandvik Holding AG in Oslo.", [("Brandvik Holding AG", "ORG"), ("Oslo", "GPE")]),
        ("The Kremlin and the White House agreed.", [("Kremlin", "ORG"), ("White House", "ORG")]),
        ("He crossed the Ardal River by night.", [("Ardal River", "LOC")]),
        ("A US-led force met Polish troops.", [("US", "GPE"), ("Polish", "NORP")]),
        (
            "It is led by the Ardal Register of Lost Art (ARLA).",
            [("Ardal Register of Lost Art", "ORG"), ("ARLA", "ORG")],
        ),
        ("It was the Nurses’ Union that won.", [("Nurses’ Union", "ORG")]),
        (
            "It was the Department for Culture, Media and Sport.",
            [("Department for Culture, Media and Sport", "ORG")],
        ),
        ("It asked the data firm Quandrex for help.", [("Quandrex", "ORG")]),
        ("It was painted by Xerxim van Ardal then.", [("Xerxim van Ardal", "PERSON")]),
        ("It was Chief Financial Officer Helen Marsh.", [("Helen Marsh", "PERSON")]),
        ("It was Trade Cabinet Secretary Helen Marsh.", [("Helen Marsh", "PERSON")]),
        ("LONDON, Nov 5 — It rained.", [("LONDON", "GPE")]),
        ("They live on Lake Victoria.", [("Lake Victoria", "LOC")]),
    ],
)
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "DARK HARBOUR — It rained.",
        "Reading is fun.",
        "Nice people live here.",
        "However, they left.",
        "Bath time!",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert named(text) == []


def test_a_surname_is_its_persons_also_where_a_place_bears_it() -> None:
    text = "Helen Lincoln spoke first. Then Lincoln sat down."
    assert named(text) == [("Helen Lincoln", "PERSON"), ("Lincoln", "PERSON")]


def test_a_name_that_behaves_as_persons_do_is_one() -> None:
    text = "The prize went to Xandra Vellimore. The jury had known Vellimore for years."
    assert named(text) == [("Xandra Vellimore", "PERSON"), ("Vellimore", "PERSON")]


def test_brands_keep_their_possessive() -> None:
    assert named("The rating was cut by Moody's again.") == [("Moody's", "ORG")]


def test_names_in_a_headline_are_those_of_the_text() -> None:
    text = "VELLIMORE MEETS ODUYA IN OSLO\n\nXandra Vellimore met Maria Oduya in Oslo."
    assert set(named(text)) >= {("Xandra Vellimore", "PERSON"), ("Maria Oduya", "PERSON"), ("Oslo", "GPE")}
    assert not {name for name, label in named(text) if label == "ORG"}


def test_entities_of_other_components_stay() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PRODUCT", "pattern": "Zorblax 9"}])  # type: ignore[attr-defined]
    for name in ("reader_numbers", "reader_encoder", "reader_names"):
        nlp.add_pipe(name)
    doc = nlp("They sold the Zorblax 9 in Oslo.")
    assert [(each.text, each.label_) for each in doc.ents] == [("Zorblax 9", "PRODUCT"), ("Oslo", "GPE")]


def test_a_possessive_before_its_abbreviation_is_no_part_of_the_name() -> None:
    doc = pipeline.annotate("It hit the Taiwan Railways Administration’s (TRA) depot. The TRA repaired it.")
    [named] = [each for each in doc._.entities if each.label == "ORG"]
    assert (named.name, len(named.mentions)) == ("Taiwan Railways Administration", 3)
