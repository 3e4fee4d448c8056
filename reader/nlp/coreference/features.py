"""What speaks for a person and against: features of a candidate for a pronoun, each with a weight.

After Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), whose salience factors
most of these are.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.nlp.coreference.anaphors import Anaphor
    from reader.nlp.coreference.candidates import Candidate, Choice

    Feature = Callable[[Anaphor, Candidate, Choice], float]

# How near the last mention is


def _sentences_back(anaphor: Anaphor, candidate: Candidate) -> int:
    return max(0, anaphor.context.sentence - candidate.last.sentence)


def distance(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """How far back the last mention is, in sentences; what is near counts more than what is far."""
    return math.log1p(_sentences_back(anaphor, candidate))


def sentence_before(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The last mention is in the sentence before."""
    return _sentences_back(anaphor, candidate) == 1


def same_paragraph(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The last mention is in the same paragraph."""
    return anaphor.context.paragraph == candidate.last.paragraph


def nearest(_: Anaphor, candidate: Candidate, choice: Choice) -> float:
    """No other candidate was mentioned later."""
    return candidate is choice.candidates[0]


def follows(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The person is named only after the pronoun."""
    return candidate.last.at > anaphor.context.at


# What the mentions do in their clauses


def _is(function: str, anaphor: Anaphor, candidate: Candidate) -> bool:
    """Tell whether a mention in the same sentence has a function in its clause."""
    sentence, at = anaphor.context.sentence, anaphor.context.at
    return any(
        each.function == function and each.sentence == sentence and each.at < at
        for each in candidate.contexts
    )


def subject_here(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """A subject of the same sentence."""
    return _is("subject", anaphor, candidate)


def main_subject(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The subject of the sentence before or of this one, not of a clause within it."""
    sentence, at = anaphor.context.sentence, anaphor.context.at
    return any(
        each.is_main and each.function == "subject" and sentence - each.sentence <= 1 and each.at < at
        for each in candidate.contexts
    )


def object_here(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """An object of the same sentence."""
    return _is("object", anaphor, candidate)


def last_is_possessor(_: Anaphor, candidate: Candidate, __: Choice) -> float:
    """The last mention is a possessor: "Okafor's sister", "her sister"."""
    return candidate.last.function == "possessor"


def parallel(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The last mention is in its clause what the pronoun is."""
    return candidate.last.function == anaphor.context.function != "other"


def own_subject(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The subject of the pronoun's own clause: "Okafor took her coat"."""
    return any(each.at == anaphor.own_subject for each in candidate.contexts)


def outer_subject(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The subject of the clause above: "Okafor said she knew"."""
    return any(each.at == anaphor.outer_subject for each in candidate.contexts)


def joined(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """Joined by "and" to what the pronoun owns: "Okafor and her sister"."""
    return any(each.at == anaphor.joined for each in candidate.contexts)


# How much the article is about the person


def frequency(_: Anaphor, candidate: Candidate, __: Choice) -> float:
    """How often the person was mentioned."""
    return math.log(candidate.count)


def most_frequent(_: Anaphor, candidate: Candidate, choice: Choice) -> float:
    """No other candidate was mentioned more often."""
    return candidate.count == choice.most


def topic(_: Anaphor, candidate: Candidate, choice: Choice) -> float:
    """The first person whom the article names."""
    return candidate.person == choice.topic


# How the person is known


def gender_known(_: Anaphor, candidate: Candidate, __: Choice) -> float:
    """The gender is known, and fits."""
    return bool(candidate.gender)


def named(_: Anaphor, candidate: Candidate, __: Choice) -> float:
    """The person has a name."""
    return candidate.named


def last_is_indefinite(_: Anaphor, candidate: Candidate, __: Choice) -> float:
    """The last mention introduces the person: "a driver"."""
    return candidate.kind == "indefinite"


# Who speaks


def speaks_again(anaphor: Anaphor, candidate: Candidate, choice: Choice) -> float:
    """The last speaker, where the pronoun speaks: "he added"."""
    return anaphor.context.speaks and candidate.person == choice.speaker


def in_a_quote(anaphor: Anaphor, candidate: Candidate, _: Choice) -> float:
    """The last mention is in a quotation, the pronoun is not."""
    return anaphor.context.quotation < 0 <= candidate.last.quotation


FEATURES: tuple[Feature, ...] = (
    *(distance, sentence_before, same_paragraph, nearest, follows),
    *(
        subject_here,
        main_subject,
        object_here,
        last_is_possessor,
        parallel,
        own_subject,
        outer_subject,
        joined,
    ),
    *(frequency, most_frequent, topic),
    *(gender_known, named, last_is_indefinite),
    *(speaks_again, in_a_quote),
)
"""All of them; a weight bears the name of its feature."""
