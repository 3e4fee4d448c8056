"""Lines as they are painted: widened spaces, and the way between cells and characters."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from scripts import mixed_text

from reader.ui.page.typesetting import set_line

WORDS = "the quick brown fox jumps over"


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (0, "the quick brown fox jumps over"),
        (30, "the quick brown fox jumps over"),
        (31, "the quick  brown fox jumps over"),
        (33, "the  quick brown  fox  jumps over"),
        (35, "the  quick  brown  fox  jumps  over"),
        (36, "the quick brown fox jumps over"),
    ],
)
def test_spaces_are_doubled_evenly_and_a_line_that_needs_more_stays_ragged(width: int, expected: str) -> None:
    assert set_line(WORDS, width).text == expected


def test_every_other_line_is_filled_from_the_right() -> None:
    assert set_line(WORDS, 32).text == set_line(WORDS[::-1], 32, from_right=True).text[::-1]
    assert set_line(WORDS, 32).text != set_line(WORDS, 32, from_right=True).text


def test_a_line_of_one_word_is_never_stretched() -> None:
    assert set_line("Donaudampfschifffahrt", 30).text == "Donaudampfschifffahrt"


def test_a_line_that_is_not_filled_costs_nothing() -> None:
    plain = set_line(WORDS)
    assert isinstance(plain.places, range)
    assert isinstance(plain.cells, range)


def test_a_piece_has_the_spaces_that_were_put_into_it() -> None:
    wide = set_line("a b c", 7)
    assert wide.text == "a  b  c"
    assert [wide.piece(n, n + 1) for n in range(5)] == ["a", "  ", "b", "  ", "c"]
    assert wide.piece(0, 3) == "a  b"


def test_both_cells_of_a_wide_character_are_that_character() -> None:
    line = set_line("a東京b")
    assert [line.at(cell) for cell in range(-1, 8)] == [0, 0, 1, 1, 2, 2, 3, 4, 4]


def test_both_cells_of_a_widened_space_are_that_space() -> None:
    line = set_line("a b", 4)
    assert [line.at(cell) for cell in range(5)] == [0, 1, 1, 2, 3]


def test_what_is_selected_up_to_a_cell_has_the_whole_character_on_it() -> None:
    line = set_line("a東b")
    assert [line.before(cell) for cell in range(6)] == [0, 1, 2, 2, 3, 3]


def test_a_mark_goes_with_its_letter() -> None:
    line = set_line("cafe\u0301s")
    assert line.whole(3, 4) == line.whole(4, 5) == line.whole(3, 5) == (3, 5)


LINES = st.tuples(mixed_text, st.integers(0, 90), st.booleans())


@given(LINES)
def test_only_spaces_are_added_and_only_up_to_the_width(line: tuple[str, int, bool]) -> None:
    words, width, from_right = line
    wide = set_line(words, width, from_right=from_right)
    assert wide.text.split() == words.split()
    assert "   " not in wide.text
    assert wide.cells[-1] <= max(width, set_line(words).cells[-1])
    assert "".join(wide.piece(n, n + 1) for n in range(len(words))) == wide.text


@given(LINES)
def test_every_cell_leads_to_its_character_and_back(line: tuple[str, int, bool]) -> None:
    words, width, from_right = line
    wide = set_line(words, width, from_right=from_right)
    for cluster in regex.finditer(r"\X", words):
        first, last = cluster.span()
        assert {wide.at(cell) for cell in range(wide.cells[first], wide.cells[last])} <= {first}
        assert wide.before(wide.cells[last]) == last
        assert wide.whole(first, first + 1) == (first, last)


@given(LINES)
def test_painted_apart_the_parts_take_the_cells_they_are_said_to_take(line: tuple[str, int, bool]) -> None:
    words, width, from_right = line
    wide = set_line(words, width, from_right=from_right)
    parts = list(wide.parts())
    assert "".join(wide.piece(*part) for part in parts) == wide.text
    for first, last in parts:
        assert cell_len(wide.piece(first, last)) == wide.cells[last] - wide.cells[first]


def test_only_what_is_not_one_cell_wide_is_painted_apart() -> None:
    line = set_line("ab שלום 東京 e\u0301x")
    assert [line.piece(*part) for part in line.parts()] == ["ab שלום ", "東", "京", " ", "e\u0301", "x"]
