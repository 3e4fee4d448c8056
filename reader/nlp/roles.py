"""What the article says that somebody or something is: "Kremlin spokesperson Dmitry Peskov".

The role is the article's own words, without the article that begins them. Two patterns carry it: words
right before the name, and an apposition after it ("Jane Doe, the head of X,").
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.phrases import Tokens
from reader.nlp.tokens import sentence_ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.nlp.annotations import TokenSpan

NAME = "reader_roles"
"""The name of the component in a pipeline."""

_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_HYPHENS = frozenset(["-", "–"])
_ENDS = frozenset([",", ".", ";", ":", "—", "–", "--", "(", ")", "?", "!", '"', "“", "”", "''", "``"])
_AFTER_APPOSITION = frozenset([",", ".", ";", "—", "–", "--", ")", "(", "who", "which"])
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Role:
    """A role, the name that bears it and its sentence, in tokens."""

    name: TokenSpan
    words: TokenSpan
    sentence: TokenSpan
    rule: str
    confidence: float


def find(doc: Doc) -> list[Role]:
    """Return the roles in text order."""
    tokens = Tokens.of(doc)
    sentences = sentence_ranges(doc)
    begins = [first for first, _ in sentences]
    roles = []
    for name in dict.fromkeys(span for span in tokens.names if span):
        label = tokens.labels[name[0]]
        if label not in ("PERSON", "ORG"):
            continue
        sentence = sentences[max(0, bisect_right(begins, name[0]) - 1)]
        if before := _before(tokens, name, sentence[0], label):
            roles.append(Role(name, before, sentence, "role before name", 0.9))
        elif label == "PERSON" and (after := _after(tokens, name, sentence[1])):
            roles.append(Role(name, after, sentence, "role in apposition", 0.85))
    return roles


def _before(tokens: Tokens, name: TokenSpan, first: int, label: str) -> TokenSpan | None:
    """Return the role that ends right before the name."""
    last = name[0]
    if last <= first or not _is_head(tokens, last - 1, label):
        return None
    start, sure = last - 1, 0
    if tokens.lower[start] in grammar("forms_of_address"):
        return None
    while start > first and last - start < _LONGEST:
        inner = tokens.names[start - 1]
        owner = (
            tokens.names[start - 2]
            if tokens.texts[start - 1] in _POSSESSIVES and start - 2 >= first
            else None
        )
        if owner:
            if tokens.labels[start - 2] != "PERSON":
                return max(first, owner[0]), last
            return None if tokens.lower[last - 1] in words("relational_nouns") else (start, last)
        if inner and tokens.labels[start - 1] != "PERSON":
            start = max(first, inner[0])
        elif _continues(tokens, start - 1, first):
            start -= 1
        elif tokens.lower[start - 1] in grammar("determiners") and tokens.lower[start - 1] not in grammar(
            "quantifiers"
        ):
            personal = tokens.lower[start - 1] in grammar("possessive_determiners")
            return None if personal and tokens.lower[last - 1] in words("relational_nouns") else (start, last)
        elif _may_modify(tokens, start - 1):
            sure = sure or start
            start -= 1
        else:
            break
    # Unknown lower-case words are part of the role only where a determiner begins it.
    start = sure or start
    while start < last and tokens.texts[start] in _POSSESSIVES | _HYPHENS:
        start += 1
    return (start, last) if start < last else None


def _is_head(tokens: Tokens, at: int, label: str) -> bool:
    text = tokens.texts[at]
    if label == "ORG":
        return text in words("organisation_nouns")
    return (
        text in words("role_nouns")
        or text in words("titles")
        or (text.lower() in words("role_nouns") and text.isupper())
    )


def _continues(tokens: Tokens, at: int, first: int) -> bool:
    """Tell whether the word before a role belongs to it for sure."""
    text = tokens.texts[at]
    if text in _POSSESSIVES:
        return at > first and tokens.names[at - 1] is not None and tokens.labels[at - 1] != "PERSON"
    if text in _HYPHENS:
        return at > first and tokens.texts[at - 1][0].isalnum()
    if text == "and":
        return at > first and (
            tokens.texts[at - 1] in words("role_nouns") or tokens.texts[at - 1] in words("titles")
        )
    return (
        text in words("role_modifiers")
        or text in words("title_modifiers")
        or text in words("titles")
        or text in words("role_nouns")
        or text in words("organisation_nouns")
        or (text[0].isupper() and tokens.names[at] is None and at > first and text.lower() not in STOP_WORDS)
    )


def _may_modify(tokens: Tokens, at: int) -> bool:
    text = tokens.texts[at]
    return (
        text.isalpha()
        and text.islower()
        and text not in STOP_WORDS
        and text not in verb_forms("speech_verbs")
    )


def _after(tokens: Tokens, name: TokenSpan, last: int) -> TokenSpan | None:
    """Return the role in the apposition that follows the name."""
    at = name[1]
    if at + 1 >= last or tokens.texts[at] != ",":
        return None
    at += 1
    if tokens.texts[at].isdigit() and at + 1 < last and tokens.texts[at + 1] == ",":
        at += 2
    end = at
    while end < last and tokens.texts[end] not in _ENDS and tokens.lower[end] not in grammar("clause_words"):
        if tokens.names[end]:
            end = tokens.names[end][1]  # type: ignore[index]
        else:
            end += 1
    if end >= last or end - at > _LONGEST + 4 or end == at or tokens.lower[end] not in _AFTER_APPOSITION:
        return None
    begins = tokens.lower[at] in ("a", "an", "the", "one", "his", "her", "its", "their")
    start = at + 1 if tokens.lower[at] in ("a", "an", "the") else at
    heads = [
        place for place in range(start, end) if _is_head(tokens, place, "PERSON") and not tokens.names[place]
    ]
    if not heads or start >= end:
        return None
    head = heads[0]
    plain = all(
        tokens.lower[place] not in STOP_WORDS | _POSSESSIVES - {"'s", "’s"}
        or tokens.names[place]
        or tokens.texts[place] in _POSSESSIVES
        for place in range(start, head)
    )
    if not plain or (not begins and head - start > 4):
        return None
    # "Smith, President Jones and others": the second name is another person's.
    persons = [place for place in range(start, end) if tokens.labels[place] == "PERSON"]
    if persons and (
        persons[0] == head + 1 or (persons[0] <= head and tokens.texts[persons[-1] + 1] not in _POSSESSIVES)
    ):
        return None
    return start, end


@Language.factory(NAME, assigns=["doc._.roles"], requires=["doc.ents", "doc._.entities"])
def create(nlp: Language, name: str) -> Roles:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Roles()


class Roles:
    """Writes roles to `doc._.roles`, and the first one of each entity to the entity."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        roles = find(doc)
        doc._.roles = tuple(roles)
        by_name = {role.name: role for role in reversed(roles)}
        for entity in doc._.entities:
            entity.role = next((by_name[span].words for span in entity.mentions if span in by_name), None)
        return doc
