"""The one door to the parse: questions in plain terms, answered for two schemes of dependencies alike.

Universal Dependencies make the content word the head ("spoke *in* **Kyiv**", "is a **doctor**") and hang
prepositions and copulas on it; the ClearNLP scheme of spaCy's English pipelines hangs the noun on its
preposition and the predicate on "is". The labels of both are in `lexicon/dependencies.toml`. Where a Doc has
no parse, nothing is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Span

from reader.nlp.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_NUMBER_OF_NOUN = {"NN": False, "NNP": False, "NNS": True, "NNPS": True}
"""Whether a noun is in the plural, by its tag."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """A preposition and the head of what it governs: "in" and "centre" of "in the centre of Kyiv"."""

    preposition: Token
    object: Token


@dataclass(frozen=True, slots=True)
class Copula:
    """What is said of a subject with a form of "be": the verb, and the head of the predicate."""

    verb: Token
    predicate: Token


@cache
def _labels(relation: str) -> frozenset[str]:
    return frozenset(table("dependencies")[relation].split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("dependencies")["words"][name].split())


@cache
def _modals() -> dict[str, str]:
    return dict(pair.split("=") for pair in _words("modals"))


def has_relation(token: Token, relation: str) -> bool:
    """Tell whether a token stands to its head in one of the relations of `lexicon/dependencies.toml`."""
    return token.dep_ in _labels(relation)


def dependents(token: Token, relation: str) -> list[Token]:
    """Return what hangs on a token in a relation, in text order."""
    labels = _labels(relation)
    return [child for child in token.children if child.dep_ in labels]


def dependent(token: Token, relation: str) -> Token | None:
    """Return the first word that hangs on a token in a relation."""
    return next(iter(dependents(token, relation)), None)


def has_grammar(doc: Doc) -> bool:
    """Tell whether the Doc has been parsed."""
    return doc.has_annotation("DEP")


# Clauses and verbs


def clause_head(token: Token) -> Token:
    """Return the word on which the clause of a verb hangs: for an auxiliary or a UD copula its head."""
    while token.head != token and (has_relation(token, "auxiliary") or has_relation(token, "copula")):
        token = token.head
    return token


def is_predicate(token: Token) -> bool:
    """Tell whether a clause hangs on the token: a verb that is no auxiliary, or what a UD copula links."""
    if has_relation(token, "auxiliary") or has_relation(token, "copula"):
        return False
    return token.pos_ in ("VERB", "AUX") or dependent(token, "copula") is not None


def is_main_clause(verb: Token) -> bool:
    """Tell whether a clause is the sentence's own or joined to it: "came" and "left" of "came and left"."""
    head = clause_head(verb)
    while head.head != head and has_relation(head, "conjunct"):
        head = head.head
    return bool(head.head == head)


def governing_verb(of: Token | Span) -> Token | None:
    """Return the nearest predicate above a token, or above the root of a span."""
    token = of.root if isinstance(of, Span) else of
    return next((each for each in token.ancestors if is_predicate(each)), None)


def complement(verb: Token) -> Token | None:
    """Return the head of the clause that a verb introduces: of what is said, thought, shown.

    A verb of saying that stands in the midst of its speech may hang on that speech as an insertion.
    """
    head = clause_head(verb)
    if inner := dependent(head, "complement"):
        return inner
    return head.head if has_relation(head, "beside") and not dependent(head, "object") else None


def open_complement(verb: Token) -> Token | None:
    """Return the head of the infinitive or predicate that shares an argument: "plans to **leave**"."""
    return dependent(clause_head(verb), "open_complement")


