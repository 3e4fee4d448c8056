"""What the article says that somebody or something is: "Kremlin spokesperson Dmitry Peskov".

The role is the article's own words, without the article or owner that begins them. Three patterns carry
it: words right before the name, an apposition after it ("Jane Doe, the head of X,"), and a name that is
itself the apposition ("The head of X, Jane Doe,").
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from reader.nlp import genders
from reader.nlp.lexicon import grammar, verb_forms, words
from reader.nlp.phrases import Tokens
from reader.nlp.spans import POSSESSIVES
from reader.nlp.tokens import sentence_ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.nlp.annotations import TokenSpan

NAME = "reader_roles"
"""The name of the component in a pipeline."""

_HYPHENS = frozenset(["-", "–"])
_ENDS = frozenset([",", ".", ";", ":", "—", "–", "--", "(", ")", "?", "!", '"', "“", "”", "''", "``"])
_AFTER_APPOSITION = frozenset([",", ".", ";", "—", "–", "--", ")", "(", "who", "which"])
_AFTER_NAME = frozenset([",", ".", ";", "—", "–", "--", ")"])
_OWNERS = frozenset(["the", "a", "an", "its", "his", "her", "their", "our"])
_GRAMMATICAL = STOP_WORDS - words("role_modifiers")
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
        if label == "PERSON" and (
            after := _apposed(tokens, name, sentence) or _after(tokens, name, sentence[1])
        ):
            roles.append(Role(name, after, sentence, "role in apposition", 0.85))
    return roles


def bearers(roles: tuple[Role, ...]) -> dict[int, TokenSpan]:
    """Return the names that follow their roles behind a comma, by the end tokens of the roles."""
    return {role.words[1]: role.name for role in roles if role.words[1] < role.name[0]}


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
            tokens.names[start - 2] if tokens.texts[start - 1] in POSSESSIVES and start - 2 >= first else None
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
    while start < last and tokens.texts[start] in POSSESSIVES | _HYPHENS:
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
    if text in POSSESSIVES:
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
        or (text[0].isupper() and tokens.names[at] is None and _is_of_role(tokens, at, first))
    )


def _is_of_role(tokens: Tokens, at: int, first: int) -> bool:
    """Tell whether a capitalised word belongs to the role; one that begins a sentence may be any word."""
    text, following = tokens.lower[at], tokens.texts[at + 1]
    if at > first or text in words("bodies"):
        return text not in STOP_WORDS
    titled = following in words("titles") or following in words("title_modifiers")
    unknown = following[0].isupper() and tokens.names[at + 1] is None and not titled
    return unknown and text not in STOP_WORDS


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
    end = _end_of_apposition(tokens, at, last)
    if end >= last or end - at > _LONGEST + 4 or tokens.lower[end] not in _AFTER_APPOSITION | {"and"}:
        return None
    begins = tokens.lower[at] in _OWNERS or tokens.lower[at] == "one"
    start = at + 1 if tokens.lower[at] in ("a", "an", "the") else at
    heads = [
        place for place in range(start, end) if _is_head(tokens, place, "PERSON") and not tokens.names[place]
    ]
    if not heads:
        return None
    head = heads[0]
    if not _is_plain(tokens, start, head) or (not begins and head - start > 4):
        return None
    # "Smith, President Jones and others": the second name is another person's.
    persons = [place for place in range(start, end) if tokens.labels[place] == "PERSON"]
    if persons and (
        persons[0] == head + 1 or (persons[0] <= head and tokens.texts[persons[-1] + 1] not in POSSESSIVES)
    ):
        return None
    return _after_owner(tokens, start, head), end


def _end_of_apposition(tokens: Tokens, at: int, last: int) -> int:
    end = at
    while end < last and tokens.texts[end] not in _ENDS and tokens.lower[end] not in grammar("clause_words"):
        if tokens.lower[end] == "and" and (
            tokens.lower[at] not in _OWNERS
            or tokens.lower[min(end + 1, last - 1)] in ("no", "not")
            or "PERSON" in tokens.labels[end : end + 4]
        ):
            break
        name = tokens.names[end]
        end = name[1] if name else end + 1
    return end


def _is_plain(tokens: Tokens, start: int, head: int) -> bool:
    """Tell whether nothing but modifiers, owners and names stands before the head of a role."""
    return all(
        tokens.names[place] or tokens.texts[place] in POSSESSIVES or tokens.lower[place] not in _GRAMMATICAL
        for place in range(start, head)
    )


def _after_owner(tokens: Tokens, start: int, head: int) -> int:
    """Return where a role begins without an owner that has no name: "the union's treasurer"."""
    for at in range(head - 1, start, -1):
        if tokens.texts[at] in POSSESSIVES and tokens.names[at - 1] is None:
            return at + 1
    return start


def _apposed(tokens: Tokens, name: TokenSpan, sentence: TokenSpan) -> TokenSpan | None:
    """Return the role whose apposition the name is: "The mayor of Oslo, Jane Doe, said"."""
    end, after = name[0] - 1, name[1]
    if end <= sentence[0] or tokens.texts[end] != "," or after >= sentence[1]:
        return None
    # Without a mark after it, or with "and", the name may begin a clause or be one of a list.
    following = range(after + 1, min(after + 2, sentence[1]))
    listed = any(tokens.lower[at] == "and" or tokens.labels[at] == "PERSON" for at in following)
    if tokens.texts[after] not in _AFTER_NAME or listed:
        return None
    for at in range(end - 1, max(sentence[0] - 1, end - _LONGEST), -1):
        inner = tokens.names[at]
        owner = inner if inner and inner[1] == at + 1 and tokens.texts[at + 1] in POSSESSIVES else None
        if tokens.lower[at] in _OWNERS or owner:
            start = owner[0] if owner and tokens.labels[at] != "PERSON" else at + (2 if owner else 1)
            head = _head_of(tokens, start, end)
            if head is not None:
                return None if _is_doubtful(tokens, at, head) else (_after_owner(tokens, start, head), end)
            if at == sentence[0] or tokens.lower[at - 1] not in grammar("linking_prepositions"):
                return None
        elif tokens.texts[at] in _ENDS or (tokens.lower[at] in grammar("clause_words") and not inner):
            return None
    return None


def _head_of(tokens: Tokens, start: int, end: int) -> int | None:
    """Return the noun that a role turns on, the last one before a preposition, where it is a role's."""
    stop = next((at for at in range(start, end) if tokens.lower[at] in grammar("linking_prepositions")), end)
    head = stop - 1
    if head < start or tokens.names[head] or not _is_head(tokens, head, "PERSON"):
        return None
    return head if _is_plain(tokens, start, head) else None


def _is_doubtful(tokens: Tokens, at: int, head: int) -> bool:
    """Tell whether a role is none ("her brother") or hangs on another one ("a spokesman for the mayor")."""
    if tokens.lower[head] in words("relational_nouns"):
        return True
    if at < 2 or tokens.lower[at - 1] not in grammar("linking_prepositions"):
        return False
    return tokens.lower[at - 2] == "close" or _is_head(tokens, at - 2, "PERSON")


@Language.factory(NAME, assigns=["doc._.roles"], requires=["doc.ents", "doc._.entities"])
def create(nlp: Language, name: str) -> Roles:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Roles()


class Roles:
    """Writes roles to `doc._.roles`, and to each entity the first one with the gender that it tells."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        roles = find(doc)
        doc._.roles = tuple(roles)
        by_name = {role.name: role for role in reversed(roles)}
        for entity in doc._.entities:
            entity.role = next((by_name[span].words for span in entity.mentions if span in by_name), None)
            if entity.role and entity.label == "PERSON":
                words_of_role = (doc[at].lower_ for at in range(*entity.role))
                entity.gender = entity.gender or genders.of_role(words_of_role)
        return doc
