"""Who is there to be "he" or "she": the mentions of single persons, by name or by a noun alone.

A person without a name, "the driver", is here so that no name is taken for her.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp import genders
from reader.nlp.grammar import apposed, has_grammar, is_modifier, is_predicate
from reader.nlp.lexicon import grammar, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from reader.nlp.annotations import NamedEntity, TokenSpan
    from reader.nlp.phrases import Tokens

_INDEFINITE = frozenset(["a", "an", "another", "one"])
_SINGULAR = frozenset(["NN", "NNP", ""])
_LONGEST = 5
"""So many words may stand between a determiner and its noun."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of one person.

    Attributes:
        head: the token on which the words hang.
        person: a number that the mentions of one person share.
        kind: "name", "definite", "indefinite" or "pronoun".
        gender: "f", "m" or nothing, as far as it is known.
    """

    span: TokenSpan
    head: int
    person: int
    kind: str
    gender: str = ""


def head_of(doc: Doc, span: TokenSpan) -> int:
    """Return the token on which the words of a span hang; without a parse the last before "of"."""
    first, last = span
    if has_grammar(doc):
        heads = ((at, doc[at].head.i) for at in range(first, last))
        return next((at for at, head in heads if head == at or not first <= head < last), last - 1)
    linking = grammar("linking_prepositions")
    return next((at - 1 for at in range(first + 1, last) if doc[at].lower_ in linking), last - 1)


def named(doc: Doc, entities: Sequence[NamedEntity]) -> Iterator[Mention]:
    """Yield the mentions of persons by name; the number of a person is the index of the entity."""
    for index, entity in enumerate(entities):
        if entity.label != "PERSON":
            continue
        for span in entity.mentions:
            yield Mention(span, head_of(doc, span), index, "name", entity.gender)


def unnamed(
    doc: Doc,
    tokens: Tokens,
    roles: Iterable[TokenSpan],
    bearer: Callable[[TokenSpan], int | None],
    first: int,
) -> Iterator[Mention]:
    """Yield the mentions of single persons by a noun alone, "a driver" and then "the driver".

    Args:
        doc: the article.
        tokens: of the article.
        roles: words that are the role of a name beside them.
        bearer: returns the person, introduced by name, whose role a phrase is.
        first: the number of the first person without a name.
    """
    of_names = {at for span in roles for at in range(*span)}
    known: dict[str, int] = {}
    for at, noun in enumerate(tokens.lower):
        if noun not in words("role_nouns") or at in of_names or not _stands_for_person(doc, tokens, at):
            continue
        span = (_beginning(tokens, at), at + 1)
        determiner = tokens.lower[span[0]]
        kind = "indefinite" if determiner in _INDEFINITE else "definite"
        person = bearer(span) if determiner == "the" else None
        if person is None:
            if kind == "indefinite" or noun not in known:
                known[noun] = first
                first += 1
            person = known[noun]
        yield Mention(span, at, person, kind, genders.of_noun(noun))


def _stands_for_person(doc: Doc, tokens: Tokens, at: int) -> bool:
    """Tell whether a noun stands for one person: no plural, no title or role of a name, no predicate."""
    if tokens.names[at] or tokens.names[min(at + 1, len(tokens.names) - 1)]:
        return False
    noun = doc[at]
    if noun.tag_ not in _SINGULAR:
        return False
    if not has_grammar(doc):
        return _beginning(tokens, at) < at
    beside = apposed(noun)
    return not (is_modifier(noun) or is_predicate(noun) or any(tokens.names[each.i] for each in beside))


def _beginning(tokens: Tokens, at: int) -> int:
    """Return where the determiner or owner of a noun stands, or the noun itself."""
    for before in range(at - 1, max(-1, at - _LONGEST - 1), -1):
        if tokens.lower[before] in grammar("determiners"):
            return before
        if not tokens.texts[before][0].isalnum() or tokens.lower[before] in grammar("prepositions"):
            break
    return at
