"""A pronoun that points back, and what the grammar says of whom it can mean.

The object of a verb is not its subject: in "Okafor told her", "her" is somebody else (principle B of
Chomsky's binding theory). What a person owns is not that person: "her sister".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp import genders
from reader.nlp.grammar import conjuncts, governing_verb, inherited_subject, possessor

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.coreference.contexts import Context, Contexts

PRONOUNS = frozenset(["he", "she", "him", "his", "her", "himself", "herself"])


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun, and tokens of its sentence that matter to it; -1 where there is none.

    Attributes:
        own_subject: the subject of its clause, if it is not that itself.
        outer_subject: the subject of the clause above its own.
        joined: what "and" joins to the noun that it owns: "Okafor and her sister".
        excluded: who it cannot be.
    """

    context: Context
    gender: str
    own_subject: int = -1
    outer_subject: int = -1
    joined: int = -1
    excluded: frozenset[int] = frozenset()


def anaphor(contexts: Contexts, at: int) -> Anaphor:
    """Return the pronoun at a token."""
    context, text = contexts.at(at), contexts.tokens.lower[at]
    gender = genders.of_pronoun(text)
    if not contexts.has_grammar:
        return Anaphor(context, gender)
    token = contexts.doc[at]
    owned = token.head if possessor(token.head) == token else None
    verb = contexts.doc[context.verb] if context.verb >= 0 else governing_verb(token)
    own = inherited_subject(verb) if verb is not None else None
    above = governing_verb(verb) if verb is not None else None
    outer = inherited_subject(above) if above is not None else None
    before = [each.i for each in conjuncts(owned or token) if each.i < at]
    excluded = [owned.i] if owned is not None else before
    if owned is None and not text.endswith("self") and context.function != "subject" and context.verb >= 0:
        excluded.append(_place(own))
    return Anaphor(
        context,
        gender,
        own_subject=_place(own) if own != token else -1,
        outer_subject=_place(outer) if outer not in (token, own) else -1,
        joined=before[-1] if before and owned is not None else -1,
        excluded=frozenset(excluded) - {-1, at},
    )


def _place(token: Token | None) -> int:
    return token.i if token is not None else -1
