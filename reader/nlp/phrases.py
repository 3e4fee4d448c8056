"""Noun phrases around a verb, told from the words: who says it, where the parse is not sure or not there.

Tokens, entities and word lists must do. Positions are tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.tokens import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from reader.nlp.annotations import TokenSpan

PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you"])
NAME_LABELS = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"])
_PUNCTUATION = frozenset([*',.;:()[]—–?!…“”"/', "--", "...", "''", "``"])
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a Doc as plain lists: reading spaCy's own objects one by one is slow.

    Attributes:
        names: for each token the span of the name it belongs to, or None.
        labels: for each token the label of that name, or an empty string.
    """

    texts: list[str]
    lower: list[str]
    names: list[TokenSpan | None]
    labels: list[str]

    @classmethod
    def of(cls, doc: Doc) -> Tokens:
        """Return the lists for a Doc."""
        texts = texts_of(doc)
        names: list[TokenSpan | None] = [None] * len(texts)
        labels = [""] * len(texts)
        for entity in doc.ents:
            if entity.label_ in NAME_LABELS:
                for at in range(entity.start, entity.end):
                    names[at], labels[at] = (entity.start, entity.end), entity.label_
        return cls(texts, [text.lower() for text in texts], names, labels)

    def phrase(self, span: TokenSpan) -> str:
        """Return the words of a span in lower case, one space between two."""
        return " ".join(self.lower[slice(*span)])


def is_cue(tokens: Tokens, at: int, cues: Mapping[str, str]) -> bool:
    """Tell whether a word is one of the cue verbs, and a verb here: not in "the report" or "of state"."""
    text = tokens.lower[at]
    if text not in cues or tokens.names[at]:
        return False
    before = tokens.lower[at - 1] if at else ""
    if text.endswith("ing"):
        return before not in grammar("determiners") and before not in ("'s", "’s")
    if (
        before in grammar("determiners")
        or before in grammar("prepositions") - {"to"}
        or before in ("'s", "’s")
    ):
        return before in words("plural_speakers") or before in ("this", "that")
    return True


def subject_before(tokens: Tokens, verb: int, first: int) -> TokenSpan | None:
    """Return the subject that stands before a verb, not before token `first`."""
    at = verb - 1
    while at >= first and _is_between(tokens.lower[at]):
        at -= 1
    if at < first:
        return None
    if tokens.lower[at] in ("who", "which", "that"):
        at -= 1
        if at >= first and tokens.texts[at] == ",":
            at -= 1
        return phrase_ending(tokens, at, first) if at >= first else None
    if tokens.texts[at] in (",", ")", "]", "—", "–", "--", "-"):
        return _before_insertion(tokens, at, first)
    return phrase_ending(tokens, at, first)


