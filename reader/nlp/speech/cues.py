"""Whose a quotation is by the words around it in its sentence, each way with a name of its own.

In the order of trust: for reported speech the clause that reports it; for what stands in marks a cue verb
with its subject, in either order, before or after, or a name with a colon; any other verb right beside it; a
name that signs it; "according to"; the clause around it; the verb on which the parse hangs quoted words. The
subject is the one that the parse gives, where that can speak; else the words beside the verb tell.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.nlp.annotations import Attribution
from reader.nlp.grammar import complement
from reader.nlp.lexicon import grammar, verb_forms
from reader.nlp.phrases import Tokens, is_cue, phrase_beginning, subject_before
from reader.nlp.speech.content import after_dateline
from reader.nlp.speech.outline import Outline, overlap
from reader.nlp.speech.subjects import lead_subject, parsed_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reader.nlp.annotations import Quotation, TokenSpan, Turn

_SKIPPED = frozenset([",", ".", "-", "–", "—", "--", ";", ")", "’", "'", ":"])
_BEFORE_LABEL = frozenset(["-", "–", "—", "--", ".", "]", "from", "by", "and"])
_DASHES = frozenset(["-", "–", "—", "--", "―"])
_REACH = 40
_LONGEST_SIGNATURE = 15
_LONGEST_NOUN = 3


class Surroundings(Outline):
    """An outline with the quotations of the Doc, and what stands around their parts."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.quotations: tuple[Quotation, ...] = doc._.quotations
        self.parts_of = [[self.touched(span) for span in each.spans] for each in self.quotations]
        flat = sorted(part for parts in self.parts_of for part in parts)
        self._of_starts = [first for first, _ in flat]
        self._of_ends = [last for _, last in flat]

    def before(self, part: TokenSpan) -> TokenSpan:
        """Return what stands before a part of a quotation in its sentence, up to another quotation."""
        first = self.sentence(part[0])[0]
        position = bisect_left(self._of_starts, part[0]) - 1
        if position >= 0:
            first = max(first, self._of_ends[position])
        return min(after_dateline(self, first), part[0]), part[0]

    def after(self, part: TokenSpan) -> TokenSpan:
        """Return what stands after a part of a quotation in its sentence, up to the next quotation."""
        at = part[1]
        if at >= len(self.tokens.texts) or "\n" in self.tokens.texts[at]:
            return at, at
        first, last = self.sentence(at)
        if first == at and not self._may_follow(part):
            return at, at
        position = bisect_left(self._of_starts, at)
        if position < len(self._of_starts):
            last = min(last, self._of_starts[position])
        return at, max(at, last)

    def leads_on(self, part: TokenSpan) -> bool:
        """Tell whether the part ends with a comma inside its marks, as before "she said"."""
        return self.tokens.texts[max(part[0], part[1] - 2)] == "," or self.tokens.texts[
            part[1] - 1
        ].startswith(",")

    def ends(self, part: TokenSpan) -> bool:
        """Tell whether the part ends as speech does before its speaker: with a comma, ? or !."""
        return self.leads_on(part) or self._may_follow(part)

    def speaker(self, cue: int, by_words: TokenSpan | None, parts: list[TokenSpan]) -> TokenSpan | None:
        """Return whom the parse makes the speaker, else who the words around the cue verb say it is.

        Where the words name nobody, the parse counts only if it hangs quoted words on the verb.
        """
        if self.parsed is None:
            return by_words
        if by_words and by_words[1] == cue and self._is_person(by_words):
            return by_words
        found = parsed_subject(self, cue)
        return found if found and (by_words or self._announces(self.parsed[cue], parts)) else by_words

    def _is_person(self, phrase: TokenSpan) -> bool:
        """Tell whether a phrase is a pronoun that means somebody, or a person's name on no preposition."""
        pronoun = self.tokens.lower[phrase[0]] in ("he", "she", "i", "we", "they")
        if phrase[0] and self.tokens.lower[phrase[0] - 1] in grammar("prepositions"):
            return pronoun
        return pronoun or (
            self.tokens.names[phrase[0]] == phrase and self.tokens.labels[phrase[0]] == "PERSON"
        )

    def _announces(self, verb: Token, parts: list[TokenSpan]) -> bool:
        """Tell whether the verb, by the parse, has quoted words in its complement or below it."""
        said = {each.i for each in (complement(verb), *verb.subtree) if each}
        return any(at in said for part in parts for at in range(*part))

    def _may_follow(self, part: TokenSpan) -> bool:
        """Tell whether an attribution may begin a sentence after the part: “Why?” Smith asked."""
        inner = [
            text for text in self.tokens.texts[max(part[0], part[1] - 3) : part[1]] if text[0] not in "”\"’'»"
        ]
        return bool(inner) and inner[-1] in ("?", "!", ",", "—", "…", "-", "--")


