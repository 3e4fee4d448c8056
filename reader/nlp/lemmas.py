"""Lemmas from the words and their tags: irregular words first, then what endings tell.

The tags decide between "found" and "find", and no list of all words is kept. Names stay as they are
written, since "Nations" is no plural of anything; a nationality keeps its capital.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from spacy.language import Language

from reader.nlp.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

NAME = "reader_lemmas"
"""The name of the component in a pipeline."""

_AS_WRITTEN = frozenset(["PROPN", "PUNCT", "SYM", "X", "SPACE"])
_NAMES = frozenset(["NNP", "NNPS"])
_GROUPS = {
    "NNS": "noun",
    "VBZ": "third", "VBD": "past", "VBN": "past", "VBG": "gerund", "VBP": "present",
    "JJR": "comparison", "JJS": "comparison", "RBR": "manner", "RBS": "manner",
    "MD": "modal", "PRP": "pronoun", "WP": "pronoun", "DT": "determiner", "POS": "possessive",
}  # fmt: skip
"""The Penn tags whose words are inflected, and the tables that they need; others need [base]."""

_VERBS = frozenset(["third", "past", "gerund"])
_SHORT = re.compile("[^aeiou]*[aeiouy][^aeiouwxy]")
"""One vowel and one consonant, which would be doubled had there been no e: "hoping"."""
_KNOWN = 32_768
"""So many words are remembered; a long article has about 5,000 different ones."""


@lru_cache(maxsize=_KNOWN)
def lemma(word: str, upos: str, xpos: str) -> str:
    """Return the lemma of a word.

    Args:
        word: as it is written.
        upos: its Universal Dependencies part of speech, such as "VERB".
        xpos: its Penn Treebank tag, such as "VBD".
    """
    if upos in _AS_WRITTEN or xpos in _NAMES or word in words("nationalities"):
        return word
    lower, group = word.lower(), _GROUPS.get(xpos, "base")
    known = _irregular_verb(lower) if group in _VERBS else _irregular(group).get(lower)
    return known or _without_ending(lower, group)


@cache
def _irregular(group: str) -> Mapping[str, str]:
    """Return the irregular forms of a group, each with its lemma."""
    data = table("lemmas")
    forms = {form: each for each, line in data.get(group, {}).items() for form in line.split()}
    own = data["unchanged"].get("comparison" if group == "manner" else group, "")
    return forms | {form: form for form in own.split()}


def _irregular_verb(word: str) -> str | None:
    """Return the lemma of an irregular verb, also with a prefix: "overcame" goes with "came"."""
    verbs = _irregular("verb")
    if word in verbs:
        return verbs[word]
    prefixes: str = table("lemmas")["prefixes"]["verb"]
    for prefix in prefixes.split():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2 and rest in verbs:
            return prefix + verbs[rest]
    return None


def _without_ending(word: str, group: str) -> str:
    """Return a regular word without the ending of its group."""
    group = "comparison" if group == "manner" else group
    endings: Mapping[str, str] = table("lemmas")["endings"].get(group, {})
    ending = _longest(word, endings)
    if ending is None or not word[: -len(ending)] + endings[ending]:
        return word
    stem = word[: -len(ending)]
    if endings[ending] or group in ("noun", "third"):
        return stem + endings[ending]
    return _mended(stem, "comparison" if group == "comparison" else "verb")


def _mended(stem: str, group: str) -> str:
    """Return a stem with the e that its ending took, and without the consonant that it doubled."""
    changes = _changes(group)
    if _SHORT.fullmatch(stem) and f"^{stem}" not in changes:
        return f"{stem}e"
    match changes.get(_longest(f"^{stem}", changes) or ""):
        case "e":
            return f"{stem}e"
        case "halve":
            return stem[:-1]
    return stem


@cache
def _changes(group: str) -> Mapping[str, str]:
    """Return the last letters of stems, each with what is to be done."""
    stems: Mapping[str, str] = table("lemmas")["stems"][group]
    return {letters: change for change, line in stems.items() for letters in line.split()}


def _longest(word: str, endings: Mapping[str, str]) -> str | None:
    """Return the longest of the endings that the word has."""
    return next((word[at:] for at in range(len(word)) if word[at:] in endings), None)


@Language.factory(NAME, assigns=["token.lemma"], requires=["token.tag", "token.pos"])
def create(nlp: Language, name: str) -> Lemmas:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Lemmas()


class Lemmas:
    """Writes the lemmas of tagged words; where there is no tag or already a lemma, nothing."""

    def __call__(self, doc: Doc) -> Doc:
        """Look up, then write."""
        for token in doc:
            if token.tag and not token.lemma:
                token.lemma_ = lemma(token.text, token.pos_, token.tag_)
        return doc
