"""What the words around an unknown name tell of it: "the analyst X", "X, who", "in X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.nlp.lexicon import verb_forms, words

if TYPE_CHECKING:
    from reader.nlp.capitals import Word

LOCATIVES = frozenset(["in", "near", "outside", "around"])
"""Prepositions after which a name is a place's."""

_PARTICLES_OF_PERSONS = frozenset(["van", "von", "bin", "ibn"])
_LONGEST = 3
_SEEN = 8
"""So many words after a name are looked at."""


def label(found: list[Word], at: int, end: int, *, common: bool) -> str:
    """Return the label that the words around give the name from word `at` to `end`, or nothing.

    Args:
        found: the words of the sentence.
        at: first word of the name.
        end: the word after its last one.
        common: one of its words is also an everyday word, which takes a plain sign to be a name.
    """
    form = [word.text for word in found[at:end]]
    before = found[at - 1].text if at else ""
    follows_noun = found[at].joined
    if follows_noun and before in words("role_nouns"):
        sure = len(form) > 1 and form[0].lower() not in words("common_words")
        return "PERSON" if sure or not common else ""
    if common:
        return ""
    if _PARTICLES_OF_PERSONS.intersection(form):
        return "PERSON"
    if follows_noun and before in words("organisation_nouns"):
        return "ORG"
    if before.lower() == "the" or len(form) > _LONGEST:  # "the Kennedys"
        return ""
    after = [word.text.lower() for word in found[end : end + _SEEN]] + [""] * 3
    if _is_apposition(found, at, end) or _is_persons(before.lower(), after, len(form)):
        return "PERSON"
    located = len(form) == 1 and before in LOCATIVES and after[0] not in ("'s", "’s")
    return "GPE" if located and not found[at].initial else ""


def _is_apposition(found: list[Word], at: int, end: int) -> bool:
    """Tell whether the name stands behind a role and a comma: "the premier, X Y"."""
    if at < 2 or found[at - 1].text != "," or found[at - 2].text not in words("role_nouns"):
        return False
    return end - at > 1 or (end < len(found) and found[end].text == ",")


def _is_persons(before: str, after: list[str], size: int) -> bool:
    """Tell whether what stands before and after a name of so many words goes with persons only."""
    if after[0] == "," and (after[1] == "who" or (after[1].isdigit() and after[2] == ",")):
        return True
    if size == 1:
        return False
    if before in verb_forms("core_speech_verbs") or after[0] in verb_forms("core_speech_verbs"):
        return True
    described = after[0] == "," and after[1] in ("a", "an", "the")
    return described and any(each in words("role_nouns") for each in after[2:])