def explain(outline: Surroundings, index: int) -> Attribution:
    """Return the attribution that the quotation's own sentence gives."""
    quotation, parts = outline.quotations[index], outline.parts_of[index]
    if quotation.turn:
        return _of_turn(quotation, quotation.turn)
    report = quotation.report
    if report and report.source and quotation.kind == "indirect":
        return Attribution(quotation, report.cue, report.source, way=report.way)
    found = _beside_words(outline, quotation, parts)
    if found.speaker is None and report and report.source:
        return Attribution(quotation, report.cue, report.source, way=report.way)
    if found.speaker is None and quotation.kind == "mixed":
        return _governed(outline, quotation, parts[0]) or found
    return found


def _of_turn(quotation: Quotation, turn: Turn) -> Attribution:
    """Return the attribution of a turn, which its label or its place in the dialogue gives."""
    return Attribution(quotation, turn.cue, turn.label, turn.via, "dialogue", turn.entity)


def _governed(outline: Surroundings, quotation: Quotation, part: TokenSpan) -> Attribution | None:
    """Return the cue verb or noun on which the parse hangs the quoted words, with its speaker."""
    if outline.parsed is None:
        return None
    cues = verb_forms("speech_verbs")
    for above in outline.parsed[slice(*part)].root.ancestors:
        at = above.i
        if outline.is_quoted(at) or outline.sentence(at) != outline.sentence(part[0]):
            return None
        if above.pos_ in ("VERB", "AUX") and is_cue(outline.tokens, at, cues):
            source = parsed_subject(outline, at)
            if source and not overlap(source, part):
                return Attribution(quotation, (at, at + 1), source, way="governed")
    return None


def _beside_words(outline: Surroundings, quotation: Quotation, parts: list[TokenSpan]) -> Attribution:
    """Return the attribution that the words around the quotation give."""
    first = parts[0]
    before = outline.before(first)
    has_lead = any(outline.tokens.texts[at][0].isalnum() for at in range(*before))
    ways = (
        [_from_before, _from_after]
        if has_lead and not outline.leads_on(first)
        else [_from_after, _from_before]
    )
    for way in ways:
        if found := way(outline, parts, quotation):
            return found
    if found := _from_plain_verb(outline, parts, quotation) or _from_signature(outline, parts[-1], quotation):
        return found
    for zone in (outline.after(parts[-1]), before, outline.after(first)):
        if found := _according(outline.tokens, zone, quotation):
            return found
    return Attribution(quotation)


def _from_after(outline: Surroundings, parts: list[TokenSpan], quotation: Quotation) -> Attribution | None:
    tokens = outline.tokens
    for part in parts:
        first, last = outline.after(part)
        while first < last and tokens.texts[first] in _SKIPPED:
            first += 1
        loose = part[1] < first or outline.leads_on(part)
        cues = verb_forms("speech_verbs" if loose else "core_speech_verbs")
        for at in range(first, min(last, first + _REACH)):
            if not is_cue(tokens, at, cues):
                continue
            if at == first:
                by_words, way = phrase_beginning(tokens, at + 1, last), "after inverted"
            else:
                by_words, way = subject_before(tokens, at, first), "after"
            subject = outline.speaker(at, by_words, parts) or _plain_noun(tokens, first, at)
            if subject:
                return Attribution(quotation, (at, at + 1), subject, way=way)
            if at == first:
                break
    return None


def _plain_noun(tokens: Tokens, first: int, cue: int) -> TokenSpan | None:
    """Return what stands between a quote and its cue, where that is a noun with its article: "the suit"."""
    short = 1 < cue - first <= _LONGEST_NOUN and tokens.lower[first] in ("the", "a", "an", "this", "one")
    return (first, cue) if short and all(map(str.isalpha, tokens.texts[first:cue])) else None


