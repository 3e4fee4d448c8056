"""The notebook: notes in the user's order, with comments and grades."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library
from reader.notebook import (
    GRADES,
    Note,
    changed,
    moved,
    next_grade,
    notebook_from_json,
    notebook_to_json,
    with_notes,
    without,
)
from reader.store import Store

NOTE = Note(
    *("quote", "“It rose.”", "Jane Doe, mayor", 0, 10, 1, "a1", "River"),
    *("The Post", None, "2026-01-08", "https://example.org", "river.txt", "abc"),
)
NOTEBOOK = tuple(replace(NOTE, start=start, end=start + 5) for start in (0, 10, 20))
FIRST, SECOND, THIRD = (note.id for note in NOTEBOOK)


def ids(notebook: tuple[Note, ...]) -> list[str]:
    return [note.id for note in notebook]


def test_what_is_kept_again_stays_as_it_is() -> None:
    commented = changed(NOTEBOOK, SECOND, comment="good")
    again = with_notes(commented, [NOTEBOOK[1], replace(NOTE, start=30)])
    assert ids(again)[:3] == [FIRST, SECOND, THIRD]
    assert len(again) == 4
    assert again[1].comment == "good"


def test_notes_are_moved_as_far_as_the_ends() -> None:
    assert ids(moved(NOTEBOOK, FIRST, 1)) == [SECOND, FIRST, THIRD]
    assert ids(moved(NOTEBOOK, FIRST, 9)) == [SECOND, THIRD, FIRST]
    assert ids(moved(NOTEBOOK, FIRST, -1)) == [FIRST, SECOND, THIRD]
    assert moved(NOTEBOOK, "gone", 1) == NOTEBOOK


def test_notes_are_taken_out_commented_and_graded() -> None:
    assert ids(without(NOTEBOOK, SECOND)) == [FIRST, THIRD]
    assert changed(NOTEBOOK, SECOND, grade="disputed")[1].grade == "disputed"
    assert [next_grade(grade) for grade in GRADES] == ["confirmed", "disputed", "to check", ""]


words = st.text(max_size=8)


@given(st.lists(st.builds(Note, grade=st.sampled_from(GRADES), comment=words), max_size=4).map(tuple))
def test_a_notebook_comes_back_from_json_as_it_was(notebook: tuple[Note, ...]) -> None:
    assert notebook_from_json(notebook_to_json(notebook)) == notebook


def test_what_a_later_version_adds_does_no_harm() -> None:
    [data] = notebook_to_json((NOTE,))
    assert notebook_from_json([{**data, "colour": "red"}]) == (NOTE,)


class TestInTheLibrary:
    def test_every_change_is_kept_and_can_be_undone(self, tmp_path) -> None:
        library = Library(Store.open(tmp_path / "library.sqlite"), analyser=None)  # type: ignore[arg-type]
        assert library.notebook() == ()
        library.change_notebook(lambda notebook: with_notes(notebook, NOTEBOOK))
        library.change_notebook(lambda notebook: without(notebook, SECOND))
        assert ids(library.notebook()) == [FIRST, THIRD]
        undone = library.undo()
        assert undone is not None
        assert undone.noted
        assert library.notebook() == NOTEBOOK
        assert library.undo_note()
        assert library.notebook() == ()
        assert not library.undo_note()
        library.close()

    def test_what_changes_nothing_is_no_change(self, tmp_path) -> None:
        library = Library(Store.open(tmp_path / "library.sqlite"), analyser=None)  # type: ignore[arg-type]
        library.change_notebook(lambda notebook: without(notebook, "gone"))
        assert library.undo() is None
        library.close()

    def test_it_is_there_in_the_next_session(self, tmp_path) -> None:
        for _ in range(2):
            library = Library(Store.open(tmp_path / "library.sqlite"), analyser=None)  # type: ignore[arg-type]
            library.change_notebook(lambda notebook: with_notes(notebook, NOTEBOOK))
            assert library.notebook() == NOTEBOOK
            library.close()
