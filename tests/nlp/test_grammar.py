"""The same sentences in two schemes of dependencies give the same answers."""

import pytest
import spacy
from parsed_sentences import ASKED, BUILT, DOCTOR, READY, SCHEMES, SHUT, SOURCE, SPOKE, Sentence
from spacy.tokens import Doc

from reader.nlp import grammar

ANNA_LANG = {"ud": "Anna", "clearnlp": "Lang"}
"""The head of her name, which is its first word in one scheme and its last in the other."""


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def text(token: object) -> str | None:
    return None if token is None else str(token)


def test_a_verb_has_a_subject_a_hearer_and_a_complement(scheme: str) -> None:
    doc = SPOKE.parsed(scheme)
    told = doc[9]
    assert text(grammar.subject(told)) == "mayor"
    assert text(grammar.indirect_object(told)) == "reporters"
    assert text(grammar.complement(told)) == "hold"
    assert grammar.objects(told) == []


def test_a_relative_pronoun_stands_for_its_antecedent(scheme: str) -> None:
    doc = SPOKE.parsed(scheme)
    arrived = doc[6]
    assert text(grammar.subject(arrived)) == "who"
    assert text(grammar.inherited_subject(arrived)) == "mayor"
    assert text(grammar.antecedent(doc[5])) == "mayor"
    assert grammar.antecedent(doc[1]) is None
    assert grammar.relative_clauses(doc[1]) == [arrived]


def test_negation_and_modal_belong_to_their_clause_alone(scheme: str) -> None:
    doc = SPOKE.parsed(scheme)
    assert (grammar.negated(doc[9]), grammar.modal(doc[9])) == (False, None)
    assert (grammar.negated(doc[16]), grammar.modal(doc[16])) == (True, "would")
    assert grammar.verb_group(doc[16]).text == "would not hold"


def test_the_verb_that_governs_a_word_or_a_span(scheme: str) -> None:
    doc = SPOKE.parsed(scheme)
    assert text(grammar.governing_verb(doc[3])) == "told"
    assert text(grammar.governing_verb(doc[12:14])) == "hold"
    assert text(grammar.governing_verb(doc[16])) == "told"
    assert grammar.governing_verb(doc[9]) is None


def test_a_passive_has_a_subject_and_an_agent(scheme: str) -> None:
    doc = BUILT.parsed(scheme)
    built = doc[3]
    assert grammar.is_passive(built)
    assert grammar.subject(built) is None
    assert text(grammar.passive_subject(built)) == "dam"
    assert text(grammar.agent(built)) == "engineers"
    assert grammar.verb_group(built).text == "was built"
    assert grammar.clause_head(doc[2]) == built


def test_prepositional_modifiers_are_preposition_and_noun(scheme: str) -> None:
    doc = BUILT.parsed(scheme)
    pairs = [(str(each.preposition), str(each.object)) for each in grammar.modifiers(doc[3])]
    assert pairs == [("in", "Tarn"), ("by", "engineers")]
    assert [str(each.object) for each in grammar.modifiers(DOCTOR.parsed(scheme)[12])] == ["Tarn"]


def test_a_preposition_of_several_words_has_one_object(scheme: str) -> None:
    doc = SOURCE.parsed(scheme)
    pairs = [(str(each.preposition), str(each.object)) for each in grammar.modifiers(doc[12])]
    assert pairs == [("According", "Lang")]


def test_joined_verbs_share_their_subject(scheme: str) -> None:
    assert text(grammar.inherited_subject(BUILT.parsed(scheme)[9])) == "dam"
    assert text(grammar.inherited_subject(SHUT.parsed(scheme)[13])) == "She"


def test_objects_are_given_with_all_that_is_joined_to_them(scheme: str) -> None:
    doc = SHUT.parsed(scheme)
    assert [str(each) for each in grammar.objects(doc[3])] == ["mills", "banks", "roads"]
    assert [str(each) for each in grammar.conjuncts(doc[8])] == ["mills", "roads"]


def test_an_infinitive_takes_the_subject_of_the_verb_above(scheme: str) -> None:
    doc = SHUT.parsed(scheme)
    assert text(grammar.open_complement(doc[1])) == "shut"
    assert text(grammar.inherited_subject(doc[3])) == "She"
    assert grammar.verb_group(doc[3]).text == "shut down"


def test_an_infinitive_takes_the_object_of_the_verb_above_where_there_is_one(scheme: str) -> None:
    doc = ASKED.parsed(scheme)
    assert text(grammar.inherited_subject(doc[4])) == "Lang"
    assert text(grammar.inherited_subject(doc[6])) == "They"


