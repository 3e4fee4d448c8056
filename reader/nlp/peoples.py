"""Nationalities, peoples, religions and political groups (NORP), and languages, by rule.

Their names are a closed class: `lexicon/peoples.txt` has them. Where the word may be something else too,
the words beside it decide, and without a sign it is left alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from reader.nlp import gazetteer, tokens
from reader.nlp.lexicon import grammar, is_first_name, table, words

if TYPE_CHECKING:
    from spacy.vocab import Vocab

NAME = "reader_peoples"
"""The name of the component in a pipeline."""

PEOPLES = "peoples"
"""Key of the peoples in `doc.spans`."""

_OTHER = "OTHER"
"""Key of longer known names that hold the word of a people: "Saudi Arabia"."""

_HYPHENS = frozenset("-–")
_GROUPS = ("also_names", "attributive", "members")


def find(doc: Doc) -> list[Span]:
    """Return the peoples and languages of a Doc in text order, none inside a longer known name."""
    matches = filter_spans(_matcher(doc.vocab)(doc, as_spans=True))
    return [found for match in matches if (found := _read(doc, match)) is not None]


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    """Return what finds the words; the label of a match is the group of the word."""
    cues = table("people_cues")
    groups = {group: frozenset(cues[group].split()) for group in _GROUPS}
    groups["also_names"] |= frozenset(cues["also_bodies"])
    groups["languages"] = frozenset(cues["languages"].split())
    groups["peoples"] = words("peoples")
    every = frozenset.union(*groups.values())
    known = (name for name in gazetteer.load().labels if len(name) > 1 and not every.isdisjoint(name))
    groups[_OTHER] = frozenset(" ".join(name) for name in known) - every
    tokenizer = tokens.blank().tokenizer
    matcher = PhraseMatcher(vocab)
    for group, forms in groups.items():
        patterns = [Doc(vocab, words=[token.text for token in tokenizer(form)]) for form in sorted(forms)]
        matcher.add(group, patterns)
    return matcher


@cache
def _cues(group: str) -> frozenset[str]:
    return frozenset(table("people_cues")[group].split())


def _read(doc: Doc, match: Span) -> Span | None:
    """Return the people or language that a match is, None where it is neither or not plain."""
    start, end = match.start, match.end
    if match.label_ == "languages":
        return None if _is_name(doc, start - 1) or _is_name(doc, end) else Span(doc, start, end, "LANGUAGE")
    if match.text in _cues("peoples_languages") and _is_spoken(doc, start, end):
        return Span(doc, start, end, "LANGUAGE")
    if not _is_people(doc, match):
        return None
    directed = _text(doc, start - 1) in _cues("directions")
    return Span(doc, start - directed, end, "NORP")


def _is_people(doc: Doc, match: Span) -> bool:
    before, after = _text(doc, match.start - 1), _text(doc, match.end)
    if match.label_ == "also_names":
        return not _is_name(doc, match.start - 1) and not _is_name(doc, match.end)
    if match.label_ == "attributive":
        noun = after.isalpha() and after.islower() and not _is_function_word(after)
        return (noun and after not in _cues("place_nouns")) or after in words("titles")
    if match.label_ == "members":
        return before in ("the", "The")
    return match.label_ == "peoples" and not is_first_name(before)


def _is_spoken(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the word of a people stands for what they speak: "speaks French", "French-speaking"."""
    before, after = _text(doc, start - 1).lower(), _text(doc, end).lower()
    if after in _HYPHENS:
        after = _text(doc, end + 1).lower()
    if after in _cues("spoken"):
        return True
    alone = not after[:1].isalnum() or _is_function_word(after)
    return alone and (before in ("in", "into") or before in _cues("speaking"))


def _is_function_word(text: str) -> bool:
    return any(text in grammar(group) for group in ("determiners", "prepositions", "phrase_ends"))


def _is_name(doc: Doc, at: int) -> bool:
    """Tell whether a token may be of a name: no title, people or first word of a sentence."""
    text = _text(doc, at)
    known = any(text in words(name) for name in ("titles", "title_modifiers", "peoples"))
    return text[:1].isupper() and not known and not doc[at].is_sent_start


def _text(doc: Doc, at: int) -> str:
    return doc[at].text if 0 <= at < len(doc) else ""


@Language.factory(NAME, assigns=["doc.ents", "doc.spans"])
def create(nlp: Language, name: str) -> Peoples:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return Peoples()


class Peoples:
    """Writes peoples and languages to `doc.spans["peoples"]`, and to `doc.ents` where no longer one is."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        found = find(doc)
        doc.spans[PEOPLES] = found
        doc.ents = filter_spans([*doc.ents, *found])
        return doc
