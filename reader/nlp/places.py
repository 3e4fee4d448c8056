"""Kinds of places: states and towns (GPE), sites that people built (FAC), and all others (LOC)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.nlp import gazetteer
from reader.nlp.lexicon import grammar, words

if TYPE_CHECKING:
    from reader.nlp.spans import Name

PLACES = frozenset(["GPE", "LOC", "FAC"])
"""The labels of places."""


def refined(texts: list[str], name: Name) -> Name:
    """Return the name with the kind of its place; other names as they are."""
    return replace(name, label=_kind(texts[name.start : name.end])) if name.label in PLACES else name


def _kind(name: list[str]) -> str:
    known = gazetteer.load().labels.get(tuple(name))
    if known in PLACES:
        return known
    first, last = name[0], name[-1].capitalize()
    if len(name) > 1 and (last in words("facility_heads") or last.rstrip("s") in words("facility_heads")):
        return "FAC"
    if len(name) > 1 and (first in words("place_heads_before") or first in grammar("waters_of")):
        return "LOC"
    if len(name) > 1 and last in words("place_heads_after") and last not in grammar("governed_places"):
        return "LOC"
    return "GPE"
