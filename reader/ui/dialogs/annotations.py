"""What the reader highlighted in the open article: gone to, changed, copied and kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.annotations import COLOURS, with_annotation, without
from reader.text import as_shown, paragraph_number
from reader.ui.copying.copyable import copyable_passages
from reader.ui.copying.keeping import notes_of
from reader.ui.dialogs.closing import ClosingScreen
from reader.ui.messages import AnnotationAsked, CopyAsked, KeepAsked
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.line_input import LineInput
from reader.ui.widgets.row_list import Row, RowLine, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult

    from reader.annotations import Annotation, Annotations, Placed
    from reader.model import Article
    from reader.ui.copying.copyable import Copyable
    from reader.ui.screens.article import ArticleScreen

_EMPTY = (
    "Nothing is highlighted here. In the text or the panel, H highlights the extract or what is selected."
)
_GONE = "Their words are gone from the text"
_KEYS = ("enter go there", "c note", "space colour", "d remove", "u undo", "y Y copy", "s keep", "esc closes")
_KEYS_OF_EMPTY = ("u undo", "esc closes")
_MOST_LINES = 3


class AnnotationsScreen(ClosingScreen["Placed | None"]):
    """Lists the highlights of an article; its result is the one to whose place one wants to go, or None."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,q", "leave", show=False),
        Binding("c", "note", show=False),
        Binding("space", "colour", show=False),
        Binding("d,delete,x", "remove", show=False),
        Binding("u,ctrl+z", "app.undo", show=False),
        Binding("y", "copy(False)", show=False),
        Binding("Y", "copy(True)", show=False),
        Binding("s", "keep", show=False),
    ]

    def __init__(self, below: ArticleScreen, article: Article) -> None:
        """List what the screen below has of the article, and ask that screen for every change."""
        super().__init__()
        self._below, self._article = below, article
        self._title = Static("", classes="dialog-title", markup=False)
        self._list = RowList()
        self._keys = KeyLine()
        self._note = LineInput(placeholder="note, enter keeps it", compact=True, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Put the highlights above the line to note in."""
        with Vertical(classes="dialog"):
            yield self._title
            yield self._list
            yield self._note
            yield self._keys

    def on_mount(self) -> None:
        """List the highlights, and list them again when they change."""
        self._note.display = False
        self._note.gives_way_to = self._list
        self._list.focus()
        self.watch(self._below, "annotations", self._show)

    def _show(self, annotations: Sequence[Placed]) -> None:
        self._title.update(Content(f"Your highlights · {len(annotations)} in this article"))
        self._list.show(list(_rows(annotations, self._article.text)), _EMPTY)
        self._keys.show(*(_KEYS if annotations else _KEYS_OF_EMPTY))

    @property
    def _current(self) -> Placed | None:
        row = self._list.row
        return next((each for each in self._below.annotations if row and each.annotation.id == row.id), None)

    def action_note(self) -> None:
        """Ask for a note on the highlight."""
        if current := self._current:
            self._note.value = current.annotation.note
            self._note.display = True
            self._note.focus()

    @on(Input.Submitted)
    def _noted(self, event: Input.Submitted) -> None:
        if current := self._current:
            self._put(replace(current.annotation, note=event.value.strip()), "Noted")
        self._close_note()

    def _close_note(self) -> None:
        self._note.display = False
        self._list.focus()

    def action_colour(self) -> None:
        """Give the highlight the next colour."""
        if current := self._current:
            colour = COLOURS[(COLOURS.index(current.annotation.colour) + 1) % len(COLOURS)]
            self._put(replace(current.annotation, colour=colour), f"It is {colour}")

    def action_remove(self) -> None:
        """Take the highlight away."""
        if current := self._current:
            change = partial(without, annotation_id=current.annotation.id)
            self._ask(change, "The highlight is taken away")

    def _put(self, annotation: Annotation, said: str) -> None:
        self._ask(partial(with_annotation, annotation=annotation), said)

    def _ask(self, change: Callable[[Annotations], Annotations], said: str) -> None:
        self._below.post_message(AnnotationAsked(self._article.id, change, said))

    def action_copy(self, with_source: bool) -> None:
        """Copy the words of the highlight, alone or with their source."""
        if passage := self._copyable():
            self._below.post_message(CopyAsked(passage, with_source))

    def action_keep(self) -> None:
        """Keep the highlight in the notebook, its note as the comment."""
        if (current := self._current) and (passage := self._copyable()):
            notes = (
                replace(note, kind="highlight", comment=current.annotation.note) for note in notes_of(passage)
            )
            self._below.post_message(KeepAsked(tuple(notes), passage.what))

    def _copyable(self) -> Copyable | None:
        """Return what is highlighted, or say that its words are gone."""
        current = self._current
        if current and not current.spans:
            self.app.notify("Its words are gone from the text.", markup=False)
        return (
            copyable_passages(self._article, current.spans, "the highlight")
            if current and current.spans
            else None
        )

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if self._copyable():
            self.leave(self._current)

    def action_leave(self) -> None:
        """Close the line to note in, or the list."""
        if self._note.display:
            self._close_note()
        else:
            self.leave(None)


def _rows(annotations: Sequence[Placed], text: str) -> Iterator[Row]:
    """Yield the rows in text order; those whose words are gone stand below a heading."""
    gone = [each for each in annotations if not each.spans]
    for each in annotations:
        if each.spans:
            paragraph = paragraph_number(text, each.spans[0][0])
            yield _row(each.annotation, f"{each.annotation.colour} · ¶ {paragraph}")
    if gone:
        yield Row("gone", (RowLine(((_GONE, "heading"),)),), heading=True)
        yield from (_row(each.annotation, each.annotation.colour) for each in gone)


def _row(annotation: Annotation, where: str) -> Row:
    note = f"✎ {as_shown(annotation.note)}" if annotation.note else ""
    return Row(
        annotation.id,
        (
            RowLine(((as_shown(annotation.words), f"mark-{annotation.colour}"),), most_lines=_MOST_LINES),
            RowLine(((where, "soft"),)),
            RowLine(((note, "strong"),), most_lines=_MOST_LINES),
        ),
    )
