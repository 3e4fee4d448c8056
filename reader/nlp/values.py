"""Finding values in a text by regular expressions, and putting them on the tokens of a Doc."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Span

from reader.nlp.tokens import offsets, paragraph_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from spacy.tokens import Doc

    from reader.model import Basis
    from reader.nlp.annotations import TokenSpan


_PART = re.compile(r"\{([a-z_]{2,})\}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A value in a text, in characters, ends exclusive.

    Attributes:
        normal: its standard form, None where that is not plain.
        mention: the part of it that is an entity, None where it is no entity at all.
        basis: of a date, how it came to its standard form.
    """

    start: int
    end: int
    label: str
    normal: str | None
    mention: tuple[int, int] | None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A date, time, sum or number, in tokens, ends exclusive.

    Attributes:
        normal: its standard form, None where that is not plain.
        mention: the part of it that is an entity, None where it is no entity at all.
        basis: of a date, how it came to its standard form.
    """

    start: int
    end: int
    label: str
    normal: str | None = None
    mention: TokenSpan | None = None
    basis: Basis | None = None


class ValueWriter:
    """The spaCy component of all values: finds them, then writes them."""

    def __init__(self, find: Callable[[Doc], Iterable[Value]]) -> None:
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """Add values to `doc._.values`, and to `doc.ents` what they mention."""
        write(doc, self._find(doc))
        return doc


def compiled(rule: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of a rule; `{name}` stands for a part, a space for any white space."""
    while (filled := _PART.sub(lambda match: parts[match.group(1)], rule.replace(" ", r"\s"))) != rule:
        rule = filled
    return re.compile(rule)


def any_of(forms: Iterable[str]) -> str:
    """Return the part of a rule that stands for any of some words, the longest first."""
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in sorted(set(forms), key=len, reverse=True))


def in_paragraphs(doc: Doc, read: Callable[[str], Iterable[Reading]]) -> list[Value]:
    """Return what `read` finds in each paragraph, where tokens allow it."""
    text = doc.text
    starts = offsets(doc)
    ends = [token.idx + len(token) for token in doc]

    def tokens(start: int, end: int) -> TokenSpan | None:
        begin, stop = bisect_left(starts, start), bisect_left(ends, end)
        whole = begin < len(starts) and starts[begin] == start and ends[stop] == end
        return (begin, stop + 1) if whole else None

    found = []
    for first, last in paragraph_ranges(doc):
        offset = starts[first]
        for each in read(text[offset : ends[last - 1]]):
            if span := tokens(each.start + offset, each.end + offset):
                part = each.mention
                # Where a token holds more than the name ("mid-1990s"), the whole value is the mention.
                mention = (tokens(part[0] + offset, part[1] + offset) or span) if part else None
                found.append(Value(*span, each.label, each.normal, mention, each.basis))
    return found


def write(doc: Doc, found: Iterable[Value]) -> None:
    """Add values to `doc._.values` and their mentions to `doc.ents`, where neither is yet."""
    taken = bytearray(len(doc))
    for there in (*doc.ents, *doc._.values):
        taken[there.start : there.end] = b"\1" * (there.end - there.start)
    kept = []
    for value in found:
        if not any(taken[value.start : value.end]):
            taken[value.start : value.end] = b"\1" * (value.end - value.start)
            kept.append(value)
    doc.ents = [*doc.ents, *(Span(doc, *each.mention, each.label) for each in kept if each.mention)]
    doc._.values = (*doc._.values, *kept)
