"""To which state a town or a people belongs, where that is plain: "Moscow" to Russia, "Syrian" to Syria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp import gazetteer
from reader.nlp.lexicon import pairs

if TYPE_CHECKING:
    from reader.nlp.annotations import NamedEntity


def of(entity: NamedEntity) -> str | None:
    """Return the name of the state; None for what is one itself, and where several states are possible.

    The largest town of a name is meant where those of that name in other states are far smaller.
    """
    if entity.label == "NORP":
        return pairs("demonyms").get(entity.name) or pairs("demonyms").get(entity.name.removesuffix("s"))
    if entity.label != "GPE" or entity.name in gazetteer.load().countries:
        return None
    return gazetteer.load().states.get(entity.name)
