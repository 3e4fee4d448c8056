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
_WITHOUT_SPEAKER: dict[QuoteKind, float] = {"direct": 0.85, "mixed": 0.65}
"""Nobody is named: the share that is speech at all."""

_SHORT = {1: 0.6, 2: 0.65, 3: 0.7}
"""By the number of words: many a short one is a word held at a distance, in the midst of what others say."""

_UNNAMED: dict[QuoteKind, float] = {"direct": 0.85, "mixed": 0.7}
"""The speaker is neither a name nor a definite role: "officials", "a spokesman for the ministry"."""

_RESOLVED = 0.95
"""Share of "he" and "she" that are given the right person, of those that are given one, in the news of the
Georgetown University Multilayer corpus, by `tests/benchmarks/pronouns.py`
(64 right of 66 resolved, of 82); rounded towards less, since these are few."""


def confidence(
    way: str, kind: QuoteKind, *, size: int | None = None, unnamed: bool = False, resolved: bool = False
) -> float:
    """Return the estimated chance that the words are speech and the speaker is right.

    Args:
        way: how the speaker was found; the keys of the table above.
        kind: of the quote.
        size: number of words in the quote.
        unnamed: the speaker is neither a name nor a definite role.
        resolved: a person is given for the pronoun or role that the article has.
    """
    if way == "none":
        return _WITHOUT_SPEAKER.get(kind, _UNMEASURED)
    bounds = [_MEASURED.get((way, kind), _UNMEASURED)]
    if kind == "mixed":
        bounds.append(_SHORT.get(size or 0, 1.0))
    if unnamed:
        bounds.append(_UNNAMED.get(kind, _UNMEASURED))
    if resolved:
        bounds.append(_RESOLVED)
    return min(bounds)
