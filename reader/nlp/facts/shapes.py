"""What, where and when: what stands around the verb of a clause, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import PLACE_LABELS
from reader.nlp.annotations import Slot
from reader.nlp.dates import says_when
from reader.nlp.facts.extents import extent
from reader.nlp.grammar import has_relation
from reader.nlp.lexicon import facts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.facts.annotated import Annotated
    from reader.nlp.facts.clauses import Clause
    from reader.nlp.values import Value

_LONGEST_OBJECT = 30


@dataclass(frozen=True, slots=True)
class _Part:
    """A complement: its head, and its words from the preposition on."""

    head: Token
    span: TokenSpan


class Shape:
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
                self.when, self._dated = Slot.of(when), when.label == "DATE"
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
        if entity is None or self._text.named[entity].label not in PLACE_LABELS:
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
        run = self._text.with_names((max(run[0], self.predicate[1]), self._to_the_end(run)))
        run = self._without_light_noun(self._without_preposition(run), head)
        if run[1] <= run[0] or run[1] - run[0] > _LONGEST_OBJECT:
            return None
        whole = head != self._clause.verb and extent(head)[1] >= run[1]
        return Slot(run, self._text.entity(head)[0] if whole else None)

    def _to_the_end(self, run: TokenSpan) -> int:
        """Return the end of a run with what the parse hangs behind its last phrase: "75 miles **north**"."""
        first, last = run
        for token in self._text.doc[last:]:
            if token.pos_ not in ("ADV", "NUM", "NOUN") or not first <= token.head.i < last:
                break
            last = token.i + 1
        return last

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
                    self.when = Slot.of(value)
                    return
