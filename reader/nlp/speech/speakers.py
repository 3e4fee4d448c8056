"""Whose a quote is: from the words around it, each way with the confidence it has earned.

In the order of trust: a cue verb with its subject in the quote's own sentence, in either order;
"according to"; a lead-in that ends with a colon; another quote of the same sentence or paragraph. There
is no last resort: a quote that none of these explains has no speaker. The subject is the one that the
parse gives, where there is a parse and its subject can speak; else the words beside the verb tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp.annotations import Attribution
from reader.nlp.grammar import agent, complement, has_grammar, inherited_subject, is_passive, noun_phrase
from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.phrases import PRONOUNS, Tokens, is_cue, phrase_beginning, phrase_ending, subject_before
from reader.nlp.pronouns import Resolver
from reader.nlp.roles import bearers
from reader.nlp.tokens import paragraph_ranges, sentence_ranges, token_span

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


class _Outline:
    """The tokens of a Doc, its paragraphs, sentences and quotations, and which contains which."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc if has_grammar(doc) else None
        self.tokens = Tokens.of(doc)
        self.paragraphs = paragraph_ranges(doc)
        self.sentences = sentence_ranges(doc)
        self._begins = [first for first, _ in self.sentences]
        self.quotations: tuple[Quotation, ...] = doc._.quotations
        starts = [token.idx for token in doc]
        self.parts = [[token_span(starts, span) for span in each.spans] for each in self.quotations]
        flat = sorted(part for parts in self.parts for part in parts)
        self._part_starts = [first for first, _ in flat]
        self._part_ends = [last for _, last in flat]

    def sentence(self, at: int) -> TokenSpan:
        """Return the sentence of a token."""
        return self.sentences[max(0, bisect_right(self._begins, at) - 1)]

    def before(self, part: TokenSpan) -> TokenSpan:
        """Return what stands before a part of a quotation in its sentence, up to another quotation."""
        first = self.sentence(part[0])[0]
        position = bisect_left(self._part_starts, part[0]) - 1
        if position >= 0:
            first = max(first, self._part_ends[position])
        return min(first, part[0]), part[0]

    def after(self, part: TokenSpan) -> TokenSpan:
        """Return what stands after a part of a quotation in its sentence, up to the next quotation."""
        at = part[1]
        if at >= len(self.tokens.texts) or "\n" in self.tokens.texts[at]:
            return at, at
        first, last = self.sentence(at)
        if first == at and not self._may_follow(part):
            return at, at
        position = bisect_left(self._part_starts, at)
        if position < len(self._part_starts):
            last = min(last, self._part_starts[position])
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
        if self._doc is None:
            return by_words
        verb = self._doc[cue]
        head = agent(verb) if is_passive(verb) else inherited_subject(verb)
        if head is None or self._is_quoted(head.i) or self.sentence(head.i) != self.sentence(cue):
            return by_words
        phrase = noun_phrase(head)
        found = _speaking(self.tokens, (phrase.start, phrase.end), head.i)
        return found if found and (by_words or self._announces(verb, parts)) else by_words

    def _announces(self, verb: Token, parts: list[TokenSpan]) -> bool:
        """Tell whether the verb, by the parse, has quoted words in its complement or below it."""
        said = {each.i for each in (complement(verb), *verb.subtree) if each}
        return any(at in said for part in parts for at in range(*part))

    def _is_quoted(self, at: int) -> bool:
        position = bisect_right(self._part_starts, at) - 1
        return position >= 0 and at < self._part_ends[position]

    def _may_follow(self, part: TokenSpan) -> bool:
        """Tell whether an attribution may begin a sentence after the part: “Why?” Smith asked."""
        inner = [
            text for text in self.tokens.texts[max(part[0], part[1] - 3) : part[1]] if text[0] not in "”\"’'»"
        ]
        return bool(inner) and inner[-1] in ("?", "!", ",", "—", "…", "-", "--")


def _speaking(tokens: Tokens, phrase: TokenSpan, head: int) -> TokenSpan | None:
    """Return the words of a noun phrase that name a speaker, if it can speak."""
    name = tokens.names[head]
    if name and tokens.labels[head] == "PERSON":
        return name
    if tokens.lower[head] in PRONOUNS:
        return head, head + 1
    found = phrase_ending(tokens, phrase[1] - 1, phrase[0])
    if found is None or found[0] <= head < found[1]:
        return found
    return found if tokens.labels[found[1] - 1] == "PERSON" else None  # "engineer Ruth Okafor"


def find(doc: Doc) -> list[Attribution]:
    """Return one attribution for each of `doc._.quotations`, in the same order."""
    outline = _Outline(doc)
    found = [_explain(outline, index) for index in range(len(outline.quotations))]
    found = _carried(outline, found)
    return _resolved(doc, outline, found)


def _explain(outline: _Outline, index: int) -> Attribution:
    """Return the attribution that the quotation's own sentence gives."""
    quotation, parts = outline.quotations[index], outline.parts[index]
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


def _from_after(outline: _Outline, parts: list[TokenSpan], quotation: Quotation) -> Attribution | None:
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


