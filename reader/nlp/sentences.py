"""Where sentences begin, by rule: full stops that end nothing, and closing marks that belong before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.language import Language

from reader.nlp.lexicon import words
from reader.nlp.tokens import paragraph_ranges

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "reader_sentences"
"""The name of the component in a pipeline."""

_STOPS = frozenset([".", "!", "?", "…", "...", "....", "?!", "!?", "!!", "??", "。", "！", "？", "؟", "।"])
_CLOSERS = frozenset(['"', "”", "''", "’", "'", ")", "]", "»", "›", "“", "}"])
_OPENERS = frozenset(['"', "“", "``", "‘", "'", "(", "[", "«", "„", "¿", "¡", "-", "–", "—", "•", "*"])


def find(doc: Doc) -> list[int]:
    """Return the tokens that begin a sentence; the first token of a paragraph always does."""
    texts = [token.text for token in doc]
    spaced = [bool(token.whitespace_) for token in doc]
    begins = []
    for first, last in paragraph_ranges(doc):
        begins.append(first)
        at = first
        while at < last - 1:
            if not _ends(texts, at, last):
                at += 1
                continue
            at = _after_closers(texts, spaced, at + 1, last)
            if at < last and _may_begin(texts, at, last):
                begins.append(at)
    return begins


def follows_comma(texts: list[str]) -> list[int]:
    """Return the tokens before which a comma stands, closing marks aside: no sentence begins there.

    What is said often ends so before its speaker: “It will hold,” she said.
    """
    found = []
    after_comma = False
    for at, text in enumerate(texts):
        if after_comma:
            found.append(at)
        after_comma = text in (",", ",”", ",'", ",’") or (after_comma and text in _CLOSERS)
    return found


def _ends(texts: list[str], at: int, last: int) -> bool:
    """Tell whether the token may be the end of a sentence's words."""
    text = texts[at]
    if text in _STOPS:
        return not (text == "." and at and _is_initial(texts[at - 1] + "."))
    if not text.endswith(".") or len(text) < 2 or not text[0].isalnum():
        return False
    if _is_initial(text) or text.lower() in words("abbreviations"):
        return False
    # An abbreviation such as "U.S." ends a sentence only where the next word can do nothing but begin one.
    following = next((each for each in texts[at + 1 : min(at + 3, last)] if each[0].isalnum()), "")
    return following[:1].isupper() and following.lower() in words("sentence_starters")


def _is_initial(text: str) -> bool:
    return len(text) == 2 and text[0].isupper() and text[1] == "." and text[0] != "I"


def _after_closers(texts: list[str], spaced: list[bool], at: int, last: int) -> int:
    """Return the token after the closing marks and further stops that follow an end."""
    while at < last and (
        texts[at] in _STOPS or texts[at].isspace() or (texts[at] in _CLOSERS and not spaced[at - 1])
    ):
        at += 1
    return at


def _may_begin(texts: list[str], at: int, last: int) -> bool:
    """Tell whether a sentence can begin here: with a capital, a figure or a script without capitals."""
    while at < last - 1 and texts[at] in _OPENERS:
        at += 1
    initial = texts[at][0]
    return initial.isalnum() and not initial.islower()


@Language.factory(NAME, assigns=["token.is_sent_start"])
def create(nlp: Language, name: str) -> SentenceStarts:  # noqa: ARG001 - spaCy's signature
    """Return the component, for spaCy."""
    return SentenceStarts()


class SentenceStarts:
    """Writes where sentences begin, in a Doc whose sentences no parser has found yet."""

    def __call__(self, doc: Doc) -> Doc:
        """Find, then write."""
        if doc.has_annotation("SENT_START", require_complete=True):
            return doc
        # One array for all: setting it token by token reads the whole Doc each time.
        starts = np.full(len(doc), -1, dtype="int64")
        starts[find(doc)] = 1
        return doc.from_array(["SENT_START"], cast("Any", starts.astype("uint64")))
