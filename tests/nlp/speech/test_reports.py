"""Speech that is reported without marks: each way to report, what is said, and on whose word."""

from dataclasses import dataclass

import pytest
import spacy

from reader.nlp import pipeline, sentences
from reader.nlp.speech import reports
from reader.nlp.speech.outline import Outline


@dataclass(frozen=True)
class Found:
    """A report as words."""

    way: str
    content: tuple[str, ...]
    cue: str
    source: str | None
    belief: bool
    asserted: bool


def found(text: str) -> list[Found]:
    doc = pipeline.annotate(text)
    return [
        Found(
            each.way,
            tuple(doc[first:last].text for first, last in each.content),
            doc[slice(*each.cue)].text,
            doc[slice(*each.source)].text if each.source else None,
            each.belief,
            each.asserted,
        )
        for each in reports.find(Outline(doc))
    ]


def contents(text: str) -> list[tuple[str, ...]]:
    return [each.content for each in found(text)]


def sources(text: str) -> list[str | None]:
    return [each.source for each in found(text)]


@pytest.mark.parametrize(
    ("text", "way", "content", "cue"),
    [
        ("Ruth Okafor said that the dam would hold.", "clause", ("the dam would hold",), "said"),
        ("Ruth Okafor said the dam would hold.", "clause", ("the dam would hold",), "said"),
        ("Ruth Okafor said on Monday that the dam would hold.", "clause", ("the dam would hold",), "said"),
        ("Ruth Okafor told reporters the dam would hold.", "clause", ("the dam would hold",), "told"),
        ("Drivers were told by Ruth Okafor that the dam would hold.", "clause", ("the dam would hold",), "told"),
        ("Ruth Okafor asked whether the dam would hold.", "clause", ("whether the dam would hold",), "asked"),
        ("Ruth Okafor denied that the dam would break.", "clause weak", ("the dam would break",), "denied"),
        ("The dam, Ruth Okafor said, would hold until spring.", "inserted", ("The dam", "would hold until spring"), "said"),
        ("The dam would hold until spring, Ruth Okafor said.", "inserted", ("The dam would hold until spring",), "said"),
        ("The dam would hold until spring, said Ruth Okafor.", "inserted", ("The dam would hold until spring",), "said"),
        ("The old dam was young in those years, as Ruth Okafor noted.", "as", ("The old dam was young in those years",), "noted"),
        ("Ruth Okafor vowed to rebuild the dam by spring.", "infinitive", ("to rebuild the dam by spring",), "vowed"),
        ("Ruth Okafor urged the town to rebuild the dam.", "infinitive", ("the town to rebuild the dam",), "urged"),
        ("Ruth Okafor praised the workers of the night shift.", "object", ("the workers of the night shift",), "praised"),
        ("Ruth Okafor described the dam as a young giant.", "object", ("the dam as a young giant",), "described"),
        ("Ruth Okafor called the plan “a gift to nobody”.", "object", ("the plan “a gift to nobody”",), "called"),
        ("Ruth Okafor called it “a gift to nobody”.", "object", ("“a gift to nobody”",), "called"),
        ("Ruth Okafor called for a new dam by the spring.", "call", ("a new dam by the spring",), "called"),
        ("Ruth Okafor called on the town to rebuild the dam.", "call", ("the town to rebuild the dam",), "called"),
        ("The dam, as reported by Ruth Okafor, would hold until spring.", "according", ("The dam", "would hold until spring"), "reported"),
        ("According to Ruth Okafor, the dam would hold.", "according", ("the dam would hold",), "According to"),
        ("The dam would hold until spring, according to Ruth Okafor.", "according", ("The dam would hold until spring",), "according to"),
        ("The dam, according to Ruth Okafor, would hold.", "according", ("The dam", "would hold"), "according to"),
        ("In the view of Ruth Okafor, the dam would hold.", "according", ("the dam would hold",), "In the view of"),
        ("In Ruth Okafor's view, the dam would hold.", "according", ("the dam would hold",), "view"),
        ("The council rejected Ruth Okafor's claim that the dam would hold.", "noun", ("the dam would hold",), "claim"),
        ("A warning by Ruth Okafor that the dam would break was read out.", "noun", ("the dam would break",), "warning"),
        ("Ruth Okafor: The dam will hold for many years\n\nIt was a dry spring.", "headline", ("The dam will hold for many years",), ":"),
    ],
)  # fmt: skip
def test_each_way_to_report(text: str, way: str, content: tuple[str, ...], cue: str) -> None:
    assert found(text) == [Found(way, content, cue, "Ruth Okafor", belief=False, asserted=True)]


