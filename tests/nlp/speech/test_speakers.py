import pytest
from spacy.tokens import Span

from reader.nlp import aliases, pipeline, roles, sentences, tokens
from reader.nlp.speech import quotes, speakers
from reader.nlp.speech.confidence import confidence


def attributed(text: str) -> list[tuple[str | None, str | None, str, str | None]]:
    """Return speaker as printed, its full name, way and cue of each quote."""
    doc = pipeline.annotate(text)
    result = []
    for each in doc._.attributions:
        speaker = doc[slice(*each.speaker)].text if each.speaker else None
        name = doc._.entities[each.entity].name if each.entity is not None else None
        cue = doc[slice(*each.cue)].text if each.cue else None
        result.append((speaker, name, each.via, cue))
    return result


@pytest.mark.parametrize(
    ("text", "speaker", "via", "cue"),
    [
        ("“The dam will hold,” Ruth Okafor said.", "Ruth Okafor", "named", "said"),
        ("“The dam will hold,” said Ruth Okafor.", "Ruth Okafor", "named", "said"),
        ("“Will the dam hold?” Ruth Okafor asked.", "Ruth Okafor", "named", "asked"),
        ("Ruth Okafor said: “The dam will hold.”", "Ruth Okafor", "named", "said"),
        ("“The dam will hold,” said chief engineer Ruth Okafor.", "Ruth Okafor", "named", "said"),
        ("“The dam will hold,” Ruth Okafor, an engineer, said.", "Ruth Okafor", "named", "said"),
        ("“The dam will hold,” the Pentagon said in a statement.", "the Pentagon", "named", "said"),
        ("“The dam will hold,” a spokeswoman for the ministry said.", "a spokeswoman for the ministry", "unnamed", "said"),
        ("“The dam will hold,” the engineer told reporters.", "the engineer", "role", "told"),
        ("“The dam will hold,” officials said.", "officials", "unnamed", "said"),
        ("Ruth Okafor declined to go further, saying:“The dam will hold.”", "Ruth Okafor", "named", "saying"),
        ("The dam is “sure to hold for years”, according to Ruth Okafor.", "Ruth Okafor", "named", "according to"),
        ("The dam was called “a sleeping giant” by Ruth Okafor.", "Ruth Okafor", "named", "called"),
        ("Ruth Okafor smiled and said, “The dam will hold.”", "Ruth Okafor", "named", "said"),
        ("“The dam will hold,” said the chief engineer, Ruth Okafor.", "Ruth Okafor", "named", "said"),
        ("“The dam will hold,” a source close to the mayor, Ruth Okafor, said.", "a source close to the mayor", "unnamed", "said"),
        ("“The dam will hold,” an analyst at Barclays said.", "an analyst at Barclays", "unnamed", "said"),
        ("“The dam will hold,” said Sen. Ruth Okafor (D-Ohio).", "Ruth Okafor", "named", "said"),
        ("“The dam will hold,” Sen. Ruth Okafor (D-Ohio) said.", "Ruth Okafor", "named", "said"),
    ],
)  # fmt: skip
def test_cue_and_speaker(text: str, speaker: str, via: str, cue: str) -> None:
    assert [(each[0], each[2], each[3]) for each in attributed(text)] == [(speaker, via, cue)]


def test_a_surname_has_its_full_name() -> None:
    text = "Ruth Okafor built the dam.\n\n“It will hold,” Okafor said."
    assert attributed(text) == [("Okafor", "Ruth Okafor", "named", "said")]


def test_a_pronoun_stays_as_printed_and_is_resolved_beside() -> None:
    text = "Ruth Okafor met Peter Lang at the dam.\n\n“It will hold,” she said."
    assert attributed(text) == [("she", "Ruth Okafor", "pronoun", "said")]


def test_a_pronoun_that_fits_two_has_no_name() -> None:
    text = "Ruth Okafor met Anna Lang at the dam.\n\n“It will hold,” she said."
    assert attributed(text) == [("she", None, "pronoun", "said")]


def test_a_lead_in_may_end_the_paragraph_before() -> None:
    text = "Ruth Okafor had only one thing to say:\n\n“The dam will hold.”"
    assert attributed(text)[0][:2] == ("Ruth Okafor", "Ruth Okafor")


def test_another_quote_of_the_paragraph_carries_over() -> None:
    text = "“The dam will hold,” said Ruth Okafor. She pointed at the wall. “It is young.”"
    assert [each[0] for each in attributed(text)] == ["Ruth Okafor", "Ruth Okafor"]
    assert attributed(text)[1][2] == "carried"


def test_a_quote_that_nothing_explains_has_no_speaker() -> None:
    text = "“The dam will hold,” said Ruth Okafor.\n\nIt was built in stone.\n\n“Nobody knows the end of this story.”"
    assert attributed(text)[1] == (None, None, "none", None)


def test_a_quote_alone_in_its_paragraph_goes_on_with_the_speaker_above() -> None:
    text = "“The dam will hold,” said Ruth Okafor.\n\n“It has held since the days of my grandmother.”"
    assert attributed(text)[1] == ("Ruth Okafor", "Ruth Okafor", "carried", None)


