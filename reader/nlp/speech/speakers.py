"""Whose a quote is: from the words around it, each way with the confidence it has earned.

In the order of trust: a cue verb with its subject in the quote's own sentence, in either order;
"according to"; a lead-in that ends with a colon; another quote of the same sentence or paragraph. There
is no last resort: a quote that none of these explains has no speaker. The subject is the one that the
parse gives, where there is a parse and its subject can speak; else the words beside the verb tell.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp.annotations import Attribution
from reader.nlp.grammar import complement
from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.phrases import PRONOUNS, Tokens, is_cue, phrase_beginning, subject_before
from reader.nlp.pronouns import Resolver
from reader.nlp.roles import bearers
from reader.nlp.speech.outline import Outline
from reader.nlp.speech.subjects import clause_subject, lead_subject, parsed_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reader.model import Via
    from reader.nlp.annotations import Quotation, TokenSpan

NAME = "reader_speakers"
"""The name of the component in a pipeline."""

_SKIPPED = frozenset([",", ".", "-", "–", "—", "--", ";", ")", "’", "'", ":"])
_REACH = 40
_LONGEST_TAIL = 30
"""So many tokens may follow the last quotation of a paragraph when the next paragraph goes on with it."""


class _Parts(Outline):
    """An outline with the quotations of the Doc, and what stands around their parts."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.quotations: tuple[Quotation, ...] = doc._.quotations
        self.of = [[self.touched(span) for span in each.spans] for each in self.quotations]
        flat = sorted(part for parts in self.of for part in parts)
        self._of_starts = [first for first, _ in flat]
        self._of_ends = [last for _, last in flat]

    def before(self, part: TokenSpan) -> TokenSpan:
        """Return what stands before a part of a quotation in its sentence, up to another quotation."""
        first = self.sentence(part[0])[0]
        position = bisect_left(self._of_starts, part[0]) - 1
        if position >= 0:
            first = max(first, self._of_ends[position])
        return min(first, part[0]), part[0]

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

    def speaker(self, cue: int, by_words: TokenSpan | None, parts: list[TokenSpan]) -> TokenSpan | None:
        """Return whom the parse makes the speaker, else who the words around the cue verb say it is.

        Where the words name nobody, the parse counts only if it hangs quoted words on the verb.
        """
        if self.parsed is None:
            return by_words
        found = parsed_subject(self, cue)
        return found if found and (by_words or self._announces(self.parsed[cue], parts)) else by_words

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


def find(doc: Doc) -> list[Attribution]:
    """Return one attribution for each of `doc._.quotations`, in the same order."""
    outline = _Parts(doc)
    found = [_explain(outline, index) for index in range(len(outline.quotations))]
    found = _carried(outline, found)
    return _resolved(doc, outline, found)


def _explain(outline: _Parts, index: int) -> Attribution:
    """Return the attribution that the quotation's own sentence gives."""
    quotation, parts = outline.quotations[index], outline.of[index]
    report = quotation.report
    if report and report.source and quotation.kind == "indirect":
        return Attribution(quotation, report.cue, report.source, via="none", way=report.way)
    found = _beside_words(outline, quotation, parts)
    if found.speaker is None and report and report.source:
        return Attribution(quotation, report.cue, report.source, way=report.way)
    if found.speaker is None and quotation.kind == "mixed":
        return _governed(outline, quotation, parts[0]) or found
    return found


def _governed(outline: _Parts, quotation: Quotation, part: TokenSpan) -> Attribution | None:
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
            if source and not any(a < source[1] and source[0] < b for a, b in [part]):
                return Attribution(quotation, (at, at + 1), source, way="governed")
    return None


def _beside_words(outline: _Parts, quotation: Quotation, parts: list[TokenSpan]) -> Attribution:
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
    for zone in (outline.after(parts[-1]), before, outline.after(first)):
        if found := _according(outline.tokens, zone, quotation):
            return found
    return Attribution(quotation)


def _from_after(outline: _Parts, parts: list[TokenSpan], quotation: Quotation) -> Attribution | None:
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
            if subject := outline.speaker(at, by_words, parts):
                return Attribution(quotation, (at, at + 1), subject, way=way)
            if at == first:
                break
    return None


def _from_before(outline: _Parts, parts: list[TokenSpan], quotation: Quotation) -> Attribution | None:
    zone = outline.before(parts[0])
    if zone[1] - 2 >= zone[0] and outline.tokens.texts[zone[1] - 1] == ":":
        name = outline.tokens.names[zone[1] - 2]
        if name and outline.tokens.labels[name[0]] == "PERSON" and name[0] <= zone[0] + 4:
            return Attribution(quotation, None, name, way="colon")
    for verbs, way in (("core_speech_verbs", "before"), ("speech_verbs", "before weak")):
        cues = verb_forms(verbs)
        for at in range(zone[1] - 1, zone[0] - 1, -1):
            if is_cue(outline.tokens, at, cues):
                by_words = lead_subject(outline.tokens, at, zone) or _agent(outline, at, parts[-1])
                if subject := outline.speaker(at, by_words, parts):
                    return Attribution(quotation, (at, at + 1), subject, way=way)
    return None


def _agent(outline: _Parts, verb: int, part: TokenSpan) -> TokenSpan | None:
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


def _carried(outline: _Parts, found: list[Attribution]) -> list[Attribution]:
    """Give quotations without a speaker that of another one beside them."""
    result = list(found)
    for index, attribution in enumerate(result):
        if attribution.speaker:
            continue
        if lead := _lead_in(outline, index):
            result[index] = replace(attribution, cue=lead[0], speaker=lead[1], way="colon")
        elif beside := _beside(outline, result, index):
            source, way = beside
            result[index] = replace(attribution, speaker=source.speaker, way=way, via="carried")
    return result


