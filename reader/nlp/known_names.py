"""Names that need no reading: states, regions and organisations that are never anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp import gazetteer
from reader.nlp.lexicon import words
from reader.nlp.spans import Name, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator


def find(texts: list[str]) -> Iterator[Name]:
    """Yield the known names that stand alone, none being part of a longer run of capitalised words."""
    known = gazetteer.load()
    at = 0
    while at < len(texts):
        match = known.match(texts, at, len(texts)) if texts[at] in known.longest else None
        if match is None:
            at += 1
            continue
        end, label = match
        if _is_plain(texts[at:end], label) and stands_alone(texts, at, end):
            yield Name(at, end, label)
        at = end


def _is_plain(name: list[str], label: str) -> bool:
    """Tell whether the name can hardly be anything else."""
    form = " ".join(name)
    everyday = form.lower() in words("common_words") and not form.isupper()
    if everyday or form in gazetteer.load().ambiguous:
        return False
    if label == "GPE":
        return form in gazetteer.load().countries or form in words("places")
    return label in ("LOC", "ORG")
