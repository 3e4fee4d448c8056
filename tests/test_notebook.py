"""Notebooks: notes in sections, in the user's order, with comments and grades; and the shelf they stand on."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anchor import Anchor
from reader.annotations import Annotation, with_annotation
from reader.library import Library
from reader.notebook import (
    GRADES,
    Grade,
    Note,
    Notebook,
    Section,
    Shelf,
    changed,
    moved,
    moved_to,
    next_grade,
    opened,
    renamed,
    section_moved,
    section_renamed,
    sent,
    shelf_from_json,
    shelf_to_json,
    taking,
    with_notes,
    with_open,
    with_section,
    without,
    without_open,
    without_section,
)
from reader.store import Store

NOTE = Note(
    *("quote", "“It rose.”", "Jane Doe, mayor", 0, 10, 1, "a1", "River"),
    *("The Post", None, "2026-01-08", "https://example.org", "river.txt", "abc"),
)
NOTES = tuple(replace(NOTE, start=start, end=start + 5) for start in (0, 10, 20))
FIRST, SECOND, THIRD = (note.id for note in NOTES)
FLAT = Notebook("Notebook", (Section("", NOTES),))
COSTS = Notebook("Ferry", (Section("", NOTES[:1]), Section("Costs", NOTES[1:]), Section("Health")), "Costs")


def holding(name: str, *notes: Note) -> Notebook:
    return Notebook(name, (Section("", notes),))


def outline(notebook: Notebook) -> dict[str, list[int]]:
    """Return where the notes of each section begin."""
    return {section.name: [note.start for note in section.notes] for section in notebook.sections}


class TestNotes:
    def test_what_is_kept_goes_to_the_section_that_takes_it(self) -> None:
        more = with_notes(COSTS, [replace(NOTE, start=30)])
        assert outline(more) == {"": [0], "Costs": [10, 20, 30], "Health": []}

    def test_what_is_kept_again_stays_as_it_is_wherever_it_is(self) -> None:
        commented = changed(COSTS, FIRST, comment="good")
        again = with_notes(commented, [NOTES[0], NOTES[0], replace(NOTE, start=30), replace(NOTE, start=30)])
        assert outline(again) == {"": [0], "Costs": [10, 20, 30], "Health": []}
        assert again.notes[0].comment == "good"

    def test_other_words_at_the_same_offsets_of_a_changed_text_are_another_note(self) -> None:
        other = replace(NOTES[0], words="“It fell.”", sha256="def")
        assert with_notes(FLAT, [other]).notes == (*NOTES, other)

    def test_they_are_moved_as_far_as_the_ends(self) -> None:
        assert outline(moved(FLAT, FIRST, 1)) == {"": [10, 0, 20]}
        assert outline(moved(FLAT, FIRST, 9)) == {"": [10, 20, 0]}
        assert outline(moved(FLAT, FIRST, -1)) == {"": [0, 10, 20]}
        assert moved(FLAT, "gone", 1) == FLAT

    def test_they_are_moved_over_a_heading_into_the_next_section_and_back(self) -> None:
        down = moved(COSTS, THIRD, 1)
        assert outline(down) == {"": [0], "Costs": [10], "Health": [20]}
        assert moved(down, THIRD, -1) == COSTS
        assert outline(moved(COSTS, SECOND, -1)) == {"": [0, 10], "Costs": [20], "Health": []}

    def test_they_are_moved_to_the_end_of_a_section_which_may_be_a_new_one(self) -> None:
        assert outline(moved_to(COSTS, FIRST, "Costs")) == {"": [], "Costs": [10, 20, 0], "Health": []}
        assert outline(moved_to(COSTS, SECOND, "")) == {"": [0, 10], "Costs": [20], "Health": []}
        assert outline(moved_to(COSTS, SECOND, "Law")) == {"": [0], "Costs": [20], "Health": [], "Law": [10]}
        assert moved_to(COSTS, SECOND, "Costs") == COSTS
        assert moved_to(COSTS, SECOND, "costs") == COSTS
        assert moved_to(COSTS, FIRST, "costs") == moved_to(COSTS, FIRST, "Costs")
        assert moved_to(COSTS, "gone", "Law") == COSTS

    def test_they_are_taken_out_commented_and_graded(self) -> None:
        assert outline(without(COSTS, SECOND)) == {"": [0], "Costs": [20], "Health": []}
        assert changed(FLAT, SECOND, grade="disputed").notes[1].grade == "disputed"
        assert changed(FLAT, "gone", comment="x") == FLAT
        assert [next_grade(grade) for grade in GRADES] == ["confirmed", "disputed", "to check", ""]


class TestSections:
    def test_a_new_one_stands_at_the_end_or_begins_with_a_note_or_follows_another(self) -> None:
        assert outline(with_section(FLAT, "Law")) == {"": [0, 10, 20], "Law": []}
        assert outline(with_section(FLAT, "Law", above=SECOND)) == {"": [0], "Law": [10, 20]}
        assert list(outline(with_section(COSTS, "Law", below="Costs"))) == ["", "Costs", "Law", "Health"]
        assert list(outline(with_section(COSTS, "Law", below=""))) == ["", "Law", "Costs", "Health"]

    def test_no_two_have_the_same_name(self) -> None:
        assert with_section(COSTS, "costs", above=FIRST) == COSTS
        assert section_renamed(COSTS, "Health", "COSTS") == COSTS
        assert section_renamed(COSTS, "Costs", "") == COSTS

    def test_a_renamed_one_keeps_its_place_its_notes_and_what_it_takes(self) -> None:
        money = section_renamed(COSTS, "Costs", "costs")
        assert outline(money) == {"": [0], "costs": [10, 20], "Health": []}
        assert money.into == "costs"

    def test_the_notes_above_the_first_heading_can_be_given_one(self) -> None:
        named = section_renamed(replace(COSTS, into=""), "", "Lead")
        assert outline(named) == {"": [], "Lead": [0], "Costs": [10, 20], "Health": []}
        assert named.into == "Lead"

    def test_the_notes_of_one_that_is_removed_go_to_the_one_above(self) -> None:
        removed = without_section(COSTS, "Costs")
        assert outline(removed) == {"": [0, 10, 20], "Health": []}
        assert removed.into == ""
        assert without_section(COSTS, "") == COSTS
        assert without_section(COSTS, "Health").into == "Costs"

    def test_one_is_moved_with_its_notes_and_never_above_those_without(self) -> None:
        assert outline(section_moved(COSTS, "Costs", 1)) == {"": [0], "Health": [], "Costs": [10, 20]}
        assert section_moved(COSTS, "Costs", -1) == COSTS
        assert section_moved(COSTS, "", 1) == COSTS

    def test_one_that_is_there_can_be_the_one_that_takes_what_is_kept(self) -> None:
        assert taking(COSTS, "Health").into == "Health"
        assert taking(COSTS, "Law") == COSTS


NAMES = ["Costs", "costs", "Health", "Law", "LAW", "Lead"]
steps = st.one_of(
    st.tuples(st.just(moved), st.sampled_from([FIRST, SECOND, THIRD]), st.integers(-4, 4)),
    st.tuples(st.just(moved_to), st.sampled_from([FIRST, SECOND, THIRD]), st.sampled_from(["", *NAMES])),
    st.tuples(st.just(with_section), st.sampled_from(NAMES)),
    st.tuples(st.just(section_renamed), st.sampled_from(["", *NAMES]), st.sampled_from(NAMES)),
    st.tuples(st.just(section_moved), st.sampled_from(NAMES), st.integers(-2, 2)),
    st.tuples(st.just(without_section), st.sampled_from(NAMES)),
)


@given(st.lists(steps, max_size=8))
def test_whatever_is_ordered_no_note_is_lost_and_names_stay_apart(changes) -> None:
    notebook = COSTS
    for change, *arguments in changes:
        notebook = change(notebook, *arguments)
    assert sorted(note.id for note in notebook.notes) == [FIRST, SECOND, THIRD]
    assert notebook.sections[0].name == ""
    assert all(notebook.headings)
    assert len({name.casefold() for name in notebook.headings}) == len(notebook.headings)
    assert notebook.into in ("", *notebook.headings)


class TestShelf:
    SHELF = Shelf((FLAT, COSTS, Notebook("Law")), "Ferry")

    def test_there_is_a_first_notebook(self) -> None:
        assert Shelf().open == Notebook("Notebook")

    def test_one_is_open_and_a_missing_one_is_begun(self) -> None:
        assert opened(self.SHELF, "law").open == Notebook("Law")
        begun = opened(self.SHELF, "Storm")
        assert (begun.names, begun.current) == (("Notebook", "Ferry", "Law", "Storm"), "Storm")

    def test_changes_go_to_the_open_one(self) -> None:
        changed = with_open(self.SHELF, lambda notebook: without(notebook, SECOND))
        assert outline(changed.open)["Costs"] == [20]
        assert changed.notebooks[0] == FLAT

    def test_it_is_renamed_unless_another_one_has_the_name(self) -> None:
        assert renamed(self.SHELF, "FERRY").names == ("Notebook", "FERRY", "Law")
        assert renamed(self.SHELF, "FERRY").open.notes == COSTS.notes
        assert renamed(self.SHELF, "law") == self.SHELF
        assert renamed(self.SHELF, "") == self.SHELF

    def test_without_it_the_next_one_is_open_and_at_last_a_first_one_again(self) -> None:
        assert without_open(self.SHELF) == Shelf((FLAT, Notebook("Law")), "Law")
        assert without_open(Shelf((FLAT, COSTS), "Ferry")).current == "Notebook"
        assert without_open(Shelf((COSTS,), "Ferry")) == Shelf()

    def test_a_note_is_sent_to_another_notebook(self) -> None:
        noted = with_open(self.SHELF, lambda notebook: changed(notebook, FIRST, comment="ask"))
        there = sent(noted, FIRST, "Law")
        assert there.current == "Ferry"
        assert outline(there.open)[""] == []
        assert [note.comment for note in there.notebooks[2].notes] == ["ask"]
        assert sent(self.SHELF, FIRST, "Ferry") == self.SHELF
        assert sent(self.SHELF, FIRST, "gone") == self.SHELF
        assert sent(self.SHELF, "gone", "Law") == self.SHELF

    @pytest.mark.parametrize(
        ("here", "there", "both"),
        [
            (("ask", "confirmed"), ("", ""), ("ask", "confirmed")),
            (("", ""), ("call", "disputed"), ("call", "disputed")),
            (("ask", "confirmed"), ("call", ""), ("call; ask", "confirmed")),
            (("ask", ""), ("ask", "confirmed"), ("ask", "confirmed")),
            (("ask", "confirmed"), ("call", "disputed"), ("call; confirmed: ask", "disputed")),
            (("", "confirmed"), ("", "disputed"), ("confirmed", "disputed")),
        ],
    )
    def test_a_note_that_the_other_notebook_has_already_brings_what_was_said_of_it(
        self, here: tuple[str, Grade], there: tuple[str, Grade], both: tuple[str, Grade]
    ) -> None:
        twice = tuple(replace(NOTE, comment=comment, grade=grade) for comment, grade in (here, there))
        shelf = Shelf(tuple(holding(name, note) for name, note in zip("AB", twice, strict=True)), "A")
        a, b = sent(shelf, NOTE.id, "B").notebooks
        assert a.notes == ()
        assert [(note.comment, note.grade) for note in b.notes] == [both]

    def test_as_data_it_has_every_field(self) -> None:
        data = [asdict(notebook) for notebook in self.SHELF.notebooks]
        assert json.dumps(shelf_to_json(self.SHELF)["notebooks"]) == json.dumps(data)

    def test_it_comes_back_from_json_as_it_was(self) -> None:
        assert shelf_from_json(json.loads(json.dumps(shelf_to_json(self.SHELF)))) == self.SHELF

    def test_what_a_later_version_adds_does_no_harm(self) -> None:
        data = {**shelf_to_json(self.SHELF), "colour": "red"}
        for section in data["notebooks"][1]["sections"]:
            section["notes"] = [{**note, "colour": "red"} for note in section["notes"]]
        assert shelf_from_json(data) == self.SHELF

    def test_the_one_notebook_that_was_kept_before_is_read_as_it_is(self) -> None:
        assert shelf_from_json([asdict(note) for note in NOTES]) == Shelf((FLAT,))


words = st.text(max_size=8)


@given(st.lists(st.builds(Note, grade=st.sampled_from(GRADES), comment=words), max_size=4).map(tuple), words)
def test_any_note_comes_back_from_json_as_it_was(notes: tuple[Note, ...], name: str) -> None:
    shelf = Shelf((Notebook(name, (Section("", notes),)),), name)
    assert shelf_from_json(shelf_to_json(shelf)) == shelf


@pytest.fixture
def library(tmp_path):
    opened_library = Library(Store.open(tmp_path / "library.sqlite"), analyser=None)  # type: ignore[arg-type]
    yield opened_library
    opened_library.close()


def keep(library: Library, *notes: Note) -> Shelf:
    return library.change_notebooks(
        lambda s: with_open(s, lambda notebook: with_notes(notebook, notes)), "kept"
    )


class TestInTheLibrary:
    def test_every_change_is_kept_and_can_be_undone_by_its_name(self, library: Library) -> None:
        assert library.notebooks() == Shelf()
        kept = keep(library, *NOTES)
        begun = library.change_notebooks(lambda shelf: opened(shelf, "Ferry"), "Ferry begun")
        library.change_notebooks(without_open, "Ferry deleted")
        assert library.notebooks().names == ("Notebook",)
        undone = library.undo()
        assert undone is not None
        assert undone.noted == "Ferry deleted"
        assert library.notebooks() == begun
        assert library.undo_note() == "Ferry begun"
        assert library.notebooks() == kept
        assert library.undo_note() == "kept"
        assert library.notebooks() == Shelf()
        assert library.undo_note() is None

    def test_what_changes_nothing_is_no_change(self, library: Library) -> None:
        library.change_notebooks(lambda shelf: opened(shelf, "Notebook"), "opened")
        assert library.undo() is None

    def test_to_open_another_one_is_no_change_that_is_undone(self, library: Library) -> None:
        library.change_notebooks(lambda shelf: opened(shelf, "Ferry"), "Ferry begun")
        kept = keep(library, *NOTES)
        there = library.change_notebooks(lambda shelf: opened(shelf, "Notebook"), "Notebook opened")
        assert there == replace(kept, current="Notebook")
        assert library.notebooks() == there
        assert library.undo_note() == "kept"
        assert library.undo_note() == "Ferry begun"
        assert library.undo_note() is None

    def test_what_two_programs_change_at_once_is_all_kept_and_undone(self, tmp_path) -> None:
        def work(number: int) -> None:
            library = Library(Store.open(tmp_path / "library.sqlite"), analyser=None)  # type: ignore[arg-type]
            for turn in range(25):
                keep(library, replace(NOTE, start=100 * number + turn))
                passage = Annotation((Anchor("words", "", "", 100 * number + turn),))
                library.annotate("a1", lambda kept, passage=passage: with_annotation(kept, passage))
            library.close()

        with ThreadPoolExecutor(2) as programs:
            list(programs.map(work, range(2)))
        library = Library(Store.open(tmp_path / "library.sqlite"), analyser=None)  # type: ignore[arg-type]
        assert len(library.notebooks().open.notes) == len(library.annotations("a1")) == 50
        with ThreadPoolExecutor(2) as programs:
            undone = list(programs.map(lambda _: library.undo(), range(101)))
        assert sum(each is not None for each in undone) == 100
        assert (library.notebooks(), library.annotations("a1")) == (Shelf(), ())
        library.close()

    def test_it_is_there_in_the_next_session(self, tmp_path) -> None:
        for _ in range(2):
            library = Library(Store.open(tmp_path / "library.sqlite"), analyser=None)  # type: ignore[arg-type]
            keep(library, *NOTES)
            assert library.notebooks().open == FLAT
            library.close()

    def test_what_was_kept_before_there_were_several_is_read_and_undone(self, tmp_path) -> None:
        store = Store.open(tmp_path / "library.sqlite")
        for notes in (NOTES[:1], NOTES):
            store.save_notebook(json.dumps([asdict(note) for note in notes]))
        library = Library(store, analyser=None)  # type: ignore[arg-type]
        library.change_notebooks(lambda shelf: opened(shelf, "Ferry"), "begun")
        assert library.notebooks().notebooks[0] == FLAT
        assert library.undo_note() == "begun"
        assert library.undo_note() == "the last change of the notebook"
        assert library.notebooks().open.notes == NOTES[:1]
        library.close()