def _beside(outline: _Parts, found: list[Attribution], index: int) -> tuple[Attribution, str] | None:
    """Return the attribution of a quotation beside one that has none, and the way it is found."""
    quotation = found[index].quotation
    before = found[index - 1] if index else None
    if before and before.speaker and before.quotation.paragraph == quotation.paragraph:
        return before, "sentence" if _same_sentence(outline, index - 1, index) else "paragraph before"
    after = found[index + 1] if index + 1 < len(found) else None
    if (
        after
        and after.speaker
        and after.quotation.paragraph == quotation.paragraph
        and quotation.kind == "direct"
    ):
        return after, "paragraph after"
    above = _paragraph_above(outline, found, index)
    return (above, "paragraph above") if above else None


def _paragraph_above(outline: _Parts, found: list[Attribution], index: int) -> Attribution | None:
    """Return whose quotation the paragraph above ends with, for a paragraph that is nothing but a quote.

    That counts only where the paragraph above has one speaker, and its last sentence quotes.
    """
    quotation = found[index].quotation
    first, last = outline.paragraphs[quotation.paragraph]
    if quotation.kind != "direct" or outline.of[index][0][0] > first or outline.of[index][-1][1] < last:
        return None
    above = takewhile(
        lambda each: each.quotation.paragraph == quotation.paragraph - 1,
        (found[at] for at in range(index - 1, -1, -1)),
    )
    nearest = next(above, None)
    if nearest is None or nearest.speaker is None or nearest.quotation.kind != "direct":
        return None
    speaker = outline.tokens.phrase(nearest.speaker)
    if any(each.speaker and outline.tokens.phrase(each.speaker) != speaker for each in above):
        return None
    end = outline.paragraphs[quotation.paragraph - 1][1]
    return nearest if outline.of[index - 1][-1][1] >= end - _LONGEST_TAIL else None


def _same_sentence(outline: _Parts, one: int, other: int) -> bool:
    return outline.sentence(outline.of[one][-1][1] - 1) == outline.sentence(outline.of[other][0][0])


def _lead_in(outline: _Parts, index: int) -> tuple[TokenSpan | None, TokenSpan] | None:
    """Return cue and subject of the sentence before, when it ends with a colon."""
    tokens, start = outline.tokens, outline.of[index][0][0]
    at = start - 1
    while at >= 0 and not tokens.texts[at].strip():
        at -= 1
    if at < 1 or tokens.texts[at] != ":":
        return None
    first, last = outline.sentence(at)
    for verb in range(at - 1, first - 1, -1):
        if not is_cue(tokens, verb, verb_forms("speech_verbs")):
            continue
        by_words = lead_subject(tokens, verb, (first, last))
        if subject := outline.speaker(verb, by_words, outline.of[index]):
            return (verb, verb + 1), subject
    subject = clause_subject(tokens, first, at)
    return (None, subject) if subject else None


def _resolved(doc: Doc, outline: _Parts, found: list[Attribution]) -> list[Attribution]:
    """Name the entities that the speakers are."""
    resolver = Resolver(outline.tokens, doc._.entities, outline.paragraphs)
    names = bearers(doc._.roles)
    result: list[Attribution] = []
    for attribution in found:
        if not attribution.speaker:
            result.append(attribution)
            continue
        speaker = names.get(attribution.speaker[1], attribution.speaker)
        via = attribution.via if attribution.via == "carried" else _via(outline.tokens, speaker)
        entity = resolver.entity(speaker)
        if outline.tokens.lower[speaker[0]] in ("he", "she"):
            entity = resolver.pronoun(speaker[0])
        elif entity is None and outline.tokens.lower[speaker[0]] == "the":
            entity = resolver.role(speaker)
        if entity is not None and attribution.via != "carried":
            resolver.spoke(speaker[0], entity)
        result.append(replace(attribution, speaker=speaker, via=via, entity=entity))
    return result


def _is_doubtful(text: str, quotation: Quotation) -> bool:
    """Tell whether it is one word of a sentence: of those without a speaker, 6 of 10 are speech."""
    count = sum(len(text[slice(*span)].split()) for span in quotation.spans)
    return quotation.kind == "mixed" and count == 1


def _via(tokens: Tokens, speaker: TokenSpan) -> Via:
    first, last = speaker
    if tokens.lower[first] in PRONOUNS and last == first + 1:
        return "pronoun"
    name = tokens.names[last - 1]
    if name == speaker:
        return "named"
    before = range(first, name[0] if name else last)
    if name and not any(
        _is_role(tokens.lower[at]) or tokens.lower[at] in grammar("linking_prepositions") for at in before
    ):
        return "named"
    return "role" if tokens.lower[first] in ("the", "his", "her", "its", "their") else "unnamed"


def _is_role(text: str) -> bool:
    return text in words("role_nouns") or text in words("plural_speakers")


@Language.factory(
    NAME,
    assigns=["doc._.attributions", "doc._.quotations"],
    requires=["token.is_sent_start", "doc.ents", "doc._.quotations", "doc._.entities", "doc._.roles"],
)
def create(nlp: Language, name: str) -> Speakers:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Speakers()


class Speakers:
    """Writes attributions to `doc._.attributions`; quotations that are in doubt without a speaker go."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        text = doc.text
        found = [each for each in find(doc) if each.speaker or not _is_doubtful(text, each.quotation)]
        doc._.attributions = tuple(found)
        doc._.quotations = tuple(each.quotation for each in found)
        return doc
