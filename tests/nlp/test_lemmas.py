import pytest
import spacy
from spacy.tokens import Doc

from reader.nlp import lemmas
from reader.nlp.lemmas import lemma
from reader.nlp.lexicon import table


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("stopped", "VBD", "stop"),
        ("hoping", "VBG", "hope"),
        ("hopping", "VBG", "hop"),
        ("agreed", "VBN", "agree"),
        ("agreeing", "VBG", "agree"),
        ("carried", "VBD", "carry"),
        ("carries", "VBZ", "carry"),
        ("watches", "VBZ", "watch"),
        ("causes", "VBZ", "cause"),
        ("controlled", "VBD", "control"),
        ("calling", "VBG", "call"),
        ("created", "VBN", "create"),
        ("treated", "VBN", "treat"),
        ("denied", "VBD", "deny"),
        ("using", "VBG", "use"),
        ("playing", "VBG", "play"),
        ("argued", "VBD", "argue"),
        ("relied", "VBD", "rely"),
        ("said", "VBD", "say"),
        ("overcame", "VBD", "overcome"),
        ("withdrawn", "VBN", "withdraw"),
    ],
)
def test_verbs(word: str, tag: str, expected: str) -> None:
    assert lemma(word, "VERB", tag) == expected


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("found", "VBD", "find"),
        ("found", "VB", "found"),
        ("lay", "VBD", "lie"),
        ("lay", "VB", "lay"),
        ("saw", "VBD", "see"),
        ("saw", "VBP", "saw"),
    ],
)
def test_the_tag_tells_two_verbs_apart(word: str, tag: str, expected: str) -> None:
    assert lemma(word, "VERB", tag) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("dams", "dam"), ("cities", "city"), ("boxes", "box"), ("churches", "church"), ("houses", "house"),
        ("viruses", "virus"), ("taxis", "taxi"), ("women", "woman"), ("businessmen", "businessman"),
        ("grandchildren", "grandchild"), ("wives", "wife"), ("crises", "crisis"), ("news", "news"),
        ("Politics", "politics"), ("movies", "movie"), ("people", "people"),
    ],
)  # fmt: skip
def test_nouns(word: str, expected: str) -> None:
    assert lemma(word, "NOUN", "NNS") == expected


@pytest.mark.parametrize(
    ("word", "upos", "tag", "expected"),
    [
        ("larger", "ADJ", "JJR", "large"),
        ("biggest", "ADJ", "JJS", "big"),
        ("earlier", "ADV", "RBR", "early"),
        ("better", "ADJ", "JJR", "good"),
        ("better", "ADV", "RBR", "well"),
        ("more", "ADV", "RBR", "more"),
    ],
)
def test_comparisons(word: str, upos: str, tag: str, expected: str) -> None:
    assert lemma(word, upos, tag) == expected


@pytest.mark.parametrize(
    ("word", "upos", "tag", "expected"),
    [
        ("wo", "AUX", "MD", "will"),
        ("’d", "AUX", "MD", "would"),
        ("’d", "AUX", "VBD", "have"),
        ("’s", "AUX", "VBZ", "be"),
        ("’s", "PART", "POS", "'s"),
        ("n’t", "PART", "RB", "not"),
        ("Them", "PRON", "PRP", "they"),
        ("I", "PRON", "PRP", "I"),
        ("Their", "PRON", "PRP$", "their"),
        ("These", "DET", "DT", "this"),
        ("The", "DET", "DT", "the"),
    ],
)
def test_closed_classes(word: str, upos: str, tag: str, expected: str) -> None:
    assert lemma(word, upos, tag) == expected


def test_names_stay_as_they_are_written() -> None:
    assert lemma("Nations", "PROPN", "NNPS") == "Nations"
    assert lemma("United", "VERB", "NNP") == "United"
    assert lemma("Norwegian", "ADJ", "JJ") == "Norwegian"


@pytest.mark.parametrize("word", ["s", "ed", "ing", "’", "", "es", "\n", "🙂", "men"])
@pytest.mark.parametrize("tag", ["NNS", "VBD", "VBG", "VBZ", "JJR", "XYZ", ""])
def test_no_word_is_left_without_a_lemma(word: str, tag: str) -> None:
    assert bool(lemma(word, "NOUN", tag)) == bool(word)


def test_the_component_writes_lemmas_of_tagged_words() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(lemmas.NAME)
    doc = Doc(nlp.vocab, words=["Dams", "held", "."], tags=["NNS", "VBD", "."], pos=["NOUN", "VERB", "PUNCT"])
    assert [token.lemma_ for token in nlp(doc)] == ["dam", "hold", "."]


def test_the_component_leaves_untagged_words_and_other_lemmas_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(lemmas.NAME)
    assert [token.lemma_ for token in nlp("Dams held.")] == ["", "", ""]
    doc = Doc(nlp.vocab, words=["Dams"], tags=["NNS"], pos=["NOUN"], lemmas=["barrier"])
    assert [token.lemma_ for token in nlp(doc)] == ["barrier"]


def test_no_ending_of_a_stem_has_two_meanings() -> None:
    for changes in table("lemmas")["stems"].values():
        endings = [ending for line in changes.values() for ending in line.split()]
        assert [ending for ending in endings if endings.count(ending) > 1] == []
