"""Annotated corpora, read into documents of words.

Two formats: CoNLL-U (tags, dependencies, sentences) and lines of JSON with names as character offsets.
What a corpus does not mark is `None`, which is not the same as "there is nothing".
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.nlp.tokens import blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Name = tuple[int, int, str]
"""First word, end word, label."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """Of each word: its tags, the place of its head (-1: the root), its relation; where sentences begin."""

    tags: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    starts: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Words, which of them begin a paragraph, and what is marked in them."""

    corpus: str
    words: tuple[str, ...]
    breaks: tuple[bool, ...]
    names: tuple[Name, ...] | None = None
    syntax: Syntax | None = None


def read_treebank(file: Path) -> list[Document]:
    """Return the documents of a CoNLL-U file, gzipped or not."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")
    documents, lines = [], list[str]()
    for line in text.split("\n"):
        if line.startswith("# newdoc") and lines:
            documents.append(_treebank_document(file.name, lines))
            lines = []
        lines.append(line)
    return [*documents, _treebank_document(file.name, lines)]


def _treebank_document(corpus: str, lines: list[str]) -> Document:
    rows: list[list[str]] = []
    heads: list[int] = []
    starts: list[bool] = []
    breaks: list[bool] = []
    first, new_paragraph = 0, True
    for line in lines:
        if line.startswith("# newpar"):
            new_paragraph = True
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        if columns[0] == "1":
            first = len(rows)
        starts.append(columns[0] == "1")
        breaks.append(columns[0] == "1" and new_paragraph)
        new_paragraph = new_paragraph and columns[0] != "1"
        heads.append(first + int(columns[6]) - 1 if columns[6] != "0" else -1)
        rows.append(columns)
    syntax = Syntax(
        tags=tuple(row[4] for row in rows),
        parts_of_speech=tuple(row[3] for row in rows),
        heads=tuple(heads),
        relations=tuple(row[7] for row in rows),
        starts=tuple(starts),
    )
    return Document(corpus, tuple(row[1] for row in rows), tuple(breaks), syntax=syntax)


def read_names(file: Path) -> list[Document]:
    """Return the documents of a file of JSON lines: `{"text", "entities": [[start, end, label], ..]}`."""
    tokenizer = blank().tokenizer
    documents = []
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        doc = tokenizer(record["text"])
        tokens = [token for token in doc if not token.is_space]
        starts = [token.idx for token in tokens]
        names = [
            (bisect_right(starts, start) - 1, bisect_left(starts, end), label)
            for start, end, label in record["entities"]
        ]
        after_line = {token.i + 1 for token in doc if "\n" in token.text}
        documents.append(
            Document(
                corpus=file.name,
                words=tuple(token.text for token in tokens),
                breaks=tuple(at == 0 or token.i in after_line for at, token in enumerate(tokens)),
                names=tuple(_apart(names)),
            )
        )
    return documents


def _apart(names: list[Name]) -> Iterator[Name]:
    """Yield the names that do not reach into the one before, as two of one token do."""
    reached = 0
    for name in sorted(names):
        if reached <= name[0] < name[1]:
            yield name
            reached = name[1]
