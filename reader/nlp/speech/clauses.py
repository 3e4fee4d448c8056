"""What a verb reports: the clause after it, around it or before it, an infinitive or an object.

The parse gives the clause; the words around it set its borders right, and stand in for the parse where
commas on both sides leave no doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp import grammar as parse
from reader.nlp.annotations import Report
from reader.nlp.lexicon import reporting, verb_forms
from reader.nlp.speech.content import FINITE, MARGINS, after_apposition, after_dateline, pieces
from reader.nlp.speech.subjects import lead_subject, parsed_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.speech.outline import Outline

_CORE = "core_speech_verbs"
_BREAKS = frozenset([",", "—", "–", "--", "-", "”", '"', "''", "’"])
_STOPS = frozenset([".", "!", "?", ")"])
_JOINING = frozenset(["and", "but", "or", "so", "while", "as", "though", "although", "because"])
_LEADING = frozenset([",", ":", "--", "—", "–", "-"])
_RELATIVES = frozenset(["who", "whom", "whose", "which", "where", "when", "and", "but"])
_TOLD = frozenset(["clause", "inserted"])
_CALLED = frozenset(["obl", "advcl", "xcomp", "prep", "pcomp"])
_SAID_OF = frozenset(["xcomp", "oprd", "obj", "dobj"])
_LINKS = frozenset(["of", "for", "as", "over"])
_BEGINS_PHRASE = frozenset(["DT", "PRP", "PRP$", "NNP", "NNS", "EX"])
_SHORTEST_PIECE = 3
_SHORTEST_OBJECT = 3
_FARTHEST_THAT = 8


class CueVerb:
    """A verb that may report, in its sentence."""

    def __init__(self, outline: Outline, verb: Token, lemma: str, sentence: TokenSpan) -> None:
        self._outline = outline
        self._tokens = outline.tokens
        self._doc = verb.doc
        self._verb = verb
        self._at = verb.i
        self._lemma = lemma
        self._first, self._last = after_dateline(outline, sentence[0]), sentence[1]

    def report(self) -> Report | None:
        """Return what the verb reports, by the first pattern that fits."""
        clause = parse.complement(self._verb)
        for way, content in (
            ("inserted", self._set_off()),
            ("clause", self._clause(clause)),
            ("inserted", self._around(clause)),
            ("as", self._beside_as()),
            ("infinitive", self._infinitive()),
            ("object", self._object()),
            ("clause", self._after_that()),
            ("call", self._called_for()),
            ("clause plain", self._without_parse()),
        ):
            if content and self._may_report(content):
                source = self._source(content)
                sourced = source is not None or way not in ("infinitive", "object")
                if way in _TOLD and not self._is_core():
                    way = f"{way} weak"
                return Report(
                    content,
                    (self._at, self._at + 1),
                    source,
                    way,
                    belief=self._lemma in reporting("beliefs"),
                    asserted=sourced and self._is_asserted(),
                )
        return None

    def _may_report(self, content: tuple[TokenSpan, ...]) -> bool:
        """Tell whether the verb is neither a command ("Read more") nor a mere "Asked whether"."""
        if self._lemma == "ask" and self._is_dangling():
            return False
        if self._source(content):
            return True
        return self._at > self._first or self._verb.tag_ not in ("VB", "VBP")

    def _is_dangling(self) -> bool:
        """Tell whether the verb begins a phrase about the one who is asked: "Asked whether …, she said"."""
        begins = self._at == self._first or self._tokens.texts[self._at - 1] == ","
        return begins and parse.subject(self._verb) is None and self._tokens.lower[self._at] == "asked"

    def _is_asserted(self) -> bool:
        """Tell whether somebody did say so: not "did not say", "could say", "refused to say"."""
        if parse.negated(self._verb) or parse.modal(self._verb) in reporting("hypothetical_modals"):
            return False
        above = self._verb.head
        return self._verb.tag_ != "VB" or above.lemma_ not in reporting("not_done")

    def _source(self, content: tuple[TokenSpan, ...]) -> TokenSpan | None:
        by_words = lead_subject(self._tokens, self._at, (self._first, self._last))
        found = parsed_subject(self._outline, self._at) or by_words
        if found and found[0] < self._first:  # the town of a dateline
            found = by_words
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
        if objects and (self._lemma not in reporting("told") or _is_infinitive(clause)):
            first = min(each.left_edge.i for each in objects)
        if (mark := self._mark(first)) is not None:
            first = mark + 1
        elif first == self._at + 1 and self._lemma in reporting("told"):
            first = self._after_recipient(first)
        last = self._cut(first, self._stretched(max(min(clause.right_edge.i + 1, self._last), first)))
        return pieces(self._outline, (first, last)) if self._is_statement(first, last) else ()

    def _is_statement(self, first: int, last: int) -> bool:
        """Tell whether words are a clause with a verb of its own, or quoted: not "said no more than that"."""
        verbs = any(self._doc[at].tag_ in FINITE or self._doc[at].lower_ == "to" for at in range(first, last))
        return verbs or bool(self._outline.quoted_in((first, last)))

    def _mark(self, first: int) -> int | None:
        """Return the "that" which introduces a clause that seems to begin at a token."""
        doc = self._doc
        stop = self._last if doc[first].pos_ == "ADP" else first + 1
        for at in range(self._at + 1, stop):
            if self._tokens.lower[at] == "that" and doc[at].tag_ == "IN":
                return at
            if doc[at].pos_ in ("VERB", "AUX") and at > self._at:
                return None
        return None

    def _after_recipient(self, first: int) -> int:
        """Return where a clause begins behind whom it is said to: "told passengers the train was late"."""
        name = self._tokens.names[first]
        end = name[1] if name else first + 1
        addressed = name is not None or self._doc[first].tag_ in ("PRP", "NNS")
        return end if addressed and end < self._last and self._doc[end].tag_ in _BEGINS_PHRASE else first

    def _stretched(self, last: int) -> int:
        """Return where a clause ends that the parse breaks off before "and" or a preposition."""
        texts = self._tokens.texts
        while last < self._last and texts[last] not in MARGINS and not self._outline.is_quoted(last):
            last += 1
        return last

    def _cut(self, first: int, last: int) -> int:
        """Return where what is said ends before a second cue: ", adding that", "and said"."""
        cues = verb_forms(_CORE)
        for quoted, _ in self._outline.quoted_in((first + 1, last)):
            whole = self._tokens.texts[min(quoted + 1, last)][:1].isupper()
            if quoted > first and whole and self._tokens.texts[quoted - 1] in _LEADING:
                last = min(last, quoted)
        for at in range(first + 2, last):
            text, before = self._tokens.lower[at], self._tokens.lower[at - 1]
            if self._tokens.texts[at] == ";" and not self._outline.is_quoted(at):
                return at
            if text not in cues or self._outline.is_quoted(at):
                continue
            if before == "," and text.endswith("ing"):
                return at - 1
            if before in ("and", "but") and self._doc[at].tag_ == self._verb.tag_:
                return at - 1
        return last

    def _set_off(self) -> tuple[TokenSpan, ...]:
        """Return what stands around a cue and its subject between commas, whatever the parse makes of it."""
        texts, core = self._tokens.texts, self._tokens.lower[self._at] in verb_forms(_CORE)
        left = self._at - 1
        while left > self._first and texts[left] not in _BREAKS:
            left -= 1
        source = lead_subject(self._tokens, self._at, (left + 1, self._last)) if core else None
        joined = self._tokens.lower[left + 1] in _JOINING
        if source is None or joined or left <= self._first or self._outline.is_quoted(left):
            return ()
        right = max(self._at + 1, source[1])
        while right < self._last and texts[right] not in MARGINS:
            right += 1
        if any(self._goes_on(at) for at in range(max(self._at + 1, source[1]), right)):
            return ()
        before = (self._first, left)
        if source[0] > self._at:
            right = after_apposition(self._outline, right, self._last)
        if right + 1 < self._last and texts[right] in (",", texts[left]):
            if self._outline.is_quoted(right + 1) or self._is_new(right + 1):
                return ()
            return pieces(self._outline, before, (right + 1, self._last))
        finite = any(self._doc[at].tag_ in FINITE for at in range(*before))
        return pieces(self._outline, before) if finite and right + 1 >= self._last else ()

    def _goes_on(self, at: int) -> bool:
        """Tell whether what is said may begin at a token behind the verb."""
        quoted, verbal = self._outline.is_quoted(at), self._doc[at].pos_ in ("VERB", "AUX")
        return quoted or verbal or self._tokens.lower[at] in ("that", "to", "if", "whether")

    def _is_new(self, at: int) -> bool:
        """Tell whether another clause begins at a token: "adding that", "who"."""
        return self._doc[at].tag_ == "VBG" or self._tokens.lower[at] in _RELATIVES

    def _after_that(self) -> tuple[TokenSpan, ...]:
        """Return the clause after "that" which the parse hangs elsewhere: "told the inquiry that …"."""
        for at in range(self._at + 1, min(self._at + _FARTHEST_THAT, self._last - 2)):
            if self._tokens.lower[at] == "that" and self._doc[at].tag_ == "IN":
                return pieces(self._outline, (at + 1, self._cut(at + 1, self._last)))
            if self._tokens.texts[at] in MARGINS or self._doc[at].pos_ in ("VERB", "AUX"):
                return ()
        return ()

    def _called_for(self) -> tuple[TokenSpan, ...]:
        """Return what is called for, or who is called on to do what."""
        at = self._at + 1
        if self._lemma not in reporting("calls") or at + 1 >= self._last:
            return ()
        if self._tokens.lower[at] not in ("for", "on", "upon") or parse.objects(self._verb):
            return ()
        heads = [child for child in self._verb.rights if child.i > at and child.left_edge.i <= at + 1]
        last = max(
            (child.right_edge.i + 1 for child in self._verb.rights if child.dep_ in _CALLED), default=0
        )
        if not heads or (self._tokens.lower[at] != "for" and "to" not in self._tokens.lower[at:last]):
            return ()
        content = pieces(self._outline, (at + 1, self._cut(at + 1, min(last, self._last))))
        return content if _length(content) >= _SHORTEST_PIECE else ()

    def _without_parse(self) -> tuple[TokenSpan, ...]:
        """Return what plainly is a clause after "the candidate claims", though the parse has none."""
        first, last = self._at + 1, self._stretched(self._at + 1)
        finite = self._verb.tag_ in FINITE and self._lemma in reporting("bare")
        if not finite or last - first < _SHORTEST_PIECE or self._doc[first].tag_ not in _BEGINS_PHRASE:
            return ()
        source = lead_subject(self._tokens, self._at, (self._first, self._last))
        verbs = any(self._doc[at].tag_ in FINITE for at in range(first + 1, last))
        if not verbs or source is None or source[1] != self._at:
            return ()
        return pieces(self._outline, (first, self._cut(first, last)))

    def _around(self, clause: Token | None) -> tuple[TokenSpan, ...]:
        """Return what stands before the verb, or around it: "…, he said", "…, he said, …"."""
        naming = self._lemma in reporting("naming")  # "the “wild” garden, as she called it"
        if clause is None or naming or not self._first <= clause.i < self._at:
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
        found = pieces(self._outline, *spans)
        long_enough = self._is_core() and _length(found) >= _SHORTEST_PIECE
        return found if quoted or long_enough else ()

    def _after_insertion(self, clause: Token, right: int) -> TokenSpan | None:
        """Return how a clause goes on after "…, he said,"."""
        texts = self._tokens.texts
        while right < self._last and texts[right] not in _BREAKS:
            right += 1
        if right < self._last and self._tokens.texts[right] == ",":
            right = after_apposition(self._outline, right, self._last)
        if clause.right_edge.i > right:
            return right, min(clause.right_edge.i + 1, self._last)
        if right + 1 >= self._last or texts[right] != ",":
            return None
        ends = self._is_new(right + 1) or self._outline.is_quoted(right + 1)
        return None if ends else (right + 1, self._last)

    def _beside_as(self) -> tuple[TokenSpan, ...]:
        """Return the clause to which the verb is added with "as": "…, as the mayor noted, …"."""
        mark = next((each for each in self._verb.lefts if each.lower_ == "as" and each.dep_ == "mark"), None)
        head, texts = self._verb.head, self._tokens.texts
        if mark is None or head == self._verb or not self._is_core():
            return ()
        first, last = mark.i, self._verb.right_edge.i + 1
        set_off = first == self._first or texts[first - 1] in _BREAKS
        objects = [each for each in parse.objects(self._verb) if each.lower_ != "it"]  # "as she put it"
        if objects or not set_off or texts[min(last, self._last - 1)] not in MARGINS:
            return ()
        before = (max(head.left_edge.i, self._first), first)
        after = (last, min(head.right_edge.i + 1, self._last))
        found = pieces(self._outline, *(span for span in (before, after) if span[0] < span[1]))
        return tuple(span for span in found if span[1] - span[0] >= _SHORTEST_PIECE)

    def _end_of_objects(self, objects: list[Token]) -> int:
        """Return where that ends of which somebody speaks, with "of", "for" and "as" what is said of it."""
        ends = [each.right_edge.i + 1 for each in objects]
        for child in self._verb.rights:
            marks = {each.lower_ for each in child.lefts}
            if child.dep_ in _SAID_OF or child == parse.open_complement(self._verb) or marks & _LINKS:
                ends.append(child.right_edge.i + 1)
        return max(ends)

    def _is_core(self) -> bool:
        return self._tokens.lower[self._at] in verb_forms(_CORE) or self._lemma == "put"

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
        return pieces(self._outline, (first, self._cut(first, last)))

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
        last = min(self._last, self._end_of_objects(objects))
        if self._outline.is_quoted(last) and last < self._last:  # "the “temporary” street"
            last = self._outline.quoted_in((last, last + 1))[-1][1]
        content = pieces(self._outline, (first, self._cut(first, last)))
        return content if content and content[0][1] - content[0][0] >= _SHORTEST_OBJECT else ()


def _is_infinitive(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(each.lower_ == "to" for each in clause.lefts)


def _length(spans: tuple[TokenSpan, ...]) -> int:
    return sum(last - first for first, last in spans)
