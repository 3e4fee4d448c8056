"""Clauses that state something: who or what, the verb with all that belongs to it, and what it is about.

A clause counts where its verb is finite and where it is said to be so: not in a question, under "if" or
"whether", or in what merely depends on another verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp.facts.extents import FINITE, is_mark
from reader.nlp.grammar import (
    antecedent,
    auxiliaries,
    clause_head,
    copula,
    dependent,
    dependents,
    has_relation,
    inherited_subject,
    is_predicate,
    open_complement,
    passive_subject,
    subject,
    verb_group,
)
from reader.nlp.lexicon import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from reader.nlp.annotations import TokenSpan

_LONGEST_LINK = 3
"""So many words may stand between a verb and the infinitive that goes with it: "is set **to soon** hold"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb with its subject.

    Attributes:
        verb: the word on which the clause hangs.
        content: the verb that tells what happens: "hold" of "is set to hold".
        subject: the head of its subject; of a relative clause the noun before it.
        predicate: from the first auxiliary to the content verb with its particle.
        complements: what follows the predicate, each from its preposition on, in text order.
        before: what stands before the predicate apart from the subject: "On Wednesday".
        way: how the subject was found: its own, shared with another verb, or the noun before.
        linked: it says with "be" what something is.
        subordinate: it stands beside another clause: "since she was six".
        content_of: the verb or noun whose matter it is: "turned" of "it turned out that she was six".
        conditional: it is so only under a condition, or with the modal of another verb.
    """

    verb: Token
    content: Token
    subject: Token
    predicate: TokenSpan
    complements: tuple[Token, ...]
    before: tuple[Token, ...]
    way: str
    linked: bool = False
    subordinate: bool = False
    content_of: Token | None = None
    conditional: bool = False


def clauses(doc: Doc) -> Iterator[Clause]:
    """Yield the clauses of a parsed Doc that state something, in text order."""
    for token in doc:
        if is_predicate(token) and is_finite(token) and _is_stated(token) and (found := _read(token)):
            yield found


def _read(verb: Token) -> Clause | None:
    head = inherited_subject(verb)
    if head is None or head.pos_ in ("VERB", "AUX") or dependent(verb, "expletive") is not None:
        return None
    content, predicate = _chain(verb)
    links = [verb] if content == verb else [verb, content]
    around = [child for link in links for child in link.children if _is_complement(child, content)]
    if verb.i >= predicate[1]:  # of "is a doctor", where all hangs on the noun
        around.append(verb)
    around.sort(key=lambda each: each.i)
    behind = tuple(each for each in around if each.i >= predicate[1])
    before = tuple(each for each in around if each.i < predicate[0] and each != verb)
    return Clause(
        *(verb, content, head, predicate, behind, before, _way(verb)),
        linked=copula(verb) is not None and content == verb,
        subordinate=has_relation(verb, "adverbial_clause"),
        content_of=_content_of(verb),
        conditional=_is_conditional(verb),
    )


def _way(verb: Token) -> str:
    if has_relation(verb, "relative_clause"):
        return "relative clause"
    return "clause" if subject(verb) or passive_subject(verb) else "shared subject"


def _chain(verb: Token) -> tuple[Token, TokenSpan]:
    """Return the verb that tells what happens, and the words from the first auxiliary to its particle."""
    group = verb_group(verb)
    content, first, last = verb, min([group.start, *_auxiliaries(verb)]), group.end
    if dependent(verb, "copula") is not None and verb.tag_ == "VB":  # "talks are to begin"
        return verb, (first, verb.i + 1)
    while (
        (inner := open_complement(content))
        and 0 <= inner.i - last <= _LONGEST_LINK
        and dependent(inner, "clause_marker") is not None
        and not dependent(content, "object")
        and not dependent(content, "indirect_object")
        and dependent(content, "copula") is None
    ):
        content, last = inner, inner.i + 1
    return content, (first, _with_particle(content, max(last, first + 1)))


def _auxiliaries(verb: Token) -> list[int]:
    """Return the places of the auxiliaries; marks may stand between them: "would be “retrained”"."""
    own = subject(verb) or passive_subject(verb)
    after = own.i if own is not None and own.i < verb.i else -1
    return [each.i for each in auxiliaries(verb) if after < each.i < verb.i]


def _with_particle(verb: Token, end: int) -> int:
    """Return the end of a verb's words with the particle that follows it: "walked **out**"."""
    if end >= len(verb.doc):
        return end
    word = verb.doc[end]
    is_particle = word.head == verb and word.lower_ in facts("particles") and word.pos_ in ("ADP", "ADV")
    return end + 1 if is_particle and not list(word.children) else end