def _from_before(outline: _Outline, parts: list[TokenSpan], quotation: Quotation) -> Attribution | None:
    zone = outline.before(parts[0])
    if zone[1] - 2 >= zone[0] and outline.tokens.texts[zone[1] - 1] == ":":
        name = outline.tokens.names[zone[1] - 2]
        if name and outline.tokens.labels[name[0]] == "PERSON" and name[0] <= zone[0] + 4:
            return Attribution(quotation, None, name, way="colon")
    for verbs, way in (("core_speech_verbs", "before"), ("speech_verbs", "before weak")):
        cues = verb_forms(verbs)
        for at in range(zone[1] - 1, zone[0] - 1, -1):
            if is_cue(outline.tokens, at, cues):
                by_words = _subject(outline.tokens, at, zone) or _agent(outline, at, parts[-1])
                if subject := outline.speaker(at, by_words, parts):
                    return Attribution(quotation, (at, at + 1), subject, way=way)
    return None


def _subject(tokens: Tokens, verb: int, zone: TokenSpan) -> TokenSpan | None:
    """Return who says what a verb before the quote announces."""
    before = tokens.lower[verb - 1] if verb > zone[0] else ""
    if before in grammar("forms_of_be") and not tokens.lower[verb].endswith("ing"):
        for at in range(verb + 1, zone[1] - 1):
            if tokens.lower[at] == "by":
                return phrase_beginning(tokens, at + 1, zone[1])
        return None
    if before in ("and", "but", "then"):
        return clause_subject(tokens, zone[0], verb - 1)
    if before == "to" or (tokens.lower[verb].endswith("ing") and before not in grammar("forms_of_be")):
        return clause_subject(tokens, zone[0], verb)
    if verb == zone[0]:
        return phrase_beginning(tokens, verb + 1, zone[1])
    return subject_before(tokens, verb, zone[0])


def _agent(outline: _Outline, verb: int, part: TokenSpan) -> TokenSpan | None:
    """Return who is named by "by" right after a quote that a passive announces: was called “…” by X."""
    first, last = outline.after(part)
    passive = verb > 0 and outline.tokens.lower[verb - 1] in grammar("forms_of_be")
    if not passive or first >= last or outline.tokens.lower[first] != "by":
        return None
    return phrase_beginning(outline.tokens, first + 1, last)


def clause_subject(tokens: Tokens, first: int, last: int) -> TokenSpan | None:
    """Return the last possible speaker before `last` that a verb follows: "Peskov declined to …, saying"."""
    for at in range(last - 2, first - 1, -1):
        name = tokens.names[at]
        ends_name = name is not None and name[1] == at + 1 and tokens.labels[at] in ("PERSON", "ORG", "GPE")
        role = tokens.lower[at] in words("role_nouns") or tokens.lower[at] in words("bodies")
        pronoun = tokens.lower[at] in ("he", "she", "they")
        if (ends_name or pronoun or role) and _is_finite(tokens.lower[at + 1]):
            return phrase_ending(tokens, at, first)
        if ends_name and tokens.texts[at + 1] == ",":
            after = next((place for place in range(at + 2, last - 1) if tokens.texts[place] == ","), 0)
            if after and tokens.labels[at] == "PERSON" and _is_finite(tokens.lower[after + 1]):
                return name
    return None


def _is_finite(text: str) -> bool:
    """Tell whether a word after a name looks like its verb."""
    forms = verb_forms("speech_verbs")
    return (
        text in words("finite_verbs")
        or (text.endswith("ed") and text.isalpha())
        or forms.get(text, text) != text
    )


def _according(tokens: Tokens, zone: TokenSpan, quotation: Quotation) -> Attribution | None:
    for at in range(zone[0], zone[1] - 2):
        is_cue_here = tokens.lower[at] == "according" and tokens.lower[at + 1] == "to"
        if is_cue_here and (subject := phrase_beginning(tokens, at + 2, zone[1])):
            return Attribution(quotation, (at, at + 2), subject, way="according")
    return None


def _carried(outline: _Outline, found: list[Attribution]) -> list[Attribution]:
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


def _beside(outline: _Outline, found: list[Attribution], index: int) -> tuple[Attribution, str] | None:
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


def _paragraph_above(outline: _Outline, found: list[Attribution], index: int) -> Attribution | None:
    """Return whose quotation the paragraph above ends with, for a paragraph that is nothing but a quote.

    That counts only where the paragraph above has one speaker, and its last sentence quotes.
    """
    quotation = found[index].quotation
    first, last = outline.paragraphs[quotation.paragraph]
    if quotation.kind != "direct" or outline.parts[index][0][0] > first or outline.parts[index][-1][1] < last:
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
    return nearest if outline.parts[index - 1][-1][1] >= end - _LONGEST_TAIL else None


def _same_sentence(outline: _Outline, one: int, other: int) -> bool:
    return outline.sentence(outline.parts[one][-1][1] - 1) == outline.sentence(outline.parts[other][0][0])


def _lead_in(outline: _Outline, index: int) -> tuple[TokenSpan | None, TokenSpan] | None:
    """Return cue and subject of the sentence before, when it ends with a colon."""
    tokens, start = outline.tokens, outline.parts[index][0][0]
    at = start - 1
    while at >= 0 and not tokens.texts[at].strip():
        at -= 1
    if at < 1 or tokens.texts[at] != ":":
        return None
    first, last = outline.sentence(at)
    for verb in range(at - 1, first - 1, -1):
        if not is_cue(tokens, verb, verb_forms("speech_verbs")):
            continue
        by_words = _subject(tokens, verb, (first, last))
        if subject := outline.speaker(verb, by_words, outline.parts[index]):
            return (verb, verb + 1), subject
    subject = clause_subject(tokens, first, at)
    return (None, subject) if subject else None


def _resolved(doc: Doc, outline: _Outline, found: list[Attribution]) -> list[Attribution]:
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
