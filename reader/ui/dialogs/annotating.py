"""Highlighting a passage: in which colour, and with which note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.annotations import COLOURS, Annotation, at, with_annotation, without
from reader.ui.dialogs.closing import ClosingScreen
from reader.ui.messages import AnnotationAsked
from reader.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.screen import Screen

    from reader.annotations import Annotations, Colour, Placed
    from reader.model import Article, Span

_TAKEN_AWAY = "none"
_NOTHING = (
    "Nothing to highlight: select a sentence with ⟨select-sentence⟩, or go to an extract with ⟨next-extract⟩."
)


async def annotate(
    screen: Screen[None], article: Article, spans: Sequence[Span], known: Sequence[Placed], colour: Colour
) -> None:
    """Ask in which colour to highlight the spans, and with which note.

    Args:
        screen: on which it is asked; it is told the answer as `AnnotationAsked`.
        article: in which the spans stand.
        spans: what is to be highlighted.
        known: what is highlighted already; of the same spans it is changed or taken away.
        colour: the one that is offered first.
    """
    if not spans:
        screen.app.notify(_NOTHING, markup=False)
        return
    before = at(known, spans)
    proposed = before or Annotation.at(article.text, spans, colour)

    def answered(annotation: Annotation | None) -> None:
        if annotation is None:
            return
        if annotation.parts:
            change, said = partial(_put, annotation=annotation, instead_of=before), "Highlighted"
        else:
            change, said = partial(without, annotation_id=proposed.id), "The highlight is taken away"
        screen.post_message(AnnotationAsked(article.id, change, said, annotation.colour))

    await screen.app.push_screen(AnnotateScreen(proposed, is_known=before is not None), answered)


def _put(annotations: Annotations, annotation: Annotation, instead_of: Annotation | None) -> Annotations:
    others = without(annotations, instead_of.id) if instead_of else annotations
    return with_annotation(others, annotation)


class AnnotateScreen(ClosingScreen["Annotation | None"]):
    """Asks for colour and note; its result is the annotation, without words where it is to be taken away."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape", "leave", show=False),
        Binding("tab,down", "colour(1)", show=False, priority=True),
        Binding("shift+tab,up", "colour(-1)", show=False, priority=True),
    ]

    def __init__(self, annotation: Annotation, *, is_known: bool) -> None:
        super().__init__()
        self._annotation = annotation
        self._colours = (*COLOURS, _TAKEN_AWAY) if is_known else COLOURS
        self._colour: str = annotation.colour
        self._swatches = Static("", id="annotate-colours", markup=False)

    def compose(self) -> ComposeResult:
        """Put the words and the colours above the note."""
        with Vertical(classes="dialog"):
            yield Static("Highlight", classes="dialog-title", markup=False)
            yield Static(Content(self._annotation.words), id="annotate-words", markup=False)
            yield self._swatches
            yield Input(
                self._annotation.note,
                placeholder="a note, if you like",
                compact=True,
                select_on_focus=False,
            )
            yield KeyLine("tab another colour", "enter keeps it", "esc closes")

    def on_mount(self) -> None:
        """Show the colours."""
        self._show_colours()

    def action_colour(self, step: int) -> None:
        """Choose the next colour, or the one before."""
        index = (self._colours.index(self._colour) + step) % len(self._colours)
        self._colour = self._colours[index]
        self._show_colours()

    def _show_colours(self) -> None:
        self._swatches.update(Content("  ").join(map(self._swatch, self._colours)))

    def _swatch(self, colour: str) -> Content:
        style = "" if colour == _TAKEN_AWAY else f"on $ground-mark-{colour}"
        is_chosen = colour == self._colour
        name = Content.styled(f" {colour} ", f"{'bold ' * is_chosen}{style}")
        return Content.assemble(Content.styled("▸" if is_chosen else " ", "$tint-accent"), name)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        chosen = next((each for each in COLOURS if each == self._colour), None)
        note = event.value.strip()
        self.leave(Annotation(self._annotation.parts, chosen, note) if chosen else Annotation(()))

    def action_leave(self) -> None:
        """Change nothing."""
        self.leave(None)
