"""Events: what somebody or something did, does or will do, told by a finite verb that is no verb of saying.

The verb is kept word for word with auxiliaries, negation and particle ("is set to hold", "did not sign").
In attributed speech an event is a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp.annotations import Finding, Slot
from reader.nlp.dates import says_when
from reader.nlp.facts.clauses import clauses, shared_modal
from reader.nlp.facts.extents import extent
from reader.nlp.grammar import auxiliaries, conjuncts, dependents, has_relation, is_passive, negated
from reader.nlp.lexicon import facts, verb_forms
from reader.nlp.spans import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.facts.annotated import Annotated
    from reader.nlp.facts.clauses import Clause
    from reader.nlp.values import Value

_PLACES = frozenset(["GPE", "LOC", "FAC"])
_NUMBERS = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"])
_CONFIDENCES = {"clause": 0.85, "shared subject": 0.8, "relative clause": 0.75}
_LINKED, _UNCLEAR = 0.75, 0.6
_LONGEST_OBJECT = 30
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
    if subject is None or (clause.linked and clause.subordinate) or _is_told_inside(text, clause):
        return None
    shape = _Shape(text, clause)
    slots = (subject, shape.object, shape.where, shape.when)
    complete = shape.object or shape.where or shape.when or clause.content != clause.verb or _is_whole(clause)
    complete = complete and not _breaks_off(text, shape)
    if shape.object and clause.content.lemma_ == "have" and _is_attitude(text, shape.object):
        return None
    spoken = text.speech(clause.verb.i)
    reported = spoken is not None and text.attributions[spoken].quotation.kind != "direct"
    if not complete or not (reported or any(slot and _is_telling(text, slot) for slot in slots)):
        return None
    return Finding(
        "claim"
        if _is_hearsay(clause) or (spoken is not None and not text.is_own_outlet(spoken))
        else "event",
        text.evidence(clause.content.i),
        clause.way,
        min(_confidence(text, clause, subject, shape), certainty),
        subject=subject,
        predicate=Slot(shape.predicate),
        object=shape.object,
        where=shape.where,
        when=shape.when,
        negated=_is_negated(clause),
        modality=_modality(clause),
        speech=spoken,
    )


def _is_told_inside(text: Annotated, clause: Clause) -> bool:
    """Tell whether a relative clause is somebody's word within: "the children, who he said are ill"."""
    before = text.tokens.lower[clause.verb.left_edge.i : clause.predicate[0]]
    return clause.way == "relative clause" and any(word in verb_forms("speech_verbs") for word in before)


def _breaks_off(text: Annotated, shape: _Shape) -> bool:
    """Tell whether words are missing at the end: "were identified as", "asked her to publicly"."""
    last = text.doc[(shape.object.span if shape.object else shape.predicate)[1] - 1]
    behind = last.i + 1
    if behind < len(text.doc) and not last.whitespace_ and text.tokens.texts[behind] in ("-", "‑"):
        return True
    if shape.object and last.pos_ == "ADV" and last.i > 0 and last.nbor(-1).tag_ == "TO":
        return True
    return last.pos_ in ("ADP", "SCONJ") and last.lower_ not in facts("particles")


def _is_attitude(text: Annotated, slot: Slot) -> bool:
    """Tell whether the words say what somebody feels: "no doubt that"."""
    return any(text.tokens.lower[at] in facts("attitudes") for at in range(*slot.span)[:_LONGEST_LEAD])


def _is_whole(clause: Clause) -> bool:
    """Tell whether a verb needs nothing behind it: "Marsh resigned", "63 people were injured"."""
    return is_passive(clause.content) or clause.content.lemma_ in facts("intransitive")


def _confidence(text: Annotated, clause: Clause, subject: Slot, shape: _Shape) -> float:
    """Return how sure it is that the event is right and can be understood alone."""
    spoken_of = (subject, shape.object) if shape.object else (subject,)
    if _may_share_with_speaker(text, clause) or text.tokens.lower[subject.span[0]] == "of":
        return _UNCLEAR
    points = any(
        text.tokens.lower[slot.span[0]] in facts("pointing") for slot in spoken_of if not slot.entity
    )
    if points or clause.conditional or _may_be_participle(clause):
        return _UNCLEAR
    if any(_opens_marks(text, slot) for slot in spoken_of):
        return _UNCLEAR
    known = subject.entity is not None or clause.subject.i in text.values
    if not known and (_is_bare_adjective(clause.subject) or _narrows(text, clause)):
        return _UNCLEAR
    if clause.linked:
        slots = (subject, shape.object, shape.where, shape.when)
        telling = any(slot and _is_telling(text, slot) for slot in slots)
        return _LINKED if telling or (shape.object and text.speech(clause.verb.i) is not None) else _UNCLEAR
    return _CONFIDENCES[clause.way]


