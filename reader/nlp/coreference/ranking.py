"""Whom a pronoun means: all that speaks for each candidate, weighed, and nobody as one of them.

A log-linear ranking, as in Denis and Baldridge, "A Ranking Approach to Pronoun Resolution" (2007): the
candidates and nobody share a probability of 1. The weights are in `lexicon/pronouns.toml`; the command
`python -m reader.training.pronouns` makes them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import TYPE_CHECKING

from reader.nlp.coreference.anaphors import PRONOUNS, anaphor
from reader.nlp.coreference.candidates import NOBODY
from reader.nlp.coreference.features import FEATURES
from reader.nlp.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.nlp.coreference.anaphors import Anaphor
    from reader.nlp.coreference.candidates import Candidate, Choice, Discourse
    from reader.nlp.coreference.contexts import Contexts

    Decision = Callable[[Anaphor, Choice], "Resolution"]

_TELLS_GENDER = 0.9
"""A pronoun whose person is as sure as this tells the gender."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a pronoun means, as far as one can tell, how probable that is, and how probable the next one."""

    person: int
    probability: float
    rival: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts, in the order of `FEATURES`, and how much speaks for nobody."""

    features: tuple[float, ...]
    nobody: float

    def decide(self, anaphor: Anaphor, choice: Choice) -> Resolution:
        """Return the person for whom most speaks."""
        if not choice.candidates:
            return Resolution(NOBODY, 1.0)
        scores = [sum(map(mul, self.features, values(anaphor, each, choice))) for each in choice.candidates]
        best = max(scores)
        shares = sorted(math.exp(score - best) for score in scores)
        total = sum(shares) + math.exp(self.nobody - best)
        rival = shares[-2] / total if len(shares) > 1 else 0.0
        return Resolution(choice.candidates[scores.index(best)].person, 1 / total, rival)


def values(anaphor: Anaphor, candidate: Candidate, choice: Choice) -> Sequence[float]:
    """Return the values of all features of a candidate."""
    return [feature(anaphor, candidate, choice) for feature in FEATURES]


@cache
def learnt() -> Weights:
    """Return the weights that were learnt; a feature that is new counts nothing until it has been."""
    weights = table("pronouns")["weights"]
    known = [float(weights.get(each.__name__, 0.0)) for each in FEATURES]
    return Weights(tuple(known), float(weights["nobody"]))


def resolutions(
    contexts: Contexts, discourse: Discourse, decide: Decision
) -> Iterator[tuple[Anaphor, Choice, Resolution]]:
    """Yield the pronouns of a Doc, who may be meant and who is; the discourse is read on from each."""
    for at, text in enumerate(contexts.tokens.lower):
        if text not in PRONOUNS:
            continue
        discourse.read_to(at)
        pronoun = anaphor(contexts, at)
        choice = discourse.choice(pronoun)
        found = decide(pronoun, choice)
        yield pronoun, choice, found
        if found.person != NOBODY:
            discourse.resolve(pronoun, found.person, sure=found.probability >= _TELLS_GENDER)
