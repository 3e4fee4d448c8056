"""Extracts as plain text to read: no markup, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.citation import attribution, imprint, plain
from reader.export.contract import PARTS
from reader.export.statements import statement
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reader.export.contract import Part
    from reader.model import Analysis, Answer, Article, Entity, Fact, Quote

_INDENT = "    "


def to_text(article: Article, analysis: Analysis, only: Collection[Part] = PARTS) -> str:
    """Return the extracts under the article's title: who, the words, and where they stand."""
    return "\n\n".join(_sections(article, analysis, only)) + "\n"


def _sections(article: Article, analysis: Analysis, only: Collection[Part]) -> Iterator[str]:
    yield f"{clean_line(article.title)}\n{imprint(article)}"
    if "facts" in only and analysis.gist:
        yield _section("In short", ["\n".join(map(_answer, analysis.gist))])
    if "quotes" in only:
        yield _section("Quotes", [_quote(article, quote) for quote in analysis.quotes])
    if "beliefs" in only:
        yield _section("Beliefs", [_quote(article, belief) for belief in analysis.beliefs])
    if "facts" in only:
        yield _section("Facts", [_fact(article, fact, analysis) for fact in analysis.facts])
    if "entities" in only:
        yield _section(
            "People & places", ["\n".join(map(_entity, analysis.entities))] if analysis.entities else []
        )


def _section(title: str, items: list[str]) -> str:
    return "\n\n".join([title.upper(), *(items or [f"{_INDENT}none found"])])


def _answer(answer: Answer) -> str:
    resolved = f" [{answer.normal}]" if answer.normal else ""
    return f"{_INDENT}{answer.question.replace('_', ' '):<8} {clean_line(answer.text)}{resolved}"


def _quote(article: Article, quote: Quote) -> str:
    who = attribution(quote) or "unknown speaker"
    how = "" if quote.via == "none" else f" · {quote.via}"
    return _item(plain(article, quote), f"— {who} · ¶ {quote.paragraph}{how} · {quote.confidence:.0%}")


def _fact(article: Article, fact: Fact, analysis: Analysis) -> str:
    told = [statement(fact, article.text)]
    told += [f"[{normal}]" for slot in fact.arguments if (normal := slot.normal)]
    said = f"{fact.kind}: {' '.join(told)}" if fact.arguments else fact.kind
    parts = (said, attribution(fact, analysis), f"¶ {fact.paragraph}", f"{fact.confidence:.0%}")
    return _item(plain(article, fact), " · ".join(part for part in parts if part))


def _item(words: str, footing: str) -> str:
    return "\n".join(f"{_INDENT}{line}".rstrip() for line in [*words.split("\n"), footing])


def _entity(entity: Entity) -> str:
    role = f", {clean_line(entity.role)}" if entity.role else ""
    count = f" ({len(entity.mentions)} mentions)" if len(entity.mentions) > 1 else ""
    return f"{_INDENT}{entity.label:<12} {clean_line(entity.name)}{role}{count}"
