"""A notebook: notes in sections, as the user orders them, like paragraphs under the headings of a document.

Every change makes a new notebook: so each can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from reader.notebook.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Section:
    """Notes under a name, which is empty for those above the first heading."""

    name: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Notebook:
    """Notes in sections.

    Attributes:
        sections: in the user's order; the first has no name, every other one a name of its own.
        into: name of the section that takes what is kept.
    """

    name: str
    sections: tuple[Section, ...] = (Section(""),)
    into: str = ""

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, from top to bottom."""
        return tuple(chain.from_iterable(section.notes for section in self.sections))

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the sections that have one."""
        return tuple(section.name for section in self.sections[1:])

    def section_of(self, note_id: str) -> str:
        """Return the name of the section in which a note is; the first where it is in none."""
        holding = (each.name for each in self.sections if any(note.id == note_id for note in each.notes))
        return next(holding, "")


_Part = str | Note
"""What a notebook is made of, from top to bottom: names of sections, and the notes below each."""


def _parts(notebook: Notebook) -> list[_Part]:
    parts: list[_Part] = []
    for section in notebook.sections:
        parts += (section.name, *section.notes)
    return parts


def _made_of(notebook: Notebook, parts: Iterable[_Part]) -> Notebook:
    """Return the notebook made of other parts; the first of them is the section without a name."""
    notes: dict[str, list[Note]] = {}
    for part in parts:
        if isinstance(part, str):
            below = notes.setdefault(part, [])
        else:
            below.append(part)
    sections = tuple(Section(name, tuple(those)) for name, those in notes.items())
    return replace(notebook, sections=sections, into=notebook.into if notebook.into in notes else "")


def _place(parts: Sequence[_Part], note_id: str) -> int:
    """Return the place of a note among the parts; -1 where it is not there."""
    places = (at for at, part in enumerate(parts) if isinstance(part, Note) and part.id == note_id)
    return next(places, -1)


def name_taken(name: str, names: Iterable[str]) -> str | None:
    """Return the one of the names that this is, in whatever case; None where it is a new one."""
    return next((each for each in names if each.casefold() == name.casefold()), None)


# Notes


def with_notes(notebook: Notebook, notes: Iterable[Note]) -> Notebook:
    """Return the notebook with more notes in the section that takes them; what is there stays as it is."""
    there = {note.id for note in notebook.notes}
    new = {note.id: note for note in notes if note.id not in there}
    return _with_more(notebook, notebook.into, new.values())


def _with_more(notebook: Notebook, section: str, notes: Iterable[Note]) -> Notebook:
    return replace(
        notebook,
        sections=tuple(
            replace(each, notes=(*each.notes, *notes)) if each.name == section else each
            for each in notebook.sections
        ),
    )


def without(notebook: Notebook, note_id: str) -> Notebook:
    """Return the notebook without a note."""
    return _made_of(notebook, _others(notebook, note_id))


def _others(notebook: Notebook, note_id: str) -> Iterator[_Part]:
    return (part for part in _parts(notebook) if isinstance(part, str) or part.id != note_id)


def changed(notebook: Notebook, note_id: str, **changes: Any) -> Notebook:
    """Return the notebook with another comment or grade on a note."""
    parts = _parts(notebook)
    if (place := _place(parts, note_id)) >= 0:
        parts[place] = replace(parts[place], **changes)  # type: ignore[type-var]
    return _made_of(notebook, parts)


def moved(notebook: Notebook, note_id: str, step: int) -> Notebook:
    """Return the notebook with a note so many places further down, where each heading is a place."""
    parts = _parts(notebook)
    place = _place(parts, note_id)
    if place < 0:
        return notebook
    note = parts.pop(place)
    parts.insert(min(max(1, place + step), len(parts)), note)
    return _made_of(notebook, parts)


def moved_to(notebook: Notebook, note_id: str, section: str) -> Notebook:
    """Return the notebook with a note at the end of a section; one that is missing is made, at the end.

    The name of the section may be in whatever case.
    """
    note = next((note for note in notebook.notes if note.id == note_id), None)
    known = name_taken(section, ("", *notebook.headings))
    if note is None or notebook.section_of(note_id) == known:
        return notebook
    there = without(notebook, note_id)
    if known is None:
        return _with_more(with_section(there, section), section, [note])
    return _with_more(there, known, [note])


# Sections


def with_section(notebook: Notebook, name: str, *, above: str = "", below: str | None = None) -> Notebook:
    """Return the notebook with a new section, at its end or where it is asked for.

    Args:
        notebook: one that has a section of that name already stays as it is.
        name: its name.
        above: id of a note; the section begins with it, as if a heading were put above it.
        below: name of the section that it follows.
    """
    if name_taken(name, ("", *notebook.headings)) is not None:
        return notebook
    parts = _parts(notebook)
    place = _place(parts, above) if above else -1
    if below is not None and below in parts:
        place = parts.index(below) + 1
        while place < len(parts) and isinstance(parts[place], Note):
            place += 1
    parts.insert(place if place >= 0 else len(parts), name)
    return _made_of(notebook, parts)


def taking(notebook: Notebook, section: str) -> Notebook:
    """Return the notebook with another section that takes what is kept."""
    there = any(each.name == section for each in notebook.sections)
    return replace(notebook, into=section) if there else notebook


def section_renamed(notebook: Notebook, old: str, new: str) -> Notebook:
    """Return the notebook with another name for a section; the one without a name may get one."""
    if not new or name_taken(new, (each for each in notebook.headings if each != old)) is not None:
        return notebook
    if not old:
        named = _made_of(notebook, ["", new, *_parts(notebook)[1:]])
        return replace(named, into=notebook.into or new)
    sections = tuple(replace(each, name=new) if each.name == old else each for each in notebook.sections)
    return replace(notebook, sections=sections, into=new if notebook.into == old else notebook.into)


def without_section(notebook: Notebook, name: str) -> Notebook:
    """Return the notebook without a section; its notes go to the end of the one above."""
    if name not in notebook.headings:
        return notebook
    above = notebook.sections[notebook.headings.index(name)].name
    there = replace(notebook, into=above) if notebook.into == name else notebook
    return _made_of(there, (part for part in _parts(notebook) if part != name))


def section_moved(notebook: Notebook, name: str, step: int) -> Notebook:
    """Return the notebook with a section, and its notes, so many places further down."""
    if name not in notebook.headings:
        return notebook
    first, *named = notebook.sections
    place = notebook.headings.index(name)
    section = named.pop(place)
    named.insert(min(max(0, place + step), len(named)), section)
    return replace(notebook, sections=(first, *named))