def _from_plain_verb(
    outline: Surroundings, parts: list[TokenSpan], quotation: Quotation
) -> Attribution | None:
    """Return the person beside any verb right after the quote: “Why?” Smith persisted."""
    tokens, doc = outline.tokens, outline.parsed
    if doc is None or quotation.kind == "mixed":
        return None
    for part in parts:
        first, last = outline.after(part)
        if first >= last or not outline.ends(part):
            continue
        name = tokens.names[first]
        if name and tokens.labels[first] != "PERSON":
            continue
        end = name[1] if name else first + 1
        person = name or ((first, end) if tokens.lower[first] in ("he", "she") else None)
        if person and end < last and doc[end].tag_ in ("VBD", "VBZ") and doc[end].pos_ == "VERB":
            return Attribution(quotation, (end, end + 1), person, way="after plain")
        inverted = tokens.names[end] if end < last and not name else None
        if inverted and doc[first].tag_ in ("VBD", "VBZ") and tokens.labels[end] == "PERSON":
            return Attribution(quotation, (first, end), inverted, way="after plain")
    return None


def _from_signature(outline: Surroundings, part: TokenSpan, quotation: Quotation) -> Attribution | None:
    """Return whose name stands under the quote, after a dash, with nothing else in its paragraph."""
    tokens, at = outline.tokens, part[1]
    while at < len(tokens.texts) and tokens.texts[at].isspace():
        at += 1
    if at + 1 >= len(tokens.texts) or tokens.texts[at] not in _DASHES:
        return None
    end = outline.paragraphs[outline.paragraph(at)][1]
    name = next(
        (tokens.names[place] for place in range(at + 1, min(end, at + 4)) if tokens.names[place]), None
    )
    if name and end - at <= _LONGEST_SIGNATURE and tokens.labels[name[0]] in ("PERSON", "ORG"):
        return Attribution(quotation, None, name, way="signature")
    return None


def _from_before(outline: Surroundings, parts: list[TokenSpan], quotation: Quotation) -> Attribution | None:
    zone = outline.before(parts[0])
    if zone[1] - 2 >= zone[0] and outline.tokens.texts[zone[1] - 1] == ":":
        name = outline.tokens.names[zone[1] - 2]
        if name and outline.tokens.labels[name[0]] == "PERSON" and _begins_label(outline.tokens, name, zone):
            return Attribution(quotation, None, name, way="colon")
    doubtful = None
    for verbs, way in (("core_speech_verbs", "before"), ("speech_verbs", "before weak")):
        cues = verb_forms(verbs)
        for at in range(zone[1] - 1, zone[0] - 1, -1):
            if is_cue(outline.tokens, at, cues):
                by_words = lead_subject(outline.tokens, at, zone) or _agent(outline, at, parts[-1])
                subject = outline.speaker(at, by_words, parts)
                if subject and outline.tokens.lower[subject[0]] not in ("it", "you"):
                    return Attribution(quotation, (at, at + 1), subject, way=way)
                if subject and doubtful is None:
                    doubtful = Attribution(quotation, (at, at + 1), subject, way=way)
    return doubtful


def _begins_label(tokens: Tokens, name: TokenSpan, zone: TokenSpan) -> bool:
    """Tell whether a name before a colon is all that stands there, as in a list of voices.

    Behind some verbs of speech it names who is spoken to: "Marsh told Okafor: “…”".
    """
    if name[0] - 1 > zone[0] and tokens.lower[name[0] - 1] in verb_forms("addressing_verbs"):
        return False
    return name[0] <= zone[0] + 4 or tokens.lower[name[0] - 1] in _BEFORE_LABEL


def _agent(outline: Surroundings, verb: int, part: TokenSpan) -> TokenSpan | None:
    """Return who is named by "by" right after a quote that a passive announces: was called “…” by X."""
    first, last = outline.after(part)
    passive = verb > 0 and outline.tokens.lower[verb - 1] in grammar("forms_of_be")
    if not passive or first >= last or outline.tokens.lower[first] != "by":
        return None
    return phrase_beginning(outline.tokens, first + 1, last)


def _according(tokens: Tokens, zone: TokenSpan, quotation: Quotation) -> Attribution | None:
    for at in range(zone[0], zone[1] - 2):
        is_cue_here = tokens.lower[at] == "according" and tokens.lower[at + 1] == "to"
        if is_cue_here and (subject := phrase_beginning(tokens, at + 2, zone[1])):
            return Attribution(quotation, (at, at + 2), subject, way="according")
    return None