def test_a_role_is_the_one_person_who_was_introduced_with_it() -> None:
    text = (
        "The chief engineer, Ruth Okafor, met the premier, Peter Lang.\n\n“It will hold,” the engineer said."
    )
    assert attributed(text) == [("the engineer", "Ruth Okafor", "role", "said")]


def test_a_role_that_two_have_or_another_word_of_it_names_nobody() -> None:
    two = "The premier, Ruth Okafor, met the former premier, Peter Lang.\n\n“It will hold,” the premier said."
    other = "The head of the union, Ruth Okafor, left.\n\n“It will hold,” the union said."
    assert [attributed(text)[0][1] for text in (two, other)] == [None, None]


def test_several_things_say_nothing() -> None:
    assert attributed("Several wore T-shirts that read “Fridays are for families.”")[0][0] is None


def test_a_word_in_a_sentence_without_a_speaker_is_no_quote() -> None:
    assert attributed("It is said to be the “second” of all.") == []


def test_a_word_in_marks_is_less_sure_to_be_speech_than_a_sentence() -> None:
    assert confidence("after", "mixed", size=1) < confidence("after", "mixed", size=8)


def test_an_unnamed_speaker_is_less_sure_than_a_name() -> None:
    assert confidence("after", "direct", unnamed=True) < confidence("after", "direct")


def test_a_resolved_pronoun_is_less_sure_than_a_name() -> None:
    assert confidence("after", "direct", certainty=0.8) < confidence("after", "direct")


def test_a_noun_that_looks_like_a_cue_is_none() -> None:
    text = "The secretary of state arrived. The report “on the state of all our rivers and lakes” lay there."
    assert all(each[0] != "The secretary of" for each in attributed(text))


FIRST_NAMES = ("Ruth", "Peter")

Arcs = dict[str, tuple[str, str, str]]
"""For a word its head, label and part of speech."""


def one_speaker(text: str, arcs: Arcs | None = None) -> tuple[str | None, str]:
    """Return speaker and way of the only quote, by the rules alone or with a parse made by hand."""
    nlp = tokens.blank()
    doc = nlp(text)
    doc.ents = [Span(doc, at, at + 2, "PERSON") for at in range(len(doc)) if doc[at].text in FIRST_NAMES]
    for component in (sentences, aliases, roles, quotes):
        doc = nlp.create_pipe(component.NAME)(doc)
    if arcs is not None:
        places = {token.text: token for token in reversed(list(doc))}
        root = next(word for word, (head, _, _) in arcs.items() if word == head)
        for token in doc:
            head, label, pos = arcs.get(token.text, (root, "dep", "X"))
            token.head, token.dep_, token.pos_ = places[head], label, pos
    [found], _ = speakers.find(doc)
    return doc[slice(*found.speaker)].text if found.speaker else None, found.way


@pytest.mark.parametrize(
    ("subject", "object_"), [("nsubj", "obj"), ("nsubj", "dobj")], ids=["universal", "clearnlp"]
)
def test_the_subject_of_the_parse_comes_before_the_nearest_name(subject: str, object_: str) -> None:
    text = "The engineer who built it with Peter Lang said: “Our dam will hold.”"
    arcs = {
        "engineer": ("said", subject, "NOUN"),
        "The": ("engineer", "det", "DET"),
        "who": ("built", subject, "PRON"),
        "built": ("engineer", "acl:relcl" if object_ == "obj" else "relcl", "VERB"),
        "it": ("built", object_, "PRON"),
        "said": ("said", "root", "VERB"),
    }
    assert one_speaker(text, arcs) == ("The engineer", "before")
    assert one_speaker(text) == ("Peter Lang", "before")


def test_a_passive_is_said_by_its_agent() -> None:
    text = "By the engineer it was called “a sleeping giant of stone” in May."
    arcs = {
        "called": ("called", "root", "VERB"),
        "it": ("called", "nsubj:pass", "PRON"),
        "was": ("called", "aux:pass", "AUX"),
        "engineer": ("called", "obl:agent", "NOUN"),
        "the": ("engineer", "det", "DET"),
        "By": ("engineer", "case", "ADP"),
    }
    assert one_speaker(text, arcs)[0] == "the engineer"


@pytest.mark.parametrize("subject", ["engineer", "evening"])
def test_a_subject_that_is_quoted_or_cannot_speak_leaves_it_to_the_words(subject: str) -> None:
    text = "That evening Ruth Okafor said: “The engineer will hold it.”"
    arcs = {subject: ("said", "nsubj", "NOUN"), "said": ("said", "root", "VERB")}
    assert one_speaker(text, arcs)[0] == "Ruth Okafor"


def test_a_person_whose_title_is_the_head_is_named_alone() -> None:
    text = "“The dam will hold,” said chief engineer Ruth Okafor."
    arcs = {
        "said": ("said", "root", "VERB"),
        "engineer": ("said", "nsubj", "NOUN"),
        "chief": ("engineer", "amod", "ADJ"),
        "Ruth": ("engineer", "appos", "PROPN"),
        "Okafor": ("Ruth", "flat", "PROPN"),
    }
    assert one_speaker(text, arcs) == ("Ruth Okafor", "after inverted")
