"""What can be undone, and undoing it: each act changes the library and returns what is to be shown and said.

The library is read and written here, so acts are called in a thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotations import placed
from reader.notebook import FIRST_NAME, with_notes, with_open
from reader.text import counted, sentence
from reader.ui.extracts.spots import Extracts
from reader.ui.messages import Annotated, Corrected, Listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.message import Message

    from reader.annotations import Annotations
    from reader.corrections import Correction
    from reader.library import Library
    from reader.notebook import Note, Shelf


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act: the news for the screen, where there is some, and the words for the user."""

    news: Message | None
    said: str


def remove(library: Library, article_ids: Sequence[str], shown_ids: Sequence[str] | None) -> Done:
    """Take articles out of the library; of the rest those with `shown_ids` are listed, or all."""
    removed = library.remove(article_ids)
    them = "them" if len(removed) > 1 else "it"
    what = counted(len(removed), "article")
    said = f"Removed {what}. ⟨undo⟩ brings {them} back." if removed else "Nothing to remove."
    return Done(Listed(library.summaries(shown_ids)), said)


def remove_samples(library: Library, shown_ids: Sequence[str] | None) -> Done:
    """Take all samples out of the library."""
    return remove(library, [each.id for each in library.summaries() if each.sample], shown_ids)


def correct(library: Library, article_id: str, correction: Correction) -> Done:
    """Put something in an article right."""
    from reader.ui.extracts.correcting import in_words  # nothing of it is needed for the first paint

    library.correct(article_id, correction)
    return Done(_corrected(library, article_id), f"{sentence(in_words(correction))} ⟨undo⟩ undoes it.")


def keep(library: Library, notes: Sequence[Note], what: str) -> Done:
    """Keep words in the open notebook."""

    def change(shelf: Shelf) -> Shelf:
        return with_open(shelf, lambda notebook: with_notes(notebook, notes))

    shelf = library.notebooks()
    where = _named(shelf)
    if shelf.open.into:
        where += f", section “{shelf.open.into}”"
    if library.change_notebooks(change, f"{what} kept in {where}") == shelf:
        return Done(None, f"That is in {_named(shelf)} already. ⟨notebook⟩ opens it.")
    return Done(None, f"Kept {what} in {where}. ⟨notebook⟩ opens it, ⟨undo⟩ undoes it.")


def _named(shelf: Shelf) -> str:
    return "the notebook" if shelf.names == (FIRST_NAME,) else f"“{shelf.current}”"


def undo_note(library: Library) -> tuple[Shelf, str]:
    """Undo the last change of the notebooks; return them as they are then, and the words for the user."""
    undone = library.undo_note()
    said = f"Undone: {undone}." if undone else "There is no change of a notebook to undo."
    return library.notebooks(), said


def annotate(
    library: Library, article_id: str, change: Callable[[Annotations], Annotations], said: str
) -> Done:
    """Change what is highlighted in an article."""
    library.annotate(article_id, change)
    return Done(_annotated(library, article_id), f"{said}. ⟨undo⟩ undoes it.")


def undo(library: Library, shown_ids: Sequence[str] | None, open_id: str) -> Done:
    """Undo the last act; where it was not in the open article, the words name the one it was in."""
    from reader.ui.extracts.correcting import in_words

    undone = library.undo()
    if undone and undone.correction:
        where = _elsewhere(library, undone.article_id, open_id)
        said = in_words(undone.correction)
        said = sentence(f"Undone: {said[0].lower()}{said[1:]}{where}")
        return Done(_corrected(library, undone.article_id), said)
    if undone and undone.annotated:
        where = _elsewhere(library, undone.article_id, open_id)
        said = f"Undone: the highlights are as they were before{where}."
        return Done(_annotated(library, undone.article_id), said)
    if undone and undone.noted:
        return Done(None, f"Undone: {undone.noted}.")
    what = counted(len(undone.restored), "article") if undone else ""
    said = f"Brought {what} back." if undone else "Nothing to undo."
    return Done(Listed(library.summaries(shown_ids)), said)


def _elsewhere(library: Library, article_id: str, open_id: str) -> str:
    """Return the words for an article that is not the open one."""
    return f", in {library.article(article_id).title}" if article_id != open_id else ""


def _corrected(library: Library, article_id: str) -> Corrected | None:
    article = library.article(article_id)
    analysis = library.known_analysis(article)
    if analysis is None:
        return None
    extracts = Extracts.of(analysis, article.text)
    extracts.lists.make()  # whichever list is in front is asked for at once
    return Corrected(article_id, extracts)


def _annotated(library: Library, article_id: str) -> Annotated:
    text = library.article(article_id).text
    return Annotated(article_id, placed(library.annotations(article_id), text))
