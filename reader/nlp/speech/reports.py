"""Speech that is reported in a clause: what is said, the word that says so, and on whose word.

The parse gives the clause, and the words around it set its borders right. What stands in quotation
marks is left alone, and so is a report inside another one's words: outermost reports only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp import grammar as parse
from reader.nlp.annotations import Report
from reader.nlp.lexicon import grammar, reporting, verb_forms, words
from reader.nlp.phrases import is_cue, phrase_beginning
from reader.nlp.speech.subjects import lead_subject, parsed_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.speech.outline import Outline

_MARGINS = frozenset([".", ",", ";", ":", "!", "?", "—", "–", "-", "--", "…", "..."])
_BREAKS = frozenset([",", "—", "–", "--", "-", "”", '"', "''", "’"])
_STOPS = frozenset([".", "!", "?", ")"])
_CORE = "core_speech_verbs"
_SHORTEST_PIECE = 3
_SHORTEST_OBJECT = 3
_SHORTEST_HEADLINE = 5


def find(outline: Outline) -> list[Report]:
    """Return the outermost reports in text order; none without a parse."""
    if outline.parsed is None:
        return []
    found: list[Report] = []
    found += _headline(outline)
    for sentence in outline.sentences:
        within: list[Report] = []
        for report in _in_sentence(outline, outline.parsed, sentence):
            if not any(_contains(other, report.cue) for other in within):
                within = [each for each in within if not _contains(report, each.cue)]
                within.append(report)
        found += within
    return found


def _contains(report: Report, span: TokenSpan) -> bool:
    return any(first <= span[0] < last for first, last in report.content)


def _in_sentence(outline: Outline, doc: Doc, sentence: TokenSpan) -> Iterator[Report]:
    cues = verb_forms("speech_verbs")
    tokens = outline.tokens
    for at in range(*sentence):
        text = tokens.lower[at]
        if outline.is_quoted(at):
            continue
        if text == "according" and at + 2 < sentence[1] and tokens.lower[at + 1] == "to":
            found = _according(outline, doc, at, sentence)
        elif text in cues and is_cue(tokens, at, cues) and doc[at].pos_ in ("VERB", "AUX"):
            found = _Cue(outline, doc[at], cues[text], sentence).report()
        elif text in reporting("speech_nouns") | reporting("belief_nouns"):
            found = _of_noun(outline, doc[at], sentence)
        else:
            continue
        if found:
            yield found


class _Cue:
    """A verb that may report, in its sentence."""

    def __init__(self, outline: Outline, verb: Token, lemma: str, sentence: TokenSpan) -> None:
        self._outline = outline
        self._tokens = outline.tokens
        self._verb = verb
        self._at = verb.i
        self._lemma = lemma
        self._first, self._last = sentence

    def report(self) -> Report | None:
        """Return what the verb reports, by the first pattern that fits."""
        clause = parse.complement(self._verb)
        for way, content in (
            ("clause", self._clause(clause)),
            ("inserted", self._around(clause)),
            ("as", self._beside_as()),
            ("infinitive", self._infinitive()),
            ("object", self._object()),
        ):
            if content:
                source = self._source(content)
                sourced = source is not None or way not in ("infinitive", "object")
                return Report(
                    content,
                    (self._at, self._at + 1),
                    source,
                    way,
                    belief=self._lemma in reporting("beliefs"),
                    asserted=sourced and self._is_asserted(),
                )
        return None

    def _is_asserted(self) -> bool:
        """Tell whether somebody did say so: not "did not say", "could say", "refused to say"."""
        if parse.negated(self._verb) or parse.modal(self._verb) in reporting("hypothetical_modals"):
            return False
        above = self._verb.head
        return self._verb.tag_ != "VB" or above.lemma_ not in reporting("not_done")

    def _source(self, content: tuple[TokenSpan, ...]) -> TokenSpan | None:
        by_words = lead_subject(self._tokens, self._at, (self._first, self._last))
        found = parsed_subject(self._outline, self._at) or by_words
        if found and any(first < found[1] and found[0] < last for first, last in content):
            return None
        return found

    def _clause(self, clause: Token | None) -> tuple[TokenSpan, ...]:
        """Return the clause that follows the verb: "said (that) …"."""
        if (
            clause is None
            or not self._at < clause.i < self._last
            or clause.head != parse.clause_head(self._verb)
        ):
            return ()
        first = max(clause.left_edge.i, self._at + 1)
        if clause.tag_ == "VBG" and self._tokens.texts[first - 1] == ",":
            return ()
        objects = [each for each in parse.objects(self._verb) if self._at < each.i < first]
        if objects and (self._lemma not in reporting("told") or clause.tag_ == "VB"):
            first = min(each.left_edge.i for each in objects)
        if (mark := self._mark(first)) is not None:
            first = mark + 1
        last = max(min(clause.right_edge.i + 1, self._last), first)
        return self._pieces((first, self._cut(first, self._stretched(last))))

    def _mark(self, first: int) -> int | None:
        """Return the "that" which introduces a clause that seems to begin at a token."""
        doc = self._outline.parsed
        stop = self._last if doc[first].pos_ == "ADP" else first + 1
        for at in range(self._at + 1, stop):
            if self._tokens.lower[at] == "that" and doc[at].tag_ == "IN":
                return at
            if doc[at].pos_ in ("VERB", "AUX") and at > self._at:
                return None
        return None

    def _stretched(self, last: int) -> int:
        """Return where a clause ends that the parse breaks off before "and" or a preposition."""
        texts = self._tokens.texts
        while last < self._last and texts[last] not in _MARGINS and not self._outline.is_quoted(last):
            last += 1
        return last

    def _cut(self, first: int, last: int) -> int:
        """Return where what is said ends before a second cue: ", adding that", "and said"."""
        cues = verb_forms(_CORE)
        for at in range(first + 2, last):
            text, before = self._tokens.lower[at], self._tokens.lower[at - 1]
            if text not in cues or self._outline.is_quoted(at):
                continue
            if before == "," and text.endswith("ing"):
                return at - 1
            if before in ("and", "but") and self._outline.parsed[at].tag_ == self._verb.tag_:
                return at - 1
        return last

    def _around(self, clause: Token | None) -> tuple[TokenSpan, ...]:
        """Return what stands before the verb, or around it: "…, he said", "…, he said, …"."""
        if clause is None or not self._first <= clause.i < self._at:
            return ()
        source = self._source(())
        after = source if source and source[0] > self._at else None
        left = min(source[0], self._at) if source and source[0] < self._at else self._at
        if left <= self._first or self._tokens.texts[left - 1] not in _BREAKS:
            return ()
        right = after[1] if after else self._at + 1
        quoted = self._outline.quoted_in((left - 1, left))
        spans = [(max([clause.left_edge.i, *self._starts_of_speech(quoted)]), left)]
        if not quoted and (rest := self._after_insertion(clause, right)):
            spans.append(rest)
        pieces = self._pieces(*spans)
        return pieces if quoted or sum(b - a for a, b in pieces) >= _SHORTEST_PIECE else ()

    def _after_insertion(self, clause: Token, right: int) -> TokenSpan | None:
        """Return how a clause goes on after "…, he said,"."""
        texts = self._tokens.texts
        while right < self._last and texts[right] not in _BREAKS:
            right += 1
        if clause.right_edge.i > right:
            return right, min(clause.right_edge.i + 1, self._last)
        if right + 1 >= self._last or texts[right] != ",":
            return None
        following = self._outline.parsed[right + 1]
        ends = following.tag_ == "VBG" or following.lower_ in grammar("clause_words")
        return None if ends or self._outline.is_quoted(right + 1) else (right + 1, self._last)

    def _beside_as(self) -> tuple[TokenSpan, ...]:
        """Return the clause to which the verb is added with "as": "…, as the mayor noted, …"."""
        mark = next((each for each in self._verb.lefts if each.lower_ == "as" and each.dep_ == "mark"), None)
        head, texts = self._verb.head, self._tokens.texts
        if mark is None or head == self._verb or self._tokens.lower[self._at] not in verb_forms(_CORE):
            return ()
        first, last = mark.i, self._verb.right_edge.i + 1
        set_off = first == self._first or texts[first - 1] in _BREAKS
        if parse.objects(self._verb) or not set_off or texts[min(last, self._last - 1)] not in _MARGINS:
            return ()
        before = (max(head.left_edge.i, self._first), first)
        after = (last, min(head.right_edge.i + 1, self._last))
        pieces = self._pieces(*(span for span in (before, after) if span[0] < span[1]))
        return tuple(span for span in pieces if span[1] - span[0] >= _SHORTEST_PIECE)

    def _starts_of_speech(self, quoted: list[TokenSpan]) -> list[int]:
        """Return the starts of the runs of marks that a sentence's end precedes."""
        texts = self._tokens.texts
        return [first for first, _ in quoted if first > self._first and texts[first - 1] in _STOPS]

    def _infinitive(self) -> tuple[TokenSpan, ...]:
        """Return what is promised or asked for: "vowed to …", "urged them to …"."""
        inner = parse.open_complement(self._verb)
        if inner is None or inner.i < self._at or inner.tag_ != "VB":
            return ()
        first, last = inner.left_edge.i, min(inner.right_edge.i + 1, self._last)
        if self._lemma in reporting("requests"):
            objects = [each for each in parse.objects(self._verb) if self._at < each.i < first]
            first = min([first, *(each.left_edge.i for each in objects)])
        elif self._lemma not in reporting("promises"):
            return ()
        return self._pieces((first, self._cut(first, last)))

    def _object(self) -> tuple[TokenSpan, ...]:
        """Return of whom or what somebody speaks, where the verb says how: "praised …", "described … as"."""
        objects = [each for each in parse.objects(self._verb) if each.i > self._at]
        if not objects or self._lemma not in reporting("judgements"):
            return ()
        if (
            self._lemma in reporting("naming")
            and parse.open_complement(self._verb) is None
            and len(objects) < 2
        ):
            return ()
        first = objects[0].left_edge.i
        if objects[0].tag_ == "PRP":  # "called it “a disgrace”": the pronoun says nothing by itself
            first += 1 + (self._tokens.lower[first + 1] == "as")
        last = min(self._last, max(self._verb.right_edge.i, objects[0].right_edge.i) + 1)
        content = self._pieces((first, self._cut(first, last)))
        return content if content and content[0][1] - content[0][0] >= _SHORTEST_OBJECT else ()

    def _pieces(self, *spans: TokenSpan) -> tuple[TokenSpan, ...]:
        return _pieces(self._outline, *spans)