def is_passive(verb: Token) -> bool:
    """Tell whether a verb has a passive subject or auxiliary."""
    head = clause_head(verb)
    return bool(dependent(head, "passive_subject") or dependent(head, "passive_auxiliary"))


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of a clause, modals among them, in text order."""
    return [each for each in dependents(clause_head(verb), "auxiliary") if each.tag_ != "TO"]


def modal(verb: Token) -> str | None:
    """Return the modal of a clause, "can" for "ca" and "will" for "wo" or "'ll"."""
    known = (_modals().get(each.lower_) for each in auxiliaries(verb))
    return next((each for each in known if each), None)


def negated(verb: Token) -> bool:
    """Tell whether "not" or "never" stands with a verb or its predicate, not with an infinitive behind."""
    head = clause_head(verb)
    heads = [head, *dependents(head, "auxiliary"), *dependents(head, "predicate")]
    found = (child for each in heads for child in each.children if _is_negation(child))
    return any(child.i + 1 >= len(child.doc) or child.nbor(1).tag_ != "TO" for child in found)


def _is_negation(token: Token) -> bool:
    return has_relation(token, "negation") or (
        has_relation(token, "adverb") and token.lower_ in _words("negations")
    )


def verb_group(verb: Token) -> Span:
    """Return a verb with its auxiliaries, negation and particle, as one run of words.

    Adverbs between them belong to it; a particle that stands apart ("turned it off") does not.
    """
    head = clause_head(verb)
    linked = dependent(head, "copula")
    core = linked or head
    members = {each.i for each in [core, *auxiliaries(head), *dependents(head, "particle")]}
    between = {each.i for each in head.children if _is_negation(each) or has_relation(each, "adverb")}
    first, last = core.i, core.i
    while first - 1 in members | between:
        first -= 1
    while last + 1 in members or (last + 1 in between and _is_negation(verb.doc[last + 1])):
        last += 1
    while first in between and not _is_negation(verb.doc[first]):
        first += 1
    return verb.doc[first : last + 1]


def copula(verb: Token) -> Copula | None:
    """Return the copula and the predicate of a clause: "is" and "doctor" of "she is a doctor"."""
    head = clause_head(verb)
    if linked := dependent(head, "copula"):
        return Copula(linked, head)
    predicate = dependent(head, "predicate") if head.pos_ in ("VERB", "AUX") else None
    return Copula(head, predicate) if predicate else None


# Who and what


def subject(verb: Token) -> Token | None:
    """Return the head of a verb's own active subject; of two the nearer one, since a dateline is none."""
    return _nearest(clause_head(verb), "subject")


def passive_subject(verb: Token) -> Token | None:
    """Return the head of a verb's own passive subject; of two the nearer one."""
    return _nearest(clause_head(verb), "passive_subject")


def _nearest(verb: Token, relation: str) -> Token | None:
    """Return the last of what stands in a relation before a verb, else the first behind it."""
    found = dependents(verb, relation)
    before = [each for each in found if each.i < verb.i]
    return before[-1] if before else next(iter(found), None)


def agent(verb: Token) -> Token | None:
    """Return the head of the by-phrase of a passive."""
    head = clause_head(verb)
    if found := dependent(head, "agent"):
        return dependent(found, "prepositional_object") or (found if found.pos_ != "ADP" else None)
    by = (each.object for each in modifiers(head) if each.preposition.lower_ == "by")
    return next(by, None) if is_passive(head) else None


def objects(verb: Token) -> list[Token]:
    """Return the heads of a verb's direct objects, those joined by "and" among them."""
    found = dependents(clause_head(verb), "object")
    return [each for head in found for each in (head, *conjuncts(head))]


def indirect_object(verb: Token) -> Token | None:
    """Return the head of whom something is told or given to, without a preposition."""
    found = dependents(clause_head(verb), "indirect_object")
    return next((each for each in found if each.pos_ != "ADP"), None)


def inherited_subject(verb: Token) -> Token | None:
    """Return whom or what a verb is about: its own subject, or the one it shares with the verb above it.

    Shared are subjects of joined verbs ("came and **said**") and of clauses without one ("left, **saying**");
    an infinitive takes the object of the verb above, else its subject ("asked **him** to go"); a participle
    the noun before it. A relative pronoun stands for its antecedent.
    """
    head = clause_head(verb)
    for _ in range(len(head.doc)):
        if own := _own_subject(head):
            return own
        if has_relation(head, "noun_clause") and head.tag_ != "VB":
            return head.head
        if has_relation(head, "open_complement") and (given := _given(head.head)):
            return antecedent(given) or given
        above = _above(head)
        if above is None:
            return None
        head = above
    return None


def _own_subject(head: Token) -> Token | None:
    own = subject(head) or passive_subject(head)
    return (antecedent(own) or own) if own else None


def _given(verb: Token) -> Token | None:
    """Return the object that an infinitive below a verb has as its subject."""
    return dependent(verb, "object") or indirect_object(verb)


