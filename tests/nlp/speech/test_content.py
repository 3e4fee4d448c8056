"""Where reported words begin and end."""

import pytest

from reader.nlp import pipeline
from reader.nlp.speech.content import after_apposition, pieces, trimmed
from reader.nlp.speech.outline import Outline


def outlined(text: str) -> tuple[Outline, list[str]]:
    outline = Outline(pipeline.annotate(text))
    return outline, outline.tokens.texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the dam would hold.", "the dam would hold"),
        (", the dam would hold,", "the dam would hold"),
        ("— the dam would hold …", "the dam would hold"),
        ("The dam, it seems, would hold!", "The dam , it seems , would hold"),
        ("NAIROBI, March 3 (Agency) — The dam would hold", "The dam would hold"),
        ("NAIROBI (Agency) - The dam would hold", "The dam would hold"),
        ("Nairobi — the dam would hold", "Nairobi — the dam would hold"),
        ("A dam — if it holds", "A dam — if it holds"),
    ],
)
def test_margins_and_datelines_are_trimmed(text: str, words: str) -> None:
    outline, texts = outlined(text)
    span = trimmed(outline, (0, len(texts)))
    assert span is not None
    assert " ".join(texts[slice(*span)]) == words


def test_a_dateline_stands_at_the_start_of_a_paragraph() -> None:
    outline, texts = outlined("It was said that NATO — the alliance — would come.")
    first = texts.index("NATO")
    assert trimmed(outline, (first, len(texts))) == (first, len(texts) - 1)


@pytest.mark.parametrize("text", [".", ", —", "… !"])
def test_of_margins_alone_nothing_is_left(text: str) -> None:
    outline, texts = outlined(text)
    assert trimmed(outline, (0, len(texts))) is None
    assert pieces(outline, (0, len(texts))) == ()


def test_pieces_are_trimmed_one_by_one() -> None:
    outline, texts = outlined("The dam, she said, would hold.")
    found = pieces(outline, (0, 3), (texts.index("said") + 1, len(texts)))
    assert [" ".join(texts[slice(*span)]) for span in found] == ["The dam", "would hold"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The dam will hold,” and the town slept.", "“ The dam will hold , ”"),
        ("“The dam” will hold, and the town slept.", "“ The dam ” will hold , and the town slept"),
        ("The town slept: “The dam will hold,” and more.", "The town slept : “ The dam will hold , ” and more"),
    ],
)  # fmt: skip
def test_a_quote_that_begins_them_and_ends_with_a_comma_or_stop_is_all_of_them(text: str, words: str) -> None:
    outline, texts = outlined(text)
    [span] = pieces(outline, (0, len(texts)))
    assert " ".join(texts[slice(*span)]) == words


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("the lab, which is in Ghent, the dam would hold.", ", the dam would hold ."),
        ("the treasurer, a miller from Ghent, the dam would hold.", ", the dam would hold ."),
        ("the treasurer, the dam would hold.", ", the dam would hold ."),
        ("the treasurer, a miller from Ghent.", ""),
    ],
)
def test_a_sentence_goes_on_behind_what_only_adds_to_a_name(text: str, rest: str) -> None:
    outline, texts = outlined(text)
    at = after_apposition(outline, texts.index(","), len(texts))
    assert " ".join(texts[at:]) == rest
