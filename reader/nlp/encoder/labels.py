"""The labels that the heads of the network tell apart, and how names are written as one label a word."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ENTITY_LABELS = ("PERSON", "ORG", "LOC", "EVENT")
"""Kinds of names; LOC is any place, as the corpora do not part states from mountains."""

OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Labels:
    """Of each head, in the order of its outputs.

    Attributes:
        entities: BILUO labels of names (Ratinov and Roth 2009), "O" first.
        tags: fine English tags (Penn Treebank, as in UD English).
        parts_of_speech: universal ones.
        relations: universal dependencies, with subtypes.
    """

    entities: tuple[str, ...]
    tags: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def load(cls, file: Path) -> Labels:
        """Read what `save` wrote."""
        return cls(**{name: tuple(each) for name, each in json.loads(file.read_text("utf-8")).items()})

    def save(self, file: Path) -> None:
        """Write the labels as JSON."""
        file.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def biluo(kinds: Iterable[str] = ENTITY_LABELS) -> tuple[str, ...]:
    """Return the labels of words for these kinds of names."""
    return (OUTSIDE, *(f"{place}-{kind}" for kind in kinds for place in "BILU"))


def label_of(place: int, start: int, end: int, kind: str) -> str:
    """Return the label of a word within the name from `start` to `end`."""
    if end - start == 1:
        return f"U-{kind}"
    return f"{'B' if place == start else 'L' if place == end - 1 else 'I'}-{kind}"