def _may_be_participle(clause: Clause) -> bool:
    """Tell whether it may be no clause at all: "a movement created a few years ago"."""
    content = clause.content
    return content.tag_ == "VBN" and content.lower_.endswith("ed") and not any(auxiliaries(clause.verb))


def _opens_marks(text: Annotated, slot: Slot) -> bool:
    """Tell whether the words have only one of two quotation marks or brackets."""
    words = text.doc[slot.span[0] : slot.span[1]].text
    return words.count('"') % 2 == 1 or any(words.count(a) != words.count(b) for a, b in ("“”", "()", "«»"))


def _is_bare_adjective(head: Token) -> bool:
    """Tell whether a subject is an adjective alone, as the parse makes it of what it cannot read."""
    return head.pos_ == "ADJ" and head.lower_ not in facts("vague") and not any(conjuncts(head))


def _narrows(text: Annotated, clause: Clause) -> bool:
    """Tell whether it is a clause without which one cannot know its noun: "the man who came".

    "A man who came" and "the old mill, which closed" can be told alone, "the mill, which is old" hardly.
    """
    if clause.way != "relative clause":
        return False
    if clause.linked:
        return True
    edge = clause.verb.left_edge.i
    set_off = "," in text.tokens.texts[max(0, edge - 1) : edge + 1]
    return not set_off and all(
        each.lower_ not in ("a", "an") for each in dependents(clause.subject, "determiner")
    )


def _may_share_with_speaker(text: Annotated, clause: Clause) -> bool:
    """Tell whether the subject may be who speaks: "observers said the vote was calm, but criticised …"."""
    first = clause.predicate[0]
    joined = (
        first > 1 and text.tokens.lower[first - 1] in ("and", "but") and text.tokens.texts[first - 2] == ","
    )
    return clause.way == "shared subject" and joined and text.speech(clause.verb.i) is not None


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


def _is_telling(text: Annotated, slot: Slot) -> bool:
    """Tell whether a slot has a named or numbered part."""
    return (
        slot.entity is not None
        or bool(text.entities_in(slot.span))
        or any(text.tokens.labels[slice(*slot.span)])
        or any(value.label in _NUMBERS for value in text.values_in(slot.span))
    )


