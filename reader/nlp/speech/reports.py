"""Reported clauses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.nlp import grammar as parse
from reader.nlp.lexicon import table, verb_forms
from reader.nlp.phrases import PRONOUNS, Tokens, is_cue, phrase_beginning, phrase_ending, subject_before
from reader.nlp.tokens import sentence_ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.nlp.annotations import TokenSpan


@dataclass(frozen=True, slots=True)
class Report:
    content: tuple[TokenSpan, ...]
    cue: TokenSpan
    source: TokenSpan | None
    way: str
    belief: bool = False


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("reporting")[name].split())


_ENDS = frozenset([".", ",", ";", ":", "!", "?", "—", "–", "-", "--", "…", "..."])
_OPEN = frozenset([",", ":", "-", "—", "–", "--", ";"])


class _Search:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = Tokens.of(doc)
        self.sentences = sentence_ranges(doc)
        self.begins = [a for a, _ in self.sentences]

    def find(self, quoted: set[int]) -> list[Report]:
        cues = verb_forms("speech_verbs")
        out = []
        for first, last in self.sentences:
            for at in range(first, last):
                if at in quoted:
                    continue
                low = self.tokens.lower[at]
                if low == "according" and at + 2 < last and self.tokens.lower[at + 1] == "to":
                    out += self.according(at, first, last)
                elif low in cues and is_cue(self.tokens, at, cues):
                    out += self.verb(at, cues[low], first, last, quoted)
        return out

    def source(self, at: int, first: int, last: int) -> TokenSpan | None:
        verb = self.doc[at]
        by_words = subject_before(self.tokens, at, first)
        head = parse.agent(verb) if parse.is_passive(verb) else parse.inherited_subject(verb)
        if head is not None and first <= head.i < last:
            found = parse.noun_phrase(head)
            return self.speaking((found.start, found.end), head.i) or by_words
        return by_words

    def speaking(self, phrase: TokenSpan, head: int) -> TokenSpan | None:
        name = self.tokens.names[head]
        if name and self.tokens.labels[head] == "PERSON":
            return name
        if self.tokens.lower[head] in PRONOUNS:
            return head, head + 1
        return phrase_ending(self.tokens, phrase[1] - 1, phrase[0])

    def trimmed(self, a: int, b: int) -> TokenSpan | None:
        t = self.tokens
        while a < b and (t.texts[a] in _ENDS or t.texts[a].isspace()):
            a += 1
        while a < b and (t.texts[b - 1] in _ENDS or t.texts[b - 1].isspace()):
            b -= 1
        return (a, b) if b > a else None

    def verb(self, at: int, lemma: str, first: int, last: int, quoted: set[int]) -> list[Report]:
        verb = self.doc[at]
        if verb.pos_ not in ("VERB", "AUX"):
            return []
        belief = lemma in _set("beliefs")
        source = self.source(at, first, last)
        comp = parse.complement(verb)
        t = self.tokens
        if comp is not None and comp.i > at and comp.head == parse.clause_head(verb) and comp.i < last:
            sub = list(comp.subtree)
            a, b = sub[0].i, sub[-1].i + 1
            if a <= at:
                a = at + 1
            obj = [c for c in verb.children if c.dep_ in ("obj", "iobj", "dobj") and at < c.i < a]
            if obj and lemma not in _set("told"):
                a = min(c.left_edge.i for c in obj)
            if t.lower[a] == "that":
                a += 1
            b = min(b, last)
            span = self.trimmed(a, b)
            return [Report((span,), (at, at + 1), source, "clause", belief)] if span else []
        # fronted or inserted: commas about
        if comp is not None and comp.i < at and first <= comp.i:
            phrase = source if source and source[1] <= at else (at, at)
            left = min(phrase[0], at)
            a0 = comp.left_edge.i
            a0 = max(first, min(a0, left))
            spans = []
            if s := self.trimmed(a0, left):
                spans.append(s)
            right = comp.right_edge.i + 1
            if source and source[0] > at:
                end = source[1]
            else:
                end = (
                    verb.right_edge.i + 1 if verb.right_edge.i >= at and comp not in verb.subtree else at + 1
                )
            if right > end and (s := self.trimmed(end, min(right, last))):
                spans.append(s)
            if spans and (t.texts[left - 1] in (",", "”", '"', "''", "—", "–", "-", "?", "!")):
                return [Report(tuple(spans), (at, at + 1), source, "fronted", belief)]
        if comp is None and t.lower[at + 1 : at + 2] == ["that"] and at + 3 < last:
            span = self.trimmed(at + 2, last)
            return [Report((span,), (at, at + 1), source, "that", belief)] if span else []
        x = parse.open_complement(verb)
        if (
            x is not None
            and x.i > at
            and (lemma in _set("promises") or lemma in _set("requests"))
            and x.tag_ == "VB"
        ):
            sub = list(x.subtree)
            a, b = sub[0].i, min(sub[-1].i + 1, last)
            obj = [c for c in verb.children if c.dep_ in ("obj", "iobj", "dobj", "obl") and at < c.i < a]
            if obj and lemma in _set("requests"):
                a = min(c.left_edge.i for c in obj)
            span = self.trimmed(a, b)
            return [Report((span,), (at, at + 1), source, "infinitive", belief)] if span and a > at else []
        o = [c for c in verb.children if c.dep_ in ("obj", "dobj") and c.i > at]
        if o and not parse.is_passive(verb):
            a, b = o[0].left_edge.i, min(last, max(verb.right_edge.i, o[0].right_edge.i) + 1)
            span = self.trimmed(a, b)
            if span and span[1] - span[0] >= 3:
                return [Report((span,), (at, at + 1), source, "nominal", belief)]
        return []

    def according(self, at: int, first: int, last: int) -> list[Report]:
        t = self.tokens
        source = phrase_beginning(t, at + 2, last)
        if not source:
            return []
        head = self.doc[source[1] - 1]
        end = source[1]
        # end of the according phrase: next comma or sentence end
        stop = end
        while stop < last and t.texts[stop] not in (",", ".", ";", "—", "”", '"'):
            stop += 1
        spans = []
        before = self.trimmed(first, at)
        after = self.trimmed(stop, last) if stop < last else None
        if before and before[1] - before[0] > 2:
            spans.append(before)
        if after and (at <= first + 1 or after[1] - after[0] > 3):
            spans.append(after)
        return [Report(tuple(spans), (at, at + 2), source, "according")] if spans else []


def find(doc: Doc, quoted: set[int]) -> list[Report]:
    return _Search(doc).find(quoted)
