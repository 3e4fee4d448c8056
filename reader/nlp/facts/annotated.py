"""A Doc as the rules about facts read it: its words, whom they mean, what they count, and who says them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.nlp.annotations import UNSAID, Slot
from reader.nlp.grammar import (
    antecedent,
    apposed,
    dependent,
    dependents,
    has_grammar,
    has_relation,
    subject,
)
from reader.nlp.lexicon import facts, words
from reader.nlp.phrases import Tokens
from reader.nlp.pronouns import Mentions
from reader.nlp.roles import bearers
from reader.nlp.tokens import MARKS, offsets, paragraph_ranges, sentence_ranges, token_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reader.nlp.annotations import Attribution, NamedEntity, TokenSpan
    from reader.nlp.values import Value

_VALUES = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"])
_NUMBERS = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"])
_THINGS = frozenset(["ORG", "GPE", "LAW", "PRODUCT", "WORK_OF_ART", "EVENT", "FAC"])
"""What "it" may mean by name."""
_OPENING = 2
"""Paragraphs in which an article may say who prints it."""
_MARKS = frozenset([*MARKS, "``", "''"])
_ABOUT_A_THING = frozenset(["object", "call"])
"""Ways of attributions whose words are a thing that somebody speaks of: "confirmed **the arrival**"."""


class Annotated:
    """What the components before have written to a Doc, by token.

    Attributes:
        parsed: it has a parse; without one there are neither clauses nor their subjects.
        values: dates, sums and numbers by each of their tokens.
        named: the entities.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.parsed = has_grammar(doc)
        self.tokens = Tokens.of(doc)
        self.mentions = Mentions(self.tokens, doc._.entities)
        self.named: tuple[NamedEntity, ...] = doc._.entities
        self.sentences = sentence_ranges(doc)
        self.paragraphs = paragraph_ranges(doc)
        self.bearers = bearers(doc._.roles)
        self.values: dict[int, Value] = {
            at: value for value in doc._.values for at in range(value.start, value.end)
        }
        self.attributions: tuple[Attribution, ...] = doc._.attributions
        self.cues = {at for each in self.attributions if each.cue for at in range(*each.cue)}
        self._begins = [first for first, _ in self.sentences]
        self._paragraph_begins = [first for first, _ in self.paragraphs]
        self._entity_at = {
            at: index
            for index, entity in enumerate(self.named)
            if entity.label not in _VALUES
            for span in entity.mentions
            for at in range(*span)
        }
        self._anaphors = {each.span[0]: each for each in doc._.anaphors}
        starts = offsets(doc)
        self._parts = sorted(
            (*token_span(starts, span), index)
            for index, each in enumerate(self.attributions)
            for span in each.quotation.spans
        )
        self._part_begins = [first for first, _, _ in self._parts]
        unsaid = doc.spans.get(UNSAID, ())
        self._unsaid = {at for span in unsaid for at in range(span.start, span.end)}

    def paragraph(self, at: int) -> int:
        """Return the index of the paragraph of a token."""
        return max(0, bisect_right(self._paragraph_begins, at) - 1)

    def sentence(self, at: int) -> TokenSpan:
        """Return the sentence of a token."""
        return self.sentences[max(0, bisect_right(self._begins, at) - 1)]

    def evidence(self, at: int) -> TokenSpan:
        """Return the sentence of a token; of speech that goes beyond it, only what is said."""
        first, last = self.sentence(at)
        start, end = self._part(at)
        if not start <= at < end or (first <= start and end <= last):
            return first, last
        first, last = max(first, start), min(last, end)
        while first < last - 1 and self._is_edge(first):
            first += 1
        while last - 1 > first and self._is_edge(last - 1):
            last -= 1
        return first, last

    def _is_edge(self, at: int) -> bool:
        """Tell whether a token is a quotation mark or a run of spaces, which is no words."""
        return self.tokens.texts[at] in _MARKS or self.tokens.texts[at].isspace()

    def _part(self, at: int) -> TokenSpan:
        position = bisect_right(self._part_begins, at) - 1
        return self._parts[position][:2] if position >= 0 else (0, 0)

    def speech(self, at: int) -> int | None:
        """Return the index of the attribution in whose words a token stands.

        A thing that somebody speaks of is the article's own matter: "confirmed the arrival, which was …".
        """
        position = bisect_right(self._part_begins, at) - 1
        if position < 0 or at >= self._parts[position][1]:
            return None
        index = self._parts[position][2]
        return None if self.attributions[index].way in _ABOUT_A_THING else index

    def owner(self, at: int) -> int | None:
        """Return the entity that a name or "her" before a noun means."""
        anaphor = self._anaphors.get(at)
        return anaphor.entity if anaphor and anaphor.span == (at, at + 1) else self._entity_at.get(at)

    def thing(self, pronoun: Token) -> int | None:
        """Return the entity that "it" means: the subject of the clause before, where that has a name."""
        first, _ = self.paragraphs[self.paragraph(pronoun.i)]
        for at in range(pronoun.i - 1, first - 1, -1):
            token = self.doc[at]
            if not (has_relation(token, "subject") or has_relation(token, "passive_subject")):
                continue
            if antecedent(token) is not None:
                continue  # "which sent a mediator" tells of the subject on the way
            if token.lower_ == "it":
                return self.thing(token)
            entity = self._entity_at.get(at)
            is_thing = entity is not None and self.named[entity].label in _THINGS
            return entity if is_thing and self.speech(at) == self.speech(pronoun.i) else None
        return None

    def speaker(self, at: int) -> tuple[int | None, float]:
        """Return the entity in whose direct words a token stands, and how probable that is: "I"."""
        index = self.speech(at)
        said = self.attributions[index] if index is not None else None
        direct = said is not None and said.quotation.kind != "indirect"
        return (said.entity, said.certainty) if said and direct else (None, 1.0)

    def is_own_outlet(self, index: int) -> bool:
        """Tell whether an attribution only says who prints it: "…, Azernews reports" where it begins."""
        each = self.attributions[index]
        if each.cue is None or each.speaker is None or each.quotation.kind != "indirect":
            return False
        reports = self.tokens.lower[each.cue[1] - 1] in ("reports", "report")
        name = " ".join(self.tokens.texts[slice(*each.speaker)])
        opens = each.speaker < each.cue and self.paragraph(each.cue[0]) < _OPENING
        return reports and opens and name in words("outlets")

    def is_denied(self, at: int) -> bool:
        """Tell whether a token stands in what somebody says is not so: "denied that …"."""
        index = self.speech(at)
        cue = self.attributions[index].cue if index is not None else None
        return cue is not None and any(token.lemma_ in facts("denials") for token in self.doc[slice(*cue)])

    def is_unsaid(self, at: int) -> bool:
        """Tell whether a token stands in a clause that nobody said: "did not say that …"."""
        return at in self._unsaid

    def entity(self, head: Token) -> tuple[int | None, float]:
        """Return the entity that a noun phrase stands for, by its head, and how probable that is."""
        noun = antecedent(head) or head
        if noun.i in self._entity_at:
            return self._entity_at[noun.i], 1.0
        if anaphor := self._anaphors.get(noun.i):
            return anaphor.entity, anaphor.certainty
        determiner = next((each.i for each in dependents(noun, "determiner")), noun.i)
        if (anaphor := self._anaphors.get(determiner)) and anaphor.span[0] <= noun.i < anaphor.span[1]:
            return anaphor.entity, anaphor.certainty
        beside = (self._entity_at.get(each.i) for each in apposed(noun))
        found = next((index for index in beside if index is not None), None)
        bearer = subject(noun) if found is None and dependent(noun, "copula") is not None else None
        return self.entity(bearer) if bearer is not None and bearer != head else (found, 1.0)

    def entity_at(self, at: int) -> int | None:
        """Return the entity in whose name a token stands."""
        return self._entity_at.get(at)

    def with_names(self, span: TokenSpan) -> TokenSpan:
        """Return a span that holds the names at its ends as a whole."""
        first, last = span
        begin, end = self.tokens.names[first], self.tokens.names[last - 1]
        return min(first, begin[0] if begin else first), max(last, end[1] if end else last)

    def entities_in(self, span: TokenSpan) -> set[int]:
        """Return the entities that are named or meant in a span."""
        found = {self._entity_at.get(at) for at in range(*span)}
        found |= {self._anaphors[at].entity for at in range(*span) if at in self._anaphors}
        return {index for index in found if index is not None}

    def values_in(self, span: TokenSpan) -> list[Value]:
        """Return the values that stand wholly in a span, in text order."""
        found = dict.fromkeys(self.values[at] for at in range(*span) if at in self.values)
        return [value for value in found if span[0] <= value.start and value.end <= span[1]]

    def is_telling(self, slot: Slot) -> bool:
        """Tell whether a slot has a named or numbered part."""
        return (
            slot.entity is not None
            or bool(self.entities_in(slot.span))
            or any(self.tokens.labels[slice(*slot.span)])
            or any(value.label in _NUMBERS for value in self.values_in(slot.span))
        )

    def words(self, slot: Slot | None) -> object:
        """Return what makes two slots the same: entity, standard form or words."""
        if slot is None:
            return None
        return slot.entity if slot.entity is not None else slot.normal or self.tokens.phrase(slot.span)
