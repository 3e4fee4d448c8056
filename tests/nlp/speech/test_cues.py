"""Who speaks by the words around a quotation, beyond a plain "she said"."""

from typing import NamedTuple

import pytest

from reader.nlp import pipeline

YEARS = "“It will hold for a hundred years.”"


class Spoken(NamedTuple):
    """The last quote of a text: who is printed, who that is, how it was found, and by which word."""

    speaker: str | None
    name: str | None
    way: str
    cue: str | None


def spoken(text: str) -> Spoken:
    doc = pipeline.annotate(text)
    each = doc._.attributions[-1]
    return Spoken(
        doc[slice(*each.speaker)].text if each.speaker else None,
        doc._.entities[each.entity].name if each.entity is not None else None,
        each.way,
        doc[slice(*each.cue)].text if each.cue else None,
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{YEARS} — Ruth Okafor",
        f"{YEARS} – Ruth Okafor, engineer",
        f"{YEARS}\n\n— Ruth Okafor",
        f"{YEARS} — Dr Ruth Okafor, engineer",
    ],
)
def test_a_name_after_a_dash_signs(text: str) -> None:
    assert spoken(text) == ("Ruth Okafor", "Ruth Okafor", "signature", None)


@pytest.mark.parametrize(
    "text",
    [
        f"{YEARS} — a baker from the town",
        f"{YEARS} — Ruth Okafor came to the town in the year of the flood and has lived by the river since then",
    ],
)
def test_a_dash_before_anything_else_is_no_signature(text: str) -> None:
    assert spoken(text).speaker is None


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("“Why did nobody close the gates?” Ruth Okafor frowned.", "Ruth Okafor", "frowned"),
        ("“Why did nobody close the gates?” frowned Ruth Okafor.", "Ruth Okafor", "frowned"),
        ("“Nobody closed the gates of the dam,” wept Ruth Okafor.", "Ruth Okafor", "wept"),
        ("Ruth Okafor left.\n\n“Why did nobody close the gates?” She frowned.", "She", "frowned"),
    ],
)
def test_any_verb_right_after_a_whole_quote_is_a_cue(text: str, speaker: str, verb: str) -> None:
    assert spoken(text) == (speaker, "Ruth Okafor", "after plain", verb)


@pytest.mark.parametrize(
    "text",
    [
        "“Why did nobody close the gates?” The ministry frowned.",
        "“Nobody closed the gates of the dam.” Ruth Okafor frowned.",
        "It was “a river of mud and stones” Ruth Okafor crossed.",
    ],
)
def test_a_verb_is_none_after_a_full_stop_or_of_a_thing_or_within_a_sentence(text: str) -> None:
    assert spoken(text).way != "after plain"


@pytest.mark.parametrize(
    "text",
    [
        f"Ruth Okafor: {YEARS}",
        f"The voices of the town. Ruth Okafor: {YEARS}",
        f"Then came Ruth Okafor: {YEARS}",
    ],
)
def test_a_name_before_a_colon_is_a_label(text: str) -> None:
    assert spoken(text) == ("Ruth Okafor", "Ruth Okafor", "colon", None)


@pytest.mark.parametrize(
    "text",
    [
        f"Ruth Okafor, as you say, answered: {YEARS}",
        f"Ruth Okafor answered, and you may say so too, {YEARS}",
        f"Ruth Okafor told the town what it says on the wall: {YEARS}",
    ],
)
def test_it_and_you_do_not_speak_where_somebody_else_does(text: str) -> None:
    assert spoken(text).speaker == "Ruth Okafor"


def test_it_speaks_where_nobody_else_does() -> None:
    assert spoken(f"In a letter it said: {YEARS}").speaker == "it"


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lang met Ruth Okafor, who told him: “The dam will hold for years.”",
        "Ruth Okafor, who said “the dam will hold for years”, left Peter Lang.",
    ],
)
def test_a_relative_pronoun_is_printed_and_its_antecedent_stands_beside(text: str) -> None:
    assert spoken(text)[:2] == ("who", "Ruth Okafor")


@pytest.mark.parametrize(
    "text",
    [
        f"{YEARS[:-2]},” said his mother, Ruth Okafor.",
        f"{YEARS[:-2]},” his mother, Ruth Okafor, said.",
        f"{YEARS[:-2]},” said her brother, Ruth Okafor, at the gate.",
    ],
)
def test_somebody_s_relative_is_named_by_the_name_behind(text: str) -> None:
    assert spoken(text)[:2] == ("Ruth Okafor", "Ruth Okafor")


def test_a_passive_is_said_by_whom_by_names() -> None:
    assert spoken("The dam was called “a sleeping giant” by Ruth Okafor.")[:2] == ("Ruth Okafor",) * 2


def test_an_object_ends_before_a_colon() -> None:
    text = "Ruth Okafor wept, and blamed the council: “The dam is the work of a hundred hands.”"
    doc = pipeline.annotate(text)
    assert [[text[slice(*span)] for span in each.quotation.spans] for each in doc._.attributions] == [
        ["“The dam is the work of a hundred hands.”"]
    ]


@pytest.mark.parametrize("words", ["the suit", "the lawsuit", "a leaflet"])
def test_a_noun_between_a_quote_and_its_cue_speaks(words: str) -> None:
    assert spoken(f"{YEARS[:-2]},” {words} said.").speaker == words


def test_whoever_is_told_something_before_a_colon_does_not_say_it() -> None:
    assert spoken(f"Helen Marsh told Ruth Okafor: {YEARS}") == (
        "Helen Marsh",
        "Helen Marsh",
        "before",
        "told",
    )