def _is_negated(clause: Clause) -> bool:
    return (
        negated(clause.verb)
        or negated(clause.content)
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


# What, where and when


@dataclass(frozen=True, slots=True)
class _Part:
    """A complement: its head, and its words from the preposition on."""

    head: Token
    span: TokenSpan


class _Shape:
    """Predicate, object, place and time of a clause."""

    def __init__(self, text: Annotated, clause: Clause) -> None:
        self._text, self._clause = text, clause
        self.predicate = clause.predicate
        self.where: Slot | None = None
        self.when: Slot | None = None
        self._dated = False
        parts = [_Part(each, extent(each)) for each in clause.complements]
        parts = [part for part in parts if not self._is_beside(part)]
        for part in (*parts, *(_Part(each, extent(each)) for each in clause.before)):
            self._take_time_or_place(part)
        self.object = self._object(parts)
        if self.object:
            self._look_within(self.object.span, [part.head for part in parts])

    def _is_beside(self, part: _Part) -> bool:
        """Tell whether a complement says who tells it, or only adds to what is told: "including 3 boys"."""
        first = part.span[0]
        return first in self._text.cues or self._text.tokens.lower[first] in facts("additions")

    def _take_time_or_place(self, part: _Part) -> bool:
        """Take a complement for the time or the place, where it is one."""
        if when := self._time(part.head.i) or self._hour(part):
            if self.when is None or (when.label == "DATE" and not self._dated):
                self.when, self._dated = _slot(when), when.label == "DATE"
            return True
        if where := self._place(part):
            self.where = self.where or where
            return True
        return False

    def _time(self, at: int) -> Value | None:
        value = self._text.values.get(at)
        if value is None or value.label not in ("DATE", "TIME"):
            return None
        lasts = value.label == "TIME" and self._text.tokens.lower[value.end - 1] in facts("lasting")
        return value if not lasts and says_when(self._text.tokens.phrase((value.start, value.end))) else None

    def _hour(self, part: _Part) -> Value | None:
        """Return the date of "in the early hours of Tuesday"."""
        if part.head.lower_ not in facts("times"):
            return None
        inside = (self._text.values.get(at) for at in range(*part.span))
        dates = (value for value in inside if value and value.label == "DATE")
        return next((value for value in dates if self._time(value.start)), None)

    def _place(self, part: _Part) -> Slot | None:
        entity = self._text.entity_at(part.head.i)
        if entity is None or self._text.named[entity].label not in _PLACES:
            return None
        preposition = self._text.tokens.lower[part.span[0]]
        moves = preposition == "to" and self._clause.content.lemma_ in facts("motion")
        if part.span[0] == part.head.i or not (moves or preposition in facts("places") - {"to"}):
            return None
        return Slot(self._text.tokens.names[part.head.i] or (part.head.i, part.head.i + 1), entity)

    def _object(self, parts: list[_Part]) -> Slot | None:
        """Return the complements that stand together, beginning with what is neither time nor place."""
        run: TokenSpan | None = None
        head: Token | None = None
        for part in parts:
            if self._is_of_slot(part) or self._is_inserted(part, parts):
                if run:
                    break
                continue
            if run is None and has_relation(part.head, "adverb"):
                continue  # "decided early on Thursday to go"
            if run is None:
                linked = part.head == self._clause.verb  # with "less" of "is less forthcoming"
                run, head = (self.predicate[1] if linked else part.span[0], part.span[1]), part.head
            elif part.span[0] <= run[1]:
                run = (run[0], max(run[1], part.span[1]))
            else:
                break
        if run is None or head is None or head.lower_ in facts("set_phrases"):
            return None
        run = self._text.with_names((max(run[0], self.predicate[1]), run[1]))
        run = self._without_light_noun(self._without_preposition(run), head)
        if run[1] <= run[0] or run[1] - run[0] > _LONGEST_OBJECT:
            return None
        whole = head != self._clause.verb and extent(head)[1] >= run[1]
        return Slot(run, self._text.entity(head)[0] if whole else None)

    def _is_inserted(self, part: _Part, parts: list[_Part]) -> bool:
        """Tell whether commas set a complement off before the object: "found, in the tin, a deed"."""
        bare = (each for each in parts if self._text.doc[each.span[0]].pos_ != "ADP")
        follows = any(each.span[0] > part.span[1] for each in bare)
        return follows and self._text.tokens.texts[part.span[0] - 1] == ","

    def _is_of_slot(self, part: _Part) -> bool:
        taken = (slot.span for slot in (self.when, self.where) if slot)
        inside = any(first <= part.head.i < last for first, last in taken)
        return inside or bool(self._time(part.head.i) or self._hour(part))

    def _without_preposition(self, span: TokenSpan) -> TokenSpan:
        """Leave the prepositions that begin a span to the predicate, where they follow it."""
        first, last = span
        doc = self._text.doc
        if first > self.predicate[1]:
            return span
        while first < last - 1 and doc[first].pos_ == "ADP":
            first += 1
        self.predicate = (self.predicate[0], first)
        return first, last

    def _without_light_noun(self, span: TokenSpan, head: Token) -> TokenSpan:
        """Leave a bare noun with its preposition to the predicate: "hold **talks with** Putin"."""
        first, last = span
        doc = self._text.doc
        bare = first == head.i and head.pos_ == "NOUN" and has_relation(head, "object") and first + 2 < last
        amount = head.i in self._text.values or head.lemma_ in facts("amounts")
        if not bare or amount or first != self.predicate[1] or doc[first + 1].pos_ != "ADP":
            return span
        self.predicate = (self.predicate[0], first + 2)
        return first + 2, last

    def _look_within(self, span: TokenSpan, heads: list[Token]) -> None:
        """Take a date from within the object where the clause has none, unless it dates another noun."""
        if self.when is None:
            for value in self._text.values_in(span):
                of_a_noun = self._text.tokens.lower[value.start - 1] in facts("no_time")
                root = self._text.doc[value.start : value.end].root
                dates_clause = root.head in heads or root in heads
                if value.label == "DATE" and dates_clause and not of_a_noun and self._time(value.start):
                    self.when = _slot(value)
                    return


def _slot(value: Value) -> Slot:
    return Slot((value.start, value.end), normal=value.normal, basis=value.basis)
