"""The notebook: words kept from articles, with where they are from, what the user says of them and thinks.

A notebook is a tuple of notes, and every change makes a new one: so each can be undone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Grade = Literal["", "confirmed", "disputed", "to check"]
GRADES: tuple[Grade, ...] = get_args(Grade)


@dataclass(frozen=True, slots=True)
class Note:
    """Words of an article that were kept: `text[start:end]` of the text with that digest.

    Attributes:
        kind: "quote", "fact", "name", "answer" or "passage".
        words: the words, as they are copied.
        who: who said them, with the role; empty where nobody did.
        paragraph: number of the paragraph in which they begin, from 1.
        article: id of the article in the library.
        sha256: digest of the text to which the offsets refer.
        comment: what the user says of them.
        grade: what the user thinks of them.
    """

    kind: str
    words: str
    who: str
    start: int
    end: int
    paragraph: int
    article: str
    title: str
    publisher: str | None
    byline: str | None
    published: str | None
    url: str | None
    source: str
    sha256: str
    comment: str = ""
    grade: Grade = ""

    @property
    def id(self) -> str:
        """What tells it from every other note."""
        return f"{self.article}:{self.start}-{self.end}:{self.kind}"


Notebook = tuple[Note, ...]


def with_notes(notebook: Notebook, notes: Iterable[Note]) -> Notebook:
    """Return the notebook with more notes at its end; what is in it already stays as it is."""
    known = {note.id: note for note in (*notes, *notebook)}
    there = {note.id for note in notebook}
    return (*notebook, *(note for note_id, note in known.items() if note_id not in there))


def without(notebook: Notebook, note_id: str) -> Notebook:
    """Return the notebook without a note."""
    return tuple(note for note in notebook if note.id != note_id)


def moved(notebook: Notebook, note_id: str, step: int) -> Notebook:
    """Return the notebook with a note so many places further down."""
    places = [note.id for note in notebook]
    if note_id not in places:
        return notebook
    place = places.index(note_id)
    others = without(notebook, note_id)
    to = min(max(0, place + step), len(others))
    return (*others[:to], notebook[place], *others[to:])


def changed(notebook: Notebook, note_id: str, **changes: Any) -> Notebook:
    """Return the notebook with another comment or grade on a note."""
    return tuple(replace(note, **changes) if note.id == note_id else note for note in notebook)


def next_grade(grade: Grade) -> Grade:
    """Return the grade after this one, around the end."""
    return GRADES[(GRADES.index(grade) + 1) % len(GRADES)]


def notebook_to_json(notebook: Notebook) -> list[dict[str, Any]]:
    """Return the notes as data."""
    return [asdict(note) for note in notebook]


def notebook_from_json(data: Iterable[Mapping[str, Any]]) -> Notebook:
    """Return what `notebook_to_json` wrote: its exact inverse; what came later may be missing."""
    known = {each.name for each in fields(Note)}
    return tuple(Note(**{name: value for name, value in note.items() if name in known}) for note in data)
