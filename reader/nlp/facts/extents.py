"""How far the words go that hang on a noun or a verb and are quoted with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.grammar import (
    auxiliaries,
    dependent,
    dependents,
    has_relation,
    passive_subject,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
"""Tags of the verbs that a clause of its own has."""

_SET_OFF = frozenset([",", "(", "[", "—", "–", "--", ";", ":"])


def is_mark(token: Token) -> bool:
    """Tell whether a token is punctuation by its part of speech: "%" is none."""
    return token.pos_ == "PUNCT"


def extent(head: Token, *, narrow: bool = False) -> TokenSpan:
    """Return the run of words around a head that belong to it.

    What commas, brackets or dashes set off is left out, and so is a clause that goes on after "and".

    Args:
        head: a noun, adjective or verb.
        narrow: without preposition and without clauses that hang on it: "the man" of "to the man who came".
    """
    members = _members(head, narrow=narrow)
    first, last = head.i, head.i
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    while first < head.i and (is_mark(head.doc[first]) or head.doc[first].pos_ == "CCONJ"):
        first += 1
    while narrow and first < head.i and _introduces(head.doc[first], head):
        first += 1
    while last > head.i and is_mark(head.doc[last]) and not _closes(head, first, last):
        last -= 1
    return first, last + 1


def _introduces(token: Token, head: Token) -> bool:
    """Tell whether a word is the preposition of a head, or part of one of several words: "according to"."""
    preposition = token.pos_ == "ADP" or has_relation(token, "marker")
    return (preposition and token.head == head) or has_relation(token, "fixed")


def _closes(head: Token, first: int, at: int) -> bool:
    """Tell whether a mark closes what is opened behind token `first`: brackets, quotation marks."""
    opening = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "'": "'"}.get(head.doc[at].text)
    return opening is not None and any(head.doc[each].text == opening for each in range(first, at))


def _members(head: Token, *, narrow: bool) -> set[int]:
    found, waiting = {head.i}, [child for child in head.children if not _is_of_clause(child, head)]
    while waiting:
        token = waiting.pop()
        if _is_outside(token, narrow=narrow):
            continue
        found.add(token.i)
        waiting += token.children
    return found


def _is_of_clause(child: Token, head: Token) -> bool:
    """Tell whether what hangs on a UD predicate belongs to its clause, not to its phrase."""
    if dependent(head, "copula") is None:
        return False
    relations = ("subject", "passive_subject", "copula", "auxiliary", "clause_marker", "adverbial_clause")
    return any(has_relation(child, each) for each in relations) or (
        child.i < head.i and (has_relation(child, "adverb") or has_relation(child, "nominal"))
    )


def _is_outside(token: Token, *, narrow: bool) -> bool:
    if token.is_space:
        return True
    edge = token.left_edge
    before = edge.nbor(-1).text if edge.i else ""
    set_off = edge.text in _SET_OFF or before in _SET_OFF
    if has_relation(token, "conjunct"):
        verbs = [token, *auxiliaries(token), *dependents(token, "copula")]
        goes_on = token.head.tag_ not in FINITE and any(each.tag_ in FINITE for each in verbs)
        return goes_on or bool(subject(token) or passive_subject(token))
    if narrow and set_off and token.i > token.head.i:
        return True
    clausal = ("relative_clause", "noun_clause", "adverbial_clause", "beside")
    if any(has_relation(token, each) for each in clausal):
        return narrow or set_off or has_relation(token, "beside")
    return set_off and (has_relation(token, "apposition") or has_relation(token, "complement"))