def _pieces(outline: Outline, *spans: TokenSpan) -> tuple[TokenSpan, ...]:
    trimmed = (_trimmed(outline, span) for span in spans)
    return tuple(_to_closing_mark(outline, span) for span in trimmed if span)


def _to_closing_mark(outline: Outline, span: TokenSpan) -> TokenSpan:
    """Return of words that begin with a quote that a comma or stop ends the quote alone."""
    for first, last in outline.quoted_in((span[0], span[0] + 1)):
        ends = any(text in _MARGINS for text in outline.tokens.texts[last - 2 : last])
        if first == span[0] and last < span[1] and ends:
            return first, last
    return span


def _trimmed(outline: Outline, span: TokenSpan) -> TokenSpan | None:
    """Return the span without commas and stops at its ends."""
    first, last = span
    texts = outline.tokens.texts
    while first < last and (texts[first] in _MARGINS or texts[first].isspace()):
        first += 1
    while first < last and (texts[last - 1] in _MARGINS or texts[last - 1].isspace()):
        last -= 1
    return (first, last) if first < last else None


def _according(outline: Outline, doc: Doc, at: int, sentence: TokenSpan) -> Report | None:
    tokens = outline.tokens
    source = phrase_beginning(tokens, at + 2, sentence[1])
    if not source:
        return None
    stop = source[1]
    while stop < sentence[1] and tokens.texts[stop] not in _MARGINS:
        stop += 1
    pieces = _pieces(outline, (sentence[0], at), (stop, sentence[1]))
    spans = [span for span in pieces if span[1] - span[0] > 2]
    return Report(tuple(spans), (at, at + 2), source, "according") if spans else None


