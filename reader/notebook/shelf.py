"""The shelf: all notebooks, of which one is open and takes what is kept; and how it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from reader.notebook.notes import Note, merged
from reader.notebook.sections import Notebook, Section, changed, name_taken, with_notes, without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIRST_NAME = "Notebook"
"""The name of the notebook that is there before any other."""

_FIELDS = tuple(each.name for each in fields(Note))
_values = attrgetter(*_FIELDS)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The notebooks.

    Attributes:
        notebooks: in the order in which they were begun; there is always one, and no two share a name.
        current: the name of the one that is open.
    """

    notebooks: tuple[Notebook, ...] = (Notebook(FIRST_NAME),)
    current: str = FIRST_NAME

    @property
    def open(self) -> Notebook:
        """The notebook that is open."""
        return next(each for each in self.notebooks if each.name == self.current)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the notebooks."""
        return tuple(each.name for each in self.notebooks)

    def named(self, name: str) -> Notebook | None:
        """Return the notebook of that name, in whatever case; None where there is none."""
        known = name_taken(name, self.names)
        return next((each for each in self.notebooks if each.name == known), None)


def with_open(shelf: Shelf, change: Callable[[Notebook], Notebook]) -> Shelf:
    """Return the shelf with the open notebook changed."""
    notebooks = (change(each) if each.name == shelf.current else each for each in shelf.notebooks)
    return replace(shelf, notebooks=tuple(notebooks))


def opened(shelf: Shelf, name: str) -> Shelf:
    """Return the shelf with the notebook of that name open; one that is missing is begun."""
    if known := shelf.named(name):
        return replace(shelf, current=known.name)
    return Shelf((*shelf.notebooks, Notebook(name)), name)


def renamed(shelf: Shelf, name: str) -> Shelf:
    """Return the shelf with another name for the open notebook, unless another one has it."""
    others = (each for each in shelf.names if each != shelf.current)
    if not name or name_taken(name, others) is not None:
        return shelf
    return replace(with_open(shelf, lambda notebook: replace(notebook, name=name)), current=name)


def sent(shelf: Shelf, note_id: str, name: str) -> Shelf:
    """Return the shelf with a note of the open notebook in another one, where that takes what is kept.

    Where it is there already, comment and grade of both are kept.
    """
    note = next((note for note in shelf.open.notes if note.id == note_id), None)
    if note is None or name not in shelf.names or name == shelf.current:
        return shelf
    taken_out = with_open(shelf, lambda notebook: without(notebook, note_id))
    there = with_open(replace(taken_out, current=name), lambda notebook: _taking_in(notebook, note))
    return replace(there, current=shelf.current)


def _taking_in(notebook: Notebook, note: Note) -> Notebook:
    twin = next((each for each in notebook.notes if each.id == note.id), None)
    if twin is None:
        return with_notes(notebook, [note])
    both = merged(twin, note)
    return changed(notebook, note.id, comment=both.comment, grade=both.grade)


def without_open(shelf: Shelf) -> Shelf:
    """Return the shelf without the open notebook; the one after it is open, or a first one begun."""
    place = shelf.names.index(shelf.current)
    others = (*shelf.notebooks[:place], *shelf.notebooks[place + 1 :])
    return Shelf(others, others[min(place, len(others) - 1)].name) if others else Shelf()


# As data


def shelf_to_json(shelf: Shelf) -> dict[str, Any]:
    """Return the shelf as data."""
    return {"current": shelf.current, "notebooks": [_as_data(notebook) for notebook in shelf.notebooks]}


def _as_data(notebook: Notebook) -> dict[str, Any]:
    """Return a notebook as `asdict` does, without copying each value: every key that changes one waits."""
    sections = [
        {"name": section.name, "notes": list(map(_note_as_data, section.notes))}
        for section in notebook.sections
    ]
    return {"name": notebook.name, "sections": sections, "into": notebook.into}


def _note_as_data(note: Note) -> dict[str, Any]:
    return dict(zip(_FIELDS, _values(note), strict=True))


def shelf_from_json(data: Mapping[str, Any] | Iterable[Mapping[str, Any]]) -> Shelf:
    """Return what `shelf_to_json` wrote, or the one notebook, an array of notes, that was kept before."""
    if not isinstance(data, Mapping):
        return Shelf((Notebook(FIRST_NAME, (Section("", _notes(data)),)),))
    notebooks = tuple(_notebook(each) for each in data["notebooks"])
    return Shelf(notebooks, data["current"])


def _notebook(data: Mapping[str, Any]) -> Notebook:
    sections = tuple(Section(each["name"], _notes(each["notes"])) for each in data["sections"])
    return Notebook(data["name"], sections, data["into"])


def _notes(data: Iterable[Mapping[str, Any]]) -> tuple[Note, ...]:
    """Return notes; what a later version adds to them does no harm, what came later may be missing."""
    known = frozenset(_FIELDS)
    return tuple(Note(**{name: value for name, value in note.items() if name in known}) for note in data)
