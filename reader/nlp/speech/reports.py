"""Speech that is reported without marks: what is said, the word that says so, and on whose word.

What stands in quotation marks is left alone, and so is a report inside another one's words: outermost
reports only.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from reader.nlp import grammar as parse
from reader.nlp.annotations import Report
from reader.nlp.lexicon import reporting, verb_forms, words
from reader.nlp.noun_phrases import noun_phrase
from reader.nlp.phrases import is_cue, phrase_beginning
from reader.nlp.speech import clauses, objects
from reader.nlp.speech.content import MARGINS, after_apposition, pieces, trimmed
from reader.nlp.speech.cue_verbs import CueVerb
from reader.nlp.speech.outline import overlap
from reader.nlp.speech.subjects import speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Token

    from reader.nlp.annotations import TokenSpan
    from reader.nlp.speech.cue_verbs import Content
    from reader.nlp.speech.outline import Outline

_SHORTEST_PIECE = 3
_SHORTEST_HEADLINE = 5
_FARTHEST_IN = 5

_PATTERNS: tuple[tuple[str, Callable[[CueVerb], Content]], ...] = (
    ("as", clauses.beside_as),
    ("inserted", clauses.set_off),
    ("clause", clauses.following),
    ("inserted", clauses.around),
    ("infinitive", objects.infinitive),
    ("object", objects.spoken_of),
    ("clause", clauses.after_that),
    ("call", objects.called_for),
    ("clause plain", clauses.bare),
)
"""How verbs report, in the order of trust; each has a share of right ones in `lexicon/confidences.toml`."""


def find(outline: Outline) -> list[Report]:
    """Return the outermost reports in text order; none without a parse."""
    if outline.parsed is None:
        return []
    headline = _headline(outline)
    found = list(headline)
    for sentence in outline.sentences:
        within: list[Report] = []
        for report in _in_sentence(outline, outline.parsed, sentence):
            if any(_holds(other, report) for other in (*headline, *within)):
                continue
            if report.asserted:
                within = [each for each in within if not _holds(report, each)]
            if any(_shares(other, report) for other in within):
                continue
            if within and _follows(outline, within[-1], report):
                report = replace(report, source=within[-1].source)
            within.append(report)
        found += within
    return found


def _holds(outer: Report, inner: Report) -> bool:
    """Tell whether a report stands in the words of another one, unless these are but its own phrase."""
    if outer.way == "object" and inner.way == "noun":
        return False
    inside = any(first <= inner.cue[0] < last for first, last in outer.content)
    return inside or (outer.way == "noun" and inner.way == "object" and _shares(outer, inner))


def _shares(one: Report, other: Report) -> bool:
    return any(overlap(a, b) for a in one.content for b in other.content)


def _follows(outline: Outline, before: Report, report: Report) -> bool:
    """Tell whether a cue goes on right after what one before it reports: ", adding that", "and said"."""
    gap = outline.tokens.lower[before.content[-1][1] : report.cue[0]]
    return gap in ([","], ["and"], ["but"], [",", "and"], [",", "but"])


@cache
def _cues() -> dict[str, str]:
    """Return the forms of all verbs that report, with their lemmas."""
    return verb_forms("speech_verbs") | verb_forms("attitude_verbs")


@cache
def _nouns() -> dict[str, str]:
    """Return the nouns that report, in singular and plural, with their singulars."""
    singular = reporting("speech_nouns") | reporting("belief_nouns")
    return {form: noun for noun in singular for form in (noun, f"{noun}s")}


@cache
def _may_report() -> frozenset[str]:
    return frozenset(["according", "as", "it", *_cues(), *_nouns(), *reporting("view_nouns")])


def _in_sentence(outline: Outline, doc: Doc, sentence: TokenSpan) -> Iterator[Report]:
    """Yield what each word of a sentence reports, nested reports among them."""
    for at in range(*sentence):
        text = outline.tokens.lower[at]
        if text not in _may_report() or outline.is_quoted(at):
            continue
        if found := _at(outline, doc, at, sentence):
            yield found


def _at(outline: Outline, doc: Doc, at: int, sentence: TokenSpan) -> Report | None:
    tokens, cues = outline.tokens, _cues()
    text, following = tokens.lower[at], tokens.lower[at + 1 : min(at + 3, sentence[1])]
    if text == "according":
        return _according(outline, at, sentence) if following[:1] == ["to"] else None
    if text == "it":  # "media reports have it that"
        has_it = doc[at - 1].lemma_ == "have" and following[:1] == ["that"] if at > sentence[0] else False
        return _of_verb(CueVerb(outline, doc[at - 1], "have", sentence)) if has_it else None
    if text == "as":
        told = len(following) == 2 and following[0] in cues and following[1] == "by"
        return _as_told_by(outline, at, sentence) if told else None
    if text in cues and is_cue(tokens, at, cues) and doc[at].pos_ in ("VERB", "AUX"):
        told = tokens.lower[max(0, at - 1)] == "as" and following[:1] == ["by"]
        return None if told else _of_verb(CueVerb(outline, doc[at], cues[text], sentence))
    if text in reporting("view_nouns") and (viewed := _in_view(outline, at, sentence)):
        return viewed
    return _of_noun(outline, doc[at], sentence) if text in _nouns() else None


def _of_verb(cue: CueVerb) -> Report | None:
    """Return what a verb reports, by the first pattern that fits."""
    for way, pattern in _PATTERNS:
        content = pattern(cue)
        if not content or not cue.may_report(content):
            continue
        source = cue.source(content)
        sourced = source is not None or way not in ("infinitive", "object")
        return Report(
            content,
            (cue.at, cue.at + 1),
            source,
            way if cue.is_core or way not in ("clause", "inserted") else f"{way} weak",
            belief=cue.lemma in reporting("beliefs"),
            asserted=sourced and cue.is_asserted(),
        )
    return None


def _according(outline: Outline, at: int, sentence: TokenSpan) -> Report | None:
    source = phrase_beginning(outline.tokens, at + 2, sentence[1])
    return _around_phrase(outline, (at, at + 2), (at, source[1]), source, sentence) if source else None


def _as_told_by(outline: Outline, at: int, sentence: TokenSpan) -> Report | None:
    """Return what is so "as reported by the Herald"."""
    source = phrase_beginning(outline.tokens, at + 3, sentence[1])
    return _around_phrase(outline, (at + 1, at + 2), (at, source[1]), source, sentence) if source else None


def _in_view(outline: Outline, at: int, sentence: TokenSpan) -> Report | None:
    """Return what is so "in the words of Okafor" or "in Okafor's view"."""
    tokens = outline.tokens
    begin = next((place for place in range(at - 1, sentence[0] - 1, -1) if tokens.lower[place] == "in"), None)
    if begin is None or at - begin > _FARTHEST_IN:
        return None
    if tokens.lower[at + 1 : at + 2] == ["of"] and tokens.lower[begin + 1 : at] == ["the"]:
        source = phrase_beginning(tokens, at + 2, sentence[1])
        return (
            _around_phrase(outline, (begin, at + 2), (begin, source[1]), source, sentence) if source else None
        )
    owner = outline.parsed and parse.possessor(outline.parsed[at])
    if not owner or not begin < owner.i < at:
        return None
    phrase = noun_phrase(owner)
    return _around_phrase(outline, (at, at + 1), (begin, at + 1), (phrase.start, phrase.end), sentence)


def _around_phrase(
    outline: Outline, cue: TokenSpan, phrase: TokenSpan, source: TokenSpan, sentence: TokenSpan
) -> Report | None:
    """Return what stands before and after a phrase such as "according to the mayor" in its sentence."""
    texts, stop = outline.tokens.texts, phrase[1]
    while stop < sentence[1] and texts[stop] not in MARGINS:
        stop += 1
    stop = after_apposition(outline, stop, sentence[1])
    found = pieces(outline, (sentence[0], phrase[0]), (stop, sentence[1]))
    inserted = phrase[0] > sentence[0] and texts[phrase[0] - 1] == "," and stop + 1 < sentence[1]
    if not inserted or sum(last - first for first, last in found) < _SHORTEST_PIECE:
        found = tuple(span for span in found if span[1] - span[0] >= _SHORTEST_PIECE)
    return Report(found, cue, source, "according") if found else None


def _of_noun(outline: Outline, noun: Token, sentence: TokenSpan) -> Report | None:
    """Return what a noun reports: "the mayor's claim that …", "a warning by him that …", "reports that …"."""
    clauses_of = (*parse.dependents(noun, "noun_clause"), *parse.dependents(noun, "complement"))
    following = [child for child in clauses_of if child.i > noun.i]
    clause = next((each for each in following if outline.tokens.lower[each.left_edge.i] == "that"), None)
    if clause is None:
        return None
    content = trimmed(outline, (clause.left_edge.i + 1, min(clause.right_edge.i + 1, sentence[1])))
    by = (each.object for each in parse.modifiers(noun) if each.preposition.lower_ in ("by", "from", "of"))
    owner = parse.possessor(noun) or next(by, None)
    speaks = owner is not None or _nouns()[noun.lower_] in words("bodies")
    phrase = noun_phrase(owner or noun) if speaks else None
    belief = _nouns()[noun.lower_] in reporting("belief_nouns")
    if content is None or (phrase is None and belief):
        return None
    source = (phrase.start, phrase.end) if phrase else None
    if source and owner:  # "Prime Minister Anna Lang's announcement that": the name alone
        source = speaking(outline.tokens, source, owner.i) or source
    return Report((content,), (noun.i, noun.i + 1), source, "noun", belief)


def _headline(outline: Outline) -> list[Report]:
    """Return what a headline says after a name and a colon: "Okafor: The dam will hold"."""
    first, last = outline.paragraphs[0] if outline.paragraphs else (0, 0)
    tokens = outline.tokens
    name = tokens.names[first] if last - first > _SHORTEST_HEADLINE else None
    if name is None or tokens.labels[first] != "PERSON" or tokens.texts[name[1] : name[1] + 1] != [":"]:
        return []
    content = trimmed(outline, (name[1] + 1, last))
    if content is None or outline.quoted_in(content):
        return []
    return [Report((content,), (name[1], name[1] + 1), name, "headline")]
