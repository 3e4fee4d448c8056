"""Taking words along: selecting, copying, keeping and highlighting what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on

from reader.text import paragraphs
from reader.ui.copying.copyable import copyable_extracts, copyable_passages
from reader.ui.messages import (
    AnnotationAsked,
    ArticleCopyAsked,
    CopyAsAsked,
    CopyAsked,
    KeepAsked,
    NotebookAsked,
    PipeAsked,
    PlaceAsked,
)
from reader.ui.page.selecting import grown
from reader.ui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from reader.annotations import Placed
    from reader.export.copies import CopyFormat
    from reader.notebook import Note
    from reader.ui.copying.copyable import Copyable

Unit = Literal["sentence", "paragraph"]

_NOTHING_TO_COPY = "Nothing to copy: go to an extract first, with ⟨next-extract⟩ or in the panel."


class TakingScreen(ReadingScreen):
    """Answers with what is selected, marked or current, in this order."""

    # Selecting

    def action_select(self, unit: Unit) -> None:
        """Select the sentence or paragraph that one went to last, or reads; again, one more."""
        if self.article is None:
            return
        self.panes.at = "page"
        self.clear_selection()
        known = self.extracts.analysis.sentences if self.extracts and unit == "sentence" else ()
        units = known or paragraphs(self.article.text)  # until it is analysed, nobody knows the sentences
        self._page.choose(grown(self._page.chosen, units, self._reading_from))

    @property
    def _reading_from(self) -> int:
        """Where the attention is: at the place found, the current extract, or else the top of the view."""
        start, end = self._page.in_view
        place = self.following.place
        attended = (self._page.found_place, (place.start, place.end) if place else None)
        return next((span[0] for span in attended if span and start <= span[0] < end), start)

    # Copying and keeping

    def action_copy(self) -> None:
        """Copy what is selected, marked or current."""
        self._copy(with_source=False)

    def action_copy_with_source(self) -> None:
        """Copy what is selected, marked or current, with speaker and source."""
        self._copy(with_source=True)

    async def action_copy_as(self) -> None:
        """Ask in which format to copy, and copy in it from now on."""
        if chosen := self._chosen():
            self.post_message(CopyAsAsked(chosen))

    def copy_in(self, form: CopyFormat) -> None:
        """Copy what is selected, marked or current in a format, this once."""
        if chosen := self._chosen():
            self.post_message(CopyAsked(chosen, with_source=True, form=form))

    def action_pipe(self) -> None:
        """Ask for a command, and pipe to it what is selected, marked or current."""
        if chosen := self._chosen():
            self.post_message(PipeAsked(chosen))

    def action_keep(self) -> None:
        """Keep what is selected, marked or current in the notebook."""
        from reader.ui.copying.keeping import notes_of  # nothing of it is needed for the first paint

        if chosen := self._chosen():
            self.post_message(KeepAsked(notes_of(chosen), chosen.what))

    async def action_notebook(self) -> None:
        """Show what was kept; the dialog is there before the next key is, and is filled by the library."""
        from reader.ui.dialogs.notebook import NotebookScreen  # nothing of it is needed for the first paint

        await self.app.push_screen(NotebookScreen(), self._go_to_note)
        self.post_message(NotebookAsked())

    def _go_to_note(self, note: Note | None) -> None:
        if note:
            self.post_message(PlaceAsked(note.article, lambda each: note.place(each.text, each.sha256)))

    def action_copy_text(self) -> None:
        """Answer ctrl+c: copy what the mouse selected, or tell how to quit."""
        if self._page.selected:
            self._copy(with_source=False)
        else:
            self.app.action_help_quit()

    def _copy(self, *, with_source: bool) -> None:
        row = self.panes.articles.row
        if self._awaited:
            self.app.notify("The article is not open yet.", markup=False)
        elif self.panes.at == "list" and row and not self._page.selected:
            self.post_message(ArticleCopyAsked(row.id, with_source=with_source))
        elif self.article and (chosen := self._chosen()):
            self.post_message(CopyAsked(chosen, with_source=with_source))

    def _chosen(self) -> Copyable | None:
        """Return what is selected, marked or current, or say that nothing is."""
        self.following.catch_up()
        chosen = self._copyable()
        if chosen is None and self.article and not self.extracts:
            self._tell_work()
        elif chosen is None:
            self.app.notify(_NOTHING_TO_COPY, markup=False)
        return chosen

    def _copyable(self) -> Copyable | None:
        if self.article is None:
            return None
        if self._page.selected:
            return copyable_passages(self.article, (self._page.selected,), "the selected words")
        if self.extracts is None:
            return None
        current = self.following.current
        rows = self.extracts.marked(self.marked) or ([current] if current else [])
        items = [row.item for row in rows if row.item]
        return copyable_extracts(self.article, self.extracts.analysis, items) if items else None

    # Highlighting

    async def action_highlight(self) -> None:
        """Highlight what is selected or current."""
        from reader.ui.dialogs.annotating import annotate  # nothing of it is needed for the first paint

        if self.article:
            self.following.catch_up()
            spans = (self._page.selected,) if self._page.selected else self._page.current
            await annotate(self, self.article, spans, self.annotations, self._colour)

    @on(AnnotationAsked)
    def _annotation_asked(self, message: AnnotationAsked) -> None:
        self._colour = message.colour or self._colour
        self._drop_selection()

    async def action_highlights(self) -> None:
        """List what is highlighted in the open article."""
        from reader.ui.dialogs.annotations import AnnotationsScreen

        if self.article:
            await self.app.push_screen(AnnotationsScreen(self, self.article), self._go_to_highlight)

    def _go_to_highlight(self, highlight: Placed | None) -> None:
        if highlight and highlight.spans:
            self.panes.at = "page"
            self._page.choose(highlight.spans[0])
