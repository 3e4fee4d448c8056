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
    if len(name) == 1:
        return "GPE"
    first, last = name[0], name[-1].capitalize()
    heads = {last, last.removesuffix("s")}
    if first in grammar("numbered_facilities") or not heads.isdisjoint(words("facility_heads")):
        return "FAC"
    if first in words("place_heads_before") or first in grammar("waters_of"):
        return "LOC"
    heads -= grammar("governed_places")
    return "GPE" if heads.isdisjoint(words("place_heads_after")) else "LOC"
