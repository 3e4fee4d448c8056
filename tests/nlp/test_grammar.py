"""The same sentences in two schemes of dependencies give the same answers."""

from dataclasses import dataclass

import pytest
import spacy
from spacy.tokens import Doc

from reader.nlp import grammar

SCHEMES = ("ud", "clearnlp")
_TAGS = {
    "VERB": "VBD", "AUX": "VBZ", "NOUN": "NN", "PROPN": "NNP", "PRON": "PRP", "DET": "DT", "ADP": "IN",
    "ADJ": "JJ", "ADV": "RB", "PART": "RB", "CCONJ": "CC", "SCONJ": "IN", "PUNCT": ",", "NUM": "CD",
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """Words with their parts of speech; for each scheme a "label>head" a word, heads counted from 0."""

    words: str
    ud: str
    clearnlp: str

    def parsed(self, scheme: str) -> Doc:
        pairs = [word.rsplit("/", 1) for word in self.words.split()]
        arcs = [arc.rsplit(">", 1) for arc in getattr(self, scheme).split()]
        kinds = [kind.split(":") for _, kind in pairs]
        return Doc(
            spacy.blank("en").vocab,
            words=[word for word, _ in pairs],
            pos=[kind[0] for kind in kinds],
            tags=[kind[1] if len(kind) > 1 else _TAGS[kind[0]] for kind in kinds],
            heads=[int(head) for _, head in arcs],
            deps=[label for label, _ in arcs],
        )


SPOKE = Sentence(
    "The/DET mayor/NOUN of/ADP Tarn/PROPN ,/PUNCT who/PRON:WP arrived/VERB late/ADV ,/PUNCT told/VERB"
    " reporters/NOUN:NNS that/SCONJ the/DET dam/NOUN would/AUX:MD not/PART hold/VERB:VB",
    ud="det>1 nsubj>9 case>3 nmod>1 punct>6 nsubj>6 acl:relcl>1 advmod>6 punct>6 root>9"
    " iobj>9 mark>16 det>13 nsubj>16 aux>16 advmod>16 ccomp>9",
    clearnlp="det>1 nsubj>9 prep>1 pobj>2 punct>1 nsubj>6 relcl>1 advmod>6 punct>1 ROOT>9"
    " dative>9 mark>16 det>13 nsubj>16 aux>16 neg>16 ccomp>9",
)
BUILT = Sentence(
    "The/DET dam/NOUN was/AUX:VBD built/VERB:VBN in/ADP Tarn/PROPN by/ADP engineers/NOUN:NNS and/CCONJ"
    " praised/VERB:VBN",
    ud="det>1 nsubj:pass>3 aux:pass>3 root>3 case>5 obl>3 case>7 obl:agent>3 cc>9 conj>3",
    clearnlp="det>1 nsubjpass>3 auxpass>3 ROOT>3 prep>3 pobj>4 agent>3 pobj>6 cc>3 conj>3",
)
SHUT = Sentence(
    "She/PRON wanted/VERB to/PART:TO shut/VERB:VB down/ADP:RP the/DET mills/NOUN:NNS ,/PUNCT banks/NOUN:NNS"
    " and/CCONJ roads/NOUN:NNS ,/PUNCT and/CCONJ left/VERB",
    ud="nsubj>1 root>1 mark>3 xcomp>1 compound:prt>3 det>6 obj>3 punct>8 conj>6 cc>10 conj>6"
    " punct>13 cc>13 conj>1",
    clearnlp="nsubj>1 ROOT>1 aux>3 xcomp>1 prt>3 det>6 dobj>3 punct>6 conj>6 cc>8 conj>8 punct>1 cc>1 conj>1",
)
DOCTOR = Sentence(
    "Anna/PROPN Lang/PROPN ,/PUNCT his/PRON:PRP$ sister/NOUN ,/PUNCT is/AUX also/ADV a/DET tall/ADJ ,/PUNCT"
    " calm/ADJ doctor/NOUN from/ADP Tarn/PROPN",
    ud="nsubj>12 flat>0 punct>4 nmod:poss>4 appos>0 punct>4 cop>12 advmod>12 det>12 amod>12 punct>11"
    " amod>12 root>12 case>14 nmod>12",
    clearnlp="compound>1 nsubj>6 punct>1 poss>4 appos>1 punct>1 ROOT>6 advmod>6 det>12 amod>12 punct>12"
    " amod>12 attr>6 prep>12 pobj>13",
)
ASKED = Sentence(
    "They/PRON asked/VERB Lang/PROPN to/PART:TO speak/VERB:VB ,/PUNCT hoping/VERB:VBG for/ADP help/NOUN",
    ud="nsubj>1 root>1 obj>1 mark>4 xcomp>1 punct>6 advcl>1 case>8 obl>6",
    clearnlp="nsubj>1 ROOT>1 dobj>1 aux>4 xcomp>1 punct>1 advcl>1 prep>6 pobj>7",
)
READY = Sentence(
    "The/DET workers/NOUN:NNS living/VERB:VBG there/ADV are/AUX:VBP n't/PART ready/ADJ to/PART:TO leave/VERB:VB",
    ud="det>1 nsubj>6 acl>1 advmod>2 cop>6 advmod>6 root>6 mark>8 xcomp>6",
    clearnlp="det>1 nsubj>4 acl>1 advmod>2 ROOT>4 neg>4 acomp>4 aux>8 xcomp>6",
)
SOURCE = Sentence(
    "According/VERB:VBG to/ADP Lang/PROPN (/PUNCT pictured/VERB:VBN )/PUNCT ,/PUNCT it/PRON wo/AUX:MD"
    " n't/PART have/AUX:VB been/AUX:VBN sold/VERB:VBN",
    ud="case>2 fixed>0 obl>12 punct>4 acl>2 punct>4 punct>2 nsubj:pass>12 aux>12 advmod>12 aux>12"
    " aux:pass>12 root>12",
    clearnlp="prep>12 prep>0 pobj>1 punct>2 acl>2 punct>2 punct>12 nsubjpass>12 aux>12 neg>12 aux>12"
    " auxpass>12 ROOT>12",
)


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


def test_a_noun_phrase_ends_before_its_relative_clause(scheme: str) -> None:
    doc = SPOKE.parsed(scheme)
    assert grammar.noun_phrase(doc[1]).text == "The mayor of Tarn"
    assert grammar.noun_phrase(doc[3]).text == "Tarn"


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
    assert grammar.noun_phrase(doc[2]).text == "Lang"


def test_joined_verbs_share_their_subject(scheme: str) -> None:
    assert text(grammar.inherited_subject(BUILT.parsed(scheme)[9])) == "dam"
    assert text(grammar.inherited_subject(SHUT.parsed(scheme)[13])) == "She"


def test_objects_are_given_with_all_that_is_joined_to_them(scheme: str) -> None:
    doc = SHUT.parsed(scheme)
    assert [str(each) for each in grammar.objects(doc[3])] == ["mills", "banks", "roads"]
    assert [str(each) for each in grammar.conjuncts(doc[8])] == ["mills", "roads"]
    assert grammar.noun_phrase(doc[6]).text == "the mills"


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
    assert grammar.noun_phrase(doc[1]).text == "The workers"


def test_a_copula_links_subject_and_predicate(scheme: str) -> None:
    verb = DOCTOR.parsed(scheme)[6]
    found = grammar.copula(verb)
    assert found is not None
    assert (str(found.verb), str(found.predicate)) == ("is", "doctor")
    assert grammar.noun_phrase(found.predicate).text == "a tall , calm doctor from Tarn"
    named = grammar.inherited_subject(verb)
    assert named is not None
    assert grammar.noun_phrase(named).text == "Anna Lang"
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
    assert grammar.noun_phrase(name).text == "Anna Lang"
    assert grammar.noun_phrase(role).text == "his sister"
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
    chunks = [doc[start:end].text for start, end, _ in grammar.noun_chunks(doc)]
    assert chunks == expected
    assert {doc.vocab.strings[label] for _, _, label in grammar.noun_chunks(doc)} == {"NP"}


def test_without_a_parse_nothing_is_found() -> None:
    doc = spacy.blank("en")("The mayor, who came late, said it was built by engineers.")
    assert not grammar.has_grammar(doc)
    assert grammar.appositions(doc) == []
    assert list(grammar.noun_chunks(doc)) == []
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
        assert grammar.noun_phrase(token).text == grammar.verb_group(token).text == token.text
    assert grammar.governing_verb(doc[1:3]) is None
