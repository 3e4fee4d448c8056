import pytest

from reader.nlp import pipeline
from reader.nlp.speech import marks, quotes


def found(text: str) -> list[tuple[str, ...]]:
    doc = pipeline.annotate(text)
    return [tuple(text[a:b] for a, b in each.spans) for each in quotes.find(doc) if each.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("“A b,” he said.", ["“A b,”"]),
        ('"A b," he said.', ['"A b,"']),
        ("``A b,'' he said. ''C.''", ["``A b,''", "''C.''"]),
        ("„Ja“, «oui», »nein« und ”ja”", ["„Ja“", "«oui»", "»nein«", "”ja”"]),
        ("“A b,\" he said.", ["“A b,\""]),
        ("‘It’s the workers’ fault,’ she said.", ["‘It’s the workers’ fault,’"]),
        ("'We can't,' he said.", ["'We can't,'"]),
        ("“He said ‘no’ and ‘yes,’” she said.", ["“He said ‘no’ and ‘yes,’”"]),
        ("“A “b” c,” he said.", ["“A “b” c,”"]),
        ("She added:“Go.”", ["“Go.”"]),
    ],
)  # fmt: skip
def test_marks_of_every_style(text: str, runs: list[str]) -> None:
    assert [text[run.start : run.end] for run in marks.marked(text)] == runs


@pytest.mark.parametrize(
    "text", ["the '90s and the workers' rights, rock 'n' roll", "He is 6'2\" tall", "it’s", 'a" b']
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert marks.marked(text) == []


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    assert found("“We shall go on, said the mayor.\n\nThe mayor said no more than that.") == [
        ("“We shall go on, said the mayor.",)
    ]


def test_a_quote_over_paragraphs_is_one_quote() -> None:
    text = "“We shall go on,” said the mayor. “There is much to do.\n\n“And we have time.”\n\n“Who are you?” I asked."
    assert found(text) == [
        ("“We shall go on,”", "“There is much to do.", "“And we have time.”"),
        ("“Who are you?”",),
    ]


def test_two_parts_around_one_attribution_are_one_quote() -> None:
    assert found("“The roof,” she said, “was the first to go.”") == [
        ("“The roof,”", "“was the first to go.”")
    ]
    assert found("“The roof went,” she said. “Then the walls.”") == [
        ("“The roof went,”", "“Then the walls.”")
    ]


def test_a_second_cue_parts_two_quotes() -> None:
    assert len(found("“The roof went,” she said, adding, “Then the walls.”")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "They live in a so-called “smart” house by the sea.",
        "He wrote the novel “The Long Way Home” on a boat.",
        "The “super” lamps stand in the yard.",
        "She said that it was known in the town as the “second harbour”.",
        "She said that the so-called “smart” lamps were dark.",
    ],
)
def test_scare_quotes_and_titles_are_no_speech(text: str) -> None:
    assert found(text) == []


def test_a_word_with_a_cue_is_speech_with_what_it_is_said_of() -> None:
    assert found("The minister called the plan “useless”.") == [("the plan “useless”",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We are ready,” she said.", "direct"),
        ("She said: “We are ready.”", "direct"),
        ("She said that they were “ready to go at any hour”.", "mixed"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [each.kind for each in quotes.find(pipeline.annotate(text))] == [kind]
