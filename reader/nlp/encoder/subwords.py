"""From words to what the encoder reads: sub-words, the case of each word, and hints of word lists.

The encoder was made for lower-case text; the case of a word comes to it as one of eight shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.nlp.encoder.hints import HINTS, hints

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

SHAPES = ("other", "lower", "capital", "initial", "upper", "mixed", "figures", "letters and figures")
"""The case shapes of words; "other" is punctuation, marks of the encoder, scripts without case."""

_FIRST, _BREAK, _UNKNOWN = 101, 102, 100
_LONGEST_WORD = 12
"""Sub-words of a word that are read; no name of a person or a place needs more."""

_REMEMBERED = 50_000
"""Words that are not cut anew; a long article has about 5,000 different ones."""


def shape(word: str) -> int:
    """Return the index in `SHAPES` of a word's shape."""
    letters = [letter for letter in word if letter.isalpha()]
    figures = any(letter.isdigit() for letter in word)
    if not letters:
        return SHAPES.index("figures" if figures else "other")
    if figures:
        return SHAPES.index("letters and figures")
    upper = [letter.isupper() for letter in letters]
    if not any(upper):
        return SHAPES.index("lower" if any(letter.islower() for letter in letters) else "other")
    if all(upper):
        return SHAPES.index("initial" if len(letters) == 1 else "upper")
    return SHAPES.index("capital" if upper[0] and not any(upper[1:]) else "mixed")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the encoder reads it.

    Attributes:
        subwords: of each word.
        shapes: of each word, the place in `SHAPES`.
        hints: of each word, places in `HINTS`.
        breaks: whether a word begins a paragraph.
    """

    subwords: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    hints: tuple[tuple[int, ...], ...]
    breaks: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.subwords)


@dataclass(frozen=True, slots=True)
class Inputs:
    """One window, ready for the encoder: S sub-words.

    Attributes:
        ids, shapes: of each sub-word.
        hints: (S, hints), 1 where the lists say so of the sub-word's word.
        first: the place of the first sub-word of each word.
    """

    ids: list[int]
    shapes: list[int]
    hints: NDArray[np.float32]
    first: list[int]


class Subwords:
    """Cuts words into sub-words with a WordPiece vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, file: Path) -> Subwords:
        """Return the sub-words of a `tokenizer.json`."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(file))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def read(self, words: Sequence[str], breaks: Sequence[bool]) -> Reading:
        """Return words as the encoder reads them; `breaks` says which of them begin a paragraph."""
        # Another thread may read at the same time: each keeps to the words that it began with.
        known = self._known = self._known if len(self._known) < _REMEMBERED else {}
        new = [word for word in dict.fromkeys(words) if word not in known]
        for word, each in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            known[word] = tuple(each.ids[:_LONGEST_WORD]) or (_UNKNOWN,)
        return Reading(
            subwords=tuple(known[word] for word in words),
            shapes=tuple(shape(word) for word in words),
            hints=tuple(hints(words)),
            breaks=tuple(breaks),
        )


def inputs(reading: Reading, start: int, end: int) -> Inputs:
    """Return the window of the words from `start` to `end`, exclusive; paragraphs are parted by a mark."""
    ids, shapes, first = [_FIRST], [0], list[int]()
    hinted = list[tuple[int, int]]()
    for place in range(start, end):
        if reading.breaks[place] and place > start:
            ids.append(_BREAK)
            shapes.append(0)
        first.append(len(ids))
        pieces = reading.subwords[place]
        hinted += [
            (at, hint) for hint in reading.hints[place] for at in range(len(ids), len(ids) + len(pieces))
        ]
        ids += pieces
        shapes += [reading.shapes[place]] * len(pieces)
    told = np.zeros((len(ids) + 1, len(HINTS)), dtype=np.float32)
    if hinted:
        told[tuple(zip(*hinted, strict=True))] = 1
    return Inputs([*ids, _BREAK], [*shapes, 0], told, first)
