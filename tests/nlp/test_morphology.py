import pytest
import spacy
from spacy.tokens import Doc

from reader.nlp.lexicon import table
from reader.nlp.morphology import features


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "expected"),
    [
        ("dam", "NOUN", "NN", "Number=Sing"),
        ("dams", "NOUN", "NNS", "Number=Plur"),
        ("walked", "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"),
        ("walks", "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("walked", "VERB", "VBN", "Tense=Past|VerbForm=Part"),
        ("walk", "VERB", "VB", "VerbForm=Inf"),
        ("taller", "ADJ", "JJR", "Degree=Cmp"),
        ("She", "PRON", "PRP", "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"),
        ("her", "PRON", "PRP", "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs"),
        ("her", "PRON", "PRP$", "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
        ("The", "DET", "DT", "Definite=Def|PronType=Art"),
        ("not", "PART", "RB", "Polarity=Neg"),
        ("twice", "ADV", "RB", "NumType=Mult"),
        ("slowly", "ADV", "RB", ""),
        ("United", "VERB", "NNP", ""),
        ("United", "PROPN", "NNP", "Number=Sing"),
        (",", "PUNCT", ",", ""),
        ("walk", "", "", ""),
    ],
)
def test_features(word: str, upos: str, xpos: str, expected: str) -> None:
    assert features(xpos, upos, word) == expected


def test_all_features_are_in_the_order_that_the_format_asks_for() -> None:
    data = table("morphology")
    every = [*data["tags"].values(), *(each for group in data["words"].values() for each in group)]
    for each in every:
        parts = each.split("|") if each else []
        assert parts == sorted(parts)
        assert all(part.count("=") == 1 for part in parts)


def test_spacy_reads_them() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["She"], morphs=[features("PRP", "PRON", "She")])
    assert doc[0].morph.get("Gender") == ["Fem"]
