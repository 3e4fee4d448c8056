"""A fact as one reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.statements import is_verbatim, pieces, statement
from reader.model import Argument, Fact

TEXT = (
    "On Tuesday, Mara Lind, who had come by boat from the far end of the island on her own, opened the quay."
)


def words(text: str, **more: str) -> Argument:
    start = TEXT.index(text)
    return Argument(start, start + len(text), text, **more)


def fact(**slots: Argument) -> Fact:
    return Fact("f1", "event", 0, len(TEXT), TEXT, "clause", 0.9, 1, **slots)


def test_the_slots_stand_in_the_order_of_the_text_with_what_joins_them() -> None:
    opened = fact(predicate=words("opened"), object=words("the quay"), when=words("Tuesday"))
    assert statement(opened, TEXT) == "On Tuesday … opened the quay"


def test_what_lies_close_between_two_slots_is_shown_as_it_is() -> None:
    came = fact(when=words("Tuesday"), subject=words("Mara Lind"))
    assert statement(came, TEXT) == "On Tuesday, Mara Lind"
    assert is_verbatim(pieces(came, TEXT))


def test_what_is_left_out_shows() -> None:
    opened = fact(subject=words("Mara Lind"), predicate=words("opened"))
    assert statement(opened, TEXT) == "Mara Lind … opened"
    assert not is_verbatim(pieces(opened, TEXT))


def test_whom_a_pronoun_means_stands_behind_it_in_brackets() -> None:
    alone = fact(subject=words("her", name="Mara Lind"), object=words("own"))
    assert statement(alone, TEXT) == "her [Mara Lind] own"


def test_a_name_needs_no_brackets_behind_a_part_of_it() -> None:
    assert statement(fact(subject=words("Lind", name="Mara Lind")), TEXT) == "Lind"


def test_a_slot_inside_another_one_is_told_once() -> None:
    came = fact(subject=words("Mara Lind, who had come by boat"), object=words("boat"))
    assert statement(came, TEXT) == "Mara Lind, who had come by boat"


spans = st.none() | st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace(" ", "\n")])
@given(st.fixed_dictionaries(dict.fromkeys(("subject", "predicate", "object", "where", "when"), spans)))
def test_whatever_the_slots_every_word_is_the_articles_own(text: str, slots: dict) -> None:
    filled = {
        slot: Argument(*span, text[slice(*span)])
        for slot, span in slots.items()
        if span and span[0] < span[1]
    }
    one_line = text.replace("\n", " ")
    for piece in pieces(fact(**filled), text):
        assert piece.text == " … " or piece.text in one_line


def test_a_name_that_follows_its_role_is_not_told_twice() -> None:
    text = "The mayor, Jane Doe, left."
    mayor = Argument(0, 9, "The mayor", name="Jane Doe")
    left = Argument(text.index("left"), text.index("left") + 4, "left")
    told = Fact("f1", "event", 0, len(text), text, "clause", 0.9, 1, subject=mayor, predicate=left)
    assert statement(told, text) == "The mayor, Jane Doe, left"
