"""Whom "he", "she" and "the minister" mean in a text: a person by name, or nobody."""

import pytest
from spacy.tokens import Doc, Span

from reader.nlp import aliases, pipeline, roles, sentences, tokens
from reader.nlp.pronouns import Resolver


def place(doc: Doc, word: str) -> int:
    """Return the token of the last occurrence of a word."""
    return max(token.i for token in doc if token.lower_ == word)


def person(text: str, pronoun: str) -> str | None:
    """Return the name of the person whom the last such pronoun of the text means."""
    doc = pipeline.annotate(text)
    found = Resolver(doc).pronoun(place(doc, pronoun))
    return doc._.entities[found.entity].name if found else None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ruth Okafor opened the dam. She thanked the workers.", "she", "Ruth Okafor"),
        ("Ruth Okafor praised Peter Lang. He smiled.", "he", "Peter Lang"),
        ("Ruth Okafor praised Peter Lang. She smiled.", "she", "Ruth Okafor"),
        ("Peter Lang took his coat and left.", "his", "Peter Lang"),
        ("Peter Lang said he would leave.", "he", "Peter Lang"),
        ("As he left the hall, Peter Lang said that the dam was safe.", "he", "Peter Lang"),
        ("Peter Lang and his brother run the mill.", "his", "Peter Lang"),
    ],
)
def test_a_pronoun_means_the_person_who_fits(text: str, pronoun: str, name: str) -> None:
    assert person(text, pronoun) == name


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    text = "Peter Lang runs the mill. On Monday Martin Weber called him."
    assert person(text, "him") == "Peter Lang"


def test_the_subject_of_the_clause_above_comes_before_others_of_the_sentence() -> None:
    text = "Peter Lang told the friends of Martin Weber that he would sell the mill."
    assert person(text, "he") == "Peter Lang"


def test_who_speaks_a_quote_is_not_the_he_within_it() -> None:
    text = "Peter Lang runs the mill. “Without help he will have to close,” said Martin Weber."
    assert person(text, "he") == "Peter Lang"


def test_who_is_named_in_a_quote_does_not_speak_it() -> None:
    text = (
        "Martin Weber was asked about the mill on Monday.\n\n"
        "“Peter Lang is a good man, and Lang will not give up,” he said."
    )
    assert person(text, "he") == "Martin Weber"


def test_who_said_something_last_says_more() -> None:
    text = (
        "The mill was built by Peter Lang. Martin Weber said that it would have to close. "
        "He added that nothing could be done."
    )
    assert person(text, "he") == "Martin Weber"


def test_who_is_spoken_of_does_not_speak() -> None:
    text = "Martin Weber met Peter Lang at the mill.\n\n“A stubborn miller,” he said of Lang."
    assert person(text, "he") == "Martin Weber"


@pytest.mark.parametrize(
    "text",
    [
        "Martin Weber and Peter Lang came. He smiled.",
        "Ruth Okafor left. The driver said he was late.",
        "Ruth Okafor opened the dam. He smiled.",
        "He smiled.",
        "Peter Lang won the cup in spring." + " It rained all day." * 12 + " He smiled.",
    ],
    ids=["two fit", "no name", "another gender", "nobody", "too far back"],
)
def test_where_nobody_stands_out_nobody_is_named(text: str) -> None:
    assert person(text, "he") is None


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Mrs Zanvar met Peter Lang at the mill. She smiled.", "she"),
        ("The actress Oni Zanvar met Peter Lang at the mill. She smiled.", "she"),
        ("Oni Zanvar, a spokeswoman for the mill, met Peter Lang. She smiled.", "she"),
        ("Oni Zanvar has lost her mill. She met Peter Lang. She smiled.", "she"),
    ],
    ids=["title", "noun", "role", "pronoun"],
)
def test_gender_is_known_from(text: str, pronoun: str) -> None:
    assert "Zanvar" in (person(text, pronoun) or "")


def test_a_person_is_surer_alone_than_beside_another() -> None:
    alone = pipeline.annotate("Peter Lang runs the mill. He smiled.")
    beside = pipeline.annotate("Peter Lang runs the mill that Martin Weber built. He smiled.")
    sure, less = (Resolver(doc).pronoun(place(doc, "he")) for doc in (alone, beside))
    assert sure
    assert less is None or less.confidence < sure.confidence


def test_pronouns_may_be_asked_for_in_any_order() -> None:
    doc = pipeline.annotate("Ruth Okafor said she was ill. Peter Lang said he was not.")
    resolver = Resolver(doc)
    last, first = resolver.pronoun(place(doc, "he")), resolver.pronoun(place(doc, "she"))
    assert [doc._.entities[found.entity].name for found in (first, last) if found] == [
        "Ruth Okafor",
        "Peter Lang",
    ]


def test_a_word_that_is_no_pronoun_means_nobody() -> None:
    doc = pipeline.annotate("Ruth Okafor smiled.")
    assert Resolver(doc).pronoun(2) is None


def role(text: str, phrase: str) -> str | None:
    """Return the name of the person whose role the last such phrase is."""
    doc = pipeline.annotate(text)
    words = phrase.split()
    end = place(doc, words[-1]) + 1
    found = Resolver(doc).role((end - len(words), end))
    return doc._.entities[found].name if found is not None else None


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("The chief engineer, Ruth Okafor, came. The engineer smiled.", "the engineer", "Ruth Okafor"),
        ("The spokesperson Ruth Okafor came. The spokeswoman smiled.", "the spokeswoman", "Ruth Okafor"),
        ("The spokesperson Peter Lang came. The spokeswoman smiled.", "the spokeswoman", None),
        ("The mayor, Ruth Okafor, met the mayor Peter Lang. The mayor smiled.", "the mayor", None),
        ("The mayor of Tarn, Ruth Okafor, came. The governor smiled.", "the governor", None),
    ],
)
def test_a_role_means_the_one_person_who_has_it(text: str, phrase: str, name: str | None) -> None:
    assert role(text, phrase) == name


def without_parse(text: str, *names: str) -> Doc:
    """Return a Doc with these persons, quotes and roles, that no parser has read."""
    doc = tokens.make_doc(tokens.blank(), text)
    spans = [doc.char_span(text.index(name), text.index(name) + len(name), "PERSON") for name in names]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return doc


def test_without_a_parse_the_words_around_tell() -> None:
    doc = without_parse("Ruth Okafor praised Peter Lang. She smiled.", "Ruth Okafor", "Peter Lang")
    nlp = tokens.blank()
    for component in (sentences, aliases, roles):
        doc = nlp.create_pipe(component.NAME)(doc)
    found = Resolver(doc).pronoun(place(doc, "she"))
    assert found
    assert doc._.entities[found.entity].name == "Ruth Okafor"
