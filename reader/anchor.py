"""Words of an article that are found again when its text has changed.

An `Anchor` is the text quote selector of the W3C's Web Annotation Data Model, with the offset of its
text position selector (https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Span

_CONTEXT = 32
"""Characters that are kept on either side, as many as Hypothesis keeps (dom-anchor-text-quote)."""

_ENOUGH = 24
"""Characters of words and context together that are no coincidence, should the rest have changed."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, with a little of the text on either side.

    Attributes:
        exact: the words themselves.
        prefix: what stood right before them.
        suffix: what stood right after them.
        start: the offset at which they stood.
    """

    exact: str
    prefix: str
    suffix: str
    start: int

    @classmethod
    def at(cls, text: str, span: Span) -> Anchor:
        """Return the anchor of `text[start:end]`."""
        start, end = span
        return cls(text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT], start)

    def place(self, text: str) -> Span | None:
        """Return where the words stand in the text, white space aside; None where that is not certain."""
        span = self.start, self.start + len(self.exact)
        if not self.exact.strip():
            return None
        if Anchor.at(text, span) == self:
            return span
        shared = {found: self._context_shared(text, found) for found in self._occurrences(text)}
        most = max(shared.values(), default=0)
        best = [found for found, length in shared.items() if length == most]
        if len(best) != 1 or not self._is_certain(shared[best[0]]):
            return None
        return best[0]

    def _occurrences(self, text: str) -> Iterable[Span]:
        words = r"\s+".join(map(re.escape, self.exact.split()))
        before = r"(?<!\w)" if self.exact.strip()[0].isalnum() else ""
        after = r"(?!\w)" if self.exact.strip()[-1].isalnum() else ""
        return (match.span() for match in re.finditer(f"{before}{words}{after}", text))

    def _context_shared(self, text: str, span: Span) -> int:
        """Return how many characters around the span are those that stood around the anchor."""
        start, end = span
        before = _folded(text[max(0, start - 2 * _CONTEXT) : start])[::-1]
        after = _folded(text[end : end + 2 * _CONTEXT])
        return _shared(before, _folded(self.prefix)[::-1]) + _shared(after, _folded(self.suffix))

    def _is_certain(self, shared: int) -> bool:
        whole = len(_folded(self.prefix)) + len(_folded(self.suffix))
        return shared == whole or len(self.exact) + shared >= _ENOUGH


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
