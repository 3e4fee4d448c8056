"""Passages that were highlighted, and finding them again in a text that has changed."""

from __future__ import annotations

import json

import pytest

from reader.annotations import (
    Annotation,
    Placed,
    annotations_from_json,
    annotations_to_json,
    at,
    placed,
    with_annotation,
    without,
)

TEXT = "The vote was close.\n“Nobody should have to choose,” said Lind, “between a doctor and a bed.”\nIt rained."


def annotation(*words: str, text: str = TEXT, note: str = "") -> Annotation:
    spans = [(text.index(each), text.index(each) + len(each)) for each in words]
    return Annotation.at(text, spans, "green", note)


def words_of(each: Placed, text: str) -> list[str]:
    return [text[start:end] for start, end in each.spans]


def test_words_are_found_where_they_were() -> None:
    [found] = placed((annotation("a doctor and a bed"),), TEXT)
    assert words_of(found, TEXT) == ["a doctor and a bed"]


@pytest.mark.parametrize(
    "changed",
    [
        f"A correction stands here now.\n\n{TEXT}",
        TEXT.replace("The vote was close.", "The vote was very close indeed."),
        TEXT.replace("a doctor and a bed", "a doctor\nand  a bed"),
    ],
    ids=["moved", "changed before", "wrapped anew"],
)
def test_words_are_found_again_when_the_text_around_them_has_changed(changed: str) -> None:
    [found] = placed((annotation("a doctor and a bed"),), changed)
    assert [" ".join(each.split()) for each in words_of(found, changed)] == ["a doctor and a bed"]


def test_what_has_no_place_any_more_comes_last_and_is_never_dropped() -> None:
    gone, kept = annotation("The vote was close.", note="why?"), annotation("It rained.")
    found = placed((gone, kept), TEXT.replace("The vote was close.", "They voted."))
    assert [each.annotation for each in found] == [kept, gone]
    assert found[1].spans == ()
    assert found[1].annotation.words == "The vote was close."


def test_a_quote_in_two_parts_has_a_place_only_with_both_of_them() -> None:
    quote = annotation("“Nobody should have to choose,”", "“between a doctor and a bed.”")
    assert quote.words == "“Nobody should have to choose,” […] “between a doctor and a bed.”"
    assert len(placed((quote,), TEXT)[0].spans) == 2
    assert placed((quote,), TEXT.replace("a bed", "a ferry"))[0].spans == ()


def test_they_are_listed_in_text_order() -> None:
    late, early = annotation("It rained."), annotation("The vote")
    assert [each.annotation for each in placed((late, early), TEXT)] == [early, late]


def test_the_same_words_are_highlighted_once_in_the_colour_chosen_last() -> None:
    first = annotation("It rained.")
    again = Annotation(first.parts, "pink", "did it?")
    other = annotation("The vote")
    assert with_annotation(with_annotation((first,), other), again) == (again, other)


@pytest.mark.parametrize(
    "changed",
    [f"It rained.\n\n{TEXT}", "They voted." + TEXT.removeprefix("The vote")],
    ids=["moved", "gone"],
)
def test_other_words_at_the_offsets_of_old_ones_take_the_place_of_none(changed: str) -> None:
    old = annotation("The vote", note="why?")
    new = Annotation.at(changed, [(part.start, part.start + len(part.exact)) for part in old.parts], "pink")
    assert with_annotation((old,), new) == (old, new)
    assert without((old, new), new.id) == (old,)


def test_one_is_found_by_its_spans_and_taken_away_by_its_id() -> None:
    one, other = annotation("It rained."), annotation("The vote")
    start = TEXT.index("It rained.")
    assert at(placed((one, other), TEXT), [(start, start + 10)]) == one
    assert at(placed((one, other), TEXT), [(start, start + 9)]) is None
    assert without((one, other), one.id) == (other,)


def test_written_and_read_they_are_the_same() -> None:
    kept = (annotation("It rained.", note="ask"), annotation("“Nobody", "between"))
    assert annotations_from_json(json.loads(json.dumps(annotations_to_json(kept)))) == kept
