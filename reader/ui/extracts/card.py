"""A card of an extract: who or what it is, in the few lines that a pointer or a key calls up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.model import Entity
from reader.text import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.annotations import Annotation
    from reader.ui.extracts.extract import Extract, Piece

_STYLES = {
    "strong": "bold",
    "soft": "$tint-soft",
    "reported": "italic",
    "person": "bold $tint-person",
    "organisation": "bold underline $tint-organisation",
    "place": "italic $tint-place",
    "name": "bold italic $tint-name",
    "value": "underline $tint-value",
}


def card(extract: Extract | None, annotations: Sequence[Annotation] = ()) -> Content | None:
    """Return the card of an extract, with what the reader noted there; None where there is nothing to say."""
    lines = [*(_lines(extract) if extract else ()), *_notes(annotations)]
    return Content("\n").join(lines) if lines else None


def _lines(extract: Extract) -> Iterator[Content]:
    yield _set(extract.heading)
    if extract.words and isinstance(extract.item, Entity):  # other extracts are in the text where one points
        yield _set(extract.words)
    if extract.footing:
        yield Content.styled(extract.footing, "$tint-soft")


def _set(pieces: Sequence[Piece]) -> Content:
    return Content.assemble(*(Content.styled(words, _STYLES.get(style, "")) for words, style in pieces))


def _notes(annotations: Sequence[Annotation]) -> Iterator[Content]:
    for each in annotations:
        if each.note:
            yield Content.assemble(Content.styled("✎ ", "$tint-accent"), as_shown(each.note))
