"""Events: what somebody or something did, does or will do, told by a finite verb that is no verb of saying.

The verb is kept word for word with auxiliaries, negation and particle ("is set to hold", "did not sign").
In attributed speech an event is a claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.annotations import Finding, Slot
from reader.nlp.facts import confidence
from reader.nlp.facts.clauses import clauses, shared_modal
from reader.nlp.facts.extents import extent
from reader.nlp.facts.shapes import Shape
from reader.nlp.grammar import agrees, conjuncts, dependents, has_relation, is_passive, negated
from reader.nlp.lexicon import facts, verb_forms
from reader.nlp.spans import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.nlp.facts.annotated import Annotated
    from reader.nlp.facts.clauses import Clause

_OPENING = frozenset(["WRB", "WP", "WDT", "DT", "PRP$", "CC", "TO"])
"""Tags of words that begin something: "is where"."""
_SHARE_OF = 3
"""Words that make "most" or "one" tell enough: "most of them"."""
_LONGEST_LEAD = 3
"""Within so many words of a phrase its noun comes: "no great doubt"."""
_THING = 0.75
"""How sure it is that "it" means what the clause before was about."""


def find(text: Annotated) -> Iterator[Finding]:
    """Yield the events and claims of a Doc that has a parse, in text order."""
    for clause in clauses(text.doc):
        if not _is_of_speech(text, clause) and (found := _event(text, clause)):
            yield found


def _is_of_speech(text: Annotated, clause: Clause) -> bool:
    """Tell whether the verb only says that something is said, or stands in what nobody said."""
    content = clause.content
    said_in = text.speech(clause.verb.i)
    # What somebody says of a matter is not that it is so: "that he was afraid is fanciful".
    if clause.content_of and (said_in is None or said_in == text.speech(clause.content_of.i)):
        return True
    if text.is_denied(clause.verb.i):
        return True
    if text.is_unsaid(clause.verb.i) or _only_says(clause):
        return True
    is_cue = clause.verb.i in text.cues or content.i in text.cues
    if content != clause.verb and content.i not in text.cues:
        return False  # what somebody hopes or is expected to do
    behind = [each for each in clause.complements if each != clause.verb]
    says_that = any(has_relation(each, "complement") for each in behind)
    return says_that if not is_cue else not _speaks_of_a_thing(clause)


def _only_says(clause: Clause) -> bool:
    """Tell whether a verb says or feels: not "refused to say", "a minute was added"."""
    content, chained = clause.content, clause.content != clause.verb
    if _is_hearsay(clause):
        return not chained
    refused = chained and clause.verb.lemma_ in facts("refusals")
    added = content.lemma_ == "add" and is_passive(content)
    return content.lemma_ in facts("saying") and not (refused or added)


def _is_hearsay(clause: Clause) -> bool:
    """Tell whether the verb gives what follows as somebody's word: "is reported to have asked"."""
    return clause.verb.lemma_ in facts("hearsay") and is_passive(clause.verb)


def _speaks_of_a_thing(clause: Clause) -> bool:
    """Tell whether a verb of saying has a thing for its object: "confirmed the arrival"."""
    relations = [each for each in clause.complements if has_relation(each, "object")]
    return bool(relations) and not any(has_relation(each, "complement") for each in clause.complements)


def _event(text: Annotated, clause: Clause) -> Finding | None:
    subject, certainty = _subject(text, clause)
    if subject is None or (clause.linked and clause.subordinate):
        return None
    if clause.way == "relative clause" and not _is_of_its_noun(text, clause):
        return None
    shape = Shape(text, clause)
    slots = (subject, shape.object, shape.where, shape.when)
    complete = shape.object or shape.where or shape.when or clause.content != clause.verb or _is_whole(clause)
    complete = complete and not _breaks_off(text, shape)
    if shape.object and clause.content.lemma_ == "have" and _is_attitude(text, shape.object):
        return None
    spoken = text.speech(clause.verb.i)
    reported = spoken is not None and text.attributions[spoken].quotation.kind != "direct"
    if not complete or not (reported or any(slot and text.is_telling(slot) for slot in slots)):
        return None
    return Finding(
        "claim"
        if _is_hearsay(clause) or (spoken is not None and not text.is_own_outlet(spoken))
        else "event",
        text.evidence(clause.content.i),
        clause.way,
        min(confidence.of_clause(text, clause, subject, shape), certainty),
        subject=subject,
        predicate=Slot(shape.predicate),
        object=shape.object,
        where=shape.where,
        when=shape.when,
        negated=_is_negated(clause),
        modality=_modality(clause),
        speech=spoken,
    )