def _above(head: Token) -> Token | None:
    """Return the clause head from which a clause may take its subject."""
    if has_relation(head, "prepositional_clause"):
        return head.head.head if has_relation(head.head, "preposition") else None
    if not any(has_relation(head, each) for each in ("conjunct", "open_complement", "adverbial_clause")):
        return None
    above = clause_head(head.head)
    if has_relation(above, "predicate"):  # "is ready to go"
        above = above.head
    return above if is_predicate(above) or has_relation(above, "open_complement") else None


def function(token: Token) -> str:
    """Return what a noun is in its clause: "subject", "object", "possessor" or "other".

    What is joined to a noun or stands in apposition to it has its function.
    """
    head = _first_of_series(token)
    if has_relation(head, "subject") or has_relation(head, "passive_subject"):
        return "subject"
    if has_relation(head, "object") or has_relation(head, "indirect_object"):
        return "object"
    return "possessor" if has_relation(head, "possessor") else "other"


def verb_of(noun: Token) -> Token | None:
    """Return the predicate of which a noun is an argument, directly or behind a preposition."""
    head = _first_of_series(noun)
    above = head.head
    if has_relation(head, "prepositional_object"):
        above = above.head
    return clause_head(above) if above != head and is_predicate(clause_head(above)) else None


def _first_of_series(noun: Token) -> Token:
    while noun.head != noun and (has_relation(noun, "conjunct") or has_relation(noun, "apposition")):
        noun = noun.head
    return noun


# Nouns


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun for which a relative pronoun stands, if it is one."""
    if pronoun.lower_ not in _words("relative_pronouns") or pronoun.tag_ == "DT":
        return None
    clause = next((each for each in pronoun.ancestors if has_relation(each, "relative_clause")), None)
    return clause.head if clause else None


def relative_subject(verb: Token) -> Token | None:
    """Return the relative pronoun that is a verb's own subject: "who" of "the mayor, who **said**"."""
    own = subject(verb)
    return own if own and antecedent(own) else None


def relative_clauses(noun: Token) -> list[Token]:
    """Return the heads of the relative clauses of a noun."""
    return dependents(noun, "relative_clause")


def conjuncts(token: Token) -> list[Token]:
    """Return what is joined to a token by "and", "or" or commas, in text order, without the token."""
    return list(token.conjuncts)


def appositions(within: Doc | Span) -> list[tuple[Token, Token]]:
    """Return the pairs of heads that name the same thing side by side: "Okafor" and "engineer"."""
    return [(token.head, token) for token in within if has_relation(token, "apposition")]


def apposed(noun: Token) -> list[Token]:
    """Return what stands in apposition to a noun, and what the noun itself stands in apposition to."""
    beside = dependents(noun, "apposition")
    return [noun.head, *beside] if has_relation(noun, "apposition") else beside


def is_modifier(noun: Token) -> bool:
    """Tell whether a noun stands before another one as part of its phrase: "**student** leader"."""
    return has_relation(noun, "noun_modifier")


def possessor(noun: Token) -> Token | None:
    """Return the head of whose a noun is: "his brother", "the mayor's brother"."""
    return dependent(noun, "possessor")


def modifiers(head: Token) -> list[Modifier]:
    """Return the prepositional phrases of a verb, noun or adjective, in text order.

    Of a preposition of several words ("according to") the first is given.
    """
    return [each for child in head.children for each in _modifiers(child)]


def _modifiers(child: Token) -> Iterator[Modifier]:
    if has_relation(child, "preposition"):
        objects_ = dependents(child, "prepositional_object")
        deeper = [each for inner in dependents(child, "preposition") for each in _modifiers(inner)]
        yield from (Modifier(child, each) for each in [*objects_, *(each.object for each in deeper)])
    elif has_relation(child, "nominal"):
        markers = [each for each in dependents(child, "marker") if each.i < child.i]
        if markers:
            yield Modifier(markers[0], child)


def agrees(verb: Token, noun: Token) -> bool:
    """Tell whether verb and subject may be of one number: not "Oslo, which have"; what is no noun agrees."""
    if noun.tag_ not in _NUMBER_OF_NOUN:
        return True
    several = _NUMBER_OF_NOUN[noun.tag_] or any(conjuncts(noun))
    main = next(iter(auxiliaries(verb)), None) or dependent(verb, "copula") or verb
    if main.lower_ in ("was", "were"):
        return several == (main.lower_ == "were")
    return main.tag_ not in ("VBZ", "VBP") or several == (main.tag_ == "VBP")