def test_a_participle_behind_a_noun_has_it_as_subject(scheme: str) -> None:
    doc = READY.parsed(scheme)
    assert text(grammar.inherited_subject(doc[2])) == "workers"
    assert text(grammar.inherited_subject(doc[8])) == "workers"


def test_a_copula_links_subject_and_predicate(scheme: str) -> None:
    verb = DOCTOR.parsed(scheme)[6]
    found = grammar.copula(verb)
    assert found is not None
    assert (str(found.verb), str(found.predicate)) == ("is", "doctor")
    assert text(grammar.inherited_subject(verb)) == ANNA_LANG[scheme]
    assert grammar.verb_group(verb).text == "is"


def test_what_is_no_copula_links_nothing(scheme: str) -> None:
    assert grammar.copula(SPOKE.parsed(scheme)[9]) is None


def test_a_predicate_may_be_denied(scheme: str) -> None:
    doc = READY.parsed(scheme)
    assert grammar.negated(doc[4])
    assert grammar.verb_group(doc[4]).text == "are n't"
    assert not grammar.negated(DOCTOR.parsed(scheme)[6])


def test_appositions_and_possessors(scheme: str) -> None:
    doc = DOCTOR.parsed(scheme)
    [(name, role)] = grammar.appositions(doc)
    assert (text(name), text(role)) == (ANNA_LANG[scheme], "sister")
    assert text(grammar.possessor(role)) == "his"
    assert grammar.possessor(name) is None


def test_auxiliaries_in_text_order_and_the_modal_in_full(scheme: str) -> None:
    doc = SOURCE.parsed(scheme)
    assert [str(each) for each in grammar.auxiliaries(doc[12])] == ["wo", "have", "been"]
    assert grammar.modal(doc[12]) == "will"
    assert grammar.negated(doc[12])
    assert grammar.verb_group(doc[12]).text == "wo n't have been sold"


def test_speech_around_an_insertion_is_its_complement() -> None:
    doc = Sentence(
        "The/DET dam/NOUN ,/PUNCT she/PRON said/VERB ,/PUNCT will/AUX:MD hold/VERB:VB",
        ud="det>1 nsubj>7 punct>4 nsubj>4 parataxis>7 punct>4 aux>7 root>7",
        clearnlp="det>1 nsubj>7 punct>7 nsubj>4 ROOT>4 punct>4 aux>7 ccomp>4",
    )
    assert [text(grammar.complement(doc.parsed(each)[4])) for each in SCHEMES] == ["hold", "hold"]


def test_without_a_parse_nothing_is_found() -> None:
    doc = spacy.blank("en")("The mayor, who came late, said it was built by engineers.")
    assert not grammar.has_grammar(doc)
    assert grammar.appositions(doc) == []
    for token in doc:
        single = (
            grammar.subject, grammar.passive_subject, grammar.agent, grammar.indirect_object, grammar.complement,
            grammar.open_complement, grammar.copula, grammar.inherited_subject, grammar.antecedent,
            grammar.possessor, grammar.modal, grammar.governing_verb,
        )  # fmt: skip
        assert [ask(token) for ask in single] == [None] * len(single)
        several = (
            grammar.objects,
            grammar.modifiers,
            grammar.conjuncts,
            grammar.relative_clauses,
            grammar.auxiliaries,
        )
        assert [ask(token) for ask in several] == [[]] * len(several)
        assert not grammar.negated(token)
        assert grammar.verb_group(token).text == token.text
    assert grammar.governing_verb(doc[1:3]) is None


@pytest.mark.parametrize(
    ("noun", "noun_tag", "verb", "verb_tag", "agree"),
    [
        ("Oslo", "NNP", "grows", "VBZ", True),
        ("Oslo", "NNP", "grow", "VBP", False),
        ("dams", "NNS", "grow", "VBP", True),
        ("dams", "NNS", "was", "VBD", False),
        ("dam", "NN", "grew", "VBD", True),
        ("they", "PRP", "was", "VBD", True),
    ],
)
def test_whether_verb_and_subject_are_of_one_number(
    noun: str, noun_tag: str, verb: str, verb_tag: str, agree: bool
) -> None:
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=[noun, verb], tags=[noun_tag, verb_tag], heads=[1, 1], deps=["nsubj", "ROOT"])
    assert grammar.agrees(doc[1], doc[0]) is agree
