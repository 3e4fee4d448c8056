"""Articles of a treebank as running text, and who is who in them: the gold of coreference.

The treebank is GUM: its `Entity=` marks every mention of everything, with an identity within the document
and a kind, and nests them.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BRACKET = re.compile(r"\(([^()]*)(\)?)|([^()]+)\)")
"""What opens, and whether it closes on the same word, or what closes."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention in the corpus: characters of the text, end exclusive, its entity and its kind."""

    start: int
    end: int
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """A document as text, paragraphs parted by empty lines, with all its mentions.

    Attributes:
        name: as in the corpus, `GUM_news_clock`.
    """

    name: str
    text: str
    mentions: tuple[GoldMention, ...]

    @property
    def genre(self) -> str:
        """The kind of text, "news" or another."""
        return self.name.split("_")[1]


def read_texts(file: Path) -> list[GoldText]:
    """Return the documents of a CoNLL-U file of GUM, gzipped or not."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")
    parts = re.split(r"^# newdoc id = (.*)$", text, flags=re.MULTILINE)
    return [_Builder(lines).text(name) for name, lines in zip(parts[1::2], parts[2::2], strict=True)]


class _Builder:
    """Puts words together as they were printed, and notes where mentions open and close."""

    def __init__(self, lines: str) -> None:
        self._text = ""
        self._glued = True
        self._open: list[tuple[str, str, int]] = []
        self._mentions: list[GoldMention] = []
        unit: range | None = None
        unit_glued = False
        for line in lines.split("\n"):
            if line.startswith("# newpar") and self._text and not self._text.endswith("\n\n"):
                self._text, self._glued = f"{self._text}\n\n", True
            number, *columns = line.split("\t")
            if len(columns) != 9:
                continue
            glued = "SpaceAfter=No" in columns[8]
            first, hyphen, last = number.partition("-")
            if hyphen:  # "Trump's", whose parts follow
                unit, unit_glued = range(int(first), int(last)), glued
            elif number.isdigit():
                within = unit is not None and int(number) in unit
                ends = unit is not None and int(number) == unit.stop
                self._add(columns[0], columns[8], glued=within or (unit_glued if ends else glued))
                unit = None if ends else unit

    def text(self, name: str) -> GoldText:
        """Return the document."""
        ordered = sorted(self._mentions, key=lambda each: (each.start, -each.end))
        return GoldText(name, self._text, tuple(ordered))

    def _add(self, word: str, notes: str, *, glued: bool) -> None:
        self._text += "" if self._glued else " "
        start = len(self._text)
        self._text += word
        self._glued = glued
        marked = re.search(r"Entity=([^|]*)", notes)
        for opened, closed, closed_later in _BRACKET.findall(marked.group(1) if marked else ""):
            if opened:
                entity, kind = opened.split("-")[:2]
                self._open.append((entity, kind, start))
            if closed or closed_later:
                self._close(closed_later)

    def _close(self, entity: str) -> None:
        """Close the mention of an entity that was opened last, of any entity where none is named."""
        for at in range(len(self._open) - 1, -1, -1):
            if entity in ("", self._open[at][0]):
                opened, kind, start = self._open.pop(at)
                # "12[1/2]" is the first part of two of entity 12.
                self._mentions.append(GoldMention(start, len(self._text), opened.partition("[")[0], kind))
                return