def _of_noun(outline: Outline, noun: Token, sentence: TokenSpan) -> Report | None:
    """Return what a noun reports: "the mayor's claim that …", "reports that …"."""
    clause = next(
        (child for child in noun.children if child.dep_ in ("acl", "ccomp") and child.i > noun.i), None
    )
    if clause is None or outline.tokens.lower[clause.left_edge.i] != "that":
        return None
    content = _trimmed(outline, (clause.left_edge.i + 1, min(clause.right_edge.i + 1, sentence[1])))
    owner = parse.possessor(noun)
    speaks = owner is not None or noun.lower_ in words("bodies") or noun.lower_ == "reports"
    phrase = parse.noun_phrase(owner or noun) if speaks else None
    belief = noun.lower_ in reporting("belief_nouns")
    if content is None or (phrase is None and belief):
        return None
    source = (phrase.start, phrase.end) if phrase else None
    return Report((content,), (noun.i, noun.i + 1), source, "noun", belief)


def _headline(outline: Outline) -> list[Report]:
    """Return what a headline says after a name and a colon: "Okafor: The dam will hold"."""
    first, last = outline.paragraphs[0] if outline.paragraphs else (0, 0)
    tokens = outline.tokens
    name = tokens.names[first] if last - first > _SHORTEST_HEADLINE else None
    if name is None or tokens.labels[first] != "PERSON" or tokens.texts[name[1]] != ":":
        return []
    content = _trimmed(outline, (name[1] + 1, last))
    if content is None or outline.quoted_in(content):
        return []
    return [Report((content,), (name[1], name[1] + 1), name, "headline")]
