"""How far a noun phrase goes: the whole of it, or its base, which ends with the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.grammar import dependent, has_grammar, has_relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token


def noun_phrase(head: Token) -> Span:
    """Return the words of a noun's phrase, without preposition, relative clause, and what commas set off.

    Where there is no parse that is the word alone.
    """
    inside = [child for child in head.children if not _is_outside(child)]
    members = {head.i, *(each.i for child in inside for each in child.subtree)}
    members |= {each.i for each in head.lefts if each.is_punct and {each.i - 1, each.i + 1} <= members}
    first, last = head.i, head.i
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    return head.doc[first : last + 1]


def _is_outside(child: Token) -> bool:
    """Tell whether what hangs on a noun is no part of its phrase."""
    if has_relation(child, "outside_phrase") or child.left_edge.text in ("(", "["):
        return True
    if has_relation(child, "adverb"):  # "is also a doctor": on a UD predicate hang the adverbs of its clause
        return dependent(child.head, "copula") is not None
    first = child.left_edge
    return has_relation(child, "apposition") and (first.is_punct or (first.i > 0 and first.nbor(-1).is_punct))


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield first token, end token and label of each base noun phrase, for `vocab.get_noun_chunks`.

    It reads Universal Dependencies alone, where spaCy's own iterator reads the labels of spaCy's pipelines.
    A phrase ends with its head: "the house" and "the man" of "the house of the man who came". Of two that
    overlap, "the mayor of Tarn's car" and "Tarn", the one that starts first is given.
    """
    if not has_grammar(doclike.doc):
        return
    label, last = doclike.doc.vocab.strings.add("NP"), 0
    found = [_base_phrase(token) for token in doclike if _heads_phrase(token)]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= last:
            last = end
            yield start, end, label


def _heads_phrase(token: Token) -> bool:
    """Tell whether a base noun phrase hangs on the token, and is not part of the one of its head."""
    within = has_relation(token, "no_phrase") or (
        has_relation(token, "base_modifier") and token.i < token.head.i
    )
    return token.pos_ in ("NOUN", "PROPN", "PRON") and not within


def _base_phrase(head: Token) -> tuple[int, int]:
    before = [child.left_edge.i for child in head.lefts if has_relation(child, "base_modifier")]
    parts = [child.i for child in head.rights if has_relation(child, "continuation")]
    first, last = min([head.i, *before]), max([head.i, *parts])
    while first < head.i and has_relation(head.doc[first], "phrase_margin"):
        first += 1
    return first, last + 1