def _is_complement(child: Token, content: Token) -> bool:
    """Tell whether what hangs on a verb tells what it is about: no subject, auxiliary or clause beside it."""
    if child == content or is_mark(child) or child.is_space:
        return False
    if has_relation(child, "adverb") or has_relation(child, "particle"):
        return child.i > child.head.i
    if has_relation(child, "adverbial_clause"):
        return _completes(child)
    return any(
        has_relation(child, relation)
        for relation in (
            *("object", "indirect_object", "nominal", "agent", "predicate", "complement"),
            *("open_complement", "preposition", "unmarked_nominal"),
        )
    )


def _content_of(verb: Token) -> Token | None:
    first = _first_of_series(verb)
    is_matter = has_relation(first, "complement") or has_relation(first, "noun_clause")
    return first.head if is_matter and first.head != first else None


def _first_of_series(verb: Token) -> Token:
    """Return the first of the verbs that "and" joins."""
    while has_relation(verb, "conjunct") and verb.head != verb:
        verb = verb.head
    return verb


def _completes(clause: Token) -> bool:
    """Tell whether a clause without a subject tells what for or by what: "to meet Putin", "by taking"."""
    first = clause.left_edge
    if first.i and first.nbor(-1).text == ",":
        return False
    aim = clause.tag_ == "VB" and first.lower_ == "to"
    return aim or (clause.tag_ == "VBG" and first.lower_ in facts("before_gerunds"))


# What makes a clause a statement


def is_finite(verb: Token) -> bool:
    """Tell whether a verb has a finite form, or shares one: "was killed and **buried**"."""
    head = clause_head(verb)
    main = dependent(head, "copula") or head
    if any(each.tag_ in FINITE for each in (*auxiliaries(head), main)):
        return True
    if head.tag_ == "VBN" and not auxiliaries(head) and main == head:  # "rose" taken for a participle
        return subject(head) is not None or passive_subject(head) is not None
    shares = has_relation(head, "conjunct") and head.tag_ in ("VB", "VBN", "VBG")
    return shares and head.head.tag_ == head.tag_ and is_predicate(head.head) and is_finite(head.head)


def _is_stated(verb: Token) -> bool:
    """Tell whether the clause is said to be so: by itself, or beside what is."""
    first = _first_of_series(verb)
    if _is_hypothetical(first) or _is_hypothetical(verb):
        return False
    if _asks(first):
        return False
    if has_relation(first, "adverbial_clause"):
        markers = (each.lower_ for each in first.lefts if each.i == first.left_edge.i)
        return next(markers, "") in facts("stating") and _is_stated_above(first)
    if has_relation(first, "relative_clause") and not _has_its_noun(verb):
        return False
    depends = ("open_complement", "prepositional_clause")
    return not any(has_relation(first, each) for each in depends) and _is_stated_above(first)


def _asks(verb: Token) -> bool:
    """Tell whether it is an indirect question: "how China would act is open"."""
    relative = has_relation(verb, "relative_clause") or has_relation(verb, "adverbial_clause")
    return not relative and any(child.tag_ in ("WRB", "WP") and child.i < verb.i for child in verb.children)


def _has_its_noun(verb: Token) -> bool:
    """Tell whether a relative clause needs nothing of the noun before it but its subject, place or time.

    "The offer that she rejected" cannot be told without the offer.
    """
    own = subject(verb) or passive_subject(verb)
    adverbs = (child.tag_ == "WRB" for child in verb.lefts)
    return own is None or antecedent(own) is not None or any(adverbs)


def shared_modal(verb: Token) -> Token | None:
    """Return the modal of the verb before that also goes with this one: "**would** take years and cost"."""
    if not has_relation(verb, "conjunct") or verb.tag_ != "VB" or any(auxiliaries(verb)):
        return None
    return next((each for each in auxiliaries(_first_of_series(verb)) if each.tag_ == "MD"), None)


def _is_conditional(verb: Token) -> bool:
    """Tell whether a clause holds under "if", or in a future "when"."""
    beside = dependents(verb, "adverbial_clause")
    future = has_relation(verb, "adverbial_clause") and verb.left_edge.lower_ in ("when", "once", "after")
    main = dependent(verb, "copula") or next(iter(auxiliaries(verb)), verb)
    return any(map(_is_hypothetical, beside)) or (future and main.tag_ in ("VBZ", "VBP"))


def _is_stated_above(verb: Token) -> bool:
    """Tell whether no question and no condition stands around a clause."""
    ends = [token.text for token in verb.sent if not token.is_space][-2:]
    return "?" not in ends and not any(_is_hypothetical(above) for above in verb.ancestors)


def _is_hypothetical(verb: Token) -> bool:
    markers = (each.lower_ for each in dependents(verb, "clause_marker"))
    return any(marker in facts("hypothetical") for marker in markers)