def _is_of_its_noun(text: Annotated, clause: Clause) -> bool:
    """Tell whether a relative clause tells of the noun that the parse gives it.

    Not so "Oslo, where prices have …" read as "Oslo have", nor "the children, who he said are ill".
    """
    before = text.tokens.lower[clause.verb.left_edge.i : clause.predicate[0]]
    told_inside = any(word in verb_forms("speech_verbs") for word in before)
    return not told_inside and agrees(clause.verb, clause.subject)


def _breaks_off(text: Annotated, shape: Shape) -> bool:
    """Tell whether words are missing at the end: "were identified as", "asked her to publicly"."""
    last = text.doc[(shape.object.span if shape.object else shape.predicate)[1] - 1]
    behind = last.i + 1
    if behind < len(text.doc) and not last.whitespace_ and text.tokens.texts[behind] in ("-", "‑"):
        return True
    if shape.object and last.pos_ == "ADV" and last.i > 0 and last.nbor(-1).tag_ == "TO":
        return True
    return last.tag_ in _OPENING or (last.pos_ in ("ADP", "SCONJ") and last.lower_ not in facts("particles"))


def _is_attitude(text: Annotated, slot: Slot) -> bool:
    """Tell whether the words say what somebody feels: "no doubt that"."""
    return any(text.tokens.lower[at] in facts("attitudes") for at in range(*slot.span)[:_LONGEST_LEAD])


def _is_whole(clause: Clause) -> bool:
    """Tell whether a verb needs nothing behind it: "Marsh resigned", "63 people were injured"."""
    return is_passive(clause.content) or clause.content.lemma_ in facts("intransitive")


# Who or what


def _subject(text: Annotated, clause: Clause) -> tuple[Slot | None, float]:
    """Return the subject and how sure it is whom it means; nothing where it says too little."""
    head = clause.subject
    entity, certainty = _meant(text, clause)
    if head.i in text.values and text.values[head.i].label in ("DATE", "TIME"):
        return None, 0.0
    first, last = text.with_names(extent(head, narrow=True))
    vague = head.pos_ == "PRON" or (head.lower_ in facts("vague") and last - first < _SHARE_OF)
    if vague and head.lower_ not in facts("nobody"):
        stands = entity is not None and (head.lower_ not in facts("vague") or head.lower_ in ("i", "it"))
        return (Slot((head.i, head.i + 1), entity), certainty) if stands else (None, 0.0)
    if text.tokens.texts[last - 1] in POSSESSIVES:
        return None, 0.0
    several = any(first <= each.i < last for each in conjuncts(head))
    return Slot((first, last), None if several else entity), certainty


def _meant(text: Annotated, clause: Clause) -> tuple[int | None, float]:
    """Return the entity that a subject means, and how probable that is."""
    head = clause.subject
    if head.lower_ == "i":
        return text.speaker(head.i)
    return text.entity(head) if head.lower_ != "it" else (text.thing(head), _THING)


def _is_negated(clause: Clause) -> bool:
    return (
        negated(clause.verb)
        or negated(clause.content)
        or "not" in (each.lower_ for each in clause.verb.doc[slice(*clause.predicate)])
        or (clause.content != clause.verb and clause.verb.lemma_ in facts("refusals"))
        or clause.subject.lower_ in facts("nobody")
        or any(each.lower_ == "no" for each in dependents(clause.subject, "determiner"))
    )


def _modality(clause: Clause) -> str | None:
    """Return the words before the content verb that say how far it is so: "is set to", "would"."""
    first, last = clause.predicate
    doc, content = clause.verb.doc, clause.content.i
    before = doc[first : min(content, last)]
    modal = any(each.tag_ == "MD" for each in before)
    if shared := shared_modal(clause.verb):
        return shared.text
    chained = clause.content != clause.verb and clause.verb.lemma_ in facts("modalities")
    return " ".join(each.text for each in before) if modal or chained else None