@pytest.mark.parametrize(
    "text", ["As Ruth Okafor noted, the dam was young.", "As Ruth Okafor said on Monday, the dam was young."]
)
def test_an_as_clause_may_come_first(text: str) -> None:
    assert contents(text) == [("the dam was young",)]


def test_an_as_clause_may_part_a_short_subject_from_its_verb() -> None:
    text = "The dam, as Ruth Okafor noted on Monday, was young in those years."
    assert contents(text) == [("The dam", "was young in those years")]


def test_what_is_so_as_somebody_reported_is_one_report() -> None:
    text = "The dam would hold until spring, as reported by Ruth Okafor."
    assert [(each.content, each.source) for each in found(text)] == [
        (("The dam would hold until spring",), "Ruth Okafor")
    ]


def test_a_noun_without_an_owner_names_a_source_only_if_it_is_one() -> None:
    assert sources("The council rejected reports that the dam would break.") == ["reports"]
    assert sources("The council rejected the claim that the dam would break.") == [None]


def test_a_name_is_given_only_to_a_thing_that_gets_another_name() -> None:
    assert found("Ruth Okafor called the office.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ghent: The dam will hold for many years\n\nIt was a dry spring.",
        "Ruth Okafor: No\n\nIt was a dry spring.",
        "It was a dry spring.\n\nRuth Okafor: The dam will hold for many years",
    ],
)
def test_a_headline_is_the_first_paragraph_after_a_person(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ruth Okafor believes that the dam will hold.", "the dam will hold"),
        ("Ruth Okafor thinks the dam will hold.", "the dam will hold"),
        ("Ruth Okafor's hope that the dam would hold was shared by few.", "the dam would hold"),
    ],
)
def test_what_somebody_thinks_is_a_belief(text: str, content: str) -> None:
    assert [(each.belief, each.content, each.source) for each in found(text)] == [
        (True, (content,), "Ruth Okafor")
    ]


@pytest.mark.parametrize("verb", ["hopes", "plans", "intends", "wants"])
def test_what_somebody_means_to_do_is_a_belief(verb: str) -> None:
    text = f"Ruth Okafor {verb} to rebuild the dam."
    assert [(each.belief, each.content) for each in found(text)] == [(True, ("to rebuild the dam",))]


def test_a_belief_that_nobody_holds_is_left_out() -> None:
    assert found("The hope that the dam would hold was gone.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Okafor did not say that the dam would hold.",
        "Ruth Okafor never said that the dam would hold.",
        "Ruth Okafor could say that the dam would hold.",
        "Ruth Okafor might say that the dam would hold.",
        "Ruth Okafor should say that the dam would hold.",
        "Ruth Okafor refused to say that the dam would hold.",
        "Ruth Okafor declined to say whether the dam would hold.",
        "Ruth Okafor tried to explain that the dam would hold.",
    ],
)
def test_what_was_not_said_is_not_asserted(text: str) -> None:
    assert [each.asserted for each in found(text)] == [False]
    assert [each for each in pipeline.annotate(text)._.quotations if each.kind == "indirect"] == []


def test_what_will_be_said_is_asserted() -> None:
    assert [each.asserted for each in found("Ruth Okafor will say that the dam would hold.")] == [True]


def test_what_is_said_only_on_a_condition_is_not_asserted() -> None:
    text = "If Ruth Okafor says that the dam is safe, the town sleeps."
    assert [each.asserted for each in found(text)] == [False]


def test_a_request_that_nobody_makes_is_not_asserted() -> None:
    text = "They were urged to rebuild the dam."
    assert [(each.source, each.asserted) for each in found(text)] == [(None, False)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ruth Okafor said that Peter Lang had claimed that the dam would hold.",
            "Peter Lang had claimed that the dam would hold",
        ),
        (
            "Ruth Okafor said that the council had rejected Peter Lang's claim that the dam would break.",
            "the council had rejected Peter Lang's claim that the dam would break",
        ),
        ("Ruth Okafor said she hoped the dam would hold.", "she hoped the dam would hold"),
    ],
)
def test_only_the_outermost_report_counts(text: str, content: str) -> None:
    assert [(each.content, each.source) for each in found(text)] == [((content,), "Ruth Okafor")]


