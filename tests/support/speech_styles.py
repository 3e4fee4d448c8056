"""The styles in which the press sets speech: texts of our own, and the quotes that each should give.

A file of `tests/nlp/speech/styles` is a theme, a table of it a case: `name`, `text`, and `quotes`, in text
order. A quote is its kind with its words, one string or one for each span ("direct", marks included;
"mixed", the whole reported clause, or the complement of a verb like "call", with its object; "indirect", the
clause; the last two without "that" and without final punctuation), `speaker`, the full name (left out where
there is none), and `via`. `mention`, where given, is how the speaker is printed. A case with the
layer "belief" tells what somebody thinks, which is no quote.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model import Article
from reader.nlp import Analyser

if TYPE_CHECKING:
    from reader.model import Quote

FOLDER = Path(__file__).parents[1] / "nlp" / "speech" / "styles"

KINDS = ("direct", "mixed", "indirect")

_ANALYSE = Analyser()


@dataclass(frozen=True, slots=True)
class Expected:
    """A quote as a case asks for it."""

    kind: str
    spans: tuple[str, ...]
    speaker: str | None
    via: str
    mention: str | None = None

    @classmethod
    def of(cls, table: dict[str, Any]) -> Expected:
        """Return the quote that a table of a case describes."""
        [kind] = [each for each in KINDS if each in table]
        spans = table[kind]
        return cls(
            kind,
            (spans,) if isinstance(spans, str) else tuple(spans),
            table.get("speaker"),
            table["via"],
            table.get("mention"),
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One text in one style; `layer` is "speech" or "belief"."""

    theme: str
    name: str
    text: str
    quotes: tuple[Expected, ...]
    layer: str = "speech"


def cases() -> list[Case]:
    """Return all cases, by theme."""
    return [
        Case(
            path.stem,
            table["name"],
            table["text"].strip(),
            tuple(map(Expected.of, table["quotes"])),
            table.get("layer", "speech"),
        )
        for path in sorted(FOLDER.glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def compared(case: Case) -> tuple[list[str], list[str]]:
    """Return the quotes that the analyser finds, and those expected, a line each, to be compared."""
    analysis = _ANALYSE(Article(id=case.name, title="", text=case.text, source="-"))
    found = [_found(case.text, quote) for quote in analysis.quotes]
    # A mention is compared only where the case names one.
    asked = [each.mention for each in case.quotes] + [None] * len(found)
    return (
        [_line(each, each.mention if want else None) for each, want in zip(found, asked, strict=False)],
        [_line(each, each.mention) for each in case.quotes],
    )


def _found(text: str, quote: Quote) -> Expected:
    return Expected(
        quote.kind,
        tuple(text[start:end] for start, end in quote.spans),
        quote.speaker_name,
        quote.via,
        quote.speaker.text if quote.speaker else "nobody",
    )


def _line(quote: Expected, mention: str | None) -> str:
    speaker = (quote.speaker or "nobody").removeprefix("the ").removeprefix("The ")
    printed = f", printed {mention!r}" if mention else ""
    return f"{quote.kind}: {' / '.join(quote.spans)} [{speaker}, {quote.via}{printed}]"
