"""How sure a quote is: the share of right ones among those found in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.lexicon import table

if TYPE_CHECKING:
    from reader.model import QuoteKind

_UNMEASURED = 0.6


def confidence(
    way: str, kind: QuoteKind, *, size: int | None = None, unnamed: bool = False, certainty: float = 1.0
) -> float:
    """Return the estimated chance that the words are speech and the speaker is right.

    Args:
        way: how the speaker was found; a key of the tables in `lexicon/confidences.toml`.
        kind: of the quote.
        size: number of words in the quote.
        unnamed: the speaker is neither a name nor a definite role.
        certainty: how probable it is that a pronoun means the person who is given for it.
    """
    measured = table("confidences")
    bounds = [float(measured[kind].get(way, _UNMEASURED)), certainty]
    bounds.append(float(measured["short"][kind].get(str(size), 1.0)))
    if unnamed:
        bounds.append(float(measured["unnamed"][kind]))
    return round(min(bounds), 2)
