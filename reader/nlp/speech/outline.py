"""A Doc as the rules about speech read it: its words, paragraphs, sentences, and what stands in marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.nlp.grammar import has_grammar
from reader.nlp.phrases import Tokens
from reader.nlp.speech.marks import marked
from reader.nlp.tokens import ends_of, offsets, paragraph_ranges, sentence_ranges, token_span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from reader.model import Span
    from reader.nlp.annotations import TokenSpan


_FAR = 400
"""Characters around a quote that tell whether it is speech."""


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many characters, or tokens, two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


class Outline:
    """The words of a Doc, and which paragraph, sentence and run of marks contains which.

    Attributes:
        parsed: the Doc, where it has a parse.
        runs: for each paragraph what stands between quotation marks, as offsets into the paragraph.
    """

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.parsed = doc if has_grammar(doc) else None
        self.tokens = Tokens.of(doc)
        self.paragraphs = paragraph_ranges(doc)
        self.sentences = sentence_ranges(doc)
        self.starts = offsets(doc)
        self._ends = ends_of(doc)
        self._begins = [first for first, _ in self.sentences]
        self._sentence_starts = [self.starts[first] for first in self._begins]
        self._paragraph_begins = [first for first, _ in self.paragraphs]
        self.runs = [marked(self.text[slice(*self.characters(each))]) for each in self.paragraphs]
        self.parts = sorted(
            self.touched((offset + run.start, offset + run.end))
            for each, runs in zip(self.paragraphs, self.runs, strict=True)
            for offset in [self.starts[each[0]]]
            for run in runs
        )
        self._part_starts = [first for first, _ in self.parts]

    def characters(self, span: TokenSpan) -> Span:
        """Return the character offsets of a span of tokens."""
        return self.starts[span[0]], self._ends[span[1] - 1]

    def touched(self, span: Span) -> TokenSpan:
        """Return the tokens that a span of characters touches."""
        return token_span(self.starts, span)

    def surroundings(self, span: Span) -> tuple[str, str]:
        """Return what stands before and after a span of characters in its sentence, up to `_FAR` of each."""
        at = self.touched(span)[0]
        start, end = self.characters(self.paragraphs[self.paragraph(at)])
        following = bisect_left(self._sentence_starts, span[1])
        last = min([end, *self._sentence_starts[following : following + 1]])
        first = max(start, self.starts[self.sentence(at)[0]], span[0] - _FAR)
        return self.text[first : span[0]], self.text[span[1] : min(max(span[1], last), span[1] + _FAR)]

    def sentence(self, at: int) -> TokenSpan:
        """Return the sentence of a token."""
        return self.sentences[max(0, bisect_right(self._begins, at) - 1)]

    def paragraph(self, at: int) -> int:
        """Return the index of the paragraph of a token."""
        return max(0, bisect_right(self._paragraph_begins, at) - 1)

    def is_quoted(self, at: int) -> bool:
        """Tell whether a token stands in quotation marks."""
        position = bisect_right(self._part_starts, at) - 1
        return position >= 0 and at < self.parts[position][1]

    def quoted_in(self, span: TokenSpan) -> list[TokenSpan]:
        """Return the runs of marks, in tokens, that share a token with the span."""
        low = max(0, bisect_right(self._part_starts, span[0]) - 1)
        high = bisect_left(self._part_starts, span[1])
        return [part for part in self.parts[low:high] if part[1] > span[0]]
