"""The persons of a treebank's articles, and whom its pronouns mean: what the ranking of pronouns learns from.

Twice over: with the mentions that the treebank marks, and with those that our pipeline finds in the text,
where the one meant may be none of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp import genders, pronouns
from reader.nlp.coreference.anaphors import PRONOUNS
from reader.nlp.coreference.mentions import Mention, head_of
from reader.nlp.lexicon import grammar
from reader.nlp.phrases import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from reader.nlp.annotations import TokenSpan
    from reader.training.coreference import GoldMention, GoldText

_OTHER_PRONOUNS = frozenset(
    [
        *("hers", "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"),
        *("you", "your", "yours", "yourself", "they", "them", "their", "theirs", "themselves"),
        *("it", "its", "one", "who", "whom", "whose", "which", "that"),
    ]
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Mentions of persons in a Doc, and for the tokens of its pronouns the persons that are right.

    Attributes:
        named: numbers below this are of persons who can be named.
    """

    mentions: tuple[Mention, ...]
    right: dict[int, frozenset[int]]
    named: int


def gold_cast(doc: Doc, gold: GoldText) -> Cast:
    """Return the persons that the treebank marks, by names and nouns."""
    tokens = Tokens.of(doc)
    known = _known_genders(doc)
    numbers: dict[str, int] = {}
    mentions, right = [], {}
    for span, marked in _spans(doc, gold):
        person = numbers.setdefault(marked.entity, len(numbers))
        text = tokens.phrase(span)
        if text in PRONOUNS:
            right[span[0]] = frozenset([person])
        elif marked.kind == "person" and text not in _OTHER_PRONOUNS:
            head = head_of(doc, span)
            if _is_one(doc, head, span):
                kind, gender = _kind(doc, tokens, head, span, known)
                mentions.append(Mention(span, head, person, kind, gender))
    return Cast(tuple(mentions), right, len(numbers))


def our_cast(doc: Doc, gold: GoldText) -> Cast:
    """Return the persons that our pipeline finds."""
    tokens = Tokens.of(doc)
    entities = doc._.entities
    mentions = tuple(pronouns.persons(doc, tokens, pronouns.Roles(tokens, entities)))
    inside: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    right_entity: dict[int, str] = {}
    for span, marked in _spans(doc, gold):
        if tokens.phrase(span) in PRONOUNS:
            right_entity[span[0]] = marked.entity
        if marked.kind == "person":
            for at in range(*span):
                inside[at].append((span[1] - span[0], marked.entity))
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        votes[mention.person][min(inside[mention.head])[1] if inside[mention.head] else ""] += 1
    meant: defaultdict[str, set[int]] = defaultdict(set)
    for person, counts in votes.items():
        meant[counts.most_common(1)[0][0]].add(person)
    right = {at: frozenset(meant.get(entity, ())) for at, entity in right_entity.items()}
    return Cast(mentions, right, len(entities))


def _spans(doc: Doc, gold: GoldText) -> Iterator[tuple[TokenSpan, GoldMention]]:
    starts = [token.idx for token in doc]
    for marked in gold.mentions:
        yield (bisect_right(starts, marked.start) - 1, bisect_left(starts, marked.end)), marked


def _is_one(doc: Doc, head: int, span: TokenSpan) -> bool:
    """Tell whether a mention is of one person, by the tag of its head and for want of an "and"."""
    joined = any(each.dep_ == "conj" and each.i < span[1] for each in doc[head].children)
    return doc[head].tag_ not in ("NNS", "NNPS") and not joined


def _known_genders(doc: Doc) -> dict[TokenSpan, str]:
    """Return what our pipeline knows of the gender of the names it has found."""
    found = pronouns.persons(doc, Tokens.of(doc), pronouns.Roles(Tokens.of(doc), doc._.entities))
    return {mention.span: mention.gender for mention in found if mention.kind == "name"}


def _kind(
    doc: Doc, tokens: Tokens, head: int, span: TokenSpan, known: dict[TokenSpan, str]
) -> tuple[str, str]:
    """Return kind and gender of a mention, as far as words tell."""
    name = tokens.names[head]
    if name and name[0] >= span[0]:
        return "name", known.get(name, "")
    if doc[head].pos_ == "PROPN" and tokens.lower[span[0]] not in grammar("determiners"):
        return "name", genders.of_first_name(tokens.lower[span[0]])
    indefinite = tokens.lower[span[0]] in ("a", "an", "another", "one")
    return ("indefinite" if indefinite else "definite"), genders.of_noun(tokens.lower[head])
