"""What a reader highlights in an article: passages in a colour, with a note; they outlive a changed text.

The annotations of an article are a tuple, and every change makes a new one: so each can be undone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from reader.anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model import Span

Colour = Literal["yellow", "green", "teal", "pink"]
COLOURS: tuple[Colour, ...] = get_args(Colour)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A passage that was highlighted.

    Attributes:
        parts: its words, in text order; more than one where something stands between them.
        note: what the reader says of it.
    """

    parts: tuple[Anchor, ...]
    colour: Colour = "yellow"
    note: str = ""

    @classmethod
    def at(cls, text: str, spans: Iterable[Span], colour: Colour = "yellow", note: str = "") -> Annotation:
        """Return an annotation of these spans of the text."""
        return cls(tuple(Anchor.at(text, span) for span in spans), colour, note)

    @property
    def id(self) -> str:
        """What tells it from every other annotation of its article: its anchors, word for word.

        Their offsets alone may, once the text has changed, be those of other words.
        """
        return repr(self.parts)

    @property
    def words(self) -> str:
        """The words as they were when they were highlighted, on one line."""
        return " […] ".join(" ".join(part.exact.split()) for part in self.parts)

    def place(self, text: str) -> tuple[Span, ...]:
        """Return where the words stand in the text; nothing, unless all of them have a place."""
        spans = [part.place(text) for part in self.parts]
        return tuple(span for span in spans if span) if all(spans) else ()


Annotations = tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation with the spans at which its words stand now; none where they are gone."""

    annotation: Annotation
    spans: tuple[Span, ...]

    def covers(self, offset: int) -> bool:
        """Tell whether the character at the offset is highlighted."""
        return any(start <= offset < end for start, end in self.spans)


def placed(annotations: Annotations, text: str) -> tuple[Placed, ...]:
    """Return the annotations with their places, in text order; those that have none come last."""
    found = (Placed(each, each.place(text)) for each in annotations)
    return tuple(sorted(found, key=lambda each: (not each.spans, each.spans)))


def at(annotations: Iterable[Placed], spans: Sequence[Span]) -> Annotation | None:
    """Return the annotation of exactly these spans."""
    return next((each.annotation for each in annotations if each.spans == tuple(spans)), None)


def with_annotation(annotations: Annotations, annotation: Annotation) -> Annotations:
    """Return the annotations with one more, in the place of the one of the same words if there is one."""
    if any(each.id == annotation.id for each in annotations):
        return tuple(annotation if each.id == annotation.id else each for each in annotations)
    return (*annotations, annotation)


def without(annotations: Annotations, annotation_id: str) -> Annotations:
    """Return the annotations but for one."""
    return tuple(each for each in annotations if each.id != annotation_id)


def annotations_to_json(annotations: Annotations) -> list[dict[str, Any]]:
    """Return the annotations as data."""
    return [asdict(each) for each in annotations]


def annotations_from_json(data: Iterable[Mapping[str, Any]]) -> Annotations:
    """Return what `annotations_to_json` wrote: its exact inverse."""
    return tuple(
        Annotation(tuple(Anchor(**part) for part in each["parts"]), each["colour"], each["note"])
        for each in data
    )
