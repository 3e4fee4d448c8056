"""Facts that need no parse: who is what, how much, when, and who reports it.

Each rests on its sentence. A fact that is said twice in the same words is given once.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp.annotations import UNSAID, Finding, Slot
from reader.nlp.dates import says_when
from reader.nlp.lexicon import verb_forms, words
from reader.nlp.phrases import Tokens, phrase_beginning, subject_before
from reader.nlp.pronouns import Mentions
from reader.nlp.roles import bearers
from reader.nlp.tokens import MARKS, offsets, sentence_ranges, token_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.values import Value

NAME = "reader_facts"
"""The name of the component in a pipeline."""

_COUNTED_LABELS = frozenset(["MONEY", "PERCENT", "QUANTITY"])
_VIA = frozenset(["via", "citing", "cites", "quoting"])
_MARKS = frozenset([*MARKS, "``", "''"])
_POINTING = frozenset(["the", "these", "those"])
_REPORTED = frozenset(["reported", "reports", "report"])
_LONGEST_COUNTED = 4


def find(doc: Doc) -> list[Finding]:
    """Return the findings in text order."""
    search = _Search(doc)
    found = [*search.roles(), *search.values(), *search.sources()]
    found.sort(key=lambda each: (each.evidence, _first_slot(each)))
    seen = set()
    kept = []
    for each in found:
        key = (
            each.kind,
            each.evidence if each.kind == "date" else None,
            *(search.words(slot) for slot in (each.subject, each.value or each.when, each.object)),
        )
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept


def _first_slot(finding: Finding) -> int:
    slots = (finding.subject, finding.value, finding.when, finding.object)
    return min((slot.span[0] for slot in slots if slot), default=0)


class _Search:
    """Looks for facts in one Doc."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._tokens = Tokens.of(doc)
        self._mentions = Mentions(self._tokens, doc._.entities)
        starts = offsets(doc)
        self._parts = sorted(token_span(starts, span) for each in doc._.quotations for span in each.spans)
        unsaid = doc.spans.get(UNSAID, ())
        self._unsaid = {at for span in unsaid for at in range(span.start, span.end)}
        self._bearers = bearers(doc._.roles)
        self._sentences = sentence_ranges(doc)
        self._begins = [first for first, _ in self._sentences]

    def words(self, slot: Slot | None) -> object:
        """Return what makes two slots the same: entity, standard form or words."""
        if slot is None:
            return None
        return slot.entity if slot.entity is not None else slot.normal or self._tokens.phrase(slot.span)

    def _sentence(self, at: int) -> TokenSpan:
        return self._sentences[max(0, bisect_right(self._begins, at) - 1)]

    def _evidence(self, at: int) -> TokenSpan:
        """Return the sentence of a token; of a quote that goes beyond it, only what is said."""
        first, last = self._sentence(at)
        position = bisect_right(self._parts, (at, len(self._tokens.texts))) - 1
        start, end = self._parts[position] if position >= 0 else (0, 0)
        if not start <= at < end or (first <= start and end <= last):
            return first, last
        first, last = max(first, start), min(last, end)
        while self._tokens.texts[first] in _MARKS:
            first += 1
        while self._tokens.texts[last - 1] in _MARKS:
            last -= 1
        return first, last

    def roles(self) -> Iterator[Finding]:
        """Yield who is what."""
        for role in self._doc._.roles:
            subject = Slot(role.name, self._mentions.entity(role.name))
            yield Finding(
                "role", role.sentence, role.rule, role.confidence, subject=subject, object=Slot(role.words)
            )

    def values(self) -> Iterator[Finding]:
        """Yield sums, shares, measures, counts of people and things, and dates."""
        for value in self._doc._.values:
            slot = Slot((value.start, value.end), normal=value.normal)
            evidence = self._evidence(value.start)
            if value.label == "DATE" and not says_when(self._tokens.phrase(slot.span)):
                continue
            if value.label != "DATE" and value.start in self._unsaid:
                continue
            if value.label == "DATE":
                yield Finding("date", evidence, "date expression", 0.9, when=slot)
            elif value.label in _COUNTED_LABELS:
                yield Finding("number", evidence, value.label.lower(), 0.9, value=slot)
            elif value.label == "CARDINAL" and (counted := self._counted(value)):
                yield Finding("number", evidence, "count", 0.8, value=slot, object=Slot(counted))

    def _counted(self, value: Value) -> TokenSpan | None:
        """Return what a number counts, where that is plain: "23 people", "1,200 homes"."""
        tokens, at = self._tokens, value.end
        if value.start and tokens.lower[value.start - 1] in _POINTING and tokens.texts[value.start].isalpha():
            return None  # "the two countries" counts nothing
        if at < len(tokens.texts) and tokens.lower[at] == "of":
            at += (
                2 if tokens.lower[at + 1 : at + 2] and tokens.lower[at + 1] in ("the", "its", "their") else 1
            )
        end = at
        while end < len(tokens.texts) and end - at < _LONGEST_COUNTED:
            text = tokens.lower[end]
            if text in words("counted_nouns"):
                return at, end + 1
            if not (
                text.isalpha()
                and text not in verb_forms("speech_verbs")
                and text not in words("sentence_starters")
            ):
                return None
            end += 1
        return None

    def sources(self) -> Iterator[Finding]:
        """Yield on whose word the article relies: "according to SANA", "SANA reported", "via SANA"."""
        for first, last in self._sentences:
            for at in range(first, last):
                if not (found := self._source(at, first, last)):
                    continue
                source, cue = found
                name = self._bearers.get(source[1], source)
                subject = Slot((source[0], name[1]), self._mentions.entity(name))
                yield Finding("source", (first, last), "source", 0.85, subject=subject, predicate=Slot(cue))

    def _source(self, at: int, first: int, last: int) -> tuple[TokenSpan, TokenSpan] | None:
        """Return the source that a token of a sentence gives, and the words that make it one."""
        tokens, text = self._tokens, self._tokens.lower[at]
        source = None
        cue = (at, at + 1)
        if text == "according" and at + 2 < last and tokens.lower[at + 1] == "to":
            source, cue = phrase_beginning(tokens, at + 2, last), (at, at + 2)
        elif text in _VIA and at + 1 < last:
            source = phrase_beginning(tokens, at + 1, last)
            source = source if source and "ORG" in tokens.labels[slice(*source)] else None
        elif text in _REPORTED and (subject := subject_before(tokens, at, first)):
            name = tokens.names[subject[1] - 1]
            source = name if name and self._is_outlet(name) else None
        return (source, cue) if source else None

    def _is_outlet(self, name: TokenSpan) -> bool:
        entity = self._mentions.entity(name)
        mentions = self._doc._.entities[entity].mentions if entity is not None else [name]
        return any(" ".join(self._tokens.texts[slice(*each)]) in words("outlets") for each in mentions)


@Language.factory(NAME, assigns=["doc._.findings"], requires=["doc._.entities", "doc._.roles"])
def create(nlp: Language, name: str) -> Facts:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Facts()


class Facts:
    """Writes findings to `doc._.findings`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        doc._.findings = tuple(find(doc))
        return doc
