"""Roles: what somebody or something is said to be.

Titles and appositions of persons are found from the words, before quotes are (`reader.nlp.roles`); what
needs the parse is found here: "X is the head of Y", "X, who leads Y", "Kvartil, a data firm".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import PLACE_LABELS
from reader.nlp.annotations import Finding, Slot
from reader.nlp.facts.clauses import is_finite
from reader.nlp.facts.extents import extent
from reader.nlp.grammar import (
    appositions,
    auxiliaries,
    copula,
    dependent,
    dependents,
    has_relation,
    inherited_subject,
    is_passive,
    is_predicate,
    negated,
)
from reader.nlp.lexicon import facts, grammar, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.facts.annotated import Annotated

_LABELS = PLACE_LABELS | {"PERSON", "ORG"}
_IN_APPOSITION, _LINKED, _LEADING = 0.8, 0.85, 0.85


def find(text: Annotated) -> list[Finding]:
    """Return the roles in text order; an entity without a role is given the first one found here."""
    found = [*_before_and_beside(text), *(_from_parse(text) if text.parsed else ())]
    found.sort(key=lambda each: each.object.span if each.object else each.evidence)
    for each in found:
        bearer = each.subject.entity if each.subject else None
        if bearer is not None and text.named[bearer].role is None and each.object:
            text.named[bearer].role = each.object.span
    return found


def _before_and_beside(text: Annotated) -> Iterator[Finding]:
    for role in text.doc._.roles:
        subject = Slot(role.name, text.mentions.entity(role.name))
        yield Finding(
            *("role", role.sentence, role.rule, role.confidence),
            subject=subject,
            object=Slot(role.words),
            speech=text.speech(role.words[0]),
        )


def _from_parse(text: Annotated) -> Iterator[Finding]:
    known = {role.name for role in text.doc._.roles}
    for name, noun in appositions(text.doc):
        if found := _apposed(text, name, noun):
            span, role = found
            if span not in known:
                yield _role(text, name, Slot(span, text.mentions.entity(span)), role, "apposition")
    for token in text.doc:
        if is_predicate(token) and (linked := _linked(text, token)):
            subject, role, rule = linked
            yield _role(text, token, subject, role, rule)


def _role(text: Annotated, at: Token, subject: Slot, role: TokenSpan, rule: str) -> Finding:
    confidence = _IN_APPOSITION if rule == "apposition" else _LINKED
    speech = text.speech(at.i)
    return Finding(
        *("role", text.evidence(at.i), rule, confidence), subject=subject, object=Slot(role), speech=speech
    )


def _apposed(text: Annotated, name: Token, noun: Token) -> tuple[TokenSpan, TokenSpan] | None:
    """Return name and role of "Kvartil, a data firm": a noun beside a name, with an article or an owner."""
    span = text.tokens.names[name.i]
    if span is None or text.tokens.labels[name.i] not in _LABELS or text.tokens.names[noun.i]:
        return None
    if noun.pos_ != "NOUN" or noun.i < name.i or not _is_introduced(noun):
        return None
    if text.tokens.labels[name.i] in PLACE_LABELS and noun.lower_ in words("role_nouns"):
        return None  # "a couple from Chkarola, a forester and a boy"
    role = _without_article(text, extent(noun, narrow=True))
    return (span, role) if role[0] < role[1] and text.values.get(noun.i) is None else None


def _is_introduced(noun: Token) -> bool:
    determiners = dependents(noun, "determiner")
    return bool(determiners or dependent(noun, "possessor")) and not any(
        each.lower_ in grammar("quantifiers") for each in determiners
    )


def _without_article(text: Annotated, span: TokenSpan) -> TokenSpan:
    first, last = span
    return (first + 1, last) if text.tokens.lower[first] in ("a", "an", "the") else span


def _linked(text: Annotated, verb: Token) -> tuple[Slot, TokenSpan, str] | None:
    """Return bearer, role and rule of "X is the head of Y", "X was named head of Y", "X, who leads Y"."""
    head = inherited_subject(verb)
    modal = any(each.tag_ == "MD" for each in auxiliaries(verb))
    beside = has_relation(verb, "adverbial_clause")  # "when he was a boy"
    if head is None or modal or beside or not is_finite(verb) or negated(verb):
        return None
    entity, _ = text.entity(head)
    if entity is None or text.named[entity].label not in ("PERSON", "ORG"):
        return None
    subject = Slot(text.tokens.names[head.i] or extent(head, narrow=True), entity)
    if linked := copula(verb):
        role = _predicate_noun(text, linked.predicate)
        return (subject, role, "copula") if role else None
    named = verb.lemma_ in facts("naming") and is_passive(verb)
    if named or verb.lemma_ in facts("serving"):
        return _serving(text, verb, subject)
    led = dependent(verb, "object") if verb.lemma_ in facts("leading") else None
    if led is not None and text.entities_in(extent(led)):
        return subject, (verb.i, extent(led, narrow=True)[1]), "leading"
    return None


def _predicate_noun(text: Annotated, noun: Token) -> TokenSpan | None:
    """Return the role that a noun behind "is" names: one of persons or bodies, with what belongs to it."""
    known = noun.lower_ in words("role_nouns") or noun.lower_ in words("organisation_nouns")
    if noun.pos_ != "NOUN" or not known or dependent(noun, "preposition") is not None:
        return None
    if any(has_relation(each, "marker") for each in noun.lefts):  # "is in the lead"
        return None
    return _without_article(text, extent(noun, narrow=True))


def _serving(text: Annotated, verb: Token, subject: Slot) -> tuple[Slot, TokenSpan, str] | None:
    """Return the role of "serves as head of Y", "was named head of Y"."""
    relations = ("open_complement", "object", "nominal", "predicate")
    behind = [each for each in verb.rights if any(has_relation(each, one) for one in relations)]
    for noun in behind:
        if noun.lower_ in words("role_nouns"):
            first, last = extent(noun, narrow=True)
            while first < noun.i and text.doc[first].pos_ in ("ADP", "SCONJ", "DET"):
                first += 1
            return subject, (first, last), "serving"
    return None
