"""Finding values in a text by regular expressions, and putting them on the tokens of a Doc."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Span

from reader.nlp.tokens import paragraph_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Value:
    """A date, time, sum or number.

    Attributes:
        start: first token.
        end: end token.
        normal: its standard form, None where that is not plain.
    """

    start: int
    end: int
    label: str
    normal: str | None = None


def in_paragraphs(doc: Doc, read: Callable[[str], Iterable[tuple[int, int, str, str | None]]]) -> list[Value]:
    """Return what `read` finds in each paragraph as (start, end, label, normal), where tokens allow it."""
    text = doc.text
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    found = []
    for first, last in paragraph_ranges(doc):
        offset = starts[first]
        for start, end, label, normal in read(text[offset : ends[last - 1]]):
            begin, stop = bisect_left(starts, start + offset), bisect_left(ends, end + offset)
            if begin < len(starts) and starts[begin] == start + offset and ends[stop] == end + offset:
                found.append(Value(begin, stop + 1, label, normal))
    return found


def write(doc: Doc, found: Iterable[Value]) -> None:
    """Add values to `doc.ents` and `doc._.values`, where no entity is yet."""
    taken = bytearray(len(doc))
    for entity in doc.ents:
        taken[entity.start : entity.end] = b"\1" * (entity.end - entity.start)
    kept = []
    for value in found:
        if not any(taken[value.start : value.end]):
            taken[value.start : value.end] = b"\1" * (value.end - value.start)
            kept.append(value)
    doc.ents = [*doc.ents, *(Span(doc, each.start, each.end, each.label) for each in kept)]
    doc._.values = (*doc._.values, *kept)