def _is_between(text: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return text in grammar("between_subject_and_verb") or _is_adverb(text) or text.isspace()


def _is_adverb(text: str) -> bool:
    return text.endswith("ly") and len(text) > 4


def _before_insertion(tokens: Tokens, at: int, first: int) -> TokenSpan | None:
    """Return the subject before an insertion that ends at a token: "X, a Y, said", "X (D-Ohio) said"."""
    if tokens.texts[at] in (")", "]"):
        opening = _opening(tokens, at, first)
        return phrase_ending(tokens, opening - 1, first) if opening > first else None
    if tokens.texts[at - 1] == ")" and at - 1 > first:
        opening = _opening(tokens, at - 1, first)
        name = tokens.names[opening - 1] if opening > first else None
        if name and tokens.labels[opening - 1] == "PERSON":
            return name
    commas = [place for place in range(max(first, at - 40), at) if tokens.texts[place] == tokens.texts[at]]
    inner = tokens.names[at - 1] if at > first else None
    if inner and tokens.labels[at - 1] == "PERSON" and (inner[0] - 1 in commas):
        before = phrase_ending(tokens, inner[0] - 2, first)
        return before if before and _hangs_on_role(tokens, before) else inner
    ends = [
        _opening(tokens, comma - 1, first) if tokens.texts[comma - 1] == ")" else comma
        for comma in commas
        if comma > first
    ]
    for end in ends:
        before = tokens.names[end - 1] if end > first else None
        if before and tokens.labels[end - 1] == "PERSON":
            return before
    for end in reversed(ends):
        if end > first and (found := phrase_ending(tokens, end - 1, first)):
            return found
    return None


def _hangs_on_role(tokens: Tokens, span: TokenSpan) -> bool:
    """Tell whether a name in apposition may be that of another: "a source close to the mayor, Jane Doe,"."""
    first, last = span
    if tokens.names[last - 1] or tokens.lower[last - 1] not in words("role_nouns"):
        return False
    return any(
        tokens.lower[at] in grammar("linking_prepositions")
        and (tokens.lower[at - 1] == "close" or _is_head(tokens.lower[at - 1]))
        for at in range(first + 1, last)
    )


def _opening(tokens: Tokens, at: int, first: int) -> int:
    """Return the bracket that opens what the bracket at a token closes, or what stands before `first`."""
    while at >= first and tokens.texts[at] not in ("(", "["):
        at -= 1
    return at


def phrase_ending(tokens: Tokens, last: int, first: int) -> TokenSpan | None:
    """Return the noun phrase whose last token is `last`; a person's name without title and role."""
    if last < first or tokens.lower[last] in grammar("phrase_ends") | grammar("prepositions") | grammar(
        "determiners"
    ) - words("plural_speakers"):
        return None
    if tokens.lower[last] in PRONOUNS:
        return last, last + 1
    start = last
    name = tokens.names[last]
    if name:
        start = max(first, name[0])
    while start > first and last - start < _LONGEST and _is_inside(tokens, start - 1):
        start -= 1
        inner = tokens.names[start]
        if inner:
            start = max(first, inner[0])
    return _trim(tokens, start, last)


def _is_inside(tokens: Tokens, at: int) -> bool:
    text = tokens.lower[at]
    if tokens.names[at]:
        return True
    if text in _PUNCTUATION or text in grammar("phrase_ends") or text.isspace() or text in PRONOUNS:
        return False
    return not (text in verb_forms("core_speech_verbs") and text not in words("bodies"))


def _trim(tokens: Tokens, start: int, last: int) -> TokenSpan | None:
    """Cut what belongs to the sentence, not to the phrase, from its left."""
    name = tokens.names[last]
    if name and tokens.labels[last] == "PERSON":
        before = name[0] - 1
        if (
            before < start
            or tokens.lower[before] not in grammar("linking_prepositions")
            or not _has_head(tokens, start, before)
        ):
            return name
    begin = None
    for at in range(start, last + 1):
        nested = at > start and tokens.lower[at - 1] in grammar("prepositions")
        if (
            tokens.lower[at] in grammar("determiners")
            and not nested
            and (at == start or tokens.lower[at - 1] not in grammar("determiners"))
        ):
            begin = at
    if begin is None:
        begin = start
        while begin < last and tokens.lower[begin] in grammar("prepositions"):
            begin = _after_prepositional(tokens, begin, last)
    if tokens.lower[begin] in grammar("prepositions") or not _is_speaker(tokens, begin, last + 1):
        return name
    return begin, last + 1


def _after_prepositional(tokens: Tokens, at: int, last: int) -> int:
    """Return where the words after a leading "In Kyiv" begin."""
    name = tokens.names[at + 1]
    return min(last, name[1]) if name and name[1] <= last else last


def _has_head(tokens: Tokens, start: int, end: int) -> bool:
    return any(_is_head(tokens.lower[at]) for at in range(start, end))


def _is_head(text: str) -> bool:
    singular = text[:-1] if text.endswith("s") else text
    return (
        text in words("role_nouns") or singular in words("role_nouns")
        or text in words("bodies") or singular in words("bodies")
        or text in words("plural_speakers")
    )  # fmt: skip


def _is_speaker(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a phrase can say something: a name, a role, a body, a group."""
    return any(_may_speak(tokens, at, end) for at in range(start, end))


def _may_speak(tokens: Tokens, at: int, end: int) -> bool:
    text = tokens.lower[at]
    if tokens.names[at]:
        return True
    if text in grammar("determiners"):  # "several" and "some of them" speak, not "several shirts"
        alone = at + 1 == end or tokens.lower[at + 1] in grammar("prepositions")
        return alone and text in words("plural_speakers")
    if text in STOP_WORDS and text not in words("plural_speakers"):
        return False
    named = tokens.texts[at][0].isupper() and len(text) > 1  # not the "T" of "T-shirts"
    return named or _is_head(text.rpartition("-")[2])


def phrase_beginning(tokens: Tokens, first: int, last: int) -> TokenSpan | None:
    """Return the noun phrase that begins at token `first`, as after "said"; `last` bounds it."""
    while first < last and tokens.texts[first].isspace():
        first += 1
    if first >= last:
        return None
    if tokens.lower[first] in PRONOUNS:
        return first, first + 1
    end, head = first, False
    while end < last and end - first < _LONGEST:
        name = tokens.names[end]
        if name:
            end = min(last, name[1])
            if tokens.labels[name[0]] == "PERSON" and not (
                end < last and tokens.texts[end] in ("'s", "’s", "’")
            ):
                return (max(first, name[0]), end) if not _nested(tokens, first, name[0]) else (first, end)
            continue
        text = tokens.lower[end]
        if text in grammar("linking_prepositions"):
            if not _has_head(tokens, first, end) or (head and text in ("in", "on", "to", "with", "at")):
                break
            head = True
        elif _ends_phrase(text) or text in grammar("adverbial_prepositions"):
            break
        end += 1
    while end > first and tokens.lower[end - 1] in grammar("prepositions") | grammar("determiners"):
        end -= 1
    return (first, end) if end > first and _is_speaker(tokens, first, end) else None


def _ends_phrase(text: str) -> bool:
    return text in _PUNCTUATION or text in grammar("phrase_ends") or text.isspace() or _is_adverb(text)


def _nested(tokens: Tokens, first: int, name: int) -> bool:
    """Tell whether a name stands in a phrase's prepositional part: "a spokesman for Clinton"."""
    return any(
        tokens.lower[at] in grammar("linking_prepositions") for at in range(first, name)
    ) and _has_head(tokens, first, name)
