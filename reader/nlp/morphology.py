"""Morphological features that follow from a word and its tag, in the format of Universal Dependencies."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.nlp.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


def features(xpos: str, upos: str, word: str) -> str:
    """Return the features of a word, such as "Mood=Ind|Tense=Past|VerbForm=Fin"; where none is known, "".

    Args:
        xpos: its Penn Treebank tag.
        upos: its Universal Dependencies part of speech.
        word: as it is written.
    """
    own = _words(xpos).get(word.lower())
    if own is not None:
        return own
    tags: Mapping[str, str] = table("morphology")["tags"]
    return tags.get(f"{xpos} {upos}", tags.get(xpos, ""))


@cache
def _words(xpos: str) -> Mapping[str, str]:
    """Return the words of a closed class, each with its features."""
    lines: Mapping[str, str] = table("morphology")["words"].get(xpos, {})
    return {word: each for each, line in lines.items() for word in line.split()}