def test_a_report_inside_words_that_were_not_said_goes_with_them() -> None:
    text = "Ruth Okafor refused to say that Peter Lang claimed that the dam would hold."
    assert [each.asserted for each in found(text)] == [False]


@pytest.mark.parametrize(
    ("text", "contents_"),
    [
        ("Ruth Okafor said the dam was young, adding that it would hold.", ["the dam was young", "it would hold"]),
        ("Ruth Okafor said the dam was young and added that it would hold.", ["the dam was young", "it would hold"]),
        ("Ruth Okafor said the dam was young and warned it would break.", ["the dam was young", "it would break"]),
        ("Ruth Okafor promised to rebuild the dam and added that it would be dry.", ["to rebuild the dam", "it would be dry"]),
        ("Ruth Okafor said the dam was young and that it would hold.", ["the dam was young and that it would hold"]),
    ],
)  # fmt: skip
def test_a_second_cue_ends_what_the_first_one_reports(text: str, contents_: list[str]) -> None:
    assert [each.content for each in found(text)] == [(each,) for each in contents_]
    assert set(sources(text)) == {"Ruth Okafor"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("NAIROBI, March 3 (Agency) — Ruth Okafor said the old dam would hold.", "the old dam would hold"),
        ("TARN — The old dam would hold, Ruth Okafor said.", "The old dam would hold"),
        ("TARN, March 3 (Agency) — The old dam would hold, Ruth Okafor said.", "The old dam would hold"),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(text: str, content: str) -> None:
    assert contents(text) == [(content,)]


@pytest.mark.parametrize(
    "text",
    [
        "TARN, March 3 (Agency) — Ruth Okafor said the old dam would hold.",
        "TARN, March 3 (Agency) — The old dam would hold, Ruth Okafor said.",
        "GHENT (Agency) - The dam would hold until spring, Ruth Okafor said.",
    ],
)
def test_the_place_of_a_dateline_says_nothing(text: str) -> None:
    assert sources(text) == ["Ruth Okafor"]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("According to the lab, which is in Ghent, the dam would hold.", ("the dam would hold",), "the lab"),
        ("According to Ana Ruiz, the treasurer, the dam would hold.", ("the dam would hold",), "Ana Ruiz"),
        ("The dam would hold until spring, according to Ana Ruiz, the treasurer.", ("The dam would hold until spring",), "Ana Ruiz"),
        ("The dam would hold until spring, said Ana Ruiz, the treasurer.", ("The dam would hold until spring",), "Ana Ruiz"),
        ("The dam would hold until spring, said Ana Ruiz, who built it.", ("The dam would hold until spring",), "Ana Ruiz"),
    ],
)  # fmt: skip
def test_what_adds_to_a_source_is_not_said(text: str, content: tuple[str, ...], source: str) -> None:
    assert [(each.content, each.source) for each in found(text)] == [(content, source)]


def test_what_the_reporter_goes_on_with_is_not_said() -> None:
    text = "The dam would hold until spring, said Ana Ruiz, and the town went to sleep."
    assert contents(text) == [("The dam would hold until spring",)]


@pytest.mark.parametrize(
    "content",
    [
        "the dam was “young and strong” although it “leaks at night in June”",
        "“nothing was ever done about it” and that “nobody came to look”",
    ],
)
def test_a_clause_does_not_end_before_the_marks_that_end_it(content: str) -> None:
    assert contents(f"Ruth Okafor said that {content}.") == [(content,)]


def test_a_cue_between_marks_reports_nothing() -> None:
    text = "“Peter Lang claimed that the dam would hold,” Ruth Okafor wrote."
    assert [(each.cue, each.source) for each in found(text)] == [("wrote", "Ruth Okafor")]


@pytest.mark.parametrize(
    "text",
    [
        "Read more about the dam here.",
        "Asked whether the dam would hold, the town slept.",
        "Ruth Okafor said no more than that.",
        "Ruth Okafor spoke for an hour.",
    ],
)
def test_no_report(text: str) -> None:
    assert found(text) == []


def test_asked_whether_is_no_report_of_the_one_who_answers() -> None:
    text = "Asked whether the dam would hold, Ruth Okafor said it was young."
    assert [(each.content, each.cue) for each in found(text)] == [(("it was young",), "said")]


def test_without_a_parse_nothing_is_reported() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(sentences.NAME)
    doc = nlp("Ruth Okafor said that the dam would hold.\n\nAccording to her, it was young.")
    assert reports.find(Outline(doc)) == []
