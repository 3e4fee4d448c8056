"""How far a noun phrase goes, in two schemes of dependencies."""

import pytest
import spacy
from parsed_sentences import DOCTOR, READY, SCHEMES, SHUT, SOURCE, SPOKE, Sentence

from reader.nlp.noun_phrases import noun_chunks, noun_phrase


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("sentence", "head", "phrase"),
    [
        pytest.param(SPOKE, 1, "The mayor of Tarn", id="without a relative clause"),
        pytest.param(SPOKE, 3, "Tarn", id="without its preposition"),
        pytest.param(READY, 1, "The workers", id="without a participle"),
        pytest.param(SHUT, 6, "the mills", id="without what is joined to it"),
        pytest.param(SOURCE, 2, "Lang", id="without brackets"),
        pytest.param(DOCTOR, 4, "his sister", id="without the commas of an apposition"),
        pytest.param(DOCTOR, 12, "a tall , calm doctor from Tarn", id="without copula and adverb"),
    ],
)
def test_a_noun_phrase(sentence: Sentence, head: int, phrase: str, scheme: str) -> None:
    assert noun_phrase(sentence.parsed(scheme)[head]).text == phrase


def test_a_name_without_its_apposition() -> None:
    heads = {"ud": 0, "clearnlp": 1}
    assert {noun_phrase(DOCTOR.parsed(scheme)[at]).text for scheme, at in heads.items()} == {"Anna Lang"}


HOUSE = (
    "The/DET old/ADJ man/NOUN saw/VERB a/DET big/ADJ dog/NOUN near/ADP the/DET house/NOUN of/ADP Mr/PROPN"
    " Smith/PROPN ./PUNCT",
    "det>2 amod>2 nsubj>3 root>3 det>6 amod>6 obj>3 case>9 det>9 obl>3 case>12 {title} punct>3",
)


@pytest.mark.parametrize(
    ("words", "ud", "expected"),
    [
        pytest.param(
            HOUSE[0],
            HOUSE[1].format(title="nmod:desc>12 nmod>9"),
            ["The old man", "a big dog", "the house", "Mr Smith"],
            id="plain",
        ),
        pytest.param(
            HOUSE[0],
            HOUSE[1].format(title="nmod>9 flat>11"),
            ["The old man", "a big dog", "the house", "Mr Smith"],
            id="flat name",
        ),
        pytest.param(
            "She/PRON left/VERB because/ADP of/ADP Tarn/PROPN 's/PART two/NUM stone/NOUN dams/NOUN ,/PUNCT"
            " which/PRON:WDT hold/VERB",
            "nsubj>1 root>1 case>4 fixed>2 nmod:poss>8 case>4 nummod>8 compound>8 obl>1 punct>11 nsubj>11"
            " acl:relcl>8",
            ["She", "Tarn 's two stone dams", "which"],
            id="possessor with a preposition, relative clause",
        ),
        pytest.param(
            "the/DET mayor/NOUN of/ADP Tarn/PROPN 's/PART cars/NOUN and/CCONJ my/PRON:PRP$ dog/NOUN",
            "det>1 nmod:poss>5 case>3 nmod>1 case>1 root>5 cc>8 nmod:poss>8 conj>5",
            ["the mayor of Tarn 's cars", "my dog"],
            id="phrase in a phrase, phrases joined",
        ),
        pytest.param(
            "There/PRON:EX is/VERB not/PART only/ADV a/DET very/ADV tall/ADJ tower/NOUN",
            "expl>1 root>1 advmod>7 advmod>7 det>7 advmod>6 amod>7 nsubj>1",
            ["a very tall tower"],
            id="adverbs",
        ),
    ],
)
def test_base_noun_phrases_of_universal_dependencies(words: str, ud: str, expected: list[str]) -> None:
    doc = Sentence(words, ud, clearnlp="").parsed("ud")
    chunks = [doc[start:end].text for start, end, _ in noun_chunks(doc)]
    assert chunks == expected
    assert {doc.vocab.strings[label] for _, _, label in noun_chunks(doc)} == {"NP"}


def test_without_a_parse_a_phrase_is_a_word() -> None:
    doc = spacy.blank("en")("The mayor, who came late, said it was built by engineers.")
    assert [noun_phrase(token).text for token in doc] == [token.text for token in doc]
    assert list(noun_chunks(doc)) == []
