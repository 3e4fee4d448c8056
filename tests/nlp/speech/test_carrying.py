"""Whose a quotation is that names nobody itself, and where nobody is given rather than somebody."""

import pytest

from reader.nlp import pipeline

SAID = "“The dam will hold,” said Ruth Okafor."
ALONE = "“It has held since the days of my grandmother.”"


def last(text: str) -> tuple[str | None, str, str]:
    """Return speaker as printed, via and way of the last quote."""
    doc = pipeline.annotate(text)
    each = doc._.attributions[-1]
    return doc[slice(*each.speaker)].text if each.speaker else None, each.via, each.way


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (f"{SAID} She pointed at the wall. “It is young.”", "paragraph before"),
        (f"{SAID} It was “a river of mud and stones” to all who dug.", "paragraph before"),
        (f"Ruth Okafor said the dam was young. {ALONE}", "paragraph before"),
        ("Ruth Okafor complained of “a river of mud and stones” and “a town of clay without a roof”.", "sentence"),
        (f"{SAID}\n\n{ALONE}", "paragraph above"),
        (f"Ruth Okafor said the dam was young.\n\n{ALONE}", "paragraph above"),
    ],
)  # fmt: skip
def test_the_one_before_speaks_on(text: str, way: str) -> None:
    assert last(text) == ("Ruth Okafor", "carried", way)


def test_the_first_of_a_paragraph_may_belong_to_the_second() -> None:
    doc = pipeline.annotate("“It is young.” She pointed at the wall. “The dam will hold,” said Ruth Okafor.")
    first, second = doc._.attributions
    assert (first.speaker, first.via, first.way) == (second.speaker, "carried", "paragraph after")


def test_what_is_carried_has_the_entity_too() -> None:
    doc = pipeline.annotate(f"{SAID}\n\n{ALONE}")
    [entity] = {each.entity for each in doc._.attributions}
    assert doc._.entities[entity].name == "Ruth Okafor"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (f"Ruth Okafor said this:\n\n{ALONE}", "said"),
        (f"Ruth Okafor had only one thing to say to the town:\n\n{ALONE}", "say"),
        (f"Ruth Okafor looked at the wall for a while:\n\n{ALONE}", None),
    ],
)
def test_a_colon_leads_in_from_the_paragraph_before(text: str, cue: str | None) -> None:
    doc = pipeline.annotate(text)
    each = doc._.attributions[-1]
    assert (doc[slice(*each.speaker)].text, each.way) == ("Ruth Okafor", "colon")
    assert (doc[slice(*each.cue)].text if each.cue else None) == cue


@pytest.mark.parametrize(
    "text",
    [
        f"Peter Lang agreed. {ALONE}",
        f"{SAID} Peter Lang agreed. {ALONE}",
        f"{SAID}\n\nPeter Lang agreed.\n\n{ALONE}",
        f"{SAID}\n\nPeter Lang explained. {ALONE}",
    ],
)
def test_a_sentence_that_is_no_more_than_a_name_and_a_cue_leads_in(text: str) -> None:
    assert last(text)[0] == "Peter Lang"


def test_you_do_not_lead_in() -> None:
    text = f"Ruth Okafor said you could say it: {ALONE}"
    assert last(text)[0] == "Ruth Okafor"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SAID}\n\nThe wall is old.\n\n{ALONE}", id="a paragraph between"),
        pytest.param(f"{SAID}\n\nThe wall is old. {ALONE}", id="words before it"),
        pytest.param(f"{SAID}\n\n{ALONE} The wall is old.", id="words after it"),
        pytest.param(f"{SAID} “It will not,” said Peter Lang.\n\n{ALONE}", id="two speakers above"),
        pytest.param(
            f"{SAID} Then she walked along the wall for an hour, spoke to nobody, counted the lamps, the boats and"
            f" the birds on the water, and went home late at night by the last bus of the day.\n\n{ALONE}",
            id="the paragraph above goes on after its speech",
        ),
        pytest.param(f"“The dam will hold.”\n\n{ALONE}", id="nobody above"),
        pytest.param("Ruth Okafor built the dam.\n\n" + ALONE, id="a name without speech above"),
        pytest.param(f"{SAID}\n\n“a wall of clay and mud and stones for nobody”", id="no whole utterance"),
    ],
)
def test_nobody_speaks_on(text: str) -> None:
    assert last(text) == (None, "none", "none")


def test_reported_words_without_a_source_take_no_speaker_from_beside() -> None:
    assert last(f"{SAID} It is said that the town slept.") == (None, "none", "none")
