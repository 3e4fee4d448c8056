"""What a corpus marks otherwise than we do: such names teach nothing, which beats the wrong thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.nlp.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.training.corpora import Document

DOUBTFUL = "doubtful"
"""The kind of a name that is marked, but not as we would."""

_CALENDAR_ABBREVIATIONS = frozenset(["Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."])


def doubted(document: Document, countries: Collection[str]) -> Document:
    """Return the document with marks such as of states and peoples as organisations made doubtful."""
    if document.names is None:
        return document
    names = tuple(
        (start, end, DOUBTFUL if _is_doubtful(document.words[start:end], kind, countries) else kind)
        for start, end, kind in document.names
    )
    return replace(document, names=names)


def _is_doubtful(name: tuple[str, ...], kind: str, countries: Collection[str]) -> bool:
    form = " ".join(name)
    if form in _CALENDAR_ABBREVIATIONS:
        return True
    if kind == "ORG":
        state = form in countries or form in words("nationalities") or form in ("U.S.", "US", "UK", "U.K.")
        return state or name[-1].islower()
    return kind == "PERSON" and form in words("nationalities")
