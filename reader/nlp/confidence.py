"""How sure each way of finding a speaker is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import QuoteKind

# Share of quotations whose words are speech and whose speaker is right, by way and kind, measured on the
# 200 articles of the tuning half of PolNeAR 1.0 (Newell et al. 2018); rounded towards 0.75 where it was
# met fewer than 30 times.
_MEASURED: dict[tuple[str, QuoteKind], float] = {
    ("after inverted", "direct"): 0.98,
    ("after inverted", "mixed"): 0.8,
    ("after", "direct"): 0.96,
    ("after", "mixed"): 0.79,
    ("before", "direct"): 0.9,
    ("before", "mixed"): 0.85,
    ("before weak", "direct"): 0.75,
    ("before weak", "mixed"): 0.7,
    ("according", "direct"): 0.8,
    ("according", "mixed"): 0.85,
    ("colon", "direct"): 0.85,
    ("sentence", "mixed"): 0.75,
    ("paragraph before", "direct"): 0.85,
    ("paragraph before", "mixed"): 0.7,
    ("paragraph after", "direct"): 0.7,
    ("paragraph above", "direct"): 0.8,
}
_UNMEASURED = 0.6
_WITHOUT_SPEAKER: dict[QuoteKind, float] = {"direct": 0.85, "mixed": 0.6}
"""Nobody is named: the share that is speech at all."""


_RESOLVED_PRONOUN = 0.8
"""Share of "he" and "she" that are given the right person, of those that are given one, in the news,
interviews and biographies of the Georgetown University Multilayer corpus (265 resolved of 458)."""


def confidence(way: str, kind: QuoteKind, *, resolved_pronoun: bool = False) -> float:
    """Return the estimated chance that the words are speech and the speaker is right."""
    if way == "none":
        return _WITHOUT_SPEAKER.get(kind, _UNMEASURED)
    sure = _MEASURED.get((way, kind), _UNMEASURED)
    return min(sure, _RESOLVED_PRONOUN) if resolved_pronoun else sure
