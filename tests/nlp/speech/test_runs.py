"""What words between marks are, told from the sentence around them."""

import pytest

from reader.nlp.annotations import Quotation
from reader.nlp.speech.runs import is_one, is_speech, kind_of


def parted(text: str) -> tuple[str, str, str]:
    """Return the only run of curly marks of a sentence, and what stands before and after it."""
    start, end = text.index("“"), text.rindex("”") + 1
    return text[start:end], text[:start], text[end:]


def says(text: str, *, reported: bool = False, headline: bool = False) -> bool:
    return is_speech(*parted(text), reported=reported, headline=headline)


@pytest.mark.parametrize(
    "text",
    [
        "“We shall rebuild the dam by spring.”",
        "It was “a wall of clay and mud and stones” to them.",
        "The mayor said it was “useless”.",
        "“Useless,” said the mayor.",
        "It was “useless”, according to the mayor.",
        "“Rebuild it!”",
        "The mayor said, “Rebuild Our Dam.”",
    ],
)
def test_speech(text: str) -> None:
    assert says(text)


@pytest.mark.parametrize(
    "text",
    [
        "They live in a so-called “smart” house, he said.",
        "The lake is known in the town as the “second harbour”, he said.",
        "The engineer, nicknamed “the mole”, said so.",
        "The book “On Dams and Rivers” was read, he said.",
        "She wrote “The Wall of Clay” by the river.",
        "He sang in “Rivers”, she said.",
        "The “Mole” stood in the yard, he said.",
        "It stood in the “garden” for years.",
        "The tag <p class=“a b c d e f g”> is shown.",
        "It cost “1,200” in all, he said.",
        "“…” he said.",
    ],
)
def test_labels_titles_and_words_held_at_a_distance_are_no_speech(text: str) -> None:
    assert not says(text)


def test_a_few_words_without_a_cue_are_speech_where_they_are_reported() -> None:
    text = "It stood in the “old garden” for years."
    assert (says(text), says(text, reported=True)) == (False, True)


def test_a_few_words_without_a_cue_are_speech_in_a_headline() -> None:
    text = "Town needs “no more dams”"
    assert (says(text), says(text, headline=True)) == (False, True)
    assert not says("Town needs “dams”", headline=True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We are ready,” she said.", "direct"),
        ("“We are ready”, she said.", "direct"),
        ("She said: “We are ready.”", "direct"),
        ("She said — “We are ready!”", "direct"),
        ("“We are ready”", "mixed"),
        ("She said “We are ready.”", "mixed"),
        ("They were “ready to go”, she said.", "mixed"),
        ("“ready to go,” she said.", "mixed"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    quoted, before, after = parted(text)
    assert kind_of(quoted, closed=True, before=before, after=after) == kind


def test_words_whose_last_mark_is_missing_need_no_end() -> None:
    assert kind_of("“We are ready", closed=False, before="", after="") == "direct"


def one(text: str, kinds: tuple[str, str] = ("direct", "direct"), *, closed: bool = True) -> bool:
    """Tell whether the two runs of curly marks of a text are one quote."""
    first = (text.index("“"), text.index("”") + 1)
    second = (text.rindex("“"), text.rindex("”") + 1)
    before = Quotation((first,), kinds[0], 0, closed)  # type: ignore[arg-type]
    return is_one(text, before, second, kinds[1], text[second[1] :])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "“The roof,” she said, “was the first to go.”",
        "“The roof went,” she said. “Then the walls.”",
        "“Did it go?” she asked. “It did.”",
        "“The roof”, she said, “was the first to go.”",
        "“The roof” — she said — “was the first to go.”",
        "“The roof went,” she said, and went on: “Then the walls.”",
    ],
)
def test_two_runs_around_one_attribution_are_one_quote(text: str) -> None:
    assert one(text)


@pytest.mark.parametrize(
    "text",
    [
        "“The roof went,” she said, adding, “Then the walls.”",
        "“The roof went,” she said. “Then the walls,” he said.",
        "“The roof went,” she said. He nodded. “Then the walls.”",
        "“The roof went.” She nodded. “Then the walls.”",
        "“The roof” — it was of clay — “was the first to go.”",
        f"“The roof went,” she said {'and waited for a while ' * 12}. “Then the walls.”",
    ],
)
def test_anything_else_between_them_parts_two_quotes(text: str) -> None:
    assert not one(text)


def test_a_run_left_open_is_one_with_nothing_after_it() -> None:
    assert not one("“The roof,” she said, “was the first to go.”", closed=False)


def test_words_of_a_sentence_go_on_behind_a_comma_or_as_a_new_sentence() -> None:
    assert one("“the roof”, she said, “was the first to go.”", ("mixed", "mixed"))
    assert one("“the roof went,” she said. “Then the walls.”", ("mixed", "direct"))
    assert not one("“the roof went,” she said. “then the walls.”", ("mixed", "mixed"))
